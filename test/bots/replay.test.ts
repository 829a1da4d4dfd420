import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { join } from 'node:path';
import { openCertificates, signerCertificateUrl } from '../../simulator/partner-center/certificates.ts';
import { words as acceptWords } from '../../src/dialogs/accept/text.ts';
import { eventually } from '../support/eventually.ts';
import { activity, press } from './support/activities.ts';
import { postActivity, postSigned } from './support/http.ts';
import { botMessages, cardWith, chatId, openCase } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const accept = acceptWords('en');

/** What was good once is sent again when nothing remembers any more that it was. */
describe('replays after the memory of them is gone', () => {
  const house = useRehearsal();

  async function meganIn() {
    const id = await chatId(house(), person.megan);
    return {
      from: { id: `29:${person.megan}`, name: 'Megan Bowen', aadObjectId: person.megan },
      conversation: { id, conversationType: 'personal', tenantId: tenant.contoso },
      channelData: { tenant: { id: tenant.contoso } },
    };
  }
  const forgetActivities = () => house().database.db.deleteFrom('seen_activity').execute();
  const cases = () => house().database.db.selectFrom('invitation').selectAll().orderBy('id').execute();

  it('the press that led to a case: the card is spent, no second case is opened', async () => {
    await house().say(person.megan, 'start over');
    const question = await cardWith(house(), person.megan, accept.greet.start);
    const stamp = /"stamp":"([^"]+)"/.exec(JSON.stringify(question.attachments))?.[1] ?? '';
    const genuine = press(
      'answer',
      { stamp, choice: 'start' },
      { ...(await meganIn()), id: 'replayed-press', replyToId: question.id },
    );
    assert.equal((await postSigned(house(), genuine)).status, 200);
    await openCase(house(), person.megan);
    const before = await cases();
    assert.equal(before.length, 1);
    const messages = (await botMessages(house(), person.megan)).length;
    await forgetActivities();
    const answer = await postSigned(house(), genuine);
    assert.equal(answer.status, 200);
    assert.equal((answer.json as { type: string }).type, 'application/vnd.microsoft.activity.message');
    assert.deepEqual(await cases(), before);
    assert.equal((await botMessages(house(), person.megan)).length, messages);
  });

  it('a message delivered again within two days: answered once; an edited one is no new message', async () => {
    const hello = activity({ ...(await meganIn()), id: 'replayed-message', text: 'help' });
    await postSigned(house(), hello);
    const count = (await botMessages(house(), person.megan)).length;
    assert.equal((await postSigned(house(), hello)).status, 200);
    assert.equal((await postSigned(house(), { ...hello, type: 'messageUpdate', id: 'edited' })).status, 200);
    assert.equal((await botMessages(house(), person.megan)).length, count);
  });

  it('a signed webhook of before, once its row is deleted: Microsoft is asked again, and nothing happens twice', async () => {
    const certificates = await openCertificates(join(house().dataDir, 'simulator'));
    const body = JSON.stringify({
      EventName: 'reseller-relationship-accepted-by-customer',
      ResourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${tenant.contoso}`,
      ResourceName: 'Customer',
      AuditUri: null,
      ResourceChangeUtcDate: '2020-01-01T00:00:00Z',
    });
    const headers = {
      authorization: `Signature ${sign('RSA-SHA256', Buffer.from(body), certificates.signingKey).toString('base64')}`,
      'x-ms-certificate-url': signerCertificateUrl,
      'x-ms-signature-algorithm': 'rsa-sha256',
    };
    const { db } = house().database;
    const deliver = async () => {
      const path = '/api/webhooks/partner-center/europe';
      assert.equal((await postActivity(house().botOrigin(), body, headers, path)).status, 200);
      return eventually(
        async () =>
          (await db.selectFrom('webhook_event').select('outcome').executeTakeFirst())?.outcome ?? undefined,
        'the event to be looked at',
      );
    };
    const before = await cases();
    const notices = async () => (await db.selectFrom('notice').select('id').execute()).length;
    const told = await notices();
    const first = await deliver();
    await db.deleteFrom('webhook_event').execute();
    assert.equal(await deliver(), first);
    assert.deepEqual(
      (await cases()).map(({ id, state, version }) => ({ id, state, version })),
      before.map(({ id, state, version }) => ({ id, state, version })),
    );
    assert.equal(await notices(), told);
  });
});
