import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { runNode } from '../../../scripts/tools.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import { createLog } from '../../../src/log.ts';
import { createKeyedHash } from '../../../src/services/store/keyed-hash.ts';
import { createProofKey, keyName } from '../../../src/services/store/proof-key.ts';
import type { ProofBundle } from '../../../src/workflows/audit/bundle.ts';
import { createProofs, type ProofWorkflow } from '../../../src/workflows/audit/index.ts';
import type { ProofSubject } from '../../../src/workflows/audit/port.ts';
import { verifyTrails } from '../../../src/workflows/audit/verify-trails.ts';
import { verifyProof } from '../../../src/workflows/audit/verify.ts';
import { recordAcceptance } from '../../../src/workflows/invitation/steps/record-acceptance.ts';
import { useDatabase } from '../../support/database.ts';
import { approving, rule } from '../support/approving.ts';
import {
  emptyOrders,
  forNewTenant,
  forTenant,
  line,
  minute,
  orderDesk,
  second,
  type OrderDesk,
} from '../support/order-desk.ts';
import { startOrderMicrosoft, type OrderMicrosoft } from '../support/order-microsoft.ts';
import { account, cora, nina, oscar, priya, tenants } from '../support/order-people.ts';

const masterKey = Buffer.alloc(32, 9).toString('base64');
const as = (person: PersonKey) => ({ ...person, staff: false });
const order = (orderId: string): ProofSubject => ({ kind: 'order', orderId });
const customer = (tenantId: string): ProofSubject => ({ kind: 'customer', tenantId });

describe('proofs', function () {
  const database = useDatabase();
  let microsoft: OrderMicrosoft;
  let desk: OrderDesk;
  let proofs: ProofWorkflow;
  let logged: string[];
  const staffNow = new Set([priya.userId]);
  const { settle, waiting } = approving(() => desk, database);

  /** Placed, asked about, answered, approved, done; and Adventure Works, who accepted, has another order. */
  let approvedId = '';
  let plainId = '';
  let proven = '';

  before(async () => {
    await emptyOrders(database());
    microsoft = await startOrderMicrosoft();
    desk = orderDesk(database(), microsoft);
    logged = [];
    const log = createLog('info', { write: (text) => void logged.push(text) });
    const known: Readonly<Record<string, string>> = { 'adventure-works.com': tenants.adventureWorks };
    proofs = createProofs({
      database: database(),
      resellers: desk.resellers,
      customers: {
        byDomain: async (domain) => {
          const tenantId = known[domain];
          if (tenantId === undefined) return { kind: 'unknown-domain' };
          const facts = {
            tenantId,
            name: 'Adventure Works',
            domain,
            country: 'IE',
            cloud: 'public',
          } as const;
          return { kind: 'found', picture: { facts, proposal: { kind: 'not-sold' } as never } };
        },
      },
      staff: { isStaffNow: ({ userId }) => Promise.resolve(staffNow.has(userId)) },
      key: createProofKey(masterKey),
      hash: createKeyedHash(masterKey),
      publicUrl: 'https://concierge.opendoor.example',
      provider: 'Open Door Technology',
      clock: microsoft.clock,
      log,
    });
    const { news, partnerCenter } = desk.context;
    const invitations = {
      database: database(),
      jobs: desk.jobs,
      partnerCenter,
      accounts: [account],
      news,
      clock: microsoft.clock,
      log: createLog('silent'),
      invitationDays: 30,
      sweepMinutes: 60,
      reminderDays: [],
      resellers: desk.context.resellers,
      mails: { possible: false, post: () => Promise.reject(new Error('nothing to send')) },
      house: { provider: 'Open Door Technology', contact: '', chatLink: (message: string) => message },
    };
    const adventureWorks = {
      tenantId: tenants.adventureWorks,
      companyName: 'Adventure Works Limited',
      domain: 'adventure-works.com',
      isReseller: true,
    };
    await recordAcceptance(invitations, account.id, adventureWorks, 'webhook');

    const plain = await desk.placed(forTenant(tenants.adventureWorks, { lines: [line({ quantity: 3 })] }));
    plainId = plain.id;
    await desk.pass(5 * minute, 10 * second);
    await settle([rule()]);
    const { id, approval } = await waiting(forNewTenant());
    approvedId = id;
    await desk.approvals.ask(approval.id, 'Why yearly? \ud83d', oscar);
    await desk.approvals.answer(approval.id, 'They know what they need.', nina);
    await desk.approvals.approve(approval.id, 'another fingerprint', oscar);
    const done = await desk.approvals.approve(approval.id, approval.fingerprint, oscar);
    assert.equal(done.kind, 'done');
    await desk.pass(6 * minute, 10 * second);
    assert.equal((await desk.order(id)).state, 'done');
    assert.equal((await desk.order(plainId)).state, 'done');
    proven = await exported(order(approvedId));
  });
  after(() => microsoft.stop());

  async function exported(subject: ProofSubject, asker = as(oscar)): Promise<string> {
    const made = await proofs.export(subject, asker);
    assert.equal(made.kind, 'file');
    return made.kind === 'file' ? made.file.content : '';
  }
  const bundleOf = (text: string) => JSON.parse(text) as ProofBundle;
  function sentencesOf(text: string): readonly string[] {
    const verdict = verifyProof(text);
    if (verdict.kind === 'broken') assert.fail(`${verdict.where}: ${verdict.why}`);
    return verdict.proven;
  }
  const breakOf = (text: string): string => {
    const verdict = verifyProof(text);
    return verdict.kind === 'broken' ? `${verdict.where}: ${verdict.why}` : 'nothing';
  };
  /** The file after somebody has changed something in it. */
  function changed(change: (bundle: ProofBundle) => void, text = proven): string {
    const bundle = bundleOf(text);
    change(bundle);
    return JSON.stringify(bundle, null, 2);
  }

  it('order with approval: who placed, asked, approved, signed, and what Microsoft sold; verified', () => {
    const said = sentencesOf(proven).join('\n');
    for (const wanted of [
      new RegExp(
        `Order ${approvedId}: placed by nina, user ${nina.userId}.*exactly the buyer, lines and prices`,
      ),
      new RegExp(`Approval A-\\d+ of ${approvedId}.*asked for by nina`),
      new RegExp(`Approval A-\\d+ of ${approvedId}.*: approved by oscar, user ${oscar.userId}`),
      /a press that changed nothing, by oscar/,
      /Agreement of customer .*signed on 2026-03-02 by Eva Macias \(eva@fourthcoffee\.de\), as nina/,
      new RegExp(`Order ${approvedId}: Microsoft took it as .+; subscriptions .+ with 20 licences`),
      /Trail R-1001: \d+ entries without a gap/,
      /signed with the key [0-9a-f]{4}-/,
    ])
      assert.match(said, wanted);
    const words = bundleOf(proven).approvals.flatMap(({ events }) =>
      events.map(({ facts }) => facts['text']),
    );
    assert.ok(words.includes('They know what they need.'));
  });

  it('customer: acceptance and every order of theirs, by staff as by the owner', async () => {
    for (const asker of [as(oscar), priya]) {
      const text = await exported(customer(tenants.adventureWorks), asker);
      const said = sentencesOf(text).join('\n');
      assert.match(said, /Relationship of customer .* with the account europe: accepted/);
      assert.match(said, new RegExp(`Order ${plainId}: placed by nina`));
      assert.match(said, /Trail provider: 1 entries without a gap/);
      assert.deepEqual(
        bundleOf(text).orders.map(({ id }) => id),
        [plainId],
      );
    }
  });

  it('every proof that was given stands in the next one: to whom, when and which', async () => {
    for (const [subject, asker] of [
      [order(plainId), priya],
      [customer(tenants.adventureWorks), as(oscar)],
    ] as const) {
      const first = await exported(subject, asker);
      const sha256 = createHash('sha256').update(first).digest('hex');
      const next = await exported(subject, as(oscar));
      const entries = bundleOf(next).trails.flatMap((trail) => trail.entries);
      const given = entries.findLast(({ content }) => content.name === 'proof.made')?.content;
      assert.deepEqual(given?.facts, { sha256 });
      assert.equal(given.by?.userId, asker.userId);
      assert.match(sentencesOf(next).join('\n'), /A proof of .+ was given to .*user /);
    }
    const about = bundleOf(await exported(order(approvedId))).trails.flatMap(({ entries }) => entries);
    assert.ok(about.every(({ content }) => content.about.orderId !== plainId));
  });

  it('of a customer who has only accepted: the provider’s own trail tells to whom', async () => {
    const seen = customer(tenants.wideWorld);
    await database()
      .db.insertInto('seen_customer')
      .values({
        account_id: account.id,
        tenant_id: tenants.wideWorld,
        name: 'Wide World',
        domain: 'wideworld.example',
        state: 'reseller',
        seen_at: 1,
        sweep: 1,
      })
      .execute();
    await exported(seen, priya);
    const entries = bundleOf(await exported(seen, priya)).trails.flatMap((trail) => trail.entries);
    assert.deepEqual(entries, [], 'it is the provider’s business only');
    const kept = await database()
      .db.selectFrom('audit_entry')
      .select('content')
      .where('trail', '=', 'provider')
      .where('customer_tenant_id', '=', tenants.wideWorld)
      .execute();
    assert.equal(kept.filter(({ content }) => content.includes('"proof.made"')).length, 2);
  });

  describe('a link of the provider’s staff', () => {
    const tokenOf = async (): Promise<string> => {
      const made = await proofs.link(order(plainId), priya, 'en');
      return made.kind === 'link' ? (made.url.split('/').at(-1) ?? '') : '';
    };

    it('still staff: the file, once, noted once', async () => {
      const token = await tokenOf();
      assert.equal((await proofs.look(token)).kind, 'waiting');
      const before = await given();
      assert.deepEqual([(await proofs.take(token)).kind, (await proofs.take(token)).kind], ['file', 'used']);
      assert.equal(await given(), before + 1);
    });

    it('no longer: the link gives nothing, and is noted nowhere; staff again: it does', async () => {
      const token = await tokenOf();
      const before = await given();
      staffNow.clear();
      assert.deepEqual(
        [(await proofs.look(token)).kind, (await proofs.take(token)).kind],
        ['not-yours', 'not-yours'],
      );
      assert.equal(await given(), before);
      staffNow.add(priya.userId);
      assert.equal((await proofs.take(token)).kind, 'file');
    });
    const given = async (): Promise<number> => {
      const rows = await database().db.selectFrom('audit_entry').select('content').execute();
      return rows.filter(({ content }) => content.includes('"proof.made"')).length;
    };
  });

  it('entries of other orders: only as hashes', () => {
    const { trails } = bundleOf(proven);
    for (const { entries, contentHashes } of trails) {
      assert.ok(entries.length < contentHashes.length);
      for (const { content } of entries) assert.notEqual(content.about.orderId, plainId);
    }
    assert.ok(!proven.includes(plainId) && !proven.includes(tenants.adventureWorks));
  });

  it('dearer while it waits, then rejected: both approvals, and what was shown last', async () => {
    const { id } = await waiting(forTenant(tenants.adventureWorks, { lines: [line({ quantity: 7 })] }));
    desk.makeDearer(2);
    await desk.pass(61 * minute);
    desk.makeDearer(1);
    const second_ = await desk.approvals.ofOrder(id, nina);
    assert.ok(second_?.follows !== undefined);
    const waits = sentencesOf(await exported(order(id))).join('\n');
    assert.match(waits, /A-\d+ of F-\d+, fingerprint .+asked for by nina[^]*asked for by nina/);
    await desk.approvals.reject(second_.id, second_.fingerprint, 'Too dear.', oscar);
    const text = await exported(order(id));
    assert.match(sentencesOf(text).join('\n'), /: rejected by oscar/);
    assert.equal(bundleOf(text).approvals.length, 2);
    await desk.workflow.discard(id, nina);
    sentencesOf(await exported(order(id)));
  });

  it('an order from before there was a trail: its events are said to be older, the rest holds', async () => {
    const { id } = await desk.begin(forTenant(tenants.wideWorld));
    await sql`insert into order_case select 'F-9', version, 'old', state, reseller_id, kind, created_by_tenant_id,
      created_by_user_id, placed_by_tenant_id, placed_by_user_id, draft, shown,
      '{"orders":[{"id":"m-1","status":"completed","lines":[0]}]}', standstill, due_at, lease_until, created_at, updated_at
      from order_case where id = ${id}`.execute(database().db);
    await sql`insert into order_event (order_id, at, name, facts) values ('F-9', 1, 'begin', '{}')`.execute(
      database().db,
    );
    const verdict = verifyProof(await exported(order('F-9')));
    assert.equal(verdict.kind, 'proven');
    assert.match(JSON.stringify(verdict), /its first 1 events are older than its trail/);
  });

  it('secrets: the password of the first sign-in is in no file and no trail', async () => {
    const rows = await database().db.selectFrom('audit_entry').select('content').execute();
    const all = rows.map(({ content }) => content).join('\n') + proven;
    assert.doesNotMatch(all, /password|sealed|token_hash/i);
  });

  it('others: a seller, another reseller’s owner, somebody who left, a stranger: unknown, like what is not there', async () => {
    const stranger = { tenantId: tenants.wideWorld, userId: nina.userId };
    const subjects = [order(approvedId), customer(tenants.adventureWorks), order('F-99999')];
    for (const asker of [nina, cora, stranger])
      for (const subject of subjects) {
        assert.deepEqual(await proofs.export(subject, as(asker)), { kind: 'unknown' });
        assert.deepEqual(await proofs.link(subject, as(asker), 'en'), { kind: 'unknown' });
        assert.equal(await proofs.offers(subject, as(asker)), undefined);
      }
    assert.equal(await proofs.customerByDomain('adventure-works.com', as(cora)), undefined);
    assert.equal(await proofs.customerByDomain('nobody.example', as(oscar)), undefined);
    const found = await proofs.customerByDomain('adventure-works.com', as(oscar));
    assert.deepEqual(found, { tenantId: tenants.adventureWorks });
    assert.deepEqual(await proofs.export(order('F-99999'), priya), {
      kind: 'unknown',
    });
  });

  it('an order on its way, asked for again and again while it goes on: each file holds', async () => {
    const { id } = await desk.placed(forNewTenant());
    const ordering = new AbortController();
    const asking = (async () => {
      let files = 0;
      for (; !ordering.signal.aborted; files += 1) sentencesOf(await exported(order(id)));
      return files;
    })();
    await desk.pass(6 * minute, 10 * second);
    ordering.abort();
    assert.ok((await asking) > 5);
    assert.equal((await desk.order(id)).state, 'done');
  });

  it('a customer of two resellers: each owner gets their own orders and evidence only', async () => {
    const { id } = await desk.begin(forTenant(tenants.adventureWorks), cora);
    await database().db.updateTable('order_case').set({ state: 'parked' }).where('id', '=', id).execute();
    const theirs = await exported(customer(tenants.adventureWorks), as(cora));
    assert.deepEqual(
      bundleOf(theirs).orders.map((one) => one.id),
      [id],
    );
    assert.ok(!theirs.includes(plainId) && !theirs.includes(nina.userId) && !theirs.includes('R-1001'));
    // Who has sold them nothing learns nothing of what the provider has with them.
    const { relationships, trails, unproven } = bundleOf(theirs);
    assert.deepEqual([relationships, unproven.seen, trails.map(({ trail }) => trail)], [[], [], ['R-1002']]);
    sentencesOf(theirs);
    const both = await exported(customer(tenants.adventureWorks), priya);
    assert.deepEqual([...new Set(bundleOf(both).orders.map((one) => one.resellerId))], ['R-1001', 'R-1002']);
    sentencesOf(both);
  });

  const breaks: Readonly<Record<string, readonly [RegExp, (bundle: ProofBundle) => void]>> = {
    'another quantity in what was placed': [
      /^order F-\d+, what was placed: /,
      ({ orders }) => {
        const [placed] = orders.map((one) => one.placed as { lines: { quantity: number }[] });
        placed!.lines[0]!.quantity = 2;
      },
    ],
    'another time of an event': [
      /^order F-\d+, event 2 \(/,
      ({ orders }) => void (orders[0]!.events[1]!.at += 1),
    ],
    'an event taken out': [/^order F-\d+: /, ({ orders }) => void orders[0]!.events.splice(1, 1)],
    'an event and its entry taken out': [
      /^the file as a whole: its signature/,
      ({ orders, trails }) => {
        const index = orders[0]!.events.length - 1;
        const at = orders[0]!.events.splice(index, 1)[0]!.at;
        const { entries } = trails.find(({ trail }) => trail === 'R-1001')!;
        const gone = entries.findLastIndex(
          ({ content }) => content.at === at && content.name === 'order.done',
        );
        entries.splice(gone, 1);
        delete orders[0]!.sold;
        const before = entries.findLast(({ content }) => content.facts['sold'] !== undefined);
        orders[0]!.sold = before?.content.facts['sold'] as ProofBundle['orders'][number]['sold'];
      },
    ],
    'somebody else approved': [
      /^approval A-\d+, event \d+ \(approved\)/,
      ({ approvals }) => void (approvals[0]!.events.at(-1)!.by!.userId = nina.userId),
    ],
    'an approval taken out': [
      /^approval A-\d+: the trail speaks of it/,
      ({ approvals }) => void approvals.pop(),
    ],
    'another signer': [
      /^agreement recorded with order/,
      ({ agreements }) => void (agreements[0]!.last_name = 'Other'),
    ],
    'another subscription': [
      /^order F-\d+, what Microsoft has sold/,
      ({ orders }) => void (orders[0]!.sold!.subscriptions[0]!.quantity = 21),
    ],
    'an entry’s facts': [
      /^trail R-1001, entry \d+: its content/,
      ({ trails }) => void (trails[0]!.entries[0]!.content.at = 1),
    ],
    'a hash in the chain': [
      /^trail R-1001: the hashes/,
      ({ trails }) => void trails[0]!.contentHashes.splice(0, 1, 'a'.repeat(64)),
    ],
    'two hashes in each other’s place': [
      /^trail R-1001: the hashes/,
      ({ trails }) =>
        void trails[0]!.contentHashes.splice(
          0,
          2,
          trails[0]!.contentHashes[1]!,
          trails[0]!.contentHashes[0]!,
        ),
    ],
    'the last hash taken out': [/^trail R-1001/, ({ trails }) => void trails[0]!.contentHashes.pop()],
    'the head': [/^trail R-1001: the hashes/, ({ trails }) => void (trails[0]!.head.hash = 'b'.repeat(64))],
    'a name that is only for reading': [
      /^the file as a whole: its signature/,
      ({ unproven }) => void (unproven.people[0]!.name = 'Mallory'),
    ],
    'a field put in': [
      /not the form of a proof/,
      ({ orders }) => void Object.assign(orders[0]!, { note: 'x' }),
    ],
    'another version': [/^version: /, (bundle) => void Object.assign(bundle, { version: 2 })],
  };
  for (const [title, [where, change]] of Object.entries(breaks)) {
    it(`${title}: not proven, and the place is named`, () => {
      assert.match(breakOf(changed(change)), where);
    });
  }

  it('any value of the file altered, taken out or put in: never proven', () => {
    const places: { holder: object; key: string }[] = [];
    const walk = (value: unknown, bundle: unknown[] = []): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push({ holder: value, key });
        walk((value as Record<string, unknown>)[key], bundle);
      }
    };
    walk(bundleOf(proven));
    const total = places.length;
    fc.assert(
      fc.property(
        fc.nat(total - 1),
        fc.constantFrom('alter', 'remove', 'insert'),
        fc.jsonValue(),
        (index, how, to) => {
          const bundle = bundleOf(proven);
          places.length = 0;
          walk(bundle);
          const { holder, key } = places[index]!;
          const record = holder as Record<string, unknown>;
          if (how === 'alter') record[key] = to;
          else if (how === 'insert') record[Array.isArray(holder) ? String(holder.length) : `${key}+`] = to;
          else if (Array.isArray(holder)) holder.splice(Number(key), 1);
          else Reflect.deleteProperty(holder, key);
          fc.pre(JSON.stringify(bundle) !== JSON.stringify(bundleOf(proven)));
          assert.notEqual(breakOf(JSON.stringify(bundle)), 'nothing');
        },
      ),
      { numRuns: 400 },
    );
  });

  it('signed again with another key: found by the key’s name', () => {
    const other = createProofKey(Buffer.alloc(32, 1).toString('base64'));
    const name = keyName(createProofKey(masterKey).publicKey);
    assert.equal(verifyProof(proven, { key: name }).kind, 'proven');
    assert.equal(verifyProof(proven, { key: keyName(other.publicKey) }).kind, 'broken');
  });

  it('a head that was kept: the same, or the trail was written anew', async () => {
    await proofs.logHeads();
    const lines = logged.map((text) => JSON.parse(text) as Record<string, unknown>);
    const head = lines.findLast(({ msg, trail }) => msg === 'head of an audit trail' && trail === 'R-1001');
    const kept = { trail: 'R-1001', seq: Number(head?.['seq']), hash: String(head?.['hash']) };
    const now = await exported(order(approvedId));
    const verdict = verifyProof(now, { heads: [kept] });
    assert.match(
      verdict.kind === 'proven' ? verdict.proven.join('\n') : verdict.why,
      /the head kept elsewhere says/,
    );
    const other = { ...kept, hash: 'c'.repeat(64) };
    assert.match(JSON.stringify(verifyProof(now, { heads: [other] })), /broken.*another one/);
  });

  it('the trails in the database: whole; an alteration behind its back is named', async () => {
    for (const { trail, broken } of await verifyTrails(database())) assert.equal(broken, undefined, trail);
    await database()
      .db.transaction()
      .execute(async (tx) => {
        // What a database administrator can do.
        await sql`alter table audit_entry disable trigger audit_entry_is_kept`.execute(tx);
        await sql`delete from audit_entry where trail = 'R-1001' and seq = 3`.execute(tx);
      });
    const found = await verifyTrails(database(), 'R-1001');
    assert.deepEqual(found[0]?.broken, { seq: 3, why: 'missing' });
  });

  describe('the command', () => {
    let folder = '';
    before(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'proof-'));
    });
    after(() => rm(folder, { recursive: true, force: true }));
    async function run(text: string, ...more: string[]) {
      const file = path.join(folder, 'proof.json');
      await writeFile(file, text);
      return runNode(['scripts/verify-proof.ts', file, ...more]);
    }

    it('a good file: says what is proven and ends with 0', async () => {
      const { code, output } = await run(proven);
      assert.equal(code, 0, output);
      assert.match(output, /^PROVEN\n {2}✓ Trail/);
      assert.match(output, /NOT PROVEN BY THE FILE ALONE\n[^]*--head R-1001:\d+:[0-9a-f]{64}/);
    });

    it('an altered file: names the place and ends with 1', async () => {
      const { code, output } = await run(changed(breaks['another quantity in what was placed']![1]));
      assert.equal(code, 1);
      assert.match(
        output,
        /^NOT PROVEN\. The first break is at order F-\d+, what was placed: its fingerprint/,
      );
    });

    it('no file, or no head: says how it is called and ends with 2', async () => {
      assert.equal((await runNode(['scripts/verify-proof.ts'])).code, 2);
      assert.equal((await run(proven, '--head', 'x')).code, 2);
    });
  });
});
