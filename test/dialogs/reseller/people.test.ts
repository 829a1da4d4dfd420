import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { people, tenants, type PersonName } from '../../support/sample-world.ts';

const member = (name: PersonName, ...roles: readonly ('seller' | 'owner')[]) => ({
  tenantId: people[name].tenantId,
  userId: people[name].userId,
  name: people[name].name,
  roles,
  state: 'admitted' as const,
});

/** Northwind with Nina as seller and Oscar as owner; Coho with Cora as owner. */
function confirmed() {
  const world = conversations();
  const northwind = world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [member('nina', 'seller'), member('oscar', 'owner')],
  });
  const coho = world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [member('cora', 'owner')],
  });
  const rolesOf = async (name: PersonName) => [...(await world.resellers.rolesOf(people[name]))];
  return { world, northwind, coho, rolesOf };
}

const fieldsOf = (name: PersonName, role = 'seller') => ({
  tenant: people[name].tenantId,
  user: people[name].userId,
  role,
});

describe('reseller: people', () => {
  it('join: asked once, the owner admits on the card, the colleague may order', async () => {
    const { world, northwind, rolesOf } = confirmed();
    const leo = world.chat('leo');
    await leo.say('beitreten');
    assert.equal(leo.heading(), 'Für Northwind IT Ltd arbeiten?');
    await leo.press('ask');
    assert.match(leo.text(), /Die Inhaber sind gefragt/);
    const oscar = world.chat('oscar');
    assert.match(
      readable((await oscar.caseCard('reseller', northwind.id))!),
      /\*\*Leo Brandt\*\* asks to join/,
    );
    await oscar.pressCase('reseller.admit', northwind.id, fieldsOf('leo'));
    assert.deepEqual(await rolesOf('leo'), ['seller']);
    assert.doesNotMatch(readable((await oscar.caseCard('reseller', northwind.id))!), /asks to join/);
    await leo.say('hallo');
    assert.equal(leo.heading(), 'Was ich für Sie tun kann');
  });

  it('join twice, and no: the owners are asked once, or not at all', async () => {
    const { world } = confirmed();
    const leo = world.chat('leo');
    await leo.say('join');
    await leo.press('no');
    assert.equal(world.resellers.members.length, 3);
    await leo.say('join');
    await leo.press('ask');
    await leo.say('join');
    await leo.press('ask');
    assert.match(leo.text(), /schon gefragt/);
    assert.equal(world.resellers.members.length, 4);
  });

  it('the list: chosen by tap or by name; roles changed, removed, and back', async () => {
    const { world, rolesOf } = confirmed();
    const oscar = world.chat('oscar');
    await oscar.say('people');
    assert.match(oscar.text(), /Nina Roth – seller[^]*Oscar Ward – owner/);
    await oscar.say('somebody');
    assert.match(oscar.text(), /do not know whom you mean/);
    await oscar.say('Nina');
    assert.equal(oscar.heading(), 'What may Nina Roth do?');
    await oscar.press('both');
    assert.deepEqual(await rolesOf('nina'), ['seller', 'owner']);
    assert.equal(oscar.heading(), 'People of Northwind IT Ltd');
    await oscar.press('choose', { person: `${people.nina.tenantId}/${people.nina.userId}` });
    await oscar.press('list');
    await oscar.say('nina roth');
    await oscar.say('Remove');
    assert.deepEqual(await rolesOf('nina'), []);
    assert.doesNotMatch(oscar.text(), /Nina/);
    await oscar.press('leave');
    assert.match(oscar.heading(), /Northwind IT Ltd$/);
  });

  it('the last owner: stays one', async () => {
    const { world, rolesOf } = confirmed();
    const oscar = world.chat('oscar');
    await oscar.say('meine leute');
    await oscar.say('Oscar Ward');
    await oscar.press('remove');
    assert.match(oscar.text(), /Somebody has to be the owner/);
    await oscar.press('seller');
    assert.deepEqual(await rolesOf('oscar'), ['owner']);
  });

  it('a seller: sees the company, changes nobody, whatever is pressed', async () => {
    const { world, northwind, rolesOf } = confirmed();
    const nina = world.chat('nina');
    await nina.say('people');
    assert.equal(nina.last().closed, true);
    assert.match(nina.text(), /Confirmed: you may order/);
    for (const verb of ['reseller.admit', 'reseller.remove']) {
      const { note } = await nina.pressCase(verb, northwind.id, fieldsOf('oscar'));
      assert.match(note ?? '', /do not know this case/);
    }
    assert.deepEqual(await rolesOf('oscar'), ['owner']);
  });

  it('forged presses: another company’s number, its people, and no person at all', async () => {
    const { world, northwind, coho, rolesOf } = confirmed();
    const cora = world.chat('cora');
    for (const [id, fields] of [
      [northwind.id, fieldsOf('nina', 'owner')],
      [coho.id, fieldsOf('nina', 'owner')],
      [coho.id, fieldsOf('megan')],
      [northwind.id, fieldsOf('cora', 'owner')],
    ] as const) {
      const { note } = await cora.pressCase('reseller.admit', id, fields);
      assert.match(note ?? '', /Diesen Vorgang kenne ich nicht/);
    }
    assert.match(
      (await cora.pressCase('reseller.remove', coho.id, { tenant: 'x', user: 'y' })).note ?? '',
      /früheren Gespräch/,
    );
    assert.deepEqual(await rolesOf('nina'), ['seller']);
    assert.deepEqual(await rolesOf('megan'), []);
    assert.equal(await cora.caseCard('reseller', northwind.id), undefined);
  });

  it('roles taken in the middle: the question about people ends', async () => {
    const { world } = confirmed();
    const oscar = world.chat('oscar');
    await oscar.say('people');
    await oscar.say('Nina');
    for (const one of world.resellers.members)
      if (one.name === 'Oscar Ward') Object.assign(one, { roles: ['seller'] });
    await oscar.press('remove');
    assert.equal(world.resellers.members.find((one) => one.name === 'Nina Roth')?.state, 'admitted');
    assert.equal(oscar.last().closed, true);
  });

  it('own tenant: added by its domain, never the selling one', async () => {
    const { world, northwind } = confirmed();
    const oscar = world.chat('oscar');
    await oscar.say('own tenant');
    await oscar.say('northwindcsp.com');
    assert.match(oscar.text(), /tenant you sell from/);
    await oscar.press('add', { domain: 'nobody.example' });
    assert.match(oscar.text(), /knows no tenant/);
    await oscar.press('add', { domain: 'northwindit.com' });
    assert.match(oscar.text(), /waits to be confirmed[^]*northwindit\.com/);
    const tenantsNow = () => world.resellers.all.find((one) => one.id === northwind.id)?.tenants.length;
    assert.equal(tenantsNow(), 1);
    const priya = world.chat('priya');
    const desk = readable((await priya.caseCard('reseller-desk', northwind.id))!);
    assert.match(desk, /Nobody has proved that this tenant is theirs[^]*It is theirs/);
    const fields = { tenant: tenants.northwindOwn.tenantId };
    assert.match(
      (await oscar.pressCase('reseller-desk.tenant', northwind.id, fields)).note ?? '',
      /Your role/,
    );
    assert.equal(tenantsNow(), 1);
    await priya.pressCase('reseller-desk.tenant', northwind.id, fields);
    assert.equal(tenantsNow(), 2);
    const again = await priya.pressCase('reseller-desk.not-theirs', northwind.id, fields);
    assert.match(again.case?.sentence ?? '', /decided meanwhile/);
    assert.equal(tenantsNow(), 2);
  });

  it('status: the company in one line; nothing for people without one', async () => {
    const { world } = confirmed();
    const nina = world.chat('nina');
    assert.match((await nina.say('status')).said.join('\n'), /R-1001 · Northwind IT Ltd: confirmed/);
    assert.doesNotMatch((await world.chat('megan').say('status')).said.join('\n'), /R-100/);
  });

  it('a customer who types join: is led to registering, like everybody without a company', async () => {
    const { world } = confirmed();
    const megan = world.chat('megan');
    await megan.say('join');
    assert.equal(megan.heading(), 'Register your company');
  });
});
