import { checkoutRefusals } from '../world/commerce-types.ts';
import { field, manyCalls, type SwitchGroup } from './switch-field.ts';

/** What can go wrong from cart to licences, and how fast it all goes. */
export const orderingSwitches: SwitchGroup = {
  title: 'Ordering',
  fields: [
    field(
      'provisioningSeconds',
      'Licences take',
      'So many simulated seconds until the licences of an order placed from now on are there.',
      1_000_000,
    ),
    field(
      'provisioningRefreshSeconds',
      'State refreshed every',
      'So many simulated seconds between two looks at the licences; 900 at Microsoft.',
      100_000,
    ),
    field(
      'orderListDelaySeconds',
      'New orders listed after',
      'So many simulated seconds a new order is missing from the list; by its id it is there at once.',
      100_000,
    ),
    field(
      'orderOutcome',
      'How orders end',
      'Completed; stuck or held until this is switched back; in error; or without their last line.',
      ['completed', 'stuck', 'error', 'partial_success', 'pending_po_upload', 'pending_review'],
    ),
    field(
      'checkoutRefusal',
      'Check-out refused',
      'Every check-out does nothing and answers this status and code.',
      checkoutRefusals,
    ),
    field(
      'loseCheckoutNext',
      'Lose the next check-outs',
      'So many carts become orders, then the connection drops.',
      manyCalls,
    ),
    field(
      'orderInProgressNext',
      'Order in progress',
      'So many carts become orders, but the answer is 409, code 800060.',
      manyCalls,
    ),
    field(
      'checkoutAgain',
      'Checking out twice',
      'An ordered cart gives the same answer again, or 400 with code 800065.',
      ['same-answer', 'refused'],
    ),
    field(
      'laterGroupsFail',
      'Half an order',
      'Of a cart with several order groups only the first becomes an order.',
      'boolean',
    ),
    field(
      'staleAtCartNext',
      'Old availability ids in carts',
      'All availability ids change just before so many carts: 404, code 400019.',
      manyCalls,
    ),
    field(
      'staleAtCheckoutNext',
      'Old availability ids at check-out',
      'All availability ids change just before so many check-outs: 404, code 400019.',
      manyCalls,
    ),
    field(
      'creditLimit',
      'Credit',
      'Every reseller may owe so many whole euros or dollars for 30 days; 0 is the usual limit.',
      100_000_000,
    ),
    field(
      'providerAgreementUnsigned',
      'Provider’s agreement unsigned',
      'Check-outs are refused because the provider has not signed the partner agreement: 403, code 900124.',
      'boolean',
    ),
    field('promotionsEnded', 'Promotions ended', 'No promotion is offered or accepted any more.', 'boolean'),
    field(
      'dearerPercent',
      'Prices have risen',
      'Carts cost so many percent more than the price sheet of the day says.',
      1_000,
    ),
  ],
};
