import assert from 'node:assert/strict';
import { rejectsWith } from '../support/problems.ts';
import {
  account,
  idHeaders,
  ids,
  openOrderingDesk,
  refused,
  refusing,
  tenantId,
  type OrderingDesk,
} from '../support/ordering.ts';

const templateId = '117a77b0-9360-443b-8795-c6dedc750cf9';
const older = '998b88de-aa99-4388-a42c-1b3517d49490';
const signer = { firstName: 'Ada', lastName: 'Byrne', email: 'ada@adventure-works.com' };

describe('Microsoft Customer Agreement', () => {
  let desk: OrderingDesk;
  beforeEach(async () => {
    desk = await openOrderingDesk();
  });
  afterEach(() => desk.remote.stop());
  const confirm = (more: object = {}) =>
    desk.agreements.confirm(
      account,
      tenantId,
      { templateId, signer: { ...signer, ...more }, agreedAt: Date.UTC(2026, 2, 4) },
      ids,
    );

  it('template: asked for by type; the newest of that type although others are listed', async () => {
    const template = (id: string, agreementType: string, versionRank: number) => ({
      templateId: id,
      agreementType,
      agreementLink: 'https://aka.ms/customeragreement',
      versionRank,
    });
    const items = [
      template(older, 'MicrosoftCloudAgreement', 9),
      template(tenantId, 'MicrosoftCustomerAgreement', 0),
      template(templateId.toUpperCase(), 'microsoftCustomerAgreement', 1),
    ];
    desk.remote.answerWith({ json: { items } });
    assert.deepEqual(await desk.agreements.template(account), {
      templateId,
      link: 'https://aka.ms/customeragreement',
    });
    const [seen] = desk.remote.seen;
    assert.deepEqual(
      [seen?.path, seen?.headers.authorization],
      ['/v1/agreements?agreementType=MicrosoftCustomerAgreement', 'Bearer user-token-1'],
    );
  });

  it('no template, or only of the old type: a Problem', async () => {
    desk.remote.answerWith({ json: { items: [] } });
    await rejectsWith(desk.agreements.template(account), 'rejected', { code: 'no-template' });
    desk.remote.answerWith({
      json: { items: [{ templateId: older, agreementType: 'MicrosoftCloudAgreement' }] },
    });
    await rejectsWith(desk.agreements.template(account), 'rejected', { code: 'no-template' });
  });

  it('template without a link that can be opened: no link', async () => {
    const item = {
      templateId,
      agreementType: 'MicrosoftCustomerAgreement',
      agreementLink: 'javascript:alert(1)',
    };
    desk.remote.answerWith({ json: { items: [item] } });
    assert.equal((await desk.agreements.template(account)).link, undefined);
  });

  it('text of the agreement: country in upper case, https only', async () => {
    const document = {
      displayUri: 'https://a.example/d',
      downloadUri: 'https://a.example/f',
      language: 'de-DE',
      country: 'DE',
    };
    const text = () => desk.agreements.document(account, templateId, 'de-DE', 'de');
    desk.remote.answerWith({ json: document });
    assert.deepEqual(await text(), {
      displayUrl: 'https://a.example/d',
      downloadUrl: 'https://a.example/f',
      language: 'de-DE',
      country: 'DE',
    });
    assert.equal(
      desk.remote.seen[0]?.path,
      `/v1/agreementtemplates/${templateId}/document?language=de-DE&country=DE`,
    );
    desk.remote.answerWith(refusing(404, 1000));
    assert.equal(await text(), undefined);
    desk.remote.answerWith({ json: { ...document, displayUri: 'http://a.example/d' } });
    await rejectsWith(text(), 'unavailable', { code: 'unreadable-answer' });
  });

  it('of a customer: asked for by type, the old type left out', async () => {
    const item = (type: string) => ({
      primaryContact: { ...signer, phoneNumber: '' },
      templateId,
      dateAgreed: '2026-03-04T00:00:00',
      type,
    });
    desk.remote.answerWith({
      json: { items: [item('MicrosoftCloudAgreement'), item('MicrosoftCustomerAgreement')] },
    });
    assert.deepEqual(await desk.agreements.ofCustomer(account, tenantId), [
      { templateId, agreedAt: Date.UTC(2026, 2, 4), signer: { ...signer, phone: undefined } },
    ]);
    assert.equal(
      desk.remote.seen[0]?.path,
      `/v1/customers/${tenantId}/agreements?agreementType=MicrosoftCustomerAgreement`,
    );
  });

  it('confirmed: signer, day and type sent under the stored ids', async () => {
    desk.remote.answerWith({ status: 201, json: { templateId } });
    assert.deepEqual(await confirm({ phone: '+35315550100' }), { kind: 'recorded' });
    assert.deepEqual(desk.lastBody(), {
      primaryContact: { ...signer, phoneNumber: '+35315550100' },
      templateId,
      dateAgreed: '2026-03-04T00:00:00.000Z',
      type: 'MicrosoftCustomerAgreement',
    });
    assert.partialDeepStrictEqual(desk.remote.seen[0]?.headers, idHeaders);
    assert.equal(desk.remote.seen[0]?.method, 'POST');
  });

  for (const status of [400, 409]) {
    it(`confirmed before, ${status}/600061: already`, async () => {
      desk.remote.answerWith(refusing(status, 600061));
      assert.deepEqual(await confirm(), { kind: 'already' });
    });
  }

  it('answer lost, repeated, there already: already, under one request id', async () => {
    desk.remote.answerWith('drop', refusing(400, 600061));
    assert.deepEqual(await confirm(), { kind: 'already' });
    assert.deepEqual(
      desk.remote.seen.map(({ headers }) => headers['ms-requestid']),
      [ids.requestId, ids.requestId],
    );
  });

  it('refused otherwise: refused with status and code', async () => {
    desk.remote.answerWith(refusing(403, 20002));
    assert.deepEqual(await confirm(), refused(403, 20002));
  });

  it('signed online: yes or no; anything else is unreadable', async () => {
    desk.remote.answerWith({ json: { IsSigned: true } }, { json: { isSigned: false } }, { json: {} });
    const directSigned = () => desk.agreements.directSigned(account, tenantId);
    assert.deepEqual([await directSigned(), await directSigned()], [true, false]);
    await rejectsWith(directSigned(), 'unavailable', { code: 'unreadable-answer' });
  });
});
