import assert from 'node:assert/strict';
import {
  adventureWorks,
  codeOf,
  customerAgreement,
  startPartnerCalls,
  wideWorldImporters,
  type PartnerCalls,
} from './partner-calls.ts';
import { simulated, userOf } from './test-simulator.ts';

const agreementPage = '/_/admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement';

describe('customer agreements at the simulated Partner Center', () => {
  let partner: PartnerCalls;
  before(async () => {
    partner = await startPartnerCalls();
  });
  after(() => partner.stop());
  beforeEach(() => partner.simulator.world.reset());

  const templates = async (query = '') => {
    const { body } = await partner.call(`/v1/agreements${query}`);
    return (body['items'] as { agreementType: string }[]).map((item) => item.agreementType);
  };
  const confirmed = async (query: string) =>
    (await partner.call(`/v1/customers/${adventureWorks}/agreements${query}`)).body['totalCount'];
  const signer = { firstName: 'Camille', lastName: 'Martin', email: 'camille@wideworldimporters.fr' };
  const confirm = (change: Record<string, unknown> = {}, options: { appOnly?: boolean } = {}) =>
    partner.call(`/v1/customers/${wideWorldImporters}/agreements`, {
      ...options,
      method: 'POST',
      body: {
        primaryContact: signer,
        dateAgreed: '2026-06-01T00:00:00Z',
        templateId: customerAgreement,
        type: 'MicrosoftCustomerAgreement',
        ...change,
      },
    });
  const isSigned = async (id: string) =>
    (await partner.call(`/v1/customers/${id}/directSignedMicrosoftCustomerAgreementStatus`)).body['isSigned'];
  const visit = async (name: string) => {
    const headers = { cookie: `rehearsal_admin=${userOf(partner.simulator, name).id}` };
    return await (await fetch(`${partner.simulator.origin}${agreementPage}`, { headers })).text();
  };
  const agree = (name: string, form: Record<string, string>) =>
    fetch(simulated(partner.simulator, 'https://admin.microsoft.com/rehearsal/agreement'), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `rehearsal_admin=${userOf(partner.simulator, name).id}` },
      body: new URLSearchParams(form),
    });

  it('templates: without the type it is the old agreement; the new one and all when asked for', async () => {
    assert.deepEqual(await templates(), ['MicrosoftCloudAgreement']);
    assert.deepEqual(await templates('?agreementType=MicrosoftCustomerAgreement'), [
      'MicrosoftCustomerAgreement',
    ]);
    assert.equal((await templates('?agreementType=*')).length, 2);
  });

  it('confirmed agreements: the same trap', async () => {
    assert.equal(await confirmed(''), 0);
    assert.equal(await confirmed('?agreementType=MicrosoftCustomerAgreement'), 1);
    assert.equal(await confirmed('?agreementType=*'), 1);
  });

  it('all of them: app and user only', async () => {
    for (const path of [
      '/v1/agreements',
      `/v1/agreementtemplates/${customerAgreement}/document`,
      `/v1/customers/${adventureWorks}/agreements`,
      `/v1/customers/${adventureWorks}/directSignedMicrosoftCustomerAgreementStatus`,
    ]) {
      assert.deepEqual(codeOf(await partner.call(path, { appOnly: true })), [403, 900329], path);
    }
    assert.deepEqual(codeOf(await confirm({}, { appOnly: true })), [403, 900329]);
  });

  it('document: links that live five minutes; a country in small letters or a foreign language is unknown', async () => {
    const path = `/v1/agreementtemplates/${customerAgreement}/document`;
    const { body } = await partner.call(`${path}?language=de-DE&country=DE`);
    assert.deepEqual([body['language'], body['country']], ['de-DE', 'DE']);
    const link = simulated(partner.simulator, String(body['displayUri']));
    assert.equal((await fetch(link)).status, 200);
    partner.simulator.world.setClock(5 * 60_000 + 1000);
    assert.equal((await fetch(link)).status, 403);
    partner.simulator.world.setClock(0);
    assert.deepEqual((await partner.call(path)).body['language'], 'en-US');
    assert.equal((await partner.call(`${path}?language=de-DE&country=de`)).status, 404);
    assert.equal((await partner.call(`${path}?language=ja-JP&country=DE`)).status, 404);
  });

  it('confirmed: 201; the same contact again 600061, another phone number one more', async () => {
    const first = await confirm();
    assert.equal(first.status, 201);
    assert.equal(first.body['type'], 'MicrosoftCustomerAgreement');
    assert.ok(first.body['userId']);
    const again = await confirm({ dateAgreed: '2026-06-02T00:00:00Z' });
    assert.equal(again.body['code'], 600061);
    assert.equal(again.body['errorMessageExtended'], 'InternalErrorCode=600061');
    const phone = { primaryContact: { ...signer, phoneNumber: '+33199000131' } };
    assert.equal((await confirm(phone)).status, 201);
    assert.equal(await isSigned(wideWorldImporters), false);
  });

  it('switch agreementRefused: 600061 and nothing recorded', async () => {
    partner.set({ agreementRefused: true });
    assert.equal((await confirm()).body['code'], 600061);
    partner.set({ agreementRefused: false });
    assert.equal((await confirm()).status, 201);
  });

  it('future date, other template, other type, no signer, foreign customer: refused', async () => {
    const tomorrow = new Date(Date.now() + 26 * 3600_000).toISOString();
    for (const change of [
      { dateAgreed: tomorrow },
      { dateAgreed: 'yesterday' },
      { templateId: '998b88de-aa99-4388-a42c-1b3517d49490' },
      { type: 'MicrosoftCloudAgreement' },
      { primaryContact: { ...signer, lastName: ' ' } },
      { primaryContact: { ...signer, email: 'camille' } },
    ]) {
      assert.deepEqual(codeOf(await confirm(change)), [400, 3000], JSON.stringify(change));
    }
    const contoso = '/v1/customers/33333333-3333-4333-8333-000000000001/agreements';
    assert.deepEqual(codeOf(await partner.call(contoso)), [403, 20002]);
  });

  it('switch agreementSlowMs: agreements wait, others do not', async () => {
    partner.set({ agreementSlowMs: 150 });
    const started = performance.now();
    await templates();
    assert.ok(performance.now() - started >= 149);
    const before = performance.now();
    await partner.call(`/v1/customers/${adventureWorks}`);
    assert.ok(performance.now() - before < 149);
  });

  it('accepted online by the Global Administrator: Partner Center says signed', async () => {
    assert.match(await visit('Camille Martin'), /accept it for my organisation/);
    await agree('Camille Martin', {});
    assert.equal(await isSigned(wideWorldImporters), false);
    await agree('Camille Martin', { agree: 'yes' });
    assert.equal(await isSigned(wideWorldImporters), true);
    assert.match(await visit('Camille Martin'), /has accepted the agreement/);
  });

  it('online page: an employee sees the shop, a customer the partner confirmed is sent to the partner', async () => {
    assert.match(await visit('Alex Wilber'), /Products for your organisation/);
    await agree('Alex Wilber', { agree: 'yes' });
    assert.equal(
      partner.simulator.world.journal.since(0, 'agreement').at(-1)?.['userId'] ===
        userOf(partner.simulator, 'Alex Wilber').id,
      false,
    );
    assert.match(await visit('Ada Byrne'), /Please reach out to your partner/);
    partner.set({ adminCenter: 'contact-partner' });
    assert.match(await visit('Camille Martin'), /Please reach out to your partner/);
  });
});
