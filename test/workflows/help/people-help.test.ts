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

  /** Hands over and returns under which id. */
  async function handed(request: Parameters<PeopleHelp['handOver']>[0]): Promise<{ id: string }> {
    const outcome = await help.handOver(request);
    return outcome.kind === 'sent' ? { id: outcome.id } : assert.fail(outcome.kind);
  }

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
    const made = await handed(request);
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
    const [a, b] = await Promise.all([handed(request), handed(request)]);
    assert.equal(a.id, b.id);
    assert.equal((await told(a.id)).length, 1);
  });

  it('more words while the first wait for an answer: in the same thread, staff’s card changes, no other one is posted', async () => {
    const id = await atTheDesk();
    for (const words of ['And it is slow', 'Hello?'])
      assert.equal((await handed({ requestId: words, from, words, caseId: 'I-7' })).id, id);
    await handed({ requestId: 'Hello?', from, words: 'Hello?', caseId: 'I-7' });
    assert.deepEqual(
      (await help.find(id))?.thread.map(({ words }) => words),
      ['Blank page', 'I-7: And it is slow', 'I-7: Hello?'],
    );
    assert.deepEqual(
      (await told(id)).map(([what]) => what),
      ['person replied update', 'person replied update'],
    );
    // On another topic it is another matter; after an hour of silence staff is reminded.
    assert.notEqual((await handed({ requestId: 'cn', from, words: '', topic: 'china' })).id, id);
    clock.pass(3_600_000);
    await handed({ requestId: 'still', from, words: 'Still blank' });
    assert.deepEqual((await told(id)).at(-1)?.[0], 'person replied message');
  });

  it('answered, or a day later: a thread of its own', async () => {
    const id = await atTheDesk();
    await help.write(id, samKeller, 'Use a private window', 'press');
    const second = await handed({ requestId: 'second', from, words: 'Something else' });
    assert.notEqual(second.id, id);
    clock.pass(86_400_000);
    assert.notEqual((await handed({ requestId: 'third', from, words: 'And now?' })).id, second.id);
  });

  it('thirty colleagues at once: twenty cards, the others read whom to write to; other tenants are heard', async () => {
    const colleague = (n: number) => ({ ...from, userId: `${from.userId.slice(0, -4)}${String(1000 + n)}` });
    const ask = (n: number) => help.handOver({ requestId: `n${n}`, from: colleague(n), words: 'Help' });
    const outcomes = await Promise.all(Array.from({ length: 30 }, (_, n) => ask(n)));
    const refused = outcomes.filter(({ kind }) => kind === 'too-many');
    assert.deepEqual(
      refused,
      Array.from({ length: 10 }, () => ({
        kind: 'too-many',
        contact: { ...general, perRegion: { canada } },
      })),
    );
    const cards = await database().db.selectFrom('notice').select('id').where('kind', '=', 'card').execute();
    assert.equal(cards.length, 20);
    const other = { ...administratorOf(customerFacts(2)), name: 'Jonas' };
    assert.equal((await help.handOver({ requestId: 'other', from: other, words: 'Help' })).kind, 'sent');
    // Whoever is in the hour goes on in their thread; an answer makes room, and so does the hour.
    const [first] = outcomes;
    assert.ok(first?.kind === 'sent');
    assert.deepEqual(await help.handOver({ requestId: 'more', from: colleague(0), words: 'More' }), first);
    await help.write(first.id, samKeller, 'Yes?', 'press');
    assert.equal((await ask(41)).kind, 'sent');
    assert.equal((await ask(42)).kind, 'too-many');
    clock.pass(3_600_000);
    assert.equal((await ask(42)).kind, 'sent');
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
    const { id } = await handed(request);
    const made = await help.find(id);
    assert.deepEqual(
      [made?.caseId, made?.topic, made?.automatic, made?.thread],
      [invitation.id, 'china', true, []],
    );
  });

  /** A hand-over whose card the desk has, and nobody is told of anything yet. */
  async function atTheDesk(): Promise<string> {
    const { id } = await handed({ requestId: 'stamp', from, words: 'Blank page' });
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
    await help.write(id, samKeller, 'Use a private window', 'answer');
    await database().db.deleteFrom('notice').execute();
    await database().db.deleteFrom('case_card').where('flow', '=', 'answer').execute();
    await setCaseCard(database().db, card, 1);
    await help.write(id, from, 'It is still blank.', 'press');
    const facts = { message: (await help.find(id))?.thread.at(-1)?.id };
    assert.deepEqual(await told(id), [
      ['person replied update', licensingDesk.userId, facts],
      ['person replied message', licensingDesk.userId, facts],
      ['answer replied update', from.userId, facts],
    ]);
    await help.write(id, from, 'Hello?', 'another press');
    assert.deepEqual(
      (await told(id)).slice(3).map(([what]) => what),
      ['person replied update', 'answer replied update'],
    );
  });

  it('the same press twice, however long its words: written once, told once', async () => {
    const id = await atTheDesk();
    await help.write(id, samKeller, 'Yes?', 'answer');
    const request = `press ${'x'.repeat(5_000)}`;
    await Promise.all([help.write(id, from, 'Hello', request), help.write(id, from, 'Hello', request)]);
    assert.equal((await help.find(id))?.thread.length, 3);
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
