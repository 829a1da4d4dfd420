import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import {
  addInvitationEvent,
  countInvitationEvents,
  dueInvitations,
  insertInvitation,
  invitationById,
  invitationByRequest,
  invitationsOfCustomer,
  lockCustomer,
  nextInvitationId,
  saveInvitation,
  VersionConflict,
} from '../../../src/services/store/invitations.ts';
import { useDatabase } from '../../support/database.ts';

const rows: Invitation = {
  id: 'I-1',
  version: 1,
  state: 'opened',
  origin: 'provider',
  customer: { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.com' },
  country: 'IE',
  cloud: 'public',
  accountId: 'europe',
  accountReason: 'billed there',
  acceptedAccountId: 'canada',
  acceptedBy: 'sweep',
  administrator: { tenantId: 'contoso', userId: 'megan' },
  createdBy: { tenantId: 'home', userId: 'priya' },
  link: 'https://admin.microsoft.com/',
  createdAt: 1,
  openedAt: 2,
  acceptedAt: 3,
  expiresAt: 100,
  remindAt: 50,
  remindAbout: 'asked',
  supersededBy: 'I-1043',
  updatedAt: 4,
  batchId: 'B-1001',
  orderId: 'F-1042',
  nudgeAt: 60,
  proveAt: 70,
};

const full: Invitation = {
  ...rows,
  reseller: { id: 'R-1001', company: 'Northwind IT Ltd', tenantId: 'northwind', partnerId: '4711982' },
  letter: { to: 'admin@contoso.com', toName: 'Megan', language: 'de', words: 'Guten Tag' },
  delivery: { way: 'email', by: { tenantId: 'home', userId: 'priya' }, at: 5, mail: 'sent' },
  schedule: { days: [2, 5], given: 1, from: 5, writtenAt: 6, muted: true },
  proven: { provider: true, reseller: false, agreement: 'missing', readAt: 6 },
  removal: { accountId: 'canada', since: 7 },
  declinedBecause: 'not now',
  resembles: { tenantId: 'contoso-2', invitationId: 'I-7' },
};

const bare: Invitation = {
  ...rows,
  country: undefined,
  accountReason: undefined,
  acceptedAccountId: undefined,
  acceptedBy: undefined,
  administrator: undefined,
  createdBy: undefined,
  link: undefined,
  openedAt: undefined,
  acceptedAt: undefined,
  remindAt: undefined,
  remindAbout: undefined,
  supersededBy: undefined,
  batchId: undefined,
  orderId: undefined,
  nudgeAt: undefined,
  proveAt: undefined,
  reseller: undefined,
  letter: undefined,
  delivery: undefined,
  schedule: undefined,
  proven: undefined,
  removal: undefined,
  declinedBecause: undefined,
  resembles: undefined,
};

describe('stored invitations', () => {
  const database = useDatabase();
  const db = () => database().db;

  beforeEach(async () => {
    await db().deleteFrom('invitation_event').execute();
    await db().deleteFrom('invitation').execute();
  });

  /** An invitation of a customer of its own. */
  async function insert(number: number, more: Partial<Invitation> = {}): Promise<Invitation> {
    const customer = { ...full.customer, tenantId: `tenant ${number}` };
    const made = { ...bare, id: `I-${number}`, customer, ...more };
    assert.equal(await insertInvitation(db(), made, `request ${number}`), 'inserted');
    return made;
  }

  for (const [title, invitation] of [
    ['every field filled', full],
    ['only what must be', bare],
  ] as const) {
    it(`${title}: comes back as it went in, by id, request and customer`, async () => {
      await insertInvitation(db(), invitation, 'stamp');
      assert.deepEqual(await invitationById(db(), 'I-1'), invitation);
      assert.deepEqual(await invitationByRequest(db(), 'stamp'), invitation);
      assert.deepEqual(await invitationsOfCustomer(db(), 'contoso'), [invitation]);
    });
  }

  it('unknown ids, requests and customers: nothing', async () => {
    assert.equal(await invitationById(db(), 'I-9'), undefined);
    assert.equal(await invitationByRequest(db(), 'none'), undefined);
    assert.deepEqual(await invitationsOfCustomer(db(), 'nobody'), []);
  });

  it('a request id used before: inserts nothing', async () => {
    await insertInvitation(db(), full, 'stamp');
    const other = { ...full, id: 'I-2', customer: { ...full.customer, tenantId: 'fabrikam' } };
    assert.equal(await insertInvitation(db(), other, 'stamp'), 'exists');
    assert.equal(await invitationById(db(), 'I-2'), undefined);
  });

  it('a second open one for the same customer and account: refused by the database, an ended one is not', async () => {
    await insertInvitation(db(), full, 'a');
    await assert.rejects(insertInvitation(db(), { ...full, id: 'I-2' }, 'b'), /invitation_one_open/);
    assert.equal(await insertInvitation(db(), { ...full, id: 'I-3', state: 'expired' }, 'c'), 'inserted');
    assert.equal(await insertInvitation(db(), { ...full, id: 'I-4', accountId: 'canada' }, 'd'), 'inserted');
  });

  it('saved: the next version, which is what is read', async () => {
    await insertInvitation(db(), full, 'a');
    const saved = await saveInvitation(db(), { ...full, state: 'accepted', remindAt: undefined });
    assert.equal(saved.version, 2);
    assert.deepEqual(await invitationById(db(), 'I-1'), saved);
  });

  it('saved over a version somebody has changed: VersionConflict, nothing is overwritten', async () => {
    await insertInvitation(db(), full, 'a');
    const saved = await saveInvitation(db(), { ...full, state: 'accepted' });
    await assert.rejects(saveInvitation(db(), { ...full, state: 'withdrawn' }), VersionConflict);
    assert.deepEqual(await invitationById(db(), 'I-1'), saved);
  });

  it('ids: rising, never the same twice', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => nextInvitationId(db())));
    assert.equal(new Set(ids).size, 20);
    assert.ok(ids.every((id) => /^I-\d{4,}$/.test(id)));
  });

  it('locked customer: a second transaction waits for the first, another customer does not', async () => {
    const order: string[] = [];
    const locked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const first = database().withTransaction(async (tx) => {
      await lockCustomer(tx, 'contoso');
      locked.resolve();
      await release.promise;
      order.push('first');
    });
    await locked.promise;
    const second = database().withTransaction(async (tx) => {
      await lockCustomer(tx, 'contoso');
      order.push('second');
    });
    await database().withTransaction(async (tx) => {
      await lockCustomer(tx, 'fabrikam');
      order.push('other');
    });
    release.resolve();
    await Promise.all([first, second]);
    assert.deepEqual(order, ['other', 'first', 'second']);
  });

  it('of a customer: newest first', async () => {
    await insertInvitation(db(), { ...bare, state: 'expired', createdAt: 1 }, 'a');
    await insertInvitation(db(), { ...bare, id: 'I-2', createdAt: 2 }, 'b');
    assert.deepEqual(
      (await invitationsOfCustomer(db(), 'contoso')).map(({ id }) => id),
      ['I-2', 'I-1'],
    );
  });

  it('due: by expiry while open, by reminder, each once and the most overdue first', async () => {
    await insert(1, { state: 'sent', expiresAt: 100 });
    await insert(2, { state: 'expired', expiresAt: 50 });
    await insert(3, { state: 'accepted', expiresAt: 50 });
    await insert(4, { state: 'opened', expiresAt: 1_000, remindAt: 70 });
    await insert(5, { state: 'opened', expiresAt: 90, remindAt: 60 });
    await insert(6, { state: 'opened', expiresAt: 1_000, remindAt: 101 });
    assert.deepEqual(await dueInvitations(db(), 100, 10), ['I-5', 'I-1', 'I-4']);
    assert.deepEqual(await dueInvitations(db(), 99, 10), ['I-5', 'I-4']);
    assert.deepEqual(await dueInvitations(db(), 100, 1), ['I-5']);
    assert.deepEqual(await dueInvitations(db(), 59, 10), []);
  });

  it('due: by the reminder of the day, once although something else is due as well', async () => {
    await insert(1, { nudgeAt: 61 });
    await insert(2, { nudgeAt: 60, remindAt: 60 });
    await insert(3, { nudgeAt: 62 });
    assert.deepEqual(await dueInvitations(db(), 61, 10), ['I-2', 'I-1']);
    assert.deepEqual(await dueInvitations(db(), 59, 10), []);
  });

  it('one open invitation for a customer, an account and a reseller: another of them is refused', async () => {
    const customer = full.customer;
    const northwind = full.reseller;
    const coho = northwind && { ...northwind, id: 'R-1002' };
    await insert(1, { customer });
    await insert(2, { customer, reseller: northwind });
    await insert(3, { customer, reseller: coho });
    await insert(4, { customer, reseller: coho, state: 'declined' });
    await assert.rejects(insert(5, { customer }), /invitation_one_open/);
    await assert.rejects(insert(6, { customer, reseller: northwind }), /invitation_one_open/);
  });

  it('history: counted by invitation and name', async () => {
    await insert(1);
    await insert(2);
    for (const [invitationId, name] of [
      ['I-1', 'open'],
      ['I-1', 'open'],
      ['I-1', 'send'],
      ['I-2', 'open'],
    ] as const) {
      await addInvitationEvent(db(), { invitationId, at: 1, name, by: full.administrator, facts: { a: 1 } });
    }
    assert.equal(await countInvitationEvents(db(), 'I-1', 'open'), 2);
    assert.equal(await countInvitationEvents(db(), 'I-2', 'send'), 0);
    const [first] = await db().selectFrom('invitation_event').selectAll().orderBy('id').execute();
    assert.deepEqual([first?.tenant_id, first?.user_id, first?.facts], ['contoso', 'megan', { a: 1 }]);
  });
});
