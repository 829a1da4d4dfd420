import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../../src/log.ts';
import { createKeyedHash } from '../../../src/services/store/keyed-hash.ts';
import { createProofKey } from '../../../src/services/store/proof-key.ts';
import { saveReference } from '../../../src/services/store/references.ts';
import { createProofs } from '../../../src/workflows/audit/index.ts';
import { verifyTrails } from '../../../src/workflows/audit/verify-trails.ts';
import { verifyProof } from '../../../src/workflows/audit/verify.ts';
import { createForgetting } from '../../../src/workflows/forgetting/index.ts';
import type { ForgettingDesk, ForgettingOutcome, Forgotten } from '../../../src/workflows/forgetting/port.ts';
import { useDatabase } from '../../support/database.ts';
import { approving, rule } from '../support/approving.ts';
import {
  emptyOrders,
  forNewTenant,
  forTenant,
  minute,
  orderDesk,
  second,
  type OrderDesk,
} from '../support/order-desk.ts';
import { startOrderMicrosoft, type OrderMicrosoft } from '../support/order-microsoft.ts';
import { leo, nina, oscar, priya, tenants } from '../support/order-people.ts';

const masterKey = Buffer.alloc(32, 9).toString('base64');
const personOf = ({ tenantId, userId }: { tenantId: string; userId: string }): Forgotten => ({
  kind: 'person',
  tenantId,
  userId,
});
const customerOf = (tenantId: string, withEvidence = false): Forgotten => ({
  kind: 'customer',
  tenantId,
  withEvidence,
});

describe('forgetting', function () {
  const database = useDatabase();
  let microsoft: OrderMicrosoft;
  let desk: OrderDesk;
  let forgetting: ForgettingDesk;
  let namedInFile: readonly string[] = [];
  /** Of Adventure Works: one that is done, one that was discarded before anybody placed it. Of a new tenant: one. */
  let sold = '';
  let discarded = '';
  let soldToNew = '';
  let newTenant = '';
  const { settle, waiting } = approving(() => desk, database);

  before(async () => {
    await emptyOrders(database());
    microsoft = await startOrderMicrosoft();
    desk = orderDesk(database(), microsoft);
    forgetting = createForgetting({
      database: database(),
      namedInFile: () => namedInFile,
      evidenceYears: 10,
      operator: 'ops',
      clock: microsoft.clock,
      log: createLog('silent'),
    });
    await settle([rule()]);
    const { id, approval } = await waiting(forTenant(tenants.adventureWorks));
    sold = id;
    await desk.approvals.approve(approval.id, approval.fingerprint, oscar);
    await settle([]);
    soldToNew = (await desk.placed(forNewTenant())).id;
    await desk.pass(6 * minute, 10 * second);
    for (const one of [sold, soldToNew]) assert.equal((await desk.order(one)).state, 'done');
    newTenant = (await desk.order(soldToNew)).progress.tenant?.tenantId ?? '';
    discarded = (await desk.begin(forTenant(tenants.adventureWorks), leo)).id;
  });
  after(() => microsoft.stop());

  const ids = (outcome: ForgettingOutcome) =>
    outcome.kind === 'under-way'
      ? Object.fromEntries(outcome.obstacles.map(({ kind, ids: which }) => [kind, which]))
      : assert.fail(outcome.kind);
  const rowsWith = async (table: string, text: string) =>
    (
      await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} e where strpos(e::text, ${text}) > 0`.execute(
        database().db,
      )
    ).rows[0]?.n ?? 0;
  async function trailsAreWhole(): Promise<number> {
    const verdicts = await verifyTrails(database());
    for (const { trail, broken } of verdicts) assert.equal(broken, undefined, trail);
    return verdicts.reduce((sum, { forgotten }) => sum + forgotten, 0);
  }
  async function provenNow(orderId: string) {
    const proofs = createProofs({
      database: database(),
      resellers: desk.resellers,
      customers: { byDomain: () => Promise.resolve({ kind: 'unknown-domain' }) },
      staff: { isStaffNow: () => Promise.resolve(true) },
      key: createProofKey(masterKey),
      hash: createKeyedHash(masterKey),
      publicUrl: 'https://concierge.opendoor.example',
      provider: 'Open Door Technology',
      clock: microsoft.clock,
      log: createLog('silent'),
    });
    const made = await proofs.export({ kind: 'order', orderId }, { ...priya, staff: true });
    return made.kind === 'file' ? verifyProof(made.file.content).kind : made.kind;
  }

  it('a draft of somebody’s: refused, with the order; nothing is changed', async () => {
    assert.deepEqual(ids(await forgetting.forget(personOf(leo))), { order: [discarded] });
    assert.deepEqual(ids(await forgetting.preview(customerOf(tenants.adventureWorks))), {
      order: [discarded],
    });
    await desk.workflow.discard(discarded, leo);
    assert.equal((await desk.order(discarded)).state, 'discarded');
  });

  it('named in approval rules, or in the provider file: refused, with where', async () => {
    await settle([rule({ kind: 'every-order' }, [{ approvers: [leo], standIns: [] }])]);
    namedInFile = ['resellers.known[0].people[2]'];
    const outcome = await forgetting.forget(personOf(leo));
    assert.deepEqual(ids(outcome), { 'approval-rules': ['R-1001'], 'provider-file': namedInFile });
    await settle([]);
    namedInFile = [];
  });

  it('asked to approve: refused until somebody has decided', async () => {
    await settle([rule()]);
    const { approval } = await waiting(forTenant(tenants.adventureWorks), nina);
    assert.deepEqual((ids(await forgetting.forget(personOf(oscar))) as { approval: string[] }).approval, [
      approval.id,
    ]);
    await desk.approvals.reject(approval.id, approval.fingerprint, 'not now', oscar);
    await desk.workflow.discard(approval.orderId, nina);
    await settle([]);
  });

  it('preview of a person: says the counts, and changes nothing', async () => {
    const reference = {
      tenantId: nina.tenantId,
      userId: nina.userId,
      kind: 'personal' as const,
      conversationId: 'chat-of-nina',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      reference: { user: { name: 'Nina Roth' } },
      locale: 'en-IE',
      timeZone: 'Europe/Dublin',
    };
    await saveReference(database().db, reference, 1);
    const outcome = await forgetting.preview(personOf(nina));
    assert.equal(outcome.kind, 'would-be-done', JSON.stringify(outcome));
    if (outcome.kind !== 'would-be-done') return;
    assert.equal(outcome.deleted['conversation_reference'], 1);
    assert.ok((outcome.deleted['notice'] ?? 0) > 0);
    assert.equal(await rowsWith('conversation_reference', nina.userId), 1);
    assert.ok((await rowsWith('notice', nina.userId)) > 0);
  });

  it('the person: gone from all but evidence, which is named; proofs and trails hold as before', async () => {
    const outcome = await forgetting.forget(personOf(nina));
    assert.equal(outcome.kind, 'done');
    if (outcome.kind !== 'done') return;
    assert.ok((outcome.stillNamed['order_case'] ?? 0) >= 2);
    for (const table of ['conversation_reference', 'notice', 'case_card', 'order_listener', 'invitation'])
      assert.equal(await rowsWith(table, nina.userId), 0, table);
    assert.equal(await provenNow(sold), 'proven');
    assert.equal(await trailsAreWhole(), 0);
    const again = await forgetting.forget(personOf(nina));
    assert.deepEqual(again.kind === 'done' && [again.deleted, again.emptied], [{}, {}]);
    const entries = await database()
      .db.selectFrom('audit_entry')
      .select('content')
      .where('trail', '=', 'provider')
      .execute();
    const noted = entries.map(({ content }) => JSON.parse(content) as { name: string; facts: unknown });
    assert.deepEqual(
      noted.filter(({ name }) => name === 'person.forgotten').map(({ facts }) => facts),
      [{ operator: 'ops', deleted: outcome.deleted, emptied: outcome.emptied }],
    );
    assert.equal(await rowsWith('audit_entry', `"userId":"${nina.userId}"`), 0);
  });

  it('a customer whose orders are evidence: those stay, until when is said; the discarded draft goes', async () => {
    const outcome = await forgetting.forget(customerOf(tenants.adventureWorks));
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    if (outcome.kind !== 'done') return;
    const [kept] = outcome.kept.filter(({ orderId }) => orderId === sold);
    const years = ((kept?.until ?? 0) - microsoft.clock.now()) / (365.25 * 24 * 60 * minute);
    assert.ok(years > 9.9 && years < 10.1, String(years));
    assert.equal(await provenNow(sold), 'proven');
    assert.equal(await rowsWith('order_case', discarded), 0);
    await trailsAreWhole();
  });

  it('a customer Microsoft still shows: refused, until the relationship has ended', async () => {
    assert.deepEqual(ids(await forgetting.forget(customerOf(newTenant, true))), { relationship: ['europe'] });
    await sql`update seen_customer set state = 'removed' where tenant_id = ${newTenant}`.execute(
      database().db,
    );
  });

  it('with its evidence: no row names the customer, other customers’ proofs hold, the trails are whole', async () => {
    const outcome = await forgetting.forget(customerOf(newTenant, true));
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    for (const text of [newTenant, 'Fourth Coffee', 'eva@fourthcoffee.de', soldToNew])
      for (const table of [
        'order_case',
        'order_event',
        'agreement_evidence',
        'first_sign_in',
        'audit_entry',
        'notice',
      ])
        if (!(table === 'audit_entry' && text === soldToNew))
          assert.equal(await rowsWith(table, text), 0, `${table} ${text}`);
    assert.ok((await trailsAreWhole()) > 0);
    assert.equal(await provenNow(sold), 'proven');
    assert.equal(await provenNow(soldToNew), 'unknown');
  });

  it('somebody places an order at that very moment: the order is neither torn nor lost', async () => {
    const [outcome, placed] = await Promise.all([
      forgetting.forget(customerOf(tenants.adventureWorks)),
      desk.begin(forTenant(tenants.adventureWorks), oscar),
    ]);
    assert.ok(outcome.kind === 'done' || outcome.kind === 'under-way');
    assert.equal((await desk.order(placed.id)).state, 'draft');
    await trailsAreWhole();
  });
});
