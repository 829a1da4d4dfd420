import assert from 'node:assert/strict';
import type { CustomerStatus, StatusAsker } from '../../../src/workflows/customer-status/port.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { recordRemoved } from '../../../src/services/store/seen-customers.ts';
import { rejectsWith } from '../../services/support/problems.ts';
import { startRehearsal, type Rehearsal } from '../../services/simulator/with-simulator.ts';
import { useDatabase } from '../../support/database.ts';
import {
  adventureWorks,
  cora,
  customerTenant,
  leo,
  nina,
  northwindCsp,
  wideWorld,
} from '../support/northwind.ts';
import { as, emptyRecord, oscar, priya, statusDesk } from './status-desk.ts';

const contoso = customerTenant(1);
const nowhere = customerTenant(999);
const provider = ({ accounts: [first] }: CustomerStatus) =>
  first?.provider.kind === 'known' ? first.provider.value : first?.provider.because;
const resellers = ({ accounts: [first] }: CustomerStatus) =>
  first?.resellers.kind === 'known'
    ? first.resellers.value.map(({ name }) => name)
    : first?.resellers.because;
const agreement = ({ accounts: [first] }: CustomerStatus) =>
  first?.agreement.kind === 'known' ? first.agreement.value.kind : first?.agreement.because;
const licences = ({ licences: part }: CustomerStatus) =>
  part.kind === 'known'
    ? part.value.map((one) => [one.title, one.bought, one.elsewhere, one.seats])
    : part.because;

describe('customer status', function () {
  const database = useDatabase();
  let rehearsal: Rehearsal;
  let desk: ReturnType<typeof statusDesk>;
  before(async () => {
    rehearsal = await startRehearsal();
  });
  after(() => rehearsal.stop());
  beforeEach(async () => {
    await emptyRecord(database());
    rehearsal.switch({ partnerApp: 'by-tenant', serviceIncident: 'none', graphFailNext: 0 });
    desk = statusDesk(database(), rehearsal);
  });

  async function known(asker: StatusAsker, tenantId: string, again = false): Promise<CustomerStatus> {
    const status = await desk.statuses.of(asker, tenantId, { again });
    if (status === 'unknown') throw new Error('the customer is unknown');
    return status;
  }

  describe('one customer', () => {
    it('of the asker’s reseller: relationships, agreement, licences used and free, health', async () => {
      const status = await known(as(nina), adventureWorks);
      assert.deepEqual(
        [status.name, status.domain, status.seenBy],
        ['Adventure Works Limited', 'adventureworks.onmicrosoft.com', 'seller'],
      );
      assert.deepEqual([provider(status), agreement(status)], ['there', 'confirmed']);
      assert.deepEqual(resellers(status), ['Northwind IT Ltd']);
      assert.deepEqual(licences(status), [
        ['Microsoft 365 E3', 40, 0, { used: 31, free: 9 }],
        ['EXCHANGESTANDARD', 0, 12, { used: 4, free: 8 }],
      ]);
      assert.deepEqual(status.health.kind === 'known' && status.health.value.troubled, []);
      assert.deepEqual([status.orders, status.invitation, status.seatsUnknown], [[], undefined, undefined]);
    });

    it('for an owner of the reseller: the same, as an owner', async () => {
      assert.equal((await known(as(oscar), adventureWorks)).seenBy, 'owner');
    });

    it('for staff: at the accounts that are on record, with the resellers’ names', async () => {
      await desk.seen(adventureWorks, 'Adventure Works', 'adventureworks.onmicrosoft.com');
      const status = await known(priya, adventureWorks);
      assert.deepEqual(
        [status.seenBy, provider(status), resellers(status)],
        ['staff', 'there', ['Northwind IT Ltd']],
      );
    });

    it('another reseller’s customer, a tenant nobody knows, no tenant at all: one and the same answer', async () => {
      for (const tenantId of [adventureWorks, nowhere, 'contoso.com', northwindCsp])
        assert.equal(await desk.statuses.of(as(cora), tenantId), 'unknown', tenantId);
      assert.equal(await desk.statuses.show(adventureWorks, as(cora)), 'unknown');
      assert.deepEqual(await noticesOfCase(database().db, adventureWorks), []);
    });

    it('another reseller’s customer, and a tenant nobody knows: Microsoft is asked the same, so that the time tells nothing', async () => {
      const asked: string[][] = [];
      for (const tenantId of [adventureWorks, nowhere, contoso, nowhere]) {
        desk.calls.length = 0;
        desk.pass(120_000);
        assert.equal(await desk.statuses.of(as(cora), tenantId), 'unknown');
        asked.push([...desk.calls]);
      }
      assert.deepEqual(asked, Array(4).fill(asked[1]));
      assert.ok(!asked.flat().includes('customerDetails'), asked.join());
    });

    it('staff asks for what is not on record: unknown, and Microsoft is not asked', async () => {
      assert.equal(await desk.statuses.of(priya, contoso), 'unknown');
      assert.deepEqual(desk.calls, []);
    });

    it('somebody who is not admitted: unknown, and Microsoft is not asked', async () => {
      assert.equal(await desk.statuses.of(as(leo), adventureWorks), 'unknown');
      assert.deepEqual(desk.calls, []);
    });

    it('another reseller’s customer one has ordered for: the own order, and nothing of theirs', async () => {
      await desk.ordered(
        adventureWorks,
        'adventure-works.com',
        { state: 'parked', customer: 'Adventure' },
        'R-1002',
      );
      desk = statusDesk(database(), rehearsal, { kind: 'active', id: 'G-1', until: 1, extends: false });
      const status = await known(as(cora), adventureWorks);
      assert.deepEqual([status.name, status.domain], ['Adventure', 'adventure-works.com']);
      assert.deepEqual(
        [provider(status), resellers(status), agreement(status)],
        ['missing', [], 'no-relationship'],
      );
      assert.deepEqual(
        [licences(status), status.health, status.rights],
        ['no-relationship', { kind: 'unknown', because: 'no-relationship' }, { kind: 'none' }],
      );
      assert.deepEqual(
        status.orders.map(({ order }) => order.id),
        ['F-1042'],
      );
      // Northwind, whose customer it is, sees no order of Coho’s.
      assert.deepEqual((await known(as(nina), adventureWorks)).orders, []);
    });

    it('open orders: of every reseller for staff, with its name; ended ones and drafts are none', async () => {
      await desk.seen(adventureWorks, 'Adventure Works', 'adventureworks.onmicrosoft.com');
      await desk.ordered(adventureWorks, 'a.com', { id: 'F-1', state: 'parked' });
      await desk.ordered(adventureWorks, 'a.com', { id: 'F-2', state: 'done', done: 4 });
      await desk.ordered(adventureWorks, 'a.com', { id: 'F-3', state: 'draft' });
      await desk.ordered(adventureWorks, 'a.com', { id: 'F-4', state: 'provisioning' }, 'R-1002');
      const orders = (status: CustomerStatus) =>
        status.orders
          .map(({ order, reseller }) => [order.id, reseller ?? ''])
          .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
      assert.deepEqual(orders(await known(priya, adventureWorks)), [
        ['F-1', 'Northwind IT Ltd'],
        ['F-4', 'Coho IT GmbH'],
      ]);
      assert.deepEqual(orders(await known(as(nina), adventureWorks)), [['F-1', '']]);
    });

    it('invited, not accepted: known to staff by the invitation, missing at Microsoft', async () => {
      await desk.invited({ id: 'I-7', state: 'sent' });
      const status = await known(priya, contoso);
      assert.deepEqual(
        [status.name, provider(status), status.invitation?.id],
        ['Contoso Ltd', 'missing', 'I-7'],
      );
    });

    it('removed by the customer: said as far as it is on record', async () => {
      await desk.seen(contoso, 'Contoso Ltd', 'contoso.com');
      await recordRemoved(database().db, 'europe', contoso, Date.now() + 60_000);
      assert.equal(provider(await known(priya, contoso)), 'removed');
    });

    it('accepted while we looked: since when', async () => {
      await desk.seen(adventureWorks, 'Adventure Works', 'adventureworks.onmicrosoft.com');
      const customer = { tenantId: adventureWorks, name: 'Adventure Works', domain: 'a.com' };
      await desk.invited({
        id: 'I-8',
        customer,
        state: 'accepted',
        acceptedAccountId: 'europe',
        acceptedAt: 1_700_000_000_000,
      });
      const status = await known(priya, adventureWorks);
      assert.deepEqual([status.accounts[0]?.since, status.invitation], [1_700_000_000_000, undefined]);
    });
  });

  describe('parts that are not known', () => {
    it('the application is not let in: licences as bought, without seats, and why', async () => {
      const status = await known(as(nina), wideWorld);
      assert.deepEqual([licences(status), status.seatsUnknown], [[], 'no-app']);
      assert.deepEqual(status.health, { kind: 'unknown', because: 'no-app' });
      rehearsal.switch({ partnerApp: 'licences-only' });
      const later = await known(as(nina), wideWorld, true);
      assert.deepEqual(
        [later.seatsUnknown, later.health],
        [undefined, { kind: 'unknown', because: 'no-right' }],
      );
    });

    it('Partner Center does not list subscriptions: nobody is said to have sold what the directory counts', async () => {
      desk.fail('subscriptions');
      const status = await known(as(nina), adventureWorks);
      assert.deepEqual(licences(status), [
        ['EXCHANGESTANDARD', undefined, 0, { used: 4, free: 8 }],
        ['SPE_E3', undefined, 0, { used: 31, free: 9 }],
      ]);
    });

    it('neither of them: unknown, and the rest is there', async () => {
      desk.fail('subscriptions');
      desk.fail('licences');
      desk.fail('health', 'unauthorised');
      const status = await known(as(nina), adventureWorks);
      assert.deepEqual([licences(status), provider(status)], ['silent', 'there']);
      assert.deepEqual(status.health, { kind: 'unknown', because: 'our-access' });
    });

    it('whose customer it is cannot be read: the reseller’s list tells; without it the Problem', async () => {
      desk.fail('resellersOf');
      assert.equal(provider(await known(as(nina), adventureWorks)), 'there');
      assert.equal(await desk.statuses.of(as(cora), adventureWorks), 'unknown');
      desk = statusDesk(database(), rehearsal);
      desk.fail('resellersOf');
      desk.fail('customersOfReseller');
      await rejectsWith(desk.statuses.of(as(nina), adventureWorks), 'unavailable');
    });

    it('everything is silent: what is on record', async () => {
      await desk.seen(adventureWorks, 'Adventure Works', 'adventureworks.onmicrosoft.com');
      desk.fail('customerDetails');
      const status = await known(priya, adventureWorks);
      assert.deepEqual(
        [status.name, provider(status), licences(status)],
        ['Adventure Works', 'silent', 'silent'],
      );
    });
  });

  it('again within a minute: nothing is asked; read again, or later: everything', async () => {
    await known(as(nina), adventureWorks);
    const once = desk.calls.length;
    const { readAt } = await known(as(nina), adventureWorks);
    assert.equal(desk.calls.length, once);
    desk.pass(61_000);
    assert.equal((await known(as(nina), adventureWorks)).readAt, readAt + 61_000);
    assert.equal(desk.calls.length, 2 * once);
    await known(as(nina), adventureWorks, true);
    // The list of the reseller's customers is a moment old.
    assert.equal(desk.calls.length, 3 * once - 1);
    assert.equal(desk.calls.filter((call) => call === 'customersOfReseller').length, 2);
  });

  it('shown: the reader gets the live card; shown again elsewhere, the first one is retired', async () => {
    const place = { conversationId: 'a:nina', activityId: '1' };
    assert.equal(await desk.statuses.show(adventureWorks, as(nina), place), 'shown');
    assert.equal(await desk.statuses.show(adventureWorks, as(nina)), 'shown');
    const notices = await noticesOfCase(database().db, adventureWorks);
    assert.deepEqual(
      notices.map(({ flow, kind }) => [flow, kind]),
      [
        ['customers', 'update'],
        ['customers', 'retire'],
        ['customers', 'card'],
      ],
    );
  });

  describe('search', () => {
    const names = async (asker: StatusAsker, words: string, page = 0) =>
      (await desk.statuses.search(asker, words, page)).customers.map(({ name }) => name);

    it('staff: every customer on record and everybody invited, each once, by parts of name and domain', async () => {
      await desk.seen(adventureWorks, 'Adventure Works Limited', 'adventureworks.onmicrosoft.com');
      await desk.seen(adventureWorks, 'Adventure Works Limited', 'adventureworks.onmicrosoft.com', 'canada');
      await desk.seen(customerTenant(2), 'Works of Fabrikam', 'fabrikam.onmicrosoft.com');
      await desk.invited({ id: 'I-1', state: 'sent' });
      assert.deepEqual(await names(priya, ''), [
        'Adventure Works Limited',
        'Contoso Ltd',
        'Works of Fabrikam',
      ]);
      // Beginning so comes first.
      assert.deepEqual(await names(priya, 'WORKS'), ['Works of Fabrikam', 'Adventure Works Limited']);
      assert.deepEqual(await names(priya, 'works adv'), ['Adventure Works Limited']);
      assert.deepEqual(await names(priya, 'fabrikam.onmicrosoft'), ['Works of Fabrikam']);
      assert.deepEqual(await names(priya, '%'), []);
    });

    it('a slip of the pen: who resembles it, as a guess', async () => {
      await desk.seen(adventureWorks, 'Adventure Works Limited', 'adventureworks.onmicrosoft.com');
      const page = await desk.statuses.search(priya, 'advenure works', 0);
      assert.deepEqual([page.customers.length, page.isGuess], [1, true]);
    });

    it('an everyday domain: the customer behind it, if the asker may know it', async () => {
      await desk.seen(adventureWorks, 'Adventure Works Limited', 'adventureworks.onmicrosoft.com');
      desk.domains.set('aw-mail.example', adventureWorks);
      desk.domains.set('contoso.com', contoso);
      const find = async (asker: StatusAsker, domain: string) =>
        (await desk.statuses.search(asker, domain, 0)).customers.map(({ tenantId }) => tenantId);
      assert.deepEqual(await find(priya, 'aw-mail.example'), [adventureWorks]);
      assert.deepEqual(await find(as(nina), 'aw-mail.example'), [adventureWorks]);
      assert.deepEqual(await find(as(cora), 'aw-mail.example'), []);
      assert.deepEqual(await find(priya, 'contoso.com'), []);
    });

    it('a reseller: its own customers, and those it waits for; nothing of others', async () => {
      await desk.seen(contoso, 'Contoso Ltd', 'contoso.onmicrosoft.com');
      assert.deepEqual(await names(as(nina), ''), ['Adventure Works Limited', 'Wide World Importers SARL']);
      assert.deepEqual(await names(as(nina), 'contoso'), []);
      await desk.ordered(contoso, 'contoso.com', { state: 'parked', customer: 'Contoso Ltd' });
      assert.deepEqual(await names(as(nina), 'contoso'), ['Contoso Ltd']);
      assert.deepEqual(await names(as(cora), ''), []);
      assert.deepEqual(await names(as(leo), ''), []);
    });

    it('many: ten a page; beyond the end there is the last one', async () => {
      for (let n = 100; n < 123; n += 1) await desk.seen(customerTenant(n), `Customer ${n}`, `c${n}.example`);
      const first = await desk.statuses.search(priya, 'customer', 0);
      assert.deepEqual([first.customers.length, first.pages, first.total], [10, 3, 23]);
      assert.deepEqual(await names(priya, 'customer', 2), ['Customer 120', 'Customer 121', 'Customer 122']);
      const beyond = await desk.statuses.search(priya, 'customer', 9);
      assert.deepEqual([beyond.page, beyond.customers[0]?.name], [2, 'Customer 120']);
    });
  });
});
