import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { insertNotice } from '../../../src/services/store/notices.ts';
import { findReference } from '../../../src/services/store/references.ts';
import { eventually } from '../../support/eventually.ts';
import { person, tenant } from '../support/people.ts';
import { useRehearsal } from '../support/use-rehearsal.ts';

const { megan } = person;

describe('news that Teams refuses', () => {
  const house = useRehearsal();
  const reader = { tenantId: tenant.contoso, userId: megan };
  let cases = 0;

  before(async () => {
    const { db } = house().database;
    await house().say(megan, 'hello');
    await sql`insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name,
        customer_domain, cloud, account_id, accepted_account_id, created_at, accepted_at, expires_at, updated_at)
      select ${'I-9000'} || n, 3, 'refused-' || n, 'accepted', 'provider', ${tenant.contoso}, 'Contoso', 'contoso.com',
        'public', 'europe', 'europe', 1, 2, 9999999999999, 2 from generate_series(1, 9) as n`.execute(db);
  });

  afterEach(() => house().control('switches', { connectorFailNext: 0, connectorLimits: 'documented' }));

  /** One sentence of news for Megan, of a case of its own. */
  const write = async () =>
    insertNotice(house().database.db, {
      flow: 'accept',
      caseId: `I-9000${(cases += 1)}`,
      target: reader,
      kind: 'message',
      event: 'accepted',
      facts: {},
      now: Date.now(),
    });
  const ended = (id: number) =>
    eventually(async () => {
      const { db } = house().database;
      const row = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      return ['waiting', 'sending'].includes(row.state) ? undefined : row;
    }, `the end of notice ${id}`);
  const refuse = (status: number, more: object = {}) =>
    house().control('switches', { connectorFailNext: 1, connectorStatus: status, ...more });

  for (const status of [412, 429]) {
    it(`${status}: certainly not delivered, so it is sent again after a while and says nothing of it`, async () => {
      await refuse(status, { connectorRetryAfterSeconds: 1 });
      const { state, tries, lost_answers: lost, possible_repeat: marked } = await ended(await write());
      assert.deepEqual([state, tries, lost, marked], ['sent', 2, 0, false]);
    });
  }

  for (const status of [502, 503, 504]) {
    it(`${status}: may have been delivered, so the repeat says that it may be one`, async () => {
      await refuse(status);
      const { state, tries, lost_answers: lost, possible_repeat: marked } = await ended(await write());
      assert.deepEqual([state, tries, lost, marked], ['sent', 2, 1, true]);
    });
  }

  it('more news than the limits take: all of it arrives, and Teams refuses nothing', async () => {
    const journal = () =>
      house()
        .simulator.world.journal.since(0)
        .filter(({ kind }) => kind === 'connector-throttled');
    const before = journal().length;
    const ids = [];
    for (let n = 0; n < 12; n += 1) {
      cases = n % 9;
      ids.push(await write());
    }
    for (const id of ids) assert.equal((await ended(id)).state, 'sent');
    assert.equal(journal().length, before);
  });

  for (const status of [403, 404]) {
    it(`${status}: the way is closed; nobody is written to there again until they are heard of`, async () => {
      const { db } = house().database;
      cases = 0;
      await refuse(status);
      const { state, trouble } = await ended(await write());
      assert.equal(state, 'unreachable');
      assert.match(trouble ?? '', new RegExp(`^${status}`));
      assert.ok((await findReference(db, reader.tenantId, reader.userId))?.deadReason);
      assert.equal((await ended(await write())).state, 'unreachable');
      await house().say(megan, 'hello');
      assert.equal((await ended(await write())).state, 'sent');
    });
  }
});
