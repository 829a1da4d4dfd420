import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { useDatabase } from '../../support/database.ts';
import {
  as,
  coho,
  cora,
  domains,
  emptyResellers,
  henrik,
  leo,
  nina,
  northwind,
  refusedWith,
  resellerDesk,
  rolesOf,
  staff,
} from '../support/reseller-desk.ts';

describe('registration of resellers', () => {
  const database = useDatabase();
  beforeEach(() => emptyResellers(database()));
  const desk = () => resellerDesk(database());
  const kindOf = async (answer: Promise<{ kind: string }>) => (await answer).kind;

  async function requested(one = desk()) {
    const made = await one.register({ ...northwind, ownUseDomain: 'northwindit.com' });
    if (made.kind !== 'requested') throw new Error(made.kind);
    return { ...one, ...made, id: made.reseller.id };
  }

  it('registered: the account of the country, both tenants, what Microsoft said; staff and registrant get a card', async () => {
    const { reseller, findings, told, id } = await requested();
    assert.match(id, /^R-\d{4,}$/);
    assert.deepEqual(
      [reseller.state, reseller.accountId, reseller.tenants.map((tenant) => [tenant.tenantId, tenant.use])],
      ['requested', 'europe', [[domains['northwindcsp.com'], 'selling']]],
    );
    // Nina is signed in at the selling tenant: the other one is only her word.
    const said = { domain: 'northwindit.com', said: 'northwindit.com', use: 'own-use' };
    assert.deepEqual(reseller.asked, [{ tenantId: domains['northwindit.com'], ...said }]);
    assert.deepEqual(findings, {
      nameAtMicrosoft: 'Northwind IT Ltd',
      agreement: 'signed',
      relationship: 'active',
      partnerIdThere: '4711982',
    });
    assert.deepEqual(await told(id), [
      'reseller-desk requested card → desk',
      'reseller requested card → Nina',
    ]);
  });

  it('pressed twice, also at once: one registration, one card for everybody', async () => {
    const one = desk();
    const both = await Promise.all([one.register(northwind, 'press'), one.register(northwind, 'press')]);
    assert.deepEqual(
      both.map((made) => made.kind),
      ['requested', 'requested'],
    );
    assert.equal((await one.workflow.waiting(staff, 10)).length, 1);
    const [waiting] = await one.workflow.waiting(staff, 10);
    assert.equal((await one.told(waiting?.id ?? '')).length, 2);
  });

  it('a press of somebody else with the same id: no view of the first', async () => {
    const { register, id } = await requested();
    const forged = await register({ ...northwind, by: cora }, 'stamp-1');
    assert.equal(forged.kind, 'not-your-tenant');
    assert.notEqual(id, '');
  });

  it('looking first: the same answer, and nothing is kept', async () => {
    const { workflow } = desk();
    const looked = await workflow.look(northwind);
    assert.equal(looked.kind === 'possible' && looked.findings.agreement, 'signed');
    assert.deepEqual(await workflow.waiting(staff, 10), []);
  });

  it('domains and ids that cannot be: each with its own answer', async () => {
    const { register, microsoft } = desk();
    const kind = (more: object) => kindOf(register({ ...northwind, ...more }));
    assert.equal(await kind({ sellingDomain: 'northwind' }), 'not-a-domain');
    assert.equal(await kind({ sellingDomain: 'nobody.example' }), 'unknown-domain');
    assert.equal(await kind({ sellingDomain: 'opendoor.example' }), 'same-tenant');
    assert.equal(await kind({ ownUseDomain: 'northwindcsp.com' }), 'same-tenant');
    assert.equal(await kind({ ownUseDomain: 'nobody.example' }), 'unknown-domain');
    assert.equal(await kind({ country: 'JP' }), 'not-sold-there');
    assert.equal(await kind({ by: cora }), 'not-your-tenant');
    microsoft.answers.name = undefined;
    assert.equal(await kind({}), 'unknown-partner');
    assert.equal(await kindOf(resellerDesk(database(), { closed: true }).register(northwind)), 'closed');
  });

  it('their own company is registered already: named to its people', async () => {
    const { register, workflow, id } = await requested();
    const own = await register({ ...northwind, by: leo });
    assert.equal(own.kind === 'already' && own.reseller.company, 'Northwind IT Ltd');
    await workflow.refuse(id, 'x', staff);
    assert.equal(await kindOf(register({ ...northwind, by: leo })), 'requested');
  });

  describe('what another reseller has, said to be one’s own', () => {
    /** All that Cora gets to read of a registration, with nothing in it that only says which one it is. */
    async function learnt(one: ReturnType<typeof desk>, more: object): Promise<unknown> {
      const registration = { ...coho, ...more };
      const looked = await one.workflow.look(registration);
      const made = await one.register(registration);
      const id = made.kind === 'requested' ? made.reseller.id : '';
      const checked = await one.workflow.check(id, as(cora));
      const shown = await one.workflow.find(id, as(cora));
      const rivals = await one.workflow.rivals(id, as(cora));
      const text = JSON.stringify([looked, made, checked.kind, shown, rivals]);
      return JSON.parse(text.replaceAll(/R-\d+/g, 'R').replaceAll(/"version":\d+/g, '"version":0'));
    }
    const all = [
      { partnerId: '4711982' },
      { ownUseDomain: 'northwindit.com' },
      { ownUseDomain: 'northwindcsp.com' },
      { sellingDomain: 'northwindcsp.com', ownUseDomain: 'cohoit.de' },
      { sellingDomain: 'northwindit.com', ownUseDomain: 'cohoit.de', partnerId: '4711982' },
    ];

    for (const more of all)
      it(`${Object.values(more).join(', ')}: read just as if nobody had it`, async () => {
        const free = await learnt(desk(), more);
        await emptyResellers(database());
        const { workflow, id, ...one } = await requested();
        await workflow.decideTenant(id, domains['northwindit.com'] ?? '', true, staff);
        await workflow.confirm(id, staff);
        assert.deepEqual(await learnt({ ...one, workflow }, more), free);
        const [waiting] = await workflow.waiting(staff, 5);
        const rivals = await workflow.rivals(waiting?.id ?? '', staff);
        assert.ok(rivals.length > 0 && rivals.every(({ reseller }) => reseller.id === id));
        assert.equal((await workflow.membership(nina))?.reseller.id, id);
        const isWanted = rivals.some(({ over }) => over.kind === 'partner-id') || 'sellingDomain' in more;
        assert.equal(
          await kindOf(workflow.confirm(waiting?.id ?? '', staff)),
          isWanted ? 'not-possible' : 'done',
        );
      });

    it('two wait with one partner id: staff sees both, confirms one, and the other cannot be', async () => {
      const { workflow, id, register } = await requested();
      const second = await register({ ...coho, partnerId: '4711982' });
      const other = second.kind === 'requested' ? second.reseller.id : '';
      assert.deepEqual(
        [await workflow.rivals(id, staff), await workflow.rivals(other, staff)].map((rivals) =>
          rivals.map(({ over, reseller }) => [over.kind, reseller.id]),
        ),
        [[['partner-id', other]], [['partner-id', id]]],
      );
      const kinds = await Promise.all([id, other].map((one) => kindOf(workflow.confirm(one, staff))));
      assert.deepEqual(kinds.toSorted(), ['done', 'not-possible']);
    });
  });

  describe('registered by somebody who is signed in elsewhere', () => {
    const elsewhere = { ...northwind, by: henrik, ownUseDomain: 'northwindit.com' };
    const selling = domains['northwindcsp.com'] ?? '';

    it('nothing follows from the tenant they name until staff says that it is theirs; then it can be confirmed', async () => {
      const { register, workflow, told } = desk();
      const made = await register(elsewhere);
      if (made.kind !== 'requested') throw new Error(made.kind);
      const { id } = made.reseller;
      assert.deepEqual(
        [made.reseller.tenants.map(({ use }) => use), made.reseller.asked?.map(({ use }) => use)],
        [['own-use'], ['selling']],
      );
      assert.equal(await workflow.membership(nina), undefined);
      assert.equal(await kindOf(workflow.confirm(id, staff)), 'not-possible');
      assert.equal(await kindOf(workflow.decideTenant(id, selling, true, as(henrik))), 'unknown');
      assert.equal(await kindOf(workflow.decideTenant(id, selling, true, staff)), 'done');
      assert.ok((await told(id)).includes('reseller tenant-confirmed message → Henrik'));
      assert.equal(await kindOf(workflow.confirm(id, staff)), 'done');
      assert.deepEqual(await rolesOf(database(), henrik), ['seller', 'owner']);
      assert.equal((await workflow.membership(nina))?.reseller.id, id);
    });

    it('it is not theirs: never confirmed, and whoever is signed in there registers as if nothing had been', async () => {
      const { register, workflow } = desk();
      const made = await register(elsewhere);
      const id = made.kind === 'requested' ? made.reseller.id : '';
      assert.equal(await kindOf(workflow.decideTenant(id, selling, false, staff)), 'done');
      assert.equal(await kindOf(workflow.confirm(id, staff)), 'not-possible');
      const theirs = await register(northwind);
      assert.equal(theirs.kind, 'requested');
      assert.equal(
        await kindOf(workflow.confirm(theirs.kind === 'requested' ? theirs.reseller.id : '', staff)),
        'done',
      );
      assert.equal(await kindOf(workflow.confirm(id, staff)), 'not-possible');
    });
  });

  describe('orders stopped', () => {
    it('with a reason, by staff only; its people keep their roles and are told, and let go on they hear it too', async () => {
      const { workflow, confirmed, told } = desk();
      const id = await confirmed();
      for (const one of [nina, cora])
        assert.equal(await kindOf(workflow.suspend(id, 'x', as(one))), 'unknown');
      assert.equal(await kindOf(workflow.resume(id, staff)), 'too-late');
      assert.equal(await kindOf(workflow.suspend(id, 'An open invoice', staff)), 'done');
      assert.equal(await kindOf(workflow.suspend(id, 'Again', staff)), 'too-late');
      const stopped = await workflow.find(id, as(nina));
      assert.deepEqual([stopped?.state, stopped?.suspendedBecause], ['suspended', 'An open invoice']);
      assert.deepEqual(await rolesOf(database(), nina), ['seller', 'owner']);
      assert.equal(await kindOf(workflow.resume(id, as(nina))), 'unknown');
      assert.equal(await kindOf(workflow.resume(id, staff)), 'done');
      const again = await workflow.find(id, as(nina));
      assert.deepEqual([again?.state, again?.suspendedBecause], ['confirmed', undefined]);
      assert.deepEqual(
        (await told(id)).filter((line) => line.includes('message')),
        ['reseller suspended message → Nina', 'reseller resumed message → Nina'],
      );
      const events = await database()
        .db.selectFrom('reseller_event')
        .select(['name', 'user_id', 'facts'])
        .where('name', 'in', ['suspend', 'resume'])
        .orderBy('id')
        .execute();
      assert.deepEqual(events, [
        { name: 'suspend', user_id: staff.userId, facts: { because: 'An open invoice' } },
        { name: 'resume', user_id: staff.userId, facts: {} },
      ]);
    });

    it('nobody is admitted meanwhile, and the partner id stays taken', async () => {
      const { workflow, confirmed, register } = desk();
      const id = await confirmed();
      await workflow.askToJoin(leo);
      await workflow.suspend(id, 'x', staff);
      assert.equal(await kindOf(workflow.admit(id, leo, ['seller'], nina)), 'unknown');
      const other = await register({ ...coho, partnerId: '4711982' });
      const otherId = other.kind === 'requested' ? other.reseller.id : '';
      assert.equal(await kindOf(workflow.confirm(otherId, staff)), 'not-possible');
      assert.deepEqual(
        (await workflow.latest(staff, 5)).map((one) => one.id),
        [otherId, id],
      );
      assert.deepEqual(await workflow.latest(as(nina), 5), []);
    });
  });

  it('what the agreement check refuses: the region, the enrolment, or not known', async () => {
    const { workflow, microsoft } = desk();
    for (const [answer, meaning] of [
      [refusedWith(2201), 'other-region'],
      [refusedWith(2204), 'no-reseller-account'],
      [refusedWith(2000), 'unknown'],
      [{ kind: 'unsigned' }, 'unsigned'],
    ] as const) {
      microsoft.answers.agreement = answer;
      const looked = await workflow.look(northwind);
      assert.equal(looked.kind === 'possible' && looked.findings.agreement, meaning);
    }
  });

  it('Microsoft does not answer: nothing is kept', async () => {
    const { register, microsoft, workflow } = desk();
    microsoft.port.profile = () =>
      Promise.reject(new Problem('unavailable', 'away', { remote: 'partner-center' }));
    await assert.rejects(register(northwind), (error: unknown) => error instanceof Problem);
    assert.deepEqual(await workflow.waiting(staff, 10), []);
  });

  it('confirmed: who registered is owner and seller, and is told; pressing again is too late', async () => {
    const { workflow, told, id } = await requested();
    assert.deepEqual(await rolesOf(database(), nina), []);
    assert.equal(await kindOf(workflow.confirm(id, staff)), 'done');
    assert.deepEqual(await rolesOf(database(), nina), ['seller', 'owner']);
    assert.deepEqual((await told(id)).slice(2), [
      'reseller confirmed update → Nina',
      'reseller confirmed message → Nina',
      'reseller-desk confirmed update → desk',
    ]);
    assert.equal(await kindOf(workflow.confirm(id, staff)), 'too-late');
    assert.equal(await kindOf(workflow.refuse(id, 'late', staff)), 'too-late');
  });

  it('papers missing: not confirmed until Microsoft says so; the cards show what it said', async () => {
    const { workflow, microsoft, id, clock } = await requested();
    microsoft.answers.agreement = { kind: 'unsigned' };
    clock.pass(60_000);
    const decided = await workflow.confirm(id, staff);
    assert.equal(decided.kind === 'not-possible' && decided.findings.agreement, 'unsigned');
    const shown = await workflow.find(id, as(nina));
    assert.deepEqual(
      [shown?.state, shown?.checked?.findings.agreement, shown?.checked?.at],
      ['requested', 'unsigned', clock.now()],
    );
    assert.equal(await kindOf(workflow.check(id, as(nina))), 'not-possible');
    microsoft.answers.agreement = { kind: 'signed' };
    assert.equal(await kindOf(workflow.check(id, as(nina))), 'done');
    assert.equal(await kindOf(workflow.confirm(id, staff)), 'done');
  });

  it('no active relationship: not confirmed', async () => {
    const { workflow, microsoft, id } = await requested();
    microsoft.answers.related = microsoft.answers.related.map((one) => ({ ...one, isActive: false }));
    const decided = await workflow.confirm(id, staff);
    assert.equal(decided.kind === 'not-possible' && decided.findings.relationship, 'missing');
  });

  it('confirmed by two at once: once, and told once', async () => {
    const { workflow, told, id } = await requested();
    const both = await Promise.all([workflow.confirm(id, staff), workflow.confirm(id, staff)]);
    assert.deepEqual(both.map((one) => one.kind).toSorted(), ['done', 'too-late']);
    assert.equal((await told(id)).filter((line) => line.includes('confirmed message')).length, 1);
  });

  it('refused: the reason is kept and told, nobody has a role, and a new registration takes its place', async () => {
    const { workflow, told, id, register } = await requested();
    assert.equal(await kindOf(workflow.refuse(id, 'Not our region', staff)), 'done');
    assert.equal((await workflow.find(id, as(nina)))?.refusedBecause, 'Not our region');
    assert.ok((await told(id)).includes('reseller refused message → Nina'));
    assert.deepEqual(await rolesOf(database(), nina), []);
    const again = await register(northwind);
    assert.equal(again.kind, 'requested');
    assert.notEqual(again.kind === 'requested' && again.reseller.id, id);
    assert.equal((await workflow.membership(nina))?.reseller.state, 'requested');
  });

  it('not staff: cannot confirm, refuse or see what waits, not even their own', async () => {
    const { workflow, id } = await requested();
    for (const one of [nina, cora]) {
      assert.equal(await kindOf(workflow.confirm(id, as(one))), 'unknown');
      assert.equal(await kindOf(workflow.refuse(id, 'x', as(one))), 'unknown');
      assert.deepEqual(await workflow.waiting(as(one), 10), []);
    }
    assert.equal((await workflow.find(id, staff))?.state, 'requested');
  });

  it('another company, by the id: like an unknown one', async () => {
    const { workflow, told, id } = await requested();
    const before = await told(id);
    assert.equal(await workflow.find(id, as(cora)), undefined);
    assert.equal(await kindOf(workflow.check(id, as(cora))), 'unknown');
    assert.equal(await kindOf(workflow.check('R-9', as(cora))), 'unknown');
    await workflow.show(id, as(cora), { conversationId: 'c', activityId: 'a' });
    assert.deepEqual(await told(id), before);
    assert.equal(await workflow.membership(cora), undefined);
    // Both of its tenants belong to it, as soon as they are known to be its own.
    assert.equal(await workflow.find(id, as(henrik)), undefined);
    await workflow.decideTenant(id, domains['northwindit.com'] ?? '', true, staff);
    assert.equal((await workflow.find(id, as(henrik)))?.id, id);
  });

  it('findings for orders: good news counts for an hour, bad news is asked again each time', async () => {
    const one = await requested();
    const asks = () => one.microsoft.asked.length;
    const before = asks();
    await one.workflow.findings(one.id);
    assert.equal(asks(), before);
    one.clock.pass(60 * 60_000);
    one.microsoft.answers.agreement = { kind: 'unsigned' };
    assert.equal((await one.workflow.findings(one.id)).agreement, 'unsigned');
    await one.workflow.findings(one.id);
    assert.equal(asks(), before + 2);
  });
});
