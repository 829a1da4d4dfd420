import type { NotRegistered, Rival } from '../../src/workflows/reseller/port.ts';
import { asking, samplePeople, sampleReseller, type ResellerSituation } from './reseller-samples.ts';
import { cases, hostile, long, steps, text, type StepShown } from './shown.ts';

/** Companies that register as resellers, their people, and the staff who decide about them. */
const filled = {
  company: 'Northwind IT',
  country: 'Ireland',
  partnerId: '4711982',
  domain: 'northwindcsp.com',
  ownDomain: 'northwindit.com',
};
const reasons = [
  'already',
  'unknown-domain',
  'not-a-domain',
  'not-your-tenant',
  'unknown-partner',
  'not-sold-there',
  'same-tenant',
] as const satisfies readonly NotRegistered['kind'][];
const fields = filled;
const requested = (more: ResellerSituation = {}) => ({
  reseller: { state: 'requested', member: 'nobody', ...more } as const,
});
const papers = requested({ findings: { agreement: 'unsigned', relationship: 'missing' } });
const owner = { reseller: {} };
const asked = [
  { tenantId: '66666666-6666-4666-8666-000000000009', domain: 'contoso.onmicrosoft.com', said: 'contoso.com', use: 'own-use' },
  { tenantId: '66666666-6666-4666-8666-000000000008', domain: hostile, said: hostile, use: 'own-use' },
] as const;
const selling = '66666666-6666-4666-8666-000000000001';
/** Registered from a tenant that is not the one it says it sells from; another company has both. */
const unproven = {
  tenants: [{ tenantId: '66666666-6666-4666-8666-000000000007', domain: 'proseware.onmicrosoft.com', use: 'own-use' }],
  asked: [{ tenantId: selling, domain: 'northwindcsp.onmicrosoft.com', said: 'northwindcsp.com', use: 'selling' }],
} as const;
const other = sampleReseller({ company: hostile });
const rivals: readonly Rival[] = [
  { over: { kind: 'partner-id' }, reseller: other },
  { over: { kind: 'tenant', tenant: unproven.asked[0] }, reseller: { ...other, state: 'requested' } },
];
const stopped = { state: 'suspended', suspendedBecause: 'An invoice has been open since June.' } as const;
const leo = [asking('Leo Brandt'), ...samplePeople];

export const resellerSteps = steps(
  'reseller',
  { name: 'form', step: 'register' },
  { name: 'form, filled in', step: 'register', memory: { ...filled, company: hostile } },
  { name: 'form, country unknown', step: 'register', reply: { choice: 'check', fields: { ...fields, country: 'Atlantis' } } },
  { name: 'form, no partner id', step: 'register', reply: { choice: 'check', fields: { ...fields, partnerId: 'x' } } },
  ...reasons.map((trouble): StepShown => ({
    name: `form again, ${trouble}`,
    step: 'register',
    memory: { ...filled, trouble },
  })),
  { name: 'registration closed', step: 'register', memory: { trouble: 'closed' } },
  { name: 'never mind', step: 'register', reply: { choice: 'never' } },
  { name: 'what Microsoft says', step: 'confirm', in: owner, memory: filled },
  { name: 'what Microsoft says, papers missing', step: 'confirm', in: papers, memory: filled },
  {
    name: 'what Microsoft says, hostile name',
    step: 'confirm',
    in: requested({ findings: { nameAtMicrosoft: hostile, relationship: 'unknown', partnerIdThere: '4711983' } }),
    memory: { ...filled, company: hostile },
  },
  { name: 'ask the owners', step: 'join', in: { reseller: { member: 'nobody' } } },
  { name: 'owners asked', step: 'join', in: { reseller: { member: 'nobody' } }, reply: { choice: 'ask' } },
  { name: 'owners not asked', step: 'join', in: { reseller: { member: 'nobody' } }, reply: { choice: 'no' } },
  { name: 'order kept', step: 'kept', memory: { ordered: `5 business premium, ${hostile}` } },
  { name: 'order not kept', step: 'kept', memory: { ordered: '5 E3' }, reply: { choice: 'never' } },
  { name: 'company, owner', step: 'company', in: owner },
  { name: 'company, seller', step: 'company', in: { reseller: { member: 'seller' } } },
  { name: 'company waits', step: 'company', in: requested() },
  { name: 'company still waits', step: 'company', in: papers, reply: { choice: 'check' } },
  { name: 'company refused', step: 'company', in: { reseller: { state: 'refused', refusedBecause: hostile } } },
  { name: 'company, orders stopped', step: 'company', in: { reseller: stopped } },
  { name: 'people', step: 'people', in: { reseller: { people: leo } } },
  { name: 'people, hostile name', step: 'people', in: { reseller: { people: [asking(hostile), ...samplePeople] } } },
  { name: 'people, unknown name', step: 'people', in: owner, reply: text('Somebody') },
  {
    name: 'person',
    step: 'person',
    in: { reseller: { people: leo } },
    memory: { person: `${leo[0]?.tenantId}/${leo[0]?.userId}` },
  },
  {
    name: 'person, last owner',
    step: 'person',
    in: owner,
    memory: { person: `${samplePeople[1]?.tenantId}/${samplePeople[1]?.userId}` },
    reply: { choice: 'remove' },
  },
  { name: 'own tenant', step: 'own', in: owner },
  { name: 'own tenant is the selling one', step: 'own', in: owner, reply: text('northwindcsp.com') },
).concat(
  cases(
    'reseller',
    { name: 'case registered', in: requested() },
    { name: 'case registered, papers missing', in: papers },
    { name: 'case registered, hostile name', in: requested({ company: hostile }) },
    { name: 'case registered, long name', in: requested({ company: long.slice(0, 100) }) },
    { name: 'case confirmed', in: owner, event: 'confirmed' },
    { name: 'case, own tenant asked for', in: { reseller: { asked } } },
    { name: 'case, own tenant confirmed', in: owner, event: 'tenant-confirmed' },
    { name: 'case, sells from a tenant not proven', in: requested(unproven) },
    { name: 'case, orders stopped', in: { reseller: stopped }, event: 'suspended' },
    { name: 'case, orders go on', in: owner, event: 'resumed' },
    { name: 'case, own tenant not confirmed', in: owner, event: 'tenant-refused' },
    { name: 'case refused', in: { reseller: { state: 'refused', refusedBecause: 'Not our region.' } } },
    { name: 'case, somebody asks to join', in: { reseller: { people: leo } }, event: 'join-asked' },
    {
      name: 'case, somebody hostile asks to join',
      in: { reseller: { people: [asking(hostile), ...samplePeople] } },
    },
  ),
);

const staff = { staff: true } as const;
export const resellerDesk = steps(
  'reseller-desk',
  { name: 'nothing waits', step: 'list', in: staff },
  { name: 'what waits', step: 'list', in: { ...staff, ...requested({ waiting: 3 }) } },
).concat(
  cases(
    'reseller-desk',
    { name: 'case ready', in: { ...staff, ...requested() } },
    {
      name: 'case not ready',
      in: { ...staff, ...requested({ findings: { agreement: 'other-region', relationship: 'missing' } }) },
    },
    {
      name: 'case unknown at Microsoft, hostile name',
      in: {
        ...staff,
        ...requested({
          company: hostile,
          findings: { nameAtMicrosoft: hostile, agreement: 'no-reseller-account', partnerIdThere: '4711999' },
        }),
      },
    },
    { name: 'case confirmed', in: { ...staff, reseller: { people: leo } } },
    { name: 'case, own tenant asked for', in: { ...staff, reseller: { asked } }, event: 'tenant-asked' },
    { name: 'case refused', in: { ...staff, reseller: { state: 'refused', refusedBecause: hostile } } },
    { name: 'case orders stopped', in: { ...staff, reseller: stopped } },
    { name: 'case, sells from a tenant not proven', in: { ...staff, ...requested({ ...unproven, rivals }) } },
  ),
);
