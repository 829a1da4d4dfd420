import assert from 'node:assert/strict';
import { setCaseCard } from '../../../src/services/store/case-cards.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { createPeopleHelp } from '../../../src/workflows/help/index.ts';
import type { PeopleHelp } from '../../../src/workflows/help/port.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyTables, invitationDesk, standingClock } from '../support/invitation-desk.ts';
import { administratorOf, customerFacts, licensingDesk, sam } from '../support/sample-people.ts';

const general = { name: 'Priya Nair', email: 'licensing@opendoor.example' };
const canada = { name: 'Lidia Holloway', email: 'canada@opendoor.example' };

const chinaDesk = { name: 'China desk', email: 'china@opendoor.example' };

describe('help from people', () => {
  const database = useDatabase();
  const clock = standingClock();
  const from = { ...administratorOf(customerFacts(1)), name: 'Megan Bowen' };
  const samKeller = { ...sam, name: 'Sam Keller' };
  let help: PeopleHelp;

  beforeEach(async () => {
    await emptyTables(database());
    const staffWays = () => Promise.resolve({ hear: [licensingDesk] });
    help = createPeopleHelp({
      database: database(),
      news: createNews({ clock, staffWays }),
      clock,
      contact: { ...general, perRegion: { canada } },
      desks: { desk: (cloud) => (cloud === 'china' ? chinaDesk : undefined) },
    });
  });

  const told = async (id: string) =>
    (await noticesOfCase(database().db, id)).map(({ flow, event, kind, target, facts }) => [
      `${flow} ${event} ${kind}`,
      target.userId,
      facts,
    ]);

  it('a national cloud: its own desk where there is one, else the usual contact', async () => {
    assert.deepEqual(await help.contactFor(from.tenantId, 'china'), chinaDesk);
    assert.equal((await help.contactFor(from.tenantId, 'germany')).email, general.email);
    assert.equal((await help.contactFor(from.tenantId, 'help')).email, general.email);
  });

  it('handed over: stored with its context under an id to quote, the desk gets a card', async () => {
    const request = {
      requestId: 'stamp',
      from,
      words: 'Blank page',
      caseId: 'I-1',
      flow: 'accept',
      step: 'wait',
    };
    const made = await help.handOver(request);
    assert.match(made.id, /^P-[0-9A-F]{10}$/);
    const { requestId: _, ...context } = request;
    const { name, ...key } = from;
    const first = { id: 0, side: 'asker', name, words: 'Blank page', at: clock.now() };
    assert.deepEqual(await help.find(made.id), {
      ...context,
      from: { ...key, name },
      id: made.id,
      topic: 'help',
      automatic: false,
      at: clock.now(),
      thread: [first],
    });
    assert.deepEqual(await told(made.id), [['person asked card', licensingDesk.userId, {}]]);
  });

  it('handed over twice by one press, also at once: one hand-over, one card', async () => {
    const request = { requestId: 'stamp', from, words: 'Blank page' };
    const [a, b] = await Promise.all([help.handOver(request), help.handOver(request)]);
    assert.equal(a.id, b.id);
    assert.equal((await told(a.id)).length, 1);
    assert.notEqual((await help.handOver({ ...request, requestId: 'another' })).id, a.id);
  });

  it('whom to call: the contact of the region a customer is with, the general one for everybody else', async () => {
    const desk = invitationDesk(database());
    await desk.workflow.open({
      requestId: 'opened',
      customer: customerFacts(2),
      administrator: administratorOf(customerFacts(2)),
      accountId: 'canada',
    });
    assert.equal((await help.contactFor(customerFacts(2).tenantId)).name, canada.name);
    assert.equal((await help.contactFor(customerFacts(1).tenantId)).name, general.name);
  });

  it('without a case: it is about the latest one of the organisation; automatic and with a topic when it says so', async () => {
    const desk = invitationDesk(database());
    const invitation = await desk.opened(customerFacts(1));
    const request = { requestId: 'stamp', from, words: '', topic: 'china', automatic: true } as const;
    const { id } = await help.handOver(request);
    const made = await help.find(id);
    assert.deepEqual(
      [made?.caseId, made?.topic, made?.automatic, made?.thread],
      [invitation.id, 'china', true, []],
    );
  });

  /** A hand-over whose card the desk has, and nobody is told of anything yet. */
  async function atTheDesk(): Promise<string> {
    const { id } = await help.handOver({ requestId: 'stamp', from, words: 'Blank page' });
    await database().db.deleteFrom('notice').execute();
    const card = { flow: 'person', caseId: id, target: licensingDesk, conversationId: 'c', activityId: 'a' };
    await setCaseCard(database().db, card, 1);
    return id;
  }

  it('answered: a card for the person who asked, the card at the desk says so', async () => {
    const id = await atTheDesk();
    assert.equal(await help.write(id, samKeller, 'Use a private window', 'press'), 'written');
    const answer = (await help.find(id))?.thread.at(-1);
    assert.deepEqual(
      [answer?.side, answer?.name, answer?.words],
      ['staff', 'Sam Keller', 'Use a private window'],
    );
    const facts = { message: answer?.id };
    assert.deepEqual(await told(id), [
      ['answer answered card', from.userId, facts],
      ['person answered update', licensingDesk.userId, facts],
    ]);
  });

  it('answered again: a card at the end of the chat, the one before it is retired', async () => {
    const id = await atTheDesk();
    const card = { flow: 'answer', caseId: id, target: from, conversationId: 'chat', activityId: 'first' };
    await setCaseCard(database().db, card, 1);
    await help.write(id, samKeller, 'And?', 'press');
    const kinds = (await noticesOfCase(database().db, id)).map(
      ({ flow, event, kind, target }) => `${flow} ${event} ${kind} ${target.userId}`,
    );
    assert.deepEqual(kinds, [
      `answer retired retire ${from.userId}`,
      `answer answered card ${from.userId}`,
      `person answered update ${licensingDesk.userId}`,
    ]);
  });

  it('replied: staff hears of it with their card in place, the asker’s own card changes without a word', async () => {
    const id = await atTheDesk();
    const card = { flow: 'answer', caseId: id, target: from, conversationId: 'chat', activityId: 'first' };
    await setCaseCard(database().db, card, 1);
    await help.write(id, from, 'It is still blank.', 'press');
    const facts = { message: (await help.find(id))?.thread.at(-1)?.id };
    assert.deepEqual(await told(id), [
      ['person replied update', licensingDesk.userId, facts],
      ['person replied message', licensingDesk.userId, facts],
      ['answer replied update', from.userId, facts],
    ]);
  });

  it('the same press twice, however long its words: written once, told once', async () => {
    const id = await atTheDesk();
    const request = `press ${'x'.repeat(5_000)}`;
    await Promise.all([help.write(id, from, 'Hello', request), help.write(id, from, 'Hello', request)]);
    assert.equal((await help.find(id))?.thread.length, 2);
    assert.equal((await told(id)).filter(([what]) => what === 'person replied message').length, 1);
  });

  it('last answered: for three days after the answer', async () => {
    const id = await atTheDesk();
    assert.equal(await help.lastAnswered(from), undefined);
    await help.write(id, samKeller, 'Use a private window', 'press');
    clock.pass(3 * 86_400_000);
    assert.equal((await help.lastAnswered(from))?.id, id);
    clock.pass(1);
    assert.equal(await help.lastAnswered(from), undefined);
  });

  it('an id nobody knows: unknown, nobody is told', async () => {
    assert.equal(await help.write('P-9', samKeller, 'words', 'press'), 'unknown');
    assert.equal(await help.find('P-9'), undefined);
    assert.deepEqual(await told('P-9'), []);
  });

  it('feedback: stored with the time of the clock', async () => {
    await help.feedback({ article: 'grant', helpful: true, from });
    const rows = await database()
      .db.selectFrom('feedback')
      .select(['article', 'helpful', 'created_at'])
      .execute();
    assert.deepEqual(rows, [{ article: 'grant', helpful: true, created_at: clock.now() }]);
  });
});
