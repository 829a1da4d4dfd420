import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { botMessages, chatId } from './support/journeys.ts';
import { person } from './support/people.ts';
import { answered, useCrowd, useSellingHouse } from './support/selling-house.ts';

const address = 'oscar@northwindcsp.com';
interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly copies: number;
}

describe('an approver who has blocked the bot', function () {
  const house = useSellingHouse();
  const { readyOf } = useCrowd(house);
  const { oscar, nina, priya } = person;

  const mails = async (to: string) =>
    (await (await fetch(`${house().origin}/mail/api/messages?to=${to}`)).json()) as Mail[];
  const known = async () => {
    const people = house().database.db.selectFrom('reseller_person').select('mail_sealed');
    return (await people.where('user_id', '=', oscar).executeTakeFirst())?.mail_sealed ?? undefined;
  };
  const cardReads = (userId: string, words: string) =>
    eventually(
      async () => (await botMessages(house(), userId)).find((one) => textsOf(one).includes(words)),
      `a card with “${words}”`,
    );

  before(async () => {
    for (const userId of [oscar, nina]) await chatId(house(), userId);
    await house().say(oscar, 'approval rules');
    for (const choice of ['condition', 'every-order', 'all', 'owners', 'nobody', 'enough', 'add'])
      await answered(house(), oscar, choice);
    await eventually(known, 'the address Teams knows');
    await house().teams(oscar, 'block', { blocked: true });
  });

  it('the mail is in their mailbox, once; the seller reads it on the card, and nobody reads the address', async () => {
    const { id } = await readyOf('nina');
    await answered(house(), nina, 'place');
    const [mail] = await eventually(async () => {
      const all = await mails(address);
      return all.length > 0 ? all : undefined;
    }, 'the mail');
    assert.match(mail?.subject ?? '', /^Please decide: A-\d+$/);
    assert.match(mail?.text ?? '', /waits for your approval: \d+ × Microsoft 365 Business Premium/);
    const link = `https://teams.microsoft.com/l/chat/0/0?users=28:${house().config.bot.appId}&message=approvals`;
    assert.ok(mail?.text.includes(link));
    await cardReads(nina, 'Oscar Ward has not been reached in Teams; I mailed them.');
    await cardReads(nina, 'I have sent them a mail.');

    await house().say(priya, `proof ${id}`);
    const url = await eventually(async () => {
      const said = JSON.stringify(await botMessages(house(), priya));
      return /http:\/\/127\.0\.0\.1:\d+\/proof\/[\w-]{43}/.exec(said)?.[0];
    }, 'a link to the proof');
    const proof = await (await fetch(url, { method: 'POST' })).text();
    assert.ok(proof.includes('"approval.unreached"') || proof.includes('approval.unreached'));
    const read = [proof, ...house().logged];
    for (const userId of [nina, priya, person.leo]) read.push(JSON.stringify(await house().messages(userId)));
    assert.deepEqual(
      read.filter((text) => text.includes(address)),
      [],
    );
    assert.deepEqual(
      (await mails(address)).map(({ copies }) => copies),
      [1],
    );
  });

  it('the roster tells no address: nobody is mailed, and the card does not say so', async () => {
    await house().control('switches', { rosterWithoutMail: true });
    await house()
      .database.db.updateTable('reseller_person')
      .set({ mail_sealed: null, mail_asked_at: null })
      .where('user_id', '=', oscar)
      .execute();
    await house().teams(oscar, 'block', { blocked: false });
    await house().say(oscar, 'hello');
    const why = 'Teams did not say where somebody reads mail';
    await eventually(
      () => Promise.resolve(house().logged.some((line) => line.includes(why)) || undefined),
      'the line in the log',
    );
    await house().teams(oscar, 'block', { blocked: true });
    const { id } = await readyOf('nina');
    await answered(house(), nina, 'place');
    const card = await eventually(
      async () =>
        (await botMessages(house(), nina)).find(
          (one) => textsOf(one).includes(id) && textsOf(one).includes('has not been reached in Teams.'),
        ),
      'the card of the second order',
    );
    assert.doesNotMatch(textsOf(card), /mailed/);
    assert.equal((await mails(address)).length, 1);
  });
});
