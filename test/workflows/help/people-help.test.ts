import assert from 'node:assert/strict';
import { setCaseCard } from '../../../src/services/store/case-cards.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { createPeopleHelp } from '../../../src/workflows/help/index.ts';
import type { PeopleHelp } from '../../../src/workflows/help/port.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyTables, invitationDesk, standingClock } from '../support/invitation-desk.ts';
import { rememberedJobs } from '../support/remembered-jobs.ts';
import { administratorOf, customerFacts, licensingDesk, sam } from '../support/sample-people.ts';

const general = { name: 'Priya Nair', email: 'licensing@opendoor.example' };
const canada = { name: 'Lidia Holloway', email: 'canada@opendoor.example' };

describe('help from people', () => {
  const database = useDatabase();
  const clock = standingClock();
  const from = administratorOf(customerFacts(1));
  let help: PeopleHelp;

  beforeEach(async () => {
    await emptyTables(database());
    const staffTargets = () => Promise.resolve([licensingDesk]);
    help = createPeopleHelp({
      database: database(),
      news: createNews({ jobs: rememberedJobs(), clock, staffTargets }),
      clock,
      contact: { ...general, perRegion: { canada } },
    });
  });

  const told = async (id: string) =>
    (await noticesOfCase(database().db, id)).map(({ flow, event, kind, target, facts }) => [
      `${flow} ${event} ${kind}`,
      target.userId,
      facts,
    ]);

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
    assert.deepEqual(await help.find(made.id), { ...context, id: made.id, at: clock.now(), answered: false });
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

  it('answered: the words reach the person who asked, the card at the desk says so', async () => {
    const { id } = await help.handOver({ requestId: 'stamp', from, words: 'Blank page' });
    await database().db.deleteFrom('notice').execute();
    const card = { flow: 'person', caseId: id, target: licensingDesk, conversationId: 'c', activityId: 'a' };
    await setCaseCard(database().db, card, 1);
    assert.equal(await help.answer(id, sam, 'Use a private window'), 'answered');
    assert.equal((await help.find(id))?.answered, true);
    const facts = { words: 'Use a private window', by: sam.userId };
    assert.deepEqual(await told(id), [
      ['person answered message', from.userId, facts],
      ['person answered update', licensingDesk.userId, {}],
    ]);
  });

  it('an id nobody knows: unknown, nobody is told', async () => {
    assert.equal(await help.answer('P-9', sam, 'words'), 'unknown');
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
