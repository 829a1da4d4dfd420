import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { buttonOf, textsOf } from '../support/rehearsal.ts';
import { chatId } from './support/journeys.ts';
import { person } from './support/people.ts';
import { answered, expectNoFailures, useCrowd, useSellingHouse } from './support/selling-house.ts';

describe('an approval from end to end', () => {
  const house = useSellingHouse();
  expectNoFailures(house);
  const { readyOf, orderOf } = useCrowd(house);
  const { oscar, nina } = person;

  const cardWith = (userId: string, title: string) =>
    eventually(
      async () =>
        (await house().messages(userId)).findLast((message) => buttonOf(message, title) !== undefined),
      `a card with “${title}”`,
    );
  const reads = (userId: string, words: RegExp) =>
    eventually(
      async () => (await house().messages(userId)).find((message) => words.test(textsOf(message))),
      `${String(words)} in a chat`,
    );

  before(async function () {
    for (const userId of [oscar, nina]) await chatId(house(), userId);
    await house().say(oscar, 'approval rules');
    for (const choice of ['condition', 'every-order', 'all', 'owners', 'nobody', 'enough', 'add'])
      await answered(house(), oscar, choice);
  });

  it('asked, a question, its answer, approved: three cards follow, and the approver’s becomes the order’s', async function () {
    const { id } = await readyOf('nina');
    await answered(house(), nina, 'place');
    await reads(nina, /waits for approval/);
    const asking = await cardWith(oscar, 'Ask');
    assert.match(textsOf(asking), /Please decide/);

    await house().press(oscar, 'Ask', { question: 'Why yearly?' });
    assert.match(textsOf(await cardWith(nina, 'Send the answer')), /Oscar Ward\*\* asks, .*“Why yearly\?”/);
    await house().press(nina, 'Send the answer', { answer: 'They stay.' });
    await reads(oscar, /Nina Roth answers, .*“They stay\.”/);
    assert.equal((await orderOf(id))?.state, 'awaiting-approval');

    const approve = (await house().messages(oscar))
      .flatMap(({ attachments }) => JSON.stringify(attachments).match(/"Approve \d+ × [^"]+"/g) ?? [])
      .at(-1);
    assert.ok(approve !== undefined);
    const { outcome } = await house().press(oscar, String(JSON.parse(approve)));
    assert.match(JSON.stringify(outcome), /Approved\. It is being ordered now\./);
    assert.notEqual((await orderOf(id))?.state, 'awaiting-approval');

    await reads(nina, /Oscar Ward approved .* It is being ordered now/);
    await eventually(
      async () =>
        (await house().messages(oscar)).find(
          (message) => message.id === asking.id && !textsOf(message).includes('Please decide'),
        ),
      'the order in place of the approval',
    );
  });
});
