import assert from 'node:assert/strict';
import type { Simulator } from '../../simulator/server.ts';
import type { Switches } from '../../simulator/world/types.ts';
import { startTestSimulator, userOf } from './test-simulator.ts';

const base = '/_/admin.microsoft.com';
const europe = '11111111-1111-4111-8111-000000000003';
const invitation = (partnerId: string) =>
  `${base}/Adminportal/Home?invType=ResellerRelationship&partnerId=${partnerId}&msppId=0&DAP=false`;

describe('simulated admin center', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(() => simulator.world.reset());

  const cookieOf = (name: string) => `rehearsal_admin=${userOf(simulator, name).id}`;
  const open = async (path: string, name?: string) => {
    const headers: Record<string, string> = name === undefined ? {} : { cookie: cookieOf(name) };
    return await (await fetch(`${simulator.origin}${path}`, { headers })).text();
  };
  const post = (path: string, form: Record<string, string>, name?: string, origin = simulator.origin) =>
    fetch(`${simulator.origin}${base}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, ...(name === undefined ? {} : { cookie: cookieOf(name) }) },
      body: new URLSearchParams(form),
    });
  const set = (switches: Partial<Switches>) =>
    simulator.world.change((state) => Object.assign(state.switches, switches));
  const partners = () =>
    simulator.world.state.relationships.filter(
      ({ customerTenantId }) => customerTenantId === userOf(simulator, 'Megan Bowen').tenantId,
    );
  const query = invitation(europe).split('?')[1] ?? '';
  const accept = (name: string, form: Record<string, string> = { invitation: query, authorise: 'yes' }) =>
    post('/rehearsal/accept', form, name);

  it('nobody signed in: pick an account, and come back to the invitation', async () => {
    assert.match(await open(invitation(europe)), /Pick an account/);
    const user = userOf(simulator, 'Megan Bowen').id;
    const answer = await post('/rehearsal/sign-in', { user, next: invitation(europe) });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), invitation(europe));
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      new RegExp(`^rehearsal_admin=${user}; Path=${base}; HttpOnly`),
    );
  });

  it('sign-in with an address elsewhere: goes to the home page', async () => {
    const answer = await post('/rehearsal/sign-in', { user: 'x', next: 'https://evil.example/' });
    assert.equal(answer.headers.get('location'), `${base}/Adminportal/Home`);
  });

  it('Global Administrator of the region: reviews, ticks, accepts; the relationship exists', async () => {
    const page = await open(invitation(europe), 'Megan Bowen');
    assert.match(page, /Review the partner relationship/);
    assert.match(page, /Open Door Technology \(Ireland\) Limited/);
    assert.match(page, /type="checkbox" name="authorise" value="yes" required/);
    const done = await accept('Megan Bowen');
    assert.equal(partners().length, 1);
    assert.match(await open(done.headers.get('location') ?? '', 'Megan Bowen'), /You have authorised/);
    assert.match(await open(invitation(europe), 'Megan Bowen'), /Already accepted/);
    assert.equal(simulator.world.journal.since(0, 'acceptance').at(-1)?.['accountId'], 'europe');
  });

  it('box not ticked: nothing is accepted', async () => {
    await accept('Megan Bowen', { invitation: query });
    assert.equal(partners().length, 0);
  });

  it('employee: sees the shop, and cannot accept by a posted form either', async () => {
    assert.match(await open(invitation(europe), 'Alex Wilber'), /Products for your organisation/);
    await accept('Alex Wilber');
    assert.equal(partners().length, 0);
  });

  it('form posted from another web page: refused', async () => {
    const form = { invitation: query, authorise: 'yes' };
    const answer = await post('/rehearsal/accept', form, 'Megan Bowen', 'http://evil.example');
    assert.equal(answer.status, 403);
    assert.equal(partners().length, 0);
  });

  it('other region, other cloud, own tenant, unknown partner: each says so', async () => {
    assert.match(await open(invitation(europe), 'Miriam Graham'), /market of your organisation \(JP\)/);
    assert.match(await open(invitation(europe), 'Joni Sherman'), /for government/);
    assert.match(await open(invitation(europe), 'Grady Archie'), /21Vianet/);
    assert.match(await open(invitation(europe), 'Priya Nair'), /partner itself/);
    assert.match(
      await open(invitation('12345678-1234-4234-8234-123456789012'), 'Megan Bowen'),
      /Something went wrong/,
    );
  });

  it('switches: blank page, home page, contact-partner, any region', async () => {
    const canada = invitation('11111111-1111-4111-8111-000000000002');
    set({ adminCenter: 'blank' });
    assert.doesNotMatch(await open(invitation(europe), 'Megan Bowen'), /<main/);
    set({ adminCenter: 'home' });
    assert.match(await open(invitation(europe), 'Megan Bowen'), /Good to see you, Megan/);
    set({ adminCenter: 'contact-partner' });
    assert.match(await open(invitation(europe), 'Megan Bowen'), /Contact your partner/);
    set({ adminCenter: 'normal', ignoreRegion: true });
    assert.match(await open(canada, 'Megan Bowen'), /Review the partner relationship/);
  });

  it('reseller’s link: names reseller and provider, and links both', async () => {
    const reseller = '66666666-6666-4666-8666-000000000001';
    const parameters = `invType=IndirectResellerRelationship&partnerId=${reseller}&msppId=4711982&indirectCSPId=${europe}&DAP=false`;
    assert.match(
      await open(`${base}/Adminportal/Home?${parameters}`, 'Megan Bowen'),
      /Northwind IT Ltd and Open Door/,
    );
    await accept('Megan Bowen', { invitation: parameters, authorise: 'yes' });
    assert.equal(partners()[0]?.resellerTenantId, reseller);
    assert.equal(partners()[0]?.partnerTenantId, europe);
  });

  const both = `invType=IndirectResellerRelationship&partnerId=66666666-6666-4666-8666-000000000001&msppId=4711982&indirectCSPId=${europe}&DAP=false`;

  it('switch: the reseller is left out; accepted again, the reseller is added to the provider’s relationship', async () => {
    set({ resellerLeftOut: true });
    await accept('Megan Bowen', { invitation: both, authorise: 'yes' });
    assert.equal(partners()[0]?.resellerTenantId, null);
    assert.match(await open(`${base}/Adminportal/Home?${both}&accepted=now`, 'Megan Bowen'), /Thank you/);
    set({ resellerLeftOut: false });
    assert.match(await open(`${base}/Adminportal/Home?${both}`, 'Megan Bowen'), /Review/);
    await accept('Megan Bowen', { invitation: both, authorise: 'yes' });
    assert.equal(partners().length, 1);
    assert.equal(partners()[0]?.resellerTenantId, '66666666-6666-4666-8666-000000000001');
    assert.match(await open(`${base}/Adminportal/Home?${both}`, 'Megan Bowen'), /Already accepted/);
  });

  it('switch: the agreement is left out', async () => {
    const signedAt = (name: string) =>
      simulator.world.state.customers.find((one) => one.tenantId === userOf(simulator, name).tenantId)
        ?.directSignedAt ?? null;
    set({ agreementLeftOut: true });
    await accept('Megan Bowen');
    assert.equal(partners().length, 1);
    assert.equal(signedAt('Megan Bowen'), null);
    set({ agreementLeftOut: false });
    await accept('Katrin Vogel');
    assert.notEqual(signedAt('Katrin Vogel'), null);
  });

  it('switch: accepted in a second tenant of the same company, made once', async () => {
    set({ acceptedIn: 'second-tenant' });
    const before = simulator.world.state.tenants.length;
    await accept('Megan Bowen');
    await accept('Megan Bowen');
    assert.equal(simulator.world.state.tenants.length, before + 1);
    const made = simulator.world.state.tenants.at(-1);
    assert.equal(made?.defaultDomain, 'contoso2.onmicrosoft.com');
    assert.equal(made.name, 'Contoso Ltd');
    assert.equal(partners().length, 0);
    const there = simulator.world.state.relationships.filter((one) => one.customerTenantId === made.id);
    assert.equal(there.length, 1);
  });

  it('partner relationships: the administrator removes one, an employee cannot', async () => {
    await accept('Megan Bowen');
    assert.doesNotMatch(await open(`${base}/rehearsal/partners`, 'Alex Wilber'), /Remove/);
    await post('/rehearsal/remove', { account: 'europe' }, 'Alex Wilber');
    assert.equal(partners().length, 1);
    assert.match(await open(`${base}/rehearsal/partners`, 'Megan Bowen'), /Remove this partner/);
    await post('/rehearsal/remove', { account: 'europe' }, 'Megan Bowen');
    assert.equal(partners().length, 0);
    assert.match(await open(`${base}/rehearsal/partners`, 'Megan Bowen'), /has no partners/);
  });

  it('older portals: a page that explains', async () => {
    const page = await open('/_/businessstore.microsoft.com/manage/partner-invitation');
    assert.match(page, /not simulated/);
    assert.match(page, /admin\.microsoft\.com/);
  });
});
