import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf } from '../support/rehearsal.ts';
import { press } from './support/activities.ts';
import { postSigned } from './support/http.ts';
import { chatId } from './support/journeys.ts';
import { person } from './support/people.ts';
import { answered, useCrowd, useSellingHouse } from './support/selling-house.ts';

describe('words of an approver, pressed twice', () => {
  const house = useSellingHouse();
  const { readyOf, crowd } = useCrowd(house);
  const { oscar, nina } = person;

  before(async () => {
    for (const userId of [oscar, nina]) await chatId(house(), userId);
    await house().say(oscar, 'approval rules');
    for (const choice of ['condition', 'every-order', 'all', 'owners', 'nobody', 'enough', 'add'])
      await answered(house(), oscar, choice);
  });

  const written = async () => {
    const rows = await house().database.db.selectFrom('approval').selectAll().execute();
    return (JSON.stringify(rows).match(/"kind":"(?:question|comment)"/g) ?? []).length;
  };

  for (const [verb, field] of [
    ['approval.ask', 'question'],
    ['approval.comment', 'comment'],
  ] as const)
    it(`${verb}: two presses of one button at the same moment are one`, async () => {
      const { id } = await readyOf('nina');
      await answered(house(), nina, 'place');
      const card = await eventually(
        async () =>
          (await house().messages(oscar)).findLast(
            (one) => textsOf(one).includes(id) && buttonsOf(one).some((button) => button.verb === verb),
          ),
        'the card',
      );
      const data = buttonsOf(card).find((button) => button.verb === verb)?.data;
      const before = await written();
      const once = () =>
        postSigned(
          house(),
          press(verb, { ...data, [field]: 'Why yearly?' }, { ...crowd.oscar, replyToId: card.id }),
        );
      const answers = await Promise.all([once(), once()]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      assert.equal((await written()) - before, 1);
    });
});
