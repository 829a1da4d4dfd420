import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeLetter } from '../../../src/services/mail/letter.ts';
import { saveReference } from '../../../src/services/store/references.ts';
import { staffLetter } from '../../../src/workflows/news/staff-letter.ts';
import { createStaffWays } from '../../../src/workflows/news/staff-ways.ts';
import { useDatabase } from '../../support/database.ts';

const tenantId = randomUUID();
const [priya, sam] = [randomUUID(), randomUUID()];
const desk = '19:licensing@thread.tacv2';

describe('where staff hears of what', () => {
  const database = useDatabase();
  before(async () => {
    const place = { kind: 'channel' as const, conversationId: desk, serviceUrl: 'https://x.example/' };
    const unknown = { reference: {}, locale: undefined, timeZone: undefined };
    await saveReference(database().db, { tenantId, userId: desk, ...place, ...unknown }, 1);
  });

  const heard = async (
    byEvent: Readonly<Record<string, readonly string[]>>,
    event = 'trouble',
    usually = { channel: true, people: true },
    tenant = tenantId,
  ) => {
    const people = [{ objectId: priya }, { objectId: sam }];
    const ways = createStaffWays({ tenantId: tenant, people, usually, byEvent });
    const { hear, elsewhere = [], mail } = await ways(database().db, { flow: 'order-desk', event });
    return [hear.map(({ userId }) => userId), elsewhere.map(({ userId }) => userId), mail];
  };

  it('nothing settled: the channel and the named people, as usual', async () => {
    assert.deepEqual(await heard({}), [[desk, priya, sam], [], false]);
    assert.deepEqual(await heard({}, 'trouble', { channel: true, people: false }), [[desk], [], false]);
  });

  it('settled for the channel, and no channel counts: the named people stand in', async () => {
    const onlyChannel = { channel: true, people: false };
    assert.deepEqual(await heard({}, 'trouble', onlyChannel, randomUUID()), [[priya, sam], [], false]);
    const settled = { 'order.needs-person': ['channel'] };
    assert.deepEqual((await heard(settled, 'trouble', onlyChannel, randomUUID()))[0], [priya, sam]);
  });

  for (const [title, settled, expected] of [
    ['the channel and a mail', ['channel', 'mail'], [[desk], [priya, sam], true]],
    ['one person', [sam], [[sam], [desk, priya], false]],
    ['a mail only', ['mail'], [[], [desk, priya, sam], true]],
    ['everybody', ['people', 'channel'], [[desk, priya, sam], [], false]],
  ] as const)
    it(`settled for ${title}: they hear, of the others only the cards change`, async () => {
      assert.deepEqual(await heard({ 'order.needs-person': settled }), expected);
    });

  it('an event of its own before its area; another area does not count', async () => {
    const settled = { 'order.*': ['mail'], 'order.needs-person': [priya], 'question.*': [sam] };
    assert.deepEqual((await heard(settled))[0], [priya]);
    assert.deepEqual((await heard(settled, 'sign-in-lost'))[2], true);
  });

  it('an area that is named like a part of every object: nothing is settled for it', async () => {
    assert.deepEqual((await heard({ 'invitation.*': [sam] }, 'toString'))[0], [desk, priya, sam]);
  });

  for (const language of ['en', 'de'] as const)
    it(`the mail in ${language}: event, case and a way into Teams; nobody’s name`, () => {
      const letter = staffLetter(
        language,
        { flow: 'order-desk', caseId: 'F-1042', event: 'trouble', facts: { customer: 'Contoso' } },
        { provider: 'Open Door', chatLink: (message) => `https://teams.example/?m=${message}` },
      );
      const { subject, text } = writeLetter(letter);
      assert.equal(subject, 'F-1042: order.needs-person');
      assert.match(text, /F-1042/);
      assert.match(text, language === 'de' ? /m=Bestellungen/ : /m=orders/);
      assert.doesNotMatch(text, /Contoso/);
    });
});
