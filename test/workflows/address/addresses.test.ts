import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PersonKey } from '../../../src/domain/person.ts';
import { createLog } from '../../../src/log.ts';
import { saveResellerPerson } from '../../../src/services/store/reseller-people.ts';
import {
  findReference,
  forgetReference,
  markDead,
  saveReference,
} from '../../../src/services/store/references.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { addressQueue, createAddresses } from '../../../src/workflows/address/index.ts';
import type { Roster } from '../../../src/workflows/address/port.ts';
import { movedClock } from '../../services/support/remote.ts';
import { useDatabase } from '../../support/database.ts';
import { rememberedJobs } from '../support/remembered-jobs.ts';
import { emptyResellers, resellerDesk } from '../support/reseller-desk.ts';

const hour = 3_600_000;
const address = 'oscar@northwindcsp.com';
const key = Buffer.alloc(32, 5).toString('base64');

describe('where people of resellers read mail', () => {
  const database = useDatabase();
  let desk: ReturnType<typeof addressDesk>;
  let oscar: PersonKey;
  beforeEach(async () => {
    await emptyResellers(database());
    oscar = { tenantId: randomUUID(), userId: randomUUID() };
    desk = addressDesk();
    await desk.standing('admitted');
  });

  function addressDesk() {
    const clock = movedClock();
    const jobs = rememberedJobs();
    const logged: string[] = [];
    const asked: string[][] = [];
    let answer: Awaited<ReturnType<Roster['member']>> = { kind: 'member', ...oscar, email: address };
    let chosen: 'de' | undefined;
    const addresses = createAddresses({
      database: database(),
      jobs,
      roster: {
        member: (...call) => {
          asked.push(call);
          return Promise.resolve(answer);
        },
      },
      languages: { chosenBy: () => Promise.resolve(chosen) },
      box: createSecretBox(key),
      clock,
      log: createLog('trace', { write: (line) => void logged.push(line) }),
    });
    addresses.defineJobs();
    return {
      ...addresses,
      clock,
      logged,
      asked,
      rosterSays: (says: object) => void (answer = { kind: 'member', ...oscar, ...says }),
      chooses: (language: 'de') => void (chosen = language),
      /** Oscar is admitted, or leaves. */
      async standing(state: 'admitted' | 'left' | 'asked'): Promise<void> {
        const { db } = database();
        const there = await db.selectFrom('reseller').select('id').executeTakeFirst();
        const resellerId = there?.id ?? (await resellerDesk(database()).confirmed());
        const person = { ...oscar, name: 'Oscar Ward', roles: ['owner'] as const, state, resellerId };
        await saveResellerPerson(db, person, clock.now());
      },
      /** Oscar writes, in German. */
      async writes(): Promise<void> {
        const place = { kind: 'personal', conversationId: 'a:oscar', serviceUrl: 'https://teams/' } as const;
        const user = { id: '29:oscar' };
        const more = { reference: { channelId: 'msteams', user }, locale: 'de-DE', timeZone: undefined };
        await saveReference(database().db, { ...oscar, ...place, ...more }, clock.now());
        await addresses.heard(oscar);
        await jobs.runWaiting(addressQueue);
      },
      run: () => jobs.runWaiting(addressQueue),
      row: () =>
        database()
          .db.selectFrom('reseller_person')
          .selectAll()
          .where('user_id', '=', oscar.userId)
          .executeTakeFirstOrThrow(),
    };
  }

  it('first word of somebody admitted: asked once, by the id of their chat, and kept sealed', async () => {
    await desk.writes();
    await desk.writes();
    assert.deepEqual(desk.asked, [['https://teams/', 'a:oscar', '29:oscar']]);
    assert.deepEqual(await desk.of(oscar), { address, language: 'de' });
    const { mail_sealed: sealed } = await desk.row();
    assert.ok(sealed !== null && !JSON.stringify(await desk.row()).includes('northwindcsp'));
    assert.throws(() => createSecretBox(key).open(sealed, `mail address:${oscar.tenantId}:somebody-else`));
    assert.ok(!desk.logged.join().includes(address));
  });

  it('wanted before they ever wrote: nobody is asked, their first word asks', async () => {
    await desk.want(database().db, oscar);
    await desk.run();
    assert.deepEqual([desk.asked, (await desk.row()).mail_asked_at], [[], null]);
    await desk.writes();
    assert.equal((await desk.of(oscar))?.address, address);
  });

  it('the chat is dead: nobody is asked', async () => {
    await desk.writes();
    await desk.standing('left');
    await desk.standing('admitted');
    const place = await findReference(database().db, oscar.tenantId, oscar.userId);
    assert.ok(place !== undefined && (await markDead(database().db, place, 'blocked', desk.clock.now())));
    await desk.want(database().db, oscar);
    await desk.run();
    assert.equal(desk.asked.length, 1);
  });

  const useless = [
    ['refused', { kind: 'closed', why: '403 BotNotInConversationRoster' }],
    ['without address', { email: undefined }],
    ['a guest', { email: undefined, userPrincipalName: 'oscar_northwindcsp.com#EXT#@contoso.com' }],
    ['an address nobody has', { email: 'oscar@localhost' }],
    ['somebody else', { userId: randomUUID() }],
    ['somebody of another tenant', { tenantId: randomUUID() }],
  ] as const;
  for (const [what, says] of useless) {
    it(`Teams’ answer: ${what}: logged, nothing kept, and asked again after a day`, async () => {
      desk.rosterSays(says);
      await desk.writes();
      await desk.writes();
      assert.equal(await desk.of(oscar), undefined);
      assert.equal(desk.asked.length, 1);
      assert.match(desk.logged.join(), /Teams did not say where somebody reads mail/);
      assert.doesNotMatch(desk.logged.join(), /@/);
      desk.clock.pass(25 * hour);
      desk.rosterSays({ email: address });
      await desk.writes();
      assert.equal((await desk.of(oscar))?.address, address);
    });
  }

  it('no mail address, but a user name that is one: that', async () => {
    desk.rosterSays({ email: undefined, userPrincipalName: 'oscar.ward@northwindcsp.com' });
    await desk.writes();
    assert.equal((await desk.of(oscar))?.address, 'oscar.ward@northwindcsp.com');
  });

  it('not admitted, or no longer: never asked, and what was known is gone', async () => {
    await desk.writes();
    await desk.standing('left');
    const { mail_sealed, mail_asked_at } = await desk.row();
    assert.deepEqual([mail_sealed, mail_asked_at, await desk.of(oscar)], [null, null, undefined]);
    await desk.standing('asked');
    await desk.writes();
    await desk.keep(database().db, oscar, address);
    assert.deepEqual([desk.asked.length, await desk.of(oscar)], [1, undefined]);
    await desk.standing('admitted');
    await desk.writes();
    assert.equal((await desk.of(oscar))?.address, address);
  });

  it('other roles: stays known', async () => {
    await desk.writes();
    await desk.standing('admitted');
    assert.equal((await desk.of(oscar))?.address, address);
  });

  it('the operator names one: in place of what was known, and Teams is not asked', async () => {
    await desk.keep(database().db, oscar, 'owner@northwindcsp.com');
    await desk.writes();
    assert.deepEqual(desk.asked, []);
    assert.deepEqual(await desk.of(oscar), { address: 'owner@northwindcsp.com', language: 'de' });
  });

  it('the app is taken away: the language of their Teams stays known; a chosen one counts more', async () => {
    await desk.writes();
    await forgetReference(database().db, oscar.tenantId, oscar.userId);
    assert.equal((await desk.of(oscar))?.language, 'de');
    await desk.keep(database().db, oscar, address);
    assert.equal((await desk.of(oscar))?.language, 'en');
    desk.chooses('de');
    assert.equal((await desk.of(oscar))?.language, 'de');
  });

  it('another encryption key since: not known, and said in the log', async () => {
    await desk.writes();
    const sealed = createSecretBox(Buffer.alloc(32, 6).toString('base64')).seal('x', 'y');
    await database()
      .db.updateTable('reseller_person')
      .set({ mail_sealed: sealed })
      .where('user_id', '=', oscar.userId)
      .execute();
    assert.equal(await desk.of(oscar), undefined);
    assert.match(desk.logged.join(), /a kept address cannot be read/);
  });
});
