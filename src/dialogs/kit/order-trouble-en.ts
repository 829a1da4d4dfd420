import type { StandstillCause } from '../../domain/order.ts';

/** One cause in three short sentences: what happened, why, and what the seller can do. Nothing here tells an amount. */
export interface TroubleText {
  readonly what: (customer: string) => string;
  readonly why: string;
  /** Left out when the provider's people have the next move. */
  readonly can: string;
}

export type TroubleWords = Record<StandstillCause, TroubleText>;

export const en: TroubleWords = {
  'relationship-missing': {
    what: (customer) => `We may not order for ${customer} yet.`,
    why: 'Microsoft shows no accepted relationship between them and us.',
    can: 'Their Global Administrator has to accept our request; I notice it and go on by myself.',
  },
  'reseller-relationship-missing': {
    what: (customer) => `${customer} has accepted us, but not your company yet.`,
    why: 'Without a relationship between them and you, nothing can be ordered through you.',
    can: 'Send their administrator this order’s invitation, or request it in Partner Center; once they accept, I go on by myself.',
  },
  'agreement-missing': {
    what: (customer) => `Microsoft has no Customer Agreement for ${customer} yet.`,
    why: 'Without it, nothing is sold to them.',
    can: 'They sign online, or you record that they signed with you; I go on by myself then.',
  },
  'under-review': {
    what: (customer) => `Microsoft is checking ${customer}.`,
    why: 'Until that check is over, nobody can order for them.',
    can: 'You need not do anything; I look again every 15 minutes and go on by myself.',
  },
  'not-allowed': {
    what: (customer) => `Microsoft does not let anybody order for ${customer}.`,
    why: 'Its check of this customer has not been passed.',
    can: 'Please talk to our people before you promise anything.',
  },
  credit: {
    what: () => 'We cannot place this order now.',
    why: 'It is on our side, not on yours or the customer’s.',
    can: 'Your order stays as it is; you will hear here when it goes on.',
  },
  'reseller-papers': {
    what: () => 'Microsoft does not take orders through your company yet.',
    why: 'Its partner agreement has not been accepted for your company, or not for this region.',
    can: 'Your own Global Administrator accepts it once in Partner Center; then place the order again.',
  },
  'provider-papers': {
    what: () => 'Microsoft does not take orders from us at the moment.',
    why: 'Something in our own papers with Microsoft needs attention.',
    can: 'Your order stays as it is; you will hear here when it goes on.',
  },
  region: {
    what: (customer) => `We cannot sell to ${customer} from this region.`,
    why: 'Microsoft lets partners sell only to customers of their own region.',
    can: 'Please check the customer’s country; our people know which of our companies sells there.',
  },
  'prefix-taken': {
    what: (customer) => `The tenant name for ${customer} is taken.`,
    why: 'Somebody has it since it was checked; Microsoft gives each name away once.',
    can: 'Please choose another one; everything else is kept.',
  },
  'tenant-burnt': {
    what: (customer) => `Microsoft has kept the tenant name of our first try for ${customer}.`,
    why: 'It reports the name as used, but shows us no tenant of that name.',
    can: 'Please do not try other names; our people find the tenant, and nothing is lost.',
  },
  address: {
    what: (customer) => `Microsoft does not accept the address of ${customer}.`,
    why: 'It knows no such address in that country.',
    can: 'Please correct it; everything else is kept.',
  },
  email: {
    what: (customer) => `Microsoft does not accept the contact’s e-mail address of ${customer}.`,
    why: 'A wrong address can block the tenant’s name for good, so I stop here.',
    can: 'Please correct it, or name another contact.',
  },
  phone: {
    what: (customer) => `Microsoft does not accept the contact’s phone number of ${customer}.`,
    why: 'It does not look like a number of that country.',
    can: 'Please correct it; everything else is kept.',
  },
  'registration-number': {
    what: (customer) => `Microsoft does not accept the registration number of ${customer}.`,
    why: 'It is missing, or not written as that country writes it.',
    can: 'Please correct it; everything else is kept.',
  },
  'company-name': {
    what: (customer) => `The name ${customer} is not the one Microsoft has.`,
    why: 'Microsoft sells only to the name on its own record.',
    can: 'Please settle the name; everything else is kept.',
  },
  'agreement-details': {
    what: (customer) => `Microsoft does not accept the signer’s details for ${customer}.`,
    why: 'Name, e-mail address, phone or date of the signature cannot be read.',
    can: 'Please correct them; everything else is kept.',
  },
  'price-changed': {
    what: () => 'Microsoft’s price has changed since you saw it.',
    why: 'I buy only at the price that was on your card; nothing was bought.',
    can: 'Please look at the new price and decide.',
  },
  promotion: {
    what: () => 'The promotion on this order does not apply any more.',
    why: 'It has ended, or this customer does not qualify.',
    can: 'Please order without it, or take another one.',
  },
  quantity: {
    what: () => 'Microsoft does not sell this quantity.',
    why: 'It is below or above what one customer may buy of this product.',
    can: 'Please change the quantity; everything else is kept.',
  },
  term: {
    what: () => 'Microsoft does not sell this product for this term.',
    why: 'Term, billing or end date do not go together for it.',
    can: 'Please choose another term; everything else is kept.',
  },
  'base-missing': {
    what: (customer) => `The add-on cannot be ordered for ${customer} alone.`,
    why: 'It needs a product it belongs to, and they do not have it.',
    can: 'Please add the base product, or take the add-on out.',
  },
  'not-sold': {
    what: (customer) => `Microsoft does not sell this product to ${customer}.`,
    why: 'It was withdrawn, or is not meant for this customer or country.',
    can: 'Please choose another product; everything else is kept.',
  },
  limit: {
    what: () => 'This order goes beyond a limit of Microsoft’s.',
    why: 'For larger orders Microsoft wants to be asked first.',
    can: 'Our people ask Microsoft, or you order fewer.',
  },
  'in-progress': {
    what: (customer) => `Microsoft is still working on an earlier order for ${customer}.`,
    why: 'It does not say yet what has become of it, so I do not repeat anything.',
    can: 'You need not do anything; nothing is bought twice.',
  },
  'partly-ordered': {
    what: () => 'Microsoft took one part of this order and refused the other.',
    why: 'The list above says which lines are ordered and which are not.',
    can: 'Please do not order the missing lines again yet.',
  },
  'provisioning-failed': {
    what: (customer) => `Microsoft took the order for ${customer}, but could not prepare the licences.`,
    why: 'It reports the order as failed or cannot find it any more.',
    can: 'Please do not order again.',
  },
  'provisioning-stuck': {
    what: (customer) => `The licences for ${customer} are still not ready after a day.`,
    why: 'Microsoft still reports a pending operation.',
    can: 'Please do not order again.',
  },
  'purchase-order-document': {
    what: () => 'Microsoft wants to see the purchase order for this one.',
    why: 'For customers of the public sector it asks for the document before it goes on.',
    can: 'Please have the document ready; our people ask you for it.',
  },
  details: {
    what: () => 'Microsoft cannot read one of the details of this order.',
    why: 'It does not say which one.',
    can: 'Worth a look first: the company’s postcode, state, registration number and phone number.',
  },
  refused: {
    what: (customer) => `Microsoft refused this for ${customer}.`,
    why: 'It gives no reason.',
    can: 'Trying again does not help.',
  },
  attestation: {
    what: (customer) => `Microsoft wants something confirmed before ${customer} can order this.`,
    why: 'That confirmation is ours to give.',
    can: 'You will hear here when it goes on.',
  },
  currency: {
    what: (customer) => `Microsoft bills ${customer} in another currency.`,
    why: 'One order has one currency, and theirs is settled already.',
    can: 'You will hear here when it goes on.',
  },
  sandbox: {
    what: () => 'Microsoft does not sell this through the account that was used.',
    why: 'That account is for tests only.',
    can: 'You will hear here when it goes on.',
  },
  'our-rights': {
    what: () => 'Microsoft does not let us in for this order.',
    why: 'Our own access needs attention; it has nothing to do with you or the customer.',
    can: 'Your order stays as it is; you will hear here when it goes on.',
  },
  service: {
    what: () => 'Microsoft has trouble of its own at the moment.',
    why: 'Its service answers with an error.',
    can: 'You need not do anything; I try again by myself.',
  },
  unknown: {
    what: () => 'Microsoft said no with a code that I do not know.',
    why: 'Somebody has to look at it before anything is repeated.',
    can: 'Please do not order again until you hear here.',
  },
};
