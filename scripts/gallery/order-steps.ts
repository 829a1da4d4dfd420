import type { Outlook } from '../../src/workflows/approval/port.ts';
import type { Quote } from '../../src/workflows/order/port.ts';
import { approvalPeople, oscar, sampleApproval } from './approval-samples.ts';
import { sampleOrder } from './order-samples.ts';
import { invitationOfFabrikam } from './order-invitation.ts';
import { sampleOffer, sampleQuote } from './order-buying.ts';
import { at, company, contact, fabrikam, hand, memory, newDraft, ofTenant, several, together, untilThen, whole, wished } from './order-drafts.ts';
import type { Situation } from './samples.ts';
import { hostile, long, steps, text, type StepShown } from './shown.ts';

const found = { kind: 'found', ...fabrikam, accountId: 'europe', isCustomer: true } as const;
const promotion = { id: 'P', name: 'Spring offer', description: '15 % less for the first year.', endsAt: undefined };
const owned = {
  subscriptionId: 's',
  productId: 'CFQ7TTC0LCHC',
  skuId: '0002',
  title: 'Microsoft 365 Business Premium',
  quantity: 40, status: 'active',
  endsOn: Date.UTC(2027, 1, 1),
};
const addon = sampleOffer('Microsoft 365 Copilot', { isAddon: true, bases: ['CFQ7TTC0LCHC:0002'] });

const blocked: Quote = {
  ...sampleQuote,
  total: undefined,
  placeable: false,
  lines: sampleQuote.lines.map((line) => ({ ...line, total: undefined, trouble: { cause: 'quantity' } as const })),
  prerequisites: [
    { name: 'address', state: 'missing' },
    { name: 'email', state: 'missing' },
    { name: 'prefix', state: 'missing' },
    { name: 'agreement', state: 'missing' },
    { name: 'reseller-papers', state: 'missing' },
  ],
};
const waiting: Quote = {
  ...sampleQuote,
  pricedBy: 'sheet',
  total: undefined,
  prerequisites: [
    { name: 'provider-relationship', state: 'missing' },
    { name: 'agreement', state: 'will-be-done' },
  ],
};

const about: readonly StepShown[] = [
  { name: 'drafts', step: 'drafts', in: at(ofTenant()), memory: { list: true } },
  { name: 'drafts, none', step: 'drafts', in: at({ lines: [] }), memory: { list: true } },
  { name: 'for whom', step: 'use', in: at(wished('business premium')), memory },
  { name: 'for ourselves', step: 'own', in: at(wished('Copilot'), { customers: [fabrikam] }), memory },
  { name: 'for ourselves, no tenant', step: 'own', in: at(wished('Copilot')), memory },
  { name: 'which customer', step: 'customer', in: at(wished('business premium')), memory },
  { name: 'is it this one', step: 'found', in: at(wished('E3', 'Fabrikam'), { customers: [fabrikam] }), memory },
  { name: 'which one is it, hostile name', step: 'found', in: at(wished('E3', hostile), { customers: several }), memory },
  { name: 'Microsoft 365 already', step: 'microsoft', in: at(wished('E3', 'Fabrikam')), memory },
  { name: 'Microsoft 365 already, long name', step: 'microsoft', in: at(wished('E3', long)), memory },
  { name: 'which domain', step: 'domain', in: at(wished('E3', 'Fabrikam')), memory },
  { name: 'no domain', step: 'domain', in: at(wished('E3', 'x')), memory, reply: text(hostile) },
  { name: 'tenant', step: 'tenant', in: at(wished('E3', 'fabrikam.de'), { lookup: found }), memory },
  {
    name: 'tenant, other spelling',
    step: 'tenant',
    in: at(wished('E3', 'Fabrikam Limited'), { lookup: { ...found, name: 'Fabrikam Ltd' } }),
    memory: { ...memory, domain: 'fabrikam.de' },
  },
  {
    name: 'tenant, other name, hostile name',
    step: 'tenant',
    in: at(wished('E3', hostile), { lookup: found }),
    memory: { ...memory, domain: 'fabrikam.de' },
  },
  {
    name: 'tenant, not accepted yet',
    step: 'tenant',
    in: at(wished('E3', 'fabrikam.de'), { lookup: { ...found, isCustomer: false } }),
    memory,
  },
  {
    name: 'tenant, meant as an own one and not known so, long name',
    step: 'tenant',
    in: at(
      { ...wished('E3'), use: 'own' },
      { lookup: { ...found, tenantId: '33333333-3333-4333-8333-000000000001', name: long }, customers: [fabrikam] },
    ),
    memory: { ...memory, domain: 'contoso.com' },
  },
  {
    name: 'tenant, other region',
    step: 'tenant',
    in: at(wished('E3', 'x.de'), { lookup: { kind: 'other-region', region: 'United States' } }),
    memory,
  },
];

const of: readonly StepShown[] = [
  { name: 'country', step: 'country', in: at(wished('E3', 'Fabrikam')), memory },
  { name: 'country, not sold there', step: 'country', in: at(wished('E3', 'x')), memory, reply: text('Japan') },
  { name: 'company, Germany', step: 'company', in: at(newDraft()), memory },
  { name: 'company, Poland', step: 'company', in: at(newDraft({ country: 'PL' })), memory },
  { name: 'company, United States', step: 'company', in: at(newDraft({ country: 'US' })), memory },
  {
    name: 'company, name for testing',
    step: 'company',
    in: at(newDraft()),
    memory,
    reply: { choice: 'check', fields: { ...company, ...contact, contact: '', name: 'test' } },
  },
  { name: 'contact', step: 'contact', in: at(newDraft()), memory },
  {
    name: 'contact, no address',
    step: 'contact',
    in: at(newDraft()),
    memory,
    reply: { choice: 'check', fields: { ...contact, email: hostile } },
  },
  {
    name: 'address, suggestions, hostile name',
    step: 'address',
    in: at(newDraft({ line1: hostile }), {
      address: {
        kind: 'suggestions',
        suggestions: [
          { line1: 'Musterstr. 1', city: 'Bremen', postalCode: '28195', country: 'DE' },
          { line1: 'Musterstr. 11', city: 'Bremen', postalCode: '28195', country: 'DE' },
        ],
      },
    }),
    memory,
  },
  { name: 'address unknown', step: 'address', in: at(newDraft(), { address: { kind: 'unknown' } }), memory },
  { name: 'address unreadable', step: 'address', in: at(newDraft(), { address: { kind: 'unreadable' } }), memory },
  { name: 'code', step: 'email', in: at(newDraft()), memory },
  { name: 'code wrong', step: 'email', in: at(newDraft()), memory, reply: text('111111') },
  {
    name: 'code, too many mails',
    step: 'email',
    in: at(newDraft(), { begun: { kind: 'wait', address: contact.email, until: Date.UTC(2026, 8, 14, 11) } }),
    memory,
  },
  {
    name: 'no code possible',
    step: 'email',
    in: at(newDraft(), { begun: { kind: 'not-possible', address: contact.email, domain: 'unknown' } }),
    memory,
  },
  { name: 'similar customers, hostile name', step: 'duplicate', in: at(newDraft({ name: hostile }), { customers: several }), memory },
  { name: 'tenant name free', step: 'prefix', in: at(newDraft()), memory },
  {
    name: 'tenant name taken',
    step: 'prefix',
    in: at(newDraft(), { prefix: { kind: 'taken', prefix: 'fabrikam', free: ['fabrikamde', 'fabrikamgmbh'] } }),
    memory,
  },
  {
    name: 'tenant name not allowed',
    step: 'prefix',
    in: at(newDraft(), { prefix: { kind: 'not-allowed', reason: 'characters' } }),
    memory,
    reply: text('fabrikam-de'),
  },
  { name: 'agreement', step: 'agreement', in: at(newDraft()), memory },
  { name: 'agreement, hostile name', step: 'agreement', in: at(newDraft({ name: hostile })), memory },
  {
    name: 'agreement, text to read',
    step: 'agreement',
    in: at(newDraft(), {
      agreement: {
        kind: 'document',
        url: 'https://wopihost.l2o.microsoft.com/v1/officehost/agreement/files/sample',
        until: Date.UTC(2026, 8, 14, 10, 47),
      },
    }),
    memory,
    reply: { choice: 'read', fields: {} },
  },
  {
    name: 'agreement, bought before',
    step: 'agreement',
    in: at(ofTenant(), { standing: { owned: [owned] } }),
    memory,
  },
  { name: 'signer', step: 'signer', in: at(newDraft()), memory },
  {
    name: 'signer, to come',
    step: 'signer',
    in: at(newDraft()),
    memory,
    reply: { choice: 'record', fields: { ...contact, signedOn: '2027-01-01' } },
  },
];

const what: readonly StepShown[] = [
  { name: 'which product', step: 'product', in: at(wished(undefined, 'Fabrikam')), memory },
  { name: 'no product', step: 'product', in: at(wished(undefined, 'Fabrikam')), memory, reply: text(' ') },
  {
    name: 'which of these, hostile name',
    step: 'offer',
    in: at({ ...ofTenant(), lines: [], wish: { product: hostile } }, {
      offers: [sampleOffer('Microsoft 365 E3'), sampleOffer(hostile, { skuId: '0003' })],
    }),
    memory,
  },
  { name: 'how many', step: 'quantity', in: at(ofTenant()), memory: hand },
  { name: 'how many, too many', step: 'quantity', in: at(ofTenant()), memory: hand, reply: text('301') },
  { name: 'terms side by side', step: 'term', in: at(ofTenant()), memory: hand },
  { name: 'terms of a year', step: 'term', in: at(ofTenant()), memory: { ...hand, line: { ...hand.line, term: 'P1Y' } } },
  { name: 'promotion', step: 'promotion', in: at(ofTenant(), { promotion: { kind: 'eligible', promotion } }), memory: whole },
  { name: 'end together', step: 'ends', in: at(ofTenant(), { standing: { owned: [owned] } }), memory: whole },
  { name: 'add-on without base', step: 'base', in: at(ofTenant(), { offers: [addon] }), memory: whole },
  { name: 'add-on, base not sold', step: 'base', in: at(ofTenant(), { offers: [{ ...addon, bases: [] }] }), memory: whole },
];

/** A draft whose placing asks for an approval. */
const wanting = (outlook: Omit<Exclude<Outlook, { kind: 'none' }>, 'reasons'>): Situation => ({
  ...at(ofTenant()),
  reseller: { people: approvalPeople },
  approval: { outlook: { ...outlook, reasons: sampleApproval().reasons } },
});

const complete = at(ofTenant());
const ready: readonly StepShown[] = [
  { name: 'ready', step: 'ready', in: at(ofTenant()), memory },
  { name: 'ready, ends with what is there', step: 'ready', in: at(together(0, 1), {}, untilThen), memory },
  { name: 'ready, one of two ends with what is there', step: 'ready', in: at(together(0), {}, untilThen), memory },
  { name: 'ready, internal use', step: 'ready', in: at({ ...ofTenant(), use: 'own' }), memory },
  { name: 'ready, the same was placed lately', step: 'ready', in: { ...complete, order: { ...complete.order, alike: { ...sampleOrder({ state: 'done' }), id: 'F-1040' } } }, memory },
  { name: 'ready, hostile name', step: 'ready', in: at({ ...ofTenant(hostile), reference: hostile }, { standing: { nameAtMicrosoft: hostile } }), memory },
  { name: 'ready, will wait', step: 'ready', in: at(newDraft(), {}, waiting), memory },
  { name: 'ready, customer not invited yet', step: 'ready', in: at(ofTenant(), {}, waiting), memory },
  { name: 'ready, customer invited', step: 'ready', in: { ...at(ofTenant(), {}, waiting), invitation: invitationOfFabrikam('sent') }, memory },
  { name: 'ready, wants approval', step: 'ready', in: wanting({ kind: 'wanted', asks: [oscar], isSure: true }), memory },
  { name: 'ready, may want approval', step: 'ready', in: wanting({ kind: 'wanted', asks: [oscar], isSure: false }), memory },
  { name: 'ready, nobody may approve', step: 'ready', in: { ...wanting({ kind: 'nobody', asks: [], isSure: true }), owner: true }, memory },
  { name: 'ready, nobody may approve, seen by a seller', step: 'ready', in: wanting({ kind: 'nobody', asks: [], isSure: true }), memory },
  { name: 'not ready', step: 'ready', in: at(newDraft(), {}, blocked), memory },
  { name: 'invite', step: 'invite', in: at(ofTenant()), memory },
  { name: 'invite, hostile name', step: 'invite', in: at(ofTenant(hostile)), memory },
  { name: 'invite, no address', step: 'invite', in: at(ofTenant()), memory, reply: text(hostile) },
  { name: 'ask for the agreement', step: 'signature', in: at(ofTenant()), memory },
  { name: 'saved', step: 'ready', in: at(ofTenant()), memory, reply: { choice: 'save' } },
  { name: 'what to change', step: 'change', in: at(ofTenant()), memory },
  { name: 'what to change in a line', step: 'change-line', in: at(ofTenant()), memory: { ...memory, number: 0 } },
  { name: 'reference', step: 'reference', in: at(ofTenant()), memory },
  { name: 'reference too long', step: 'reference', in: at(ofTenant()), memory, reply: text(long) },
  { name: 'discard', step: 'discard', in: at(ofTenant()), memory },
  { name: 'discarded', step: 'discard', in: at(ofTenant()), memory, reply: { choice: 'yes' } },
];

/** The seller's side: every question from a typed order to the card it is placed from. */
export const orderSteps = steps('order', ...about, ...of, ...what, ...ready);
