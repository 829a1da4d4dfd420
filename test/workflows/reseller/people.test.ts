import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { useDatabase } from '../../support/database.ts';
import {
  coho,
  cora,
  as,
  domains,
  emptyResellers,
  henrik,
  leo,
  nina,
  northwind,
  oscar,
  resellerDesk,
  rolesOf,
  staff,
} from '../support/reseller-desk.ts';
import type { KnownReseller } from '../../../src/workflows/reseller/steps/known.ts';

describe('people of resellers', () => {
  const database = useDatabase();
  beforeEach(() => emptyResellers(database()));
  const kindOf = async (answer: Promise<{ kind: string }>) => (await answer).kind;

  async function confirmed() {
    const desk = resellerDesk(database());
    return { ...desk, id: await desk.confirmed() };
  }

  it('asked to join: the owners get a card; asking again changes nothing', async () => {
    const { workflow, told, id } = await confirmed();
    assert.equal(await workflow.askToJoin(leo), 'asked');
    assert.deepEqual(await told(id), ['reseller join-asked card → Nina']);
    assert.equal(await workflow.askToJoin(leo), 'already');
    assert.equal((await told(id)).length, 1);
    assert.deepEqual(await rolesOf(database(), leo), []);
    assert.equal((await workflow.membership(leo))?.person, undefined);
  });

  it('somebody of no reseller, or of a refused one: nobody is asked', async () => {
    const { workflow, register } = await confirmed();
    assert.equal(await workflow.askToJoin(cora), 'no-reseller');
    const made = await register(coho);
    assert.equal(made.kind, 'requested');
    if (made.kind === 'requested') await workflow.refuse(made.reseller.id, 'x', staff);
    assert.equal(await workflow.askToJoin(cora), 'no-reseller');
  });

  it('admitted: the role counts at once and is told; the same again changes nothing', async () => {
    const { workflow, told, addresses, id } = await confirmed();
    await workflow.askToJoin(leo);
    assert.deepEqual(addresses.wanted, [nina.userId], 'only of those admitted');
    assert.equal(await kindOf(workflow.admit(id, leo, ['seller'], nina)), 'done');
    assert.deepEqual(await rolesOf(database(), leo), ['seller']);
    assert.deepEqual(await workflow.withRole(id, 'seller'), [
      { tenantId: leo.tenantId, userId: leo.userId },
      { tenantId: nina.tenantId, userId: nina.userId },
    ]);
    assert.deepEqual(addresses.wanted, [nina.userId, leo.userId]);
    const after = await told(id);
    assert.ok(after.includes('reseller admitted message → Leo'));
    assert.equal(await kindOf(workflow.admit(id, leo, ['seller'], nina)), 'done');
    assert.deepEqual(await told(id), after);
  });

  it('removed: without a role from the next word on; may ask again', async () => {
    const { workflow, told, id } = await confirmed();
    await workflow.askToJoin(leo);
    await workflow.admit(id, leo, ['seller'], nina);
    assert.equal(await kindOf(workflow.remove(id, leo, nina)), 'done');
    assert.deepEqual(await rolesOf(database(), leo), []);
    assert.ok((await told(id)).includes('reseller removed message → Leo'));
    assert.equal(await workflow.askToJoin(leo), 'asked');
  });

  it('the last owner: can neither be removed nor stop being one', async () => {
    const { workflow, id } = await confirmed();
    await workflow.askToJoin(leo);
    await workflow.admit(id, leo, ['seller'], nina);
    assert.equal(await kindOf(workflow.remove(id, nina, nina)), 'last-owner');
    assert.equal(await kindOf(workflow.admit(id, nina, ['seller'], nina)), 'last-owner');
    await workflow.admit(id, leo, ['owner'], nina);
    assert.equal(await kindOf(workflow.remove(id, nina, nina)), 'done');
    assert.deepEqual(await rolesOf(database(), nina), []);
  });

  it('two owners remove each other at once: one stays', async () => {
    const { workflow, id } = await confirmed();
    await workflow.askToJoin(leo);
    await workflow.admit(id, leo, ['owner'], nina);
    const both = await Promise.all([workflow.remove(id, nina, leo), workflow.remove(id, leo, nina)]);
    assert.equal(both.filter(({ kind }) => kind === 'done').length, 1);
    assert.equal((await workflow.withRole(id, 'owner')).length, 1);
  });

  it('not an owner: neither people nor tenants can be changed, by nobody and at nobody’s', async () => {
    const { workflow, register, id } = await confirmed();
    await workflow.askToJoin(leo);
    const other = await register(coho);
    const otherId = other.kind === 'requested' ? other.reseller.id : '';
    await workflow.confirm(otherId, staff);
    await workflow.admit(id, leo, ['seller'], nina);
    // A seller of the same company, the owner of another one, staff, and a stranger.
    for (const by of [leo, cora, staff, henrik]) {
      assert.equal(await kindOf(workflow.admit(id, leo, ['owner'], by)), 'unknown');
      assert.equal(await kindOf(workflow.remove(id, nina, by)), 'unknown');
      assert.equal(await kindOf(workflow.addOwnUseTenant(id, 'northwindit.com', by)), 'unknown');
    }
    // With her own company's id, the owner of another one cannot reach into this one, nor bring in strangers.
    assert.equal(await kindOf(workflow.admit(otherId, leo, ['seller'], cora)), 'unknown');
    assert.equal(await kindOf(workflow.remove(otherId, leo, cora)), 'unknown');
    assert.equal(await kindOf(workflow.admit(otherId, henrik, ['seller'], cora)), 'unknown');
    assert.deepEqual(await rolesOf(database(), leo), ['seller']);
    assert.equal((await workflow.membership(leo))?.reseller.id, id);
  });

  it('the list of people: for admitted people of the company and for staff', async () => {
    const { workflow, id } = await confirmed();
    await workflow.askToJoin(leo);
    const names = async (asker: Parameters<typeof workflow.people>[1]) =>
      (await workflow.people(id, asker)).map((one) => `${one.name} ${one.state}`);
    assert.deepEqual(await names(nina), ['Leo Brandt asked', 'Nina Roth admitted']);
    assert.equal((await names(staff)).length, 2);
    assert.deepEqual(await names(leo), []);
    assert.deepEqual(await names(cora), []);
  });

  it('own tenants: added by an owner, staff hears of it; never the selling one, ours, or somebody else’s', async () => {
    const { workflow, register, told, id } = await confirmed();
    await register(coho);
    const add = (domain: string) => kindOf(workflow.addOwnUseTenant(id, domain, nina));
    assert.equal(await add('northwindcsp.com'), 'same-tenant');
    assert.equal(await add('opendoor.example'), 'same-tenant');
    assert.equal(await add('nobody.example'), 'unknown-domain');
    assert.equal(await add('nobody'), 'not-a-domain');
    assert.equal(await add('northwindit.com'), 'asked');
    assert.equal(await add('northwindit.com'), 'asked');
    const asked = (await told(id)).filter((line) => line.startsWith('reseller-desk tenant-asked'));
    assert.deepEqual(asked, ['reseller-desk tenant-asked card → desk']);
  });

  it('own tenant another reseller has: answered like any other, only staff is told', async () => {
    const { workflow, register, id } = await confirmed();
    await register(coho);
    assert.equal(await kindOf(workflow.addOwnUseTenant(id, 'cohoit.de', nina)), 'asked');
    const tenantId = domains['cohoit.de'] ?? '';
    assert.equal(await kindOf(workflow.decideTenant(id, tenantId, true, staff)), 'taken');
    assert.equal((await workflow.find(id, staff))?.tenants.length, 1);
  });

  it('own tenant made by an order: the company’s own at once, once, and its people are the company’s', async () => {
    const { workflow, id } = await confirmed();
    const made = { tenantId: randomUUID(), domain: 'northwindown.onmicrosoft.com' };
    for (let times = 0; times < 2; times += 1)
      await database().withTransaction((tx) => workflow.keepMadeTenant(tx, id, made, nina));
    const own = (await workflow.find(id, as(nina)))?.tenants.slice(1);
    assert.deepEqual(own, [{ ...made, use: 'own-use' }]);
    const colleague = { tenantId: made.tenantId, userId: randomUUID() };
    assert.equal((await workflow.membership(colleague))?.reseller.id, id);
  });

  it('own tenant named: nothing follows from it until staff has confirmed it', async () => {
    const { workflow, id } = await confirmed();
    await workflow.addOwnUseTenant(id, 'northwindit.com', nina);
    assert.equal(await workflow.membership(henrik), undefined);
    const before = await workflow.find(id, as(nina));
    assert.deepEqual(
      [before?.tenants.length, before?.asked?.map(({ said }) => said)],
      [1, ['northwindit.com']],
    );
    assert.deepEqual(
      (await workflow.waiting(staff, 5)).map((one) => one.id),
      [id],
    );
    const tenantId = domains['northwindit.com'] ?? '';
    assert.equal(await kindOf(workflow.decideTenant(id, tenantId, true, as(nina))), 'unknown');
    assert.equal(await workflow.membership(henrik), undefined);
    assert.equal(await kindOf(workflow.decideTenant(id, tenantId, true, staff)), 'done');
    assert.equal((await workflow.membership(henrik))?.reseller.id, id);
    assert.equal((await workflow.find(id, as(nina)))?.asked, undefined);
    assert.deepEqual(await workflow.waiting(staff, 5), []);
    assert.equal(await kindOf(workflow.decideTenant(id, tenantId, false, staff)), 'too-late');
    assert.equal((await workflow.membership(henrik))?.reseller.id, id);
  });

  it('own tenant staff does not believe in: gone, and who asked hears of it', async () => {
    const { workflow, told, id } = await confirmed();
    await workflow.addOwnUseTenant(id, 'northwindit.com', nina);
    const tenantId = domains['northwindit.com'] ?? '';
    assert.equal(await kindOf(workflow.decideTenant(id, tenantId, false, staff)), 'done');
    const after = await workflow.find(id, staff);
    assert.deepEqual([after?.tenants.length, after?.asked], [1, undefined]);
    assert.ok((await told(id)).includes('reseller tenant-refused message → Nina'));
    assert.equal(await kindOf(workflow.decideTenant(id, tenantId, true, staff)), 'too-late');
  });

  it('own tenant two resellers name: the first confirmed has it, the other cannot', async () => {
    const { workflow, register, id } = await confirmed();
    await workflow.addOwnUseTenant(id, 'northwindit.com', nina);
    const made = await register({ ...coho, ownUseDomain: 'northwindit.com' });
    assert.ok(made.kind === 'requested');
    const tenantId = domains['northwindit.com'] ?? '';
    assert.equal(await kindOf(workflow.decideTenant(made.reseller.id, tenantId, true, staff)), 'done');
    assert.equal(await kindOf(workflow.decideTenant(id, tenantId, true, staff)), 'taken');
    assert.equal((await workflow.membership(henrik))?.reseller.id, made.reseller.id);
  });

  it('own tenant an owner is signed in at: there at once', async () => {
    const { workflow, told, id } = await confirmed();
    const tenantId = domains['northwindit.com'] ?? '';
    await workflow.addOwnUseTenant(id, 'northwindit.com', nina);
    await workflow.decideTenant(id, tenantId, true, staff);
    await workflow.askToJoin(henrik);
    await workflow.admit(id, henrik, ['owner'], nina);
    await database().db.deleteFrom('reseller_tenant').where('tenant_id', '=', tenantId).execute();
    assert.equal(await kindOf(workflow.addOwnUseTenant(id, 'northwindit.com', henrik)), 'done');
    assert.ok((await told(id)).some((line) => line.startsWith('reseller-desk tenant-added')));
    assert.equal((await workflow.find(id, staff))?.tenants.length, 2);
  });
});

describe('resellers of the provider file', () => {
  const database = useDatabase();
  beforeEach(() => emptyResellers(database()));

  const tenantId = domains['northwindcsp.com'] ?? '';
  const known: KnownReseller = {
    company: 'Northwind IT Ltd',
    country: 'IE',
    partnerId: '4711982',
    sellingTenant: { tenantId, domain: 'northwindcsp.com' },
    ownUseTenants: [{ tenantId: domains['northwindit.com'] ?? '', domain: 'northwindit.com' }],
    people: [
      { objectId: nina.userId, name: nina.name, roles: ['seller'] },
      { objectId: oscar.userId, name: oscar.name, roles: ['owner'] },
    ],
  };

  it('imported: confirmed, with roles and tenants; again and at once: the same one', async () => {
    const { workflow } = resellerDesk(database());
    await Promise.all([workflow.importKnown([known]), workflow.importKnown([known])]);
    const first = (await workflow.membership(nina))?.reseller;
    assert.deepEqual(
      [first?.state, first?.accountId, first?.tenants.map(({ use }) => use)],
      ['confirmed', 'europe', ['selling', 'own-use']],
    );
    assert.deepEqual(await rolesOf(database(), nina), ['seller']);
    assert.deepEqual(await rolesOf(database(), oscar), ['owner']);
    await workflow.importKnown([known]);
    const rows = await database().db.selectFrom('reseller').select('id').execute();
    assert.deepEqual(rows, [{ id: first?.id }]);
  });

  it('an address in the file: kept at every start, of people of this company who are still there', async () => {
    const { workflow, addresses } = resellerDesk(database());
    const withMail = (email: string): KnownReseller => ({
      ...known,
      people: known.people.map((one) => (one.objectId === oscar.userId ? { ...one, email } : one)),
    });
    await workflow.importKnown([withMail('oscar@northwindcsp.com')]);
    assert.deepEqual([...addresses.kept], [[oscar.userId, 'oscar@northwindcsp.com']]);
    await workflow.importKnown([withMail('owner@northwindcsp.com')]);
    assert.deepEqual([...addresses.kept], [[oscar.userId, 'owner@northwindcsp.com']]);
  });

  it('imported again: what owners decided in the chat stays', async () => {
    const { workflow } = resellerDesk(database());
    await workflow.importKnown([known]);
    const id = (await workflow.membership(oscar))?.reseller.id ?? '';
    await workflow.remove(id, nina, oscar);
    await workflow.importKnown([known]);
    assert.deepEqual(await rolesOf(database(), nina), []);
  });

  it('waiting registration of the same company: the operator’s word confirms it', async () => {
    const { workflow, register } = resellerDesk(database());
    await register(northwind);
    await workflow.importKnown([known]);
    assert.equal((await workflow.membership(nina))?.reseller.state, 'confirmed');
    assert.deepEqual(await rolesOf(database(), nina), ['seller']);
  });

  it('partner id or own tenant of another company: left there', async () => {
    const { workflow, register, microsoft } = resellerDesk(database());
    microsoft.answers.name = 'Coho IT GmbH';
    const made = await register(coho);
    // Only said so far: the operator's word counts more.
    if (made.kind === 'requested') await workflow.confirm(made.reseller.id, staff);
    await workflow.importKnown([{ ...known, partnerId: '4711983' }]);
    assert.equal(await workflow.membership(nina), undefined);
    await workflow.importKnown([
      { ...known, ownUseTenants: [{ tenantId: cora.tenantId, domain: 'cohoit.de' }] },
    ]);
    assert.equal((await workflow.membership(cora))?.reseller.company, 'Coho IT GmbH');
    assert.deepEqual(await rolesOf(database(), oscar), ['owner']);
  });
});
