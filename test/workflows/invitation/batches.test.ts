import assert from 'node:assert/strict';
import { mostEntries, type BatchEntry } from '../../../src/domain/invitation-batch.ts';
import { Problem } from '../../../src/errors.ts';
import type { InvitingPerson } from '../../../src/workflows/invitation/letters-port.ts';
import { useDatabase } from '../../support/database.ts';
import { batchDesk, outcomes, type BatchDesk } from '../support/batch-desk.ts';
import { emptyTables, minute } from '../support/invitation-desk.ts';
import { cora, customerTenant, leo, nina, northwind, northwindOwnUse } from '../support/northwind.ts';
import { asCustomer, asStaff, priya, sam } from '../support/sample-people.ts';

const down = (): never => {
  throw new Problem('unavailable', 'Microsoft does not answer.', { remote: 'graph' });
};

describe('customers invited together', () => {
  const database = useDatabase();
  let desk: BatchDesk;
  let stamps = 0;
  let tenants = 500;

  beforeEach(async () => {
    await emptyTables(database());
    await database().db.deleteFrom('invitation_batch').execute();
    desk = batchDesk(database());
    await desk.sweepAll();
  });

  /** A domain the directory knows, of a tenant of its own. */
  function known(domain: string, country: string | undefined = 'IE', tenantId?: string): string {
    tenants += 1;
    desk.directory.tenants.set(domain, {
      tenantId: tenantId ?? customerTenant(tenants),
      name: `Company ${domain}`,
      country,
    });
    return domain;
  }

  async function begun(
    lines: readonly (string | Partial<BatchEntry>)[],
    by: InvitingPerson = asStaff(priya),
    resellerId?: string,
  ) {
    stamps += 1;
    const entries = lines.map((line, index) => ({
      line: index + 1,
      domain: '',
      ...(typeof line === 'string' ? { domain: line } : line),
    }));
    const batch = await desk.batches.begin({
      requestId: `batch ${stamps}`,
      entries,
      by,
      resellerId,
      card: { conversationId: 'chat', activityId: 'card' },
    });
    assert.ok('id' in batch, 'not allowed');
    return batch;
  }

  async function find(id: string) {
    const batch = await desk.batches.find(id, asStaff(priya));
    assert.ok(batch);
    return batch;
  }

  /** Looked up and confirmed by Priya. */
  async function confirmed(lines: readonly (string | Partial<BatchEntry>)[], send = false) {
    const { id } = await begun(lines);
    await desk.work();
    const { version } = await find(id);
    assert.equal((await desk.batches.confirm(id, version, send, asStaff(priya))).kind, 'done');
    return id;
  }

  const invitations = () => database().db.selectFrom('invitation').selectAll().execute();

  it('a list: everybody is looked up, and what stands in the way is said line by line', async () => {
    known('contoso.com');
    known('www-contoso.com', 'IE', desk.directory.tenants.get('contoso.com')?.tenantId);
    known('japan.jp', 'JP');
    known('somewhere.com', '');
    desk.directory.tenants.set('opendoor.com', { tenantId: 'own' });
    desk.directory.tenants.set('agency.gov', { tenantId: customerTenant(900), cloud: 'us-government' });
    const { id } = await begun([
      'https://Contoso.com/',
      'contoso.com',
      'www-contoso.com',
      'not a domain',
      'nobody.example',
      'opendoor.com',
      'agency.gov',
      'japan.jp',
      'somewhere.com',
      { domain: known('fabrikam.de'), to: 'not an address' },
    ]);
    assert.equal((await find(id)).state, 'looking');
    await desk.work();
    const batch = await find(id);
    assert.equal(batch.state, 'ready');
    assert.deepEqual(outcomes(batch.entries), [
      'found',
      'twice',
      'twice',
      'not-a-domain',
      'unknown-domain',
      'own-tenant',
      'other-cloud',
      'not-sold-there',
      'choose-account',
      'not-an-address',
    ]);
    assert.deepEqual(batch.entries[0]?.outcome, {
      kind: 'found',
      tenantId: desk.directory.tenants.get('contoso.com')?.tenantId,
      name: 'Company contoso.com',
      domain: 'contoso.com',
      accountId: 'europe',
    });
    assert.deepEqual(await invitations(), [], 'nobody is invited before somebody says yes');
    const told = await desk.toldOf(id);
    assert.equal(told[0], 'begun update');
    assert.equal(told.at(-1), 'ready update');
  });

  it('begun twice from one card: one list', async () => {
    const request = {
      requestId: 'the same card',
      entries: [{ line: 1, domain: known('contoso.com') }],
      by: asStaff(priya),
    };
    const [first, second] = [await desk.batches.begin(request), await desk.batches.begin(request)];
    assert.ok('id' in first && 'id' in second);
    assert.equal(first.id, second.id);
    const others = await desk.batches.begin({ ...request, by: asStaff(sam) });
    assert.deepEqual(others, { kind: 'not-allowed' });
  });

  it('too long, empty, by somebody without a reseller, for a reseller nobody knows: not allowed', async () => {
    const entries = Array.from({ length: mostEntries + 1 }, (_, n) => ({ line: n, domain: `c${n}.com` }));
    const one = entries.slice(0, 1);
    const requests = [
      { entries, by: asStaff(priya) },
      { entries: [], by: asStaff(priya) },
      { entries: one, by: asCustomer(leo) },
      { entries: one, by: asCustomer(sam) },
      { entries: one, by: asStaff(priya), resellerId: 'R-1' },
    ];
    for (const [n, request] of requests.entries())
      assert.deepEqual(await desk.batches.begin({ requestId: `no ${n}`, ...request }), {
        kind: 'not-allowed',
      });
    assert.ok(
      'id' in (await desk.batches.begin({ requestId: 'yes', entries: entries.slice(1), by: asStaff(priya) })),
    );
  });

  it('yes: everybody found is invited once, the card says how far it is, and one message says that it is done', async () => {
    const domains = Array.from({ length: 10 }, (_, n) => known(`company${n}.com`));
    const id = await confirmed([...domains, 'nobody.example']);
    await desk.forgetNews();
    await desk.work();
    const batch = await find(id);
    assert.equal(batch.state, 'done');
    assert.equal(outcomes(batch.entries).filter((kind) => kind === 'invited').length, 10);
    const made = await invitations();
    assert.deepEqual(
      made.map(({ batch_id }) => batch_id),
      Array.from({ length: 10 }, () => id),
    );
    assert.deepEqual([...new Set(made.map(({ created_by_user_id }) => created_by_user_id))], [priya.userId]);
    const told = await desk.toldOf(id);
    assert.deepEqual(
      told.filter((line) => line.endsWith('message')),
      ['done message'],
    );
    const cards = await database()
      .db.selectFrom('notice')
      .select('case_id')
      .where('kind', '=', 'card')
      .execute();
    assert.deepEqual(cards, [], 'no card for each of them');
  });

  it('with mails: they go to those with an address, which the list forgets then', async () => {
    const id = await confirmed(
      [
        { domain: known('contoso.com'), to: 'ada@contoso.com', toName: 'Ada', language: 'de' },
        known('fabrikam.de'),
      ],
      true,
    );
    await desk.work();
    await desk.sendMails();
    assert.deepEqual(
      desk.mailServer.taken.map(({ to }) => to),
      ['ada@contoso.com'],
    );
    const batch = await find(id);
    const mailed = batch.entries.map(({ outcome }) => outcome.kind === 'invited' && outcome.mailed);
    assert.deepEqual(mailed, [true, false]);
    assert.ok(!JSON.stringify(batch).includes('ada@contoso.com'));
    const [first] = await desk.workflow.ofCustomer(desk.directory.tenants.get('contoso.com')?.tenantId ?? '');
    assert.equal(first?.letter?.language, 'de');
    assert.equal(first.state, 'sent');
    const [other] = await desk.workflow.ofCustomer(desk.directory.tenants.get('fabrikam.de')?.tenantId ?? '');
    assert.equal(other?.letter?.language, 'de', 'nobody named it, the domain tells');
  });

  it('without mails: prepared, and none is sent', async () => {
    const id = await confirmed([{ domain: known('contoso.com'), to: 'ada@contoso.com' }]);
    await desk.work();
    await desk.sendMails();
    assert.deepEqual(desk.mailServer.taken, []);
    assert.equal((await find(id)).state, 'done');
  });

  it('invited before: the same invitation, and whether it had been sent; who has a letter gets no second one', async () => {
    const [sent, prepared] = ['contoso.com', 'fabrikam.de'].map((domain) => ({
      domain: known(domain),
      to: `admin@${domain}`,
    })) as [{ domain: string; to: string }, { domain: string; to: string }];
    await confirmed([sent], true);
    await confirmed([prepared]);
    await desk.work();
    await desk.sendMails();
    const id = await confirmed(
      [sent, prepared, { domain: known('litware.com'), to: 'admin@litware.com' }],
      true,
    );
    await desk.work();
    await desk.sendMails();
    const became = (await find(id)).entries.map(({ outcome }) =>
      outcome.kind === 'invited' ? [outcome.earlier, outcome.mailed] : outcome.kind,
    );
    assert.deepEqual(became, [
      ['sent', false],
      ['prepared', true],
      [undefined, true],
    ]);
    assert.equal((await invitations()).length, 3);
    assert.deepEqual(desk.mailServer.taken.map(({ to }) => to).toSorted(), [
      'admin@contoso.com',
      'admin@fabrikam.de',
      'admin@litware.com',
    ]);
  });

  it('shown a link before, and no letter: gets the letter the list is to send', async () => {
    const contoso = { domain: known('contoso.com'), to: 'admin@contoso.com' };
    await confirmed([contoso]);
    await desk.work();
    const [{ id: shown } = { id: '' }] = await invitations();
    assert.equal((await desk.workflow.letters.noteSent(shown, 'qr', asStaff(priya))).kind, 'done');
    const id = await confirmed([contoso], true);
    await desk.work();
    await desk.sendMails();
    const [entry] = (await find(id)).entries;
    assert.deepEqual(entry?.outcome, {
      kind: 'invited',
      invitationId: shown,
      mailed: true,
      earlier: 'sent',
    });
    assert.equal(desk.mailServer.taken.length, 1);
  });

  it('killed between inviting, mailing and keeping it: begun again, nobody is invited or written to twice', async () => {
    const lines = Array.from({ length: 3 }, (_, n) => ({
      domain: known(`company${n}.com`),
      to: `admin@company${n}.com`,
    }));
    const id = await confirmed(lines, true);
    // The run does everything outside, and its own transaction is lost.
    const lost = await database().db.selectFrom('invitation_batch').selectAll().executeTakeFirstOrThrow();
    await desk.runOnce(id);
    await database()
      .db.updateTable('invitation_batch')
      .set({ ...lost, content: JSON.stringify(lost.content) })
      .where('id', '=', id)
      .execute();
    await desk.work();
    await desk.sendMails();
    assert.equal((await invitations()).length, 3);
    assert.equal(desk.mailServer.taken.length, 3);
    const batch = await find(id);
    assert.deepEqual(
      batch.entries.map(({ outcome }) => outcome.kind === 'invited' && outcome.mailed),
      [true, true, true],
    );
  });

  it('several runs at once: nobody is invited twice', async () => {
    const id = await confirmed(Array.from({ length: 6 }, (_, n) => known(`company${n}.com`)));
    await Promise.all([1, 2, 3].map(() => desk.runOnce(id)));
    await desk.work();
    assert.equal((await invitations()).length, 6);
    assert.equal((await find(id)).state, 'done');
  });

  it('the job is lost: the next tick after a minute begins it again', async () => {
    const { id } = await begun([known('contoso.com')]);
    desk.jobs.waiting.length = 0;
    await desk.batches.tick();
    assert.equal(desk.jobs.waiting.length, 0);
    desk.clock.pass(minute);
    await desk.batches.tick();
    await desk.work();
    assert.equal((await find(id)).state, 'ready');
  });

  it('Microsoft does not answer for one: the others go on, it is tried again, has failed at last, and can be tried anew', async () => {
    known('contoso.com');
    known('fabrikam.de');
    desk.directory.before = (domain) => (domain === 'fabrikam.de' ? down() : undefined);
    const { id } = await begun(['contoso.com', 'fabrikam.de']);
    await desk.work();
    assert.deepEqual(outcomes((await find(id)).entries), ['found', 'waiting']);
    for (let tries = 1; tries < 5; tries += 1) {
      desk.clock.pass(minute);
      await desk.batches.tick();
      await desk.work();
    }
    const failed = await find(id);
    assert.equal(failed.state, 'ready');
    assert.deepEqual(outcomes(failed.entries), ['found', 'failed']);

    desk.directory.before = () => undefined;
    await desk.batches.confirm(id, failed.version, false, asStaff(priya));
    await desk.work();
    const done = await find(id);
    assert.deepEqual(outcomes(done.entries), ['invited', 'failed']);
    await desk.batches.confirm(id, done.version, false, asStaff(priya));
    await desk.work();
    const again = await find(id);
    assert.equal(again.state, 'ready', 'a person sees who it is before they are invited');
    assert.deepEqual(outcomes(again.entries), ['invited', 'found']);
    await desk.batches.confirm(id, again.version, false, asStaff(priya));
    await desk.work();
    assert.deepEqual(outcomes((await find(id)).entries), ['invited', 'invited']);
  });

  it('throttled while inviting: waits as long as Microsoft says', async () => {
    const id = await confirmed([known('contoso.com')]);
    desk.partnerCenter.before = () => {
      const facts = { remote: 'partner-center', retryAfterSeconds: 57 };
      throw new Problem('throttled', 'Too many calls.', facts);
    };
    await desk.work();
    desk.partnerCenter.before = () => undefined;
    const before = desk.partnerCenter.calls.length;
    desk.clock.pass(56_000);
    await desk.batches.tick();
    await desk.work();
    assert.equal(desk.partnerCenter.calls.length, before);
    desk.clock.pass(1_000);
    await desk.batches.tick();
    await desk.work();
    assert.equal((await find(id)).state, 'done');
  });

  it('the account is chosen: found, once for a tenant, and only out of those offered', async () => {
    known('somewhere.com', '');
    known('elsewhere.com', '', desk.directory.tenants.get('somewhere.com')?.tenantId);
    const { id } = await begun(['somewhere.com', 'elsewhere.com']);
    await desk.work();
    assert.deepEqual(outcomes((await find(id)).entries), ['choose-account', 'twice']);
    const choose = (line: number, accountId: string) =>
      desk.batches.chooseAccount(id, line, accountId, asStaff(priya));
    assert.equal((await choose(1, 'australia')).kind, 'too-late');
    assert.equal((await choose(2, 'canada')).kind, 'too-late');
    assert.equal((await choose(1, 'canada')).kind, 'done');
    const [entry] = (await find(id)).entries;
    assert.ok(entry?.outcome.kind === 'found' && entry.outcome.accountId === 'canada');
  });

  it('the account is named in the list: taken', async () => {
    const { id } = await begun([{ domain: known('somewhere.com', ''), accountId: 'canada' }]);
    await desk.work();
    const [entry] = (await find(id)).entries;
    assert.ok(entry?.outcome.kind === 'found' && entry.outcome.accountId === 'canada');
  });

  it('there is a relationship already: said, nobody is invited', async () => {
    const contoso = known('contoso.com');
    const fabrikam = known('fabrikam.de');
    const tenant = (domain: string) => desk.directory.tenants.get(domain)?.tenantId ?? '';
    const accept = (domain: string) =>
      desk.partnerCenter.accept('europe', { tenantId: tenant(domain), companyName: domain, domain });
    accept(contoso);
    await desk.sweepAll();
    const { id } = await begun([contoso, fabrikam]);
    await desk.work();
    assert.deepEqual(outcomes((await find(id)).entries), ['already', 'found']);
    accept(fabrikam);
    await desk.batches.confirm(id, (await find(id)).version, false, asStaff(priya));
    await desk.work();
    assert.deepEqual(outcomes((await find(id)).entries), ['already', 'already']);
  });

  it('by a seller: for their own reseller, by its account; its own tenants and other regions are no customers', async () => {
    known('contoso.com');
    known('maple.ca', 'CA');
    known('northwindit.com', 'IE', northwindOwnUse);
    known('somewhere.com', '');
    const lines = ['contoso.com', 'maple.ca', 'northwindit.com', 'somewhere.com'];
    const { id } = await begun(lines, asCustomer(nina), 'R-1002');
    await desk.work();
    const batch = await find(id);
    assert.equal(batch.resellerId, northwind.id);
    assert.deepEqual(outcomes(batch.entries), ['found', 'other-region', 'own-tenant', 'found']);
    await desk.batches.confirm(id, batch.version, false, asCustomer(nina));
    await desk.work();
    const made = await invitations();
    assert.deepEqual(
      made.map(({ reseller_id, origin }) => `${reseller_id} ${origin}`),
      ['R-1001 reseller', 'R-1001 reseller'],
    );
  });

  it('dropped: nothing goes on, addresses are forgotten; what has been invited stays', async () => {
    const lines = Array.from({ length: 6 }, (_, n) => ({
      domain: known(`company${n}.com`),
      to: `admin@company${n}.com`,
    }));
    const id = await confirmed(lines);
    await desk.runOnce(id);
    const { version } = await find(id);
    const dropped = await desk.batches.drop(id, version, asStaff(priya));
    assert.equal(dropped.kind, 'done');
    await desk.work();
    desk.clock.pass(10 * minute);
    await desk.batches.tick();
    await desk.work();
    const batch = await find(id);
    assert.equal(batch.state, 'dropped');
    assert.equal((await invitations()).length, 4);
    assert.ok(!JSON.stringify(batch).includes('@'));
    assert.equal((await desk.batches.drop(id, batch.version, asStaff(priya))).kind, 'too-late');
  });

  it('a spent card: too late for everything that needs its version', async () => {
    const { id, version } = await begun([known('contoso.com')]);
    await desk.work();
    assert.equal((await desk.batches.confirm(id, version, true, asStaff(priya))).kind, 'too-late');
    const ready = await find(id);
    await desk.batches.confirm(id, ready.version, false, asStaff(priya));
    assert.equal((await desk.batches.confirm(id, ready.version, false, asStaff(priya))).kind, 'too-late');
  });

  it('somebody of another reseller, or of nobody: the list is unknown', async () => {
    const { id, version } = await begun([known('contoso.com')], asCustomer(nina));
    for (const by of [asCustomer(cora), asCustomer(leo), asCustomer(sam)]) {
      assert.equal(await desk.batches.find(id, by), undefined);
      for (const answer of [
        await desk.batches.confirm(id, version, false, by),
        await desk.batches.drop(id, version, by),
        await desk.batches.chooseAccount(id, 1, 'europe', by),
      ])
        assert.deepEqual(answer, { kind: 'unknown' });
    }
    assert.ok(await desk.batches.find(id, asCustomer(nina)));
  });

  describe('whom they were to go to', () => {
    const lines = [
      { domain: 'kept.example', to: 'a@kept.example', toName: 'Anna' },
      { domain: 'nobody.example', to: 'b@nobody.example', toName: 'Bert' },
      { domain: 'no domain', to: 'c@contoso.com' },
      { domain: 'fabrikam.example', to: 'no address at all' },
    ];
    const addresses = async (id: string) =>
      (await find(id)).entries.flatMap(({ to, toName }) => [to, toName].filter((one) => one !== undefined));

    it('done: forgotten of every entry, also of those nobody could be invited from', async () => {
      known('kept.example');
      const id = await confirmed(lines, true);
      await desk.work();
      assert.equal((await find(id)).state, 'done');
      assert.deepEqual(await addresses(id), []);
    });

    it('nobody says yes: kept for a month and no longer; then the list is over', async () => {
      known('kept.example');
      const { id } = await begun(lines);
      await desk.work();
      desk.clock.pass(29 * 24 * 60 * minute);
      await desk.batches.tick();
      await desk.work();
      assert.equal((await find(id)).state, 'ready');
      assert.ok((await addresses(id)).length > 0);
      desk.clock.pass(2 * 24 * 60 * minute);
      for (const _ of ['once', 'again']) {
        await desk.batches.tick();
        await desk.work();
      }
      assert.equal((await find(id)).state, 'dropped');
      assert.deepEqual(await addresses(id), []);
    });
  });
});
