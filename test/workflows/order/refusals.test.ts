import assert from 'node:assert/strict';
import type { Switches } from '../../../simulator/world/types.ts';
import type { Company, DraftField, OrderDraft } from '../../../src/domain/order-draft.ts';
import { forNewTenant, forTenant, hour, line, minute, prefixOf, second } from '../support/order-desk.ts';
import { nina, priya, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

interface AtCheckout {
  readonly refusal: Switches['checkoutRefusal'];
  /** State and cause afterwards. */
  readonly stands: string;
  readonly field?: DraftField;
  /** Who hears of it. */
  readonly told: readonly string[];
}
const seller = ['trouble → nina'];
const staff = ['trouble → nina', 'trouble → desk'];
const owner = ['trouble → nina', 'trouble → oscar'];
const parked = ['parked → nina'];
const notInvited = [...parked, 'not-invited → desk'];

/** Every typical refusal of contract 8.3 and what has to follow (PRODUCT 11, rows 13 to 18). */
const atCheckout: readonly AtCheckout[] = [
  { refusal: '403/13605', stands: 'parked agreement-missing', field: 'agreement', told: parked },
  { refusal: '403/800073', stands: 'parked under-review', told: parked },
  { refusal: '403/800074', stands: 'parked under-review', told: parked },
  { refusal: '403/800075', stands: 'needs-person not-allowed', told: staff },
  { refusal: '403/800069', stands: 'needs-person not-allowed', told: staff },
  { refusal: '403/800023', stands: 'needs-person credit', told: staff },
  { refusal: '400/800025', stands: 'needs-person credit', told: staff },
  { refusal: '403/900121', stands: 'needs-person credit', told: staff },
  { refusal: '403/2030', stands: 'needs-person region', told: staff },
  { refusal: '400/800070', stands: 'needs-answer not-sold', field: 'product', told: seller },
  { refusal: '403/800066', stands: 'needs-person limit', told: staff },
  { refusal: '403/800067', stands: 'needs-answer quantity', field: 'quantity', told: seller },
  { refusal: '403/800068', stands: 'needs-person limit', told: staff },
  { refusal: '403/800088', stands: 'needs-answer quantity', field: 'quantity', told: seller },
  { refusal: '403/800089', stands: 'needs-person limit', told: staff },
  { refusal: '404/400019', stands: 'needs-person service', told: staff },
  { refusal: '409/800060', stands: 'checking-out', told: [] },
  { refusal: '409/800064', stands: 'checking-out', told: [] },
  { refusal: '403/900123', stands: 'needs-answer reseller-papers', told: owner },
  { refusal: '403/900124', stands: 'needs-person provider-papers', told: staff },
  { refusal: '404/800015', stands: 'needs-person reseller-papers', told: [...owner, 'trouble → desk'] },
  { refusal: '400/800016', stands: 'needs-person reseller-papers', told: [...owner, 'trouble → desk'] },
  { refusal: '400/800017', stands: 'needs-answer quantity', field: 'quantity', told: seller },
  { refusal: '400/900275', stands: 'needs-answer quantity', field: 'quantity', told: seller },
  { refusal: '403/2085', stands: 'needs-answer not-sold', field: 'product', told: seller },
  { refusal: '403/2091', stands: 'needs-answer not-sold', field: 'product', told: seller },
  { refusal: '403/800020', stands: 'needs-answer not-sold', field: 'product', told: seller },
  { refusal: '400/900116', stands: 'needs-person sandbox', told: staff },
  { refusal: '400/800018', stands: 'needs-person sandbox', told: staff },
  { refusal: '403/900322', stands: 'needs-person sandbox', told: staff },
  { refusal: '403/20002', stands: 'parked relationship-missing', field: 'buyer', told: notInvited },
  { refusal: '400/900206', stands: 'needs-person attestation', told: staff },
  { refusal: '500/800003', stands: 'checking-out', told: [] },
];

describe('an order that Microsoft refuses', function () {
  const { microsoft, desk } = useOrderDesk();

  describe('at the checkout', () => {
    for (const { refusal, stands, field, told } of atCheckout) {
      it(`${refusal}: ${stands}; nothing bought, and bought once when the reason is gone`, async () => {
        const { id } = await desk().placed(forTenant(tenants.adventureWorks));
        microsoft().switch({ checkoutRefusal: refusal });
        await desk().run();
        const order = await desk().order(id);
        assert.equal(await desk().stands(id), stands);
        assert.equal(order.standstill?.field, field);
        assert.deepEqual(await desk().told(id), told);
        assert.equal(desk().bought(tenants.adventureWorks).length, 0);

        microsoft().switch({ checkoutRefusal: 'none' });
        if (order.state === 'needs-answer') {
          assert.equal((await desk().workflow.reopen(id, nina)).kind, 'done');
          assert.equal((await desk().place(id)).kind, 'placed');
        }
        if (order.state === 'needs-person')
          assert.equal((await desk().workflow.goOn(id, order.version, priya)).kind, 'done');
        await desk().run();
        await desk().pass(20 * minute, 10 * second);
        assert.equal(await desk().stands(id), 'done');
        assert.equal(desk().bought(tenants.adventureWorks).length, 1);
      });
    }

    it('the same refusal for hours: told once', async () => {
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      microsoft().switch({ checkoutRefusal: '403/13605' });
      await desk().run();
      await desk().pass(6 * hour, 5 * minute);
      assert.equal(await desk().stands(id), 'parked agreement-missing');
      assert.deepEqual(await desk().told(id), parked);
    });

    it('one group ordered, the other refused: a person, who cannot make it look finished', async () => {
      microsoft().switch({ laterGroupsFail: true });
      const lines = [line(), line({ number: 1, billing: 'annual', quantity: 3 })];
      const { id } = await desk().placed(forTenant(tenants.adventureWorks, { lines }));
      await desk().run();
      const order = await desk().order(id);
      assert.partialDeepStrictEqual(order.standstill, { cause: 'partly-ordered', code: 800020, lines: [1] });
      assert.equal(order.state, 'needs-person');
      assert.equal((await desk().workflow.reopen(id, nina)).kind, 'too-late');
      assert.equal((await desk().workflow.discard(id, nina)).kind, 'too-late');
      await desk().workflow.goOn(id, order.version, priya);
      await desk().pass(10 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'needs-person partly-ordered');
      assert.equal(desk().bought(tenants.adventureWorks).length, 1);
      const { version } = await desk().order(id);
      assert.equal((await desk().workflow.close(id, 'the rest is ordered anew', priya)).kind, 'done');
      const closed = await desk().order(id);
      assert.deepEqual([closed.state, closed.progress.closedBecause], ['failed', 'the rest is ordered anew']);
      assert.equal((await desk().workflow.goOn(id, version + 1, priya)).kind, 'too-late');
    });

    it('every group refused for credit: a person knows why', async () => {
      microsoft().switch({ creditLimit: 1 });
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      await desk().run();
      assert.equal(await desk().stands(id), 'needs-person credit');
      assert.equal((await desk().order(id)).progress.checkoutAt, undefined);
    });
  });

  describe('at the cart', () => {
    it('stale availability ids: read again, bought once, nobody told', async () => {
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      microsoft().switch({ staleAtCartNext: 1, staleAtCheckoutNext: 1 });
      await desk().run();
      assert.equal(await desk().stands(id), 'provisioning');
      assert.equal(desk().bought(tenants.adventureWorks).length, 1);
      assert.deepEqual(await desk().told(id), []);
    });

    it('a line with an error although the cart is there: the seller, with the line and what to change', async () => {
      const copilot = { productId: 'CFQ7TTC0MM8R', skuId: '0002', title: 'Copilot' };
      const lines = [line(), line({ number: 1, ...copilot, quantity: 999_999 })];
      const { id } = await desk().begin(forTenant(tenants.adventureWorks, { lines }));
      const quote = await desk().quote(id);
      assert.equal(quote.placeable, false);
      assert.partialDeepStrictEqual(quote.lines[1]?.trouble, {
        cause: 'quantity',
        field: 'quantity',
        lines: [1],
      });
      assert.equal((await desk().place(id)).kind, 'not-ready');
    });

    it('the promotion ends between card and cart: the seller is asked, nothing bought', async () => {
      const promotions = await desk().context.catalogue.promotions(
        desk().context.accounts[0]!,
        'IE',
        'commercial',
      );
      const [promotion] = promotions;
      const [product] = promotion?.products ?? [];
      assert.ok(promotion && product?.term && product.billing);
      const { productId, skuId, term, billing } = product;
      const offered = line({
        productId,
        skuId,
        term,
        billing,
        quantity: promotion.minSeats ?? 20,
        promotionId: promotion.promotionId,
      });
      const { id } = await desk().placed(forTenant(tenants.adventureWorks, { lines: [offered] }));
      microsoft().switch({ promotionsEnded: true });
      await desk().run();
      assert.equal(await desk().stands(id), 'needs-answer promotion');
      assert.equal(desk().bought(tenants.adventureWorks).length, 0);
    });

    for (const [vetting, stands] of [
      ['UnderReview', 'parked under-review'],
      ['Unknown', 'parked under-review'],
      ['NotAllowed', 'needs-person not-allowed'],
    ] as const) {
      it(`account status ${vetting}: ${stands}`, async () => {
        const { id } = await desk().placed(forTenant(tenants.adventureWorks));
        microsoft().switch({ vetting });
        await desk().run();
        assert.equal(await desk().stands(id), stands);
        microsoft().switch({ vetting: 'Allowed' });
        if (vetting === 'NotAllowed') return;
        await desk().pass(20 * minute, 10 * second);
        assert.equal(await desk().stands(id), 'done');
      });
    }
  });

  describe('at the tenant', () => {
    const poland = { country: 'PL', city: 'Warszawa', postalCode: '00-001' } as const;
    const contact = { firstName: 'Eva', lastName: 'Macias', email: 'eva@fourthcoffee.de', phone: '' };
    const cases: readonly [string, Partial<Company>, string, DraftField | undefined][] = [
      ['unwanted number (600002)', { registrationNumber: '1' }, 'registration-number', 'registration-number'],
      ['number missing (600049)', poland, 'registration-number', 'registration-number'],
      [
        'number wrong (600050)',
        { ...poland, registrationNumber: 'x' },
        'registration-number',
        'registration-number',
      ],
      ['phone missing (600051)', { ...poland, registrationNumber: '1234567890', contact }, 'phone', 'phone'],
      ['unreadable (3000)', { contact: { ...contact, email: 'nobody' } }, 'details', 'company'],
    ];
    for (const [title, company, cause, field] of cases) {
      it(`${title}: the seller puts it right and goes on with the same name`, async () => {
        const draft = forNewTenant({}, company);
        const { id } = await desk().placed(draft);
        await desk().run();
        assert.equal(await desk().stands(id), `needs-answer ${cause}`);
        assert.equal((await desk().order(id)).standstill?.field, field);
        assert.deepEqual(await desk().told(id), seller);
        assert.equal(desk().made(prefixOf(draft)).length, 0);

        const reopened = await desk().workflow.reopen(id, nina);
        assert.ok(reopened.kind === 'done');
        const better: OrderDraft = { ...forNewTenant(), agreement: draft.agreement };
        assert.ok(better.buyer?.kind === 'new' && draft.buyer?.kind === 'new');
        const buyer = { ...better.buyer, prefix: draft.buyer.prefix };
        const changed = await desk().workflow.change(id, reopened.order.version, { ...better, buyer }, nina);
        assert.equal(changed.kind, 'done');
        assert.equal((await desk().place(id)).kind, 'placed');
        await desk().run();
        await desk().pass(5 * minute, 10 * second);
        assert.equal(await desk().stands(id), 'done');
        assert.equal(desk().made(prefixOf(draft)).length, 1);
      });
    }

    it('another region (2030): a person', async () => {
      const { id } = await desk().placed(forNewTenant({}, { country: 'DE' }));
      microsoft().simulator.world.change(({ accounts }) => {
        const europe = accounts.find((one) => one.id === 'europe')!;
        europe.countries = europe.countries.filter((country) => country !== 'DE');
      });
      await desk().run();
      assert.equal(await desk().stands(id), 'needs-person region');
    });

    it('name taken between card and call: another one is asked for, also a second time', async () => {
      const draft = forNewTenant();
      const { id } = await desk().placed(draft);
      const take = (prefix: string) =>
        microsoft().simulator.world.change(({ tenants: all }) => {
          all.find((one) => one.id === tenants.fabrikam)!.domains.push(`${prefix}.onmicrosoft.com`);
        });
      take(prefixOf(draft));
      await desk().run();
      assert.equal(await desk().stands(id), 'needs-answer prefix-taken');
      assert.equal((await desk().order(id)).standstill?.field, 'prefix');
      const reopened = await desk().workflow.reopen(id, nina);
      assert.ok(reopened.kind === 'done');
      const second = forNewTenant();
      await desk().workflow.change(id, reopened.order.version, second, nina);
      await desk().place(id);
      take(prefixOf(second));
      await desk().run();
      assert.equal(await desk().stands(id), 'needs-answer prefix-taken');
    });

    it('the name and company of another reseller’s customer: never taken for our own try', async () => {
      const draft = forNewTenant();
      const { id } = await desk().placed(draft);
      microsoft().simulator.world.change((state) => {
        const other = state.tenants.find((one) => one.id === tenants.adventureWorks)!;
        const { partnerTenantId } = state.relationships.find((one) => one.customerTenantId === other.id)!;
        const domain = `${prefixOf(draft)}.onmicrosoft.com`;
        const foreign = '99999999-9999-4999-8999-000000000001';
        const name = 'Fourth Coffee GmbH';
        state.tenants.push({ ...other, id: foreign, name, defaultDomain: domain, domains: [domain] });
        state.relationships.push({
          customerTenantId: foreign,
          partnerTenantId,
          resellerTenantId: tenants.coho,
          acceptedAt: new Date(microsoft().clock.now()).toISOString(),
        });
      });
      // The first call never arrives, so that the workflow looks for what it may have made.
      desk().lose('POST customer', 'before');
      await desk().run();
      await desk().pass(10 * second);
      assert.equal(await desk().stands(id), 'needs-person tenant-burnt');
      assert.equal((await desk().order(id)).progress.tenant, undefined);
    });

    it('half made, as a customer: goes on with it, and no second tenant', async () => {
      const draft = forNewTenant();
      microsoft().switch({ createFailsLateNext: 1, createLeaves: 'customer' });
      const { id } = await desk().placed(draft);
      await desk().run();
      assert.equal(await desk().stands(id), 'creating-tenant');
      await desk().pass(5 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(desk().made(prefixOf(draft)).length, 1);
    });

    it('half made, and nobody’s: a person; another name goes on', async () => {
      const draft = forNewTenant();
      microsoft().switch({ createFailsLateNext: 1, createLeaves: 'tenant' });
      const { id } = await desk().placed(draft);
      await desk().run();
      assert.equal((await desk().workflow.discard(id, nina)).kind, 'too-late');
      await desk().pass(10 * second);
      assert.equal(await desk().stands(id), 'needs-person tenant-burnt');
      assert.deepEqual(await desk().told(id), staff);
      const reopened = await desk().workflow.reopen(id, nina);
      assert.ok(reopened.kind === 'done');
      const other = forNewTenant();
      await desk().workflow.change(id, reopened.order.version, other, nina);
      await desk().place(id);
      await desk().run();
      await desk().pass(5 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(desk().made(prefixOf(other)).length, 1);
    });
  });

  describe('after the sale', () => {
    for (const [orderOutcome, cause] of [
      ['error', 'provisioning-failed'],
      ['pending_po_upload', 'purchase-order-document'],
    ] as const) {
      it(`order ends in ${orderOutcome}: a person; it can be neither discarded nor taken back`, async () => {
        microsoft().switch({ orderOutcome });
        const { id } = await desk().placed(forTenant(tenants.adventureWorks));
        await desk().run();
        await desk().pass(5 * minute, 10 * second);
        assert.equal(await desk().stands(id), `needs-person ${cause}`);
        assert.deepEqual(await desk().told(id), staff);
        assert.equal((await desk().workflow.discard(id, nina)).kind, 'too-late');
        assert.equal((await desk().workflow.reopen(id, nina)).kind, 'too-late');
        const { version } = await desk().order(id);
        assert.equal((await desk().workflow.goOn(id, version, { ...nina, staff: false })).kind, 'too-late');
      });
    }

    it('under review at Microsoft: waits, then done', async () => {
      microsoft().switch({ orderOutcome: 'pending_review' });
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      await desk().run();
      await desk().pass(10 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'provisioning');
      microsoft().switch({ orderOutcome: 'completed' });
      await desk().pass(40 * minute, 30 * second);
      assert.equal(await desk().stands(id), 'done');
    });
  });

  describe('because of us', () => {
    it('sign-in refused: staff hear that it is our rights, and it goes on when they say so', async () => {
      const { id } = await desk().placed(forTenant(tenants.wideWorld, { agreement: { kind: 'online' } }));
      microsoft().switch({ mfaMissing: true });
      microsoft().pass(2 * hour);
      await desk().run();
      assert.equal(await desk().stands(id), 'needs-person our-rights');
      assert.deepEqual(await desk().told(id), staff);
    });

    it('throttled: waits as long as Microsoft says, then goes on', async () => {
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      microsoft().switch({ throttleNext: 1, retryAfterSeconds: 57 });
      await desk().run();
      assert.equal(await desk().stands(id), 'recording-agreement');
      const busy = (await desk().order(id)).progress.busyUntil;
      assert.equal(busy, microsoft().clock.now() + 57 * second);
      await desk().pass(50 * second);
      assert.equal(await desk().stands(id), 'recording-agreement');
      await desk().pass(10 * second);
      assert.equal(await desk().stands(id), 'provisioning');
      assert.equal((await desk().order(id)).progress.busyUntil, undefined);
    });

    it('throttled for a moment: not worth saying', async () => {
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      microsoft().switch({ throttleNext: 1, retryAfterSeconds: 20 });
      await desk().run();
      assert.equal(await desk().stands(id), 'recording-agreement');
      assert.equal((await desk().order(id)).progress.busyUntil, undefined);
    });

    it('Microsoft silent for a day: a person is called, and the order goes on by itself afterwards', async () => {
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      microsoft().switch({ failNext: 1_000_000 });
      await desk().run();
      await desk().pass(25 * hour, 10 * minute);
      assert.equal(await desk().stands(id), 'needs-person service');
      assert.deepEqual(await desk().told(id), staff);
      microsoft().switch({ failNext: 0 });
      await desk().pass(10 * minute, minute);
      assert.equal(await desk().stands(id), 'done');
    });
  });
});
