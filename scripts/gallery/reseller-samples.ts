import type { Reseller, ResellerFindings, ResellerPerson } from '../../src/domain/reseller.ts';
import type { NotRegistered, Resellers, Rival } from '../../src/workflows/reseller/port.ts';

/** What is true of a reseller while a card is made. */
export interface ResellerSituation extends Partial<Omit<Reseller, 'checked'>> {
  readonly findings?: Partial<ResellerFindings>;
  /** What the person is there; absent: an owner. */
  readonly member?: 'owner' | 'seller' | 'nobody';
  readonly people?: readonly ResellerPerson[];
  readonly refused?: NotRegistered['kind'];
  readonly waiting?: number;
  readonly rivals?: readonly Rival[];
}

/** 14 September 2026, 09:02 UTC. */
const at = Date.UTC(2026, 8, 14, 9, 2);
const selling = '66666666-6666-4666-8666-000000000001';
const nina = { tenantId: selling, userId: '77777777-7777-4777-8777-000000000011' };

export const samplePeople: readonly ResellerPerson[] = [
  { ...nina, name: 'Nina Roth', roles: ['seller'], state: 'admitted' },
  {
    tenantId: selling,
    userId: '77777777-7777-4777-8777-000000000012',
    name: 'Oscar Ward',
    roles: ['owner', 'seller'],
    state: 'admitted',
  },
];

export const asking = (name: string): ResellerPerson => ({
  tenantId: selling,
  userId: '77777777-7777-4777-8777-000000000013',
  name,
  roles: [],
  state: 'asked',
});

/** Northwind, with what is different in a situation. */
export function sampleReseller({ findings, ...situation }: ResellerSituation): Reseller {
  const all: ResellerFindings = {
    nameAtMicrosoft: 'Northwind IT Ltd',
    agreement: 'signed',
    relationship: 'active',
    partnerIdThere: '4711982',
    ...findings,
  };
  const { member: _, people: __, refused: ___, waiting: ____, rivals: _____, ...facts } = situation;
  return {
    id: 'R-1001',
    version: 2,
    state: 'confirmed',
    company: 'Northwind IT Ltd',
    country: 'IE',
    partnerId: '4711982',
    accountId: 'europe',
    tenants: [
      { tenantId: selling, domain: 'northwindcsp.onmicrosoft.com', use: 'selling' },
      {
        tenantId: '66666666-6666-4666-8666-000000000002',
        domain: 'northwindit.onmicrosoft.com',
        use: 'own-use',
      },
    ],
    checked: { at, findings: all },
    createdAt: at,
    updatedAt: at,
    ...facts,
  };
}

/** Resellers that know one situation; without one nobody is a reseller's. Whatever changes something only pretends to. */
export function sampleResellers(situation: ResellerSituation | undefined): Resellers {
  const reseller = sampleReseller(situation ?? {});
  const { member = 'owner', people = samplePeople, refused, waiting = 0, rivals = [] } = situation ?? {};
  const person =
    member === 'nobody' ? undefined : people.find((one) => one.state === 'admitted' && one.roles.includes(member));
  const done = async () => ({ kind: 'done', reseller }) as const;
  const findings = reseller.checked?.findings ?? { agreement: 'unknown', relationship: 'unknown' };
  const no = (kind: NotRegistered['kind']): NotRegistered =>
    kind === 'already'
      ? { kind, reseller }
      : kind === 'unknown-domain' || kind === 'not-a-domain' || kind === 'not-your-tenant'
        ? { kind, domain: 'northwindcsp.com' }
        : { kind };
  return {
    look: async () =>
      refused === undefined
        ? { kind: 'possible', accountId: 'europe', tenants: reseller.tenants, asked: reseller.asked ?? [], findings }
        : no(refused),
    register: async () => ({ kind: 'requested', reseller, findings }),
    membership: async () => (situation === undefined ? undefined : { reseller, person }),
    find: async () => (situation === undefined ? undefined : reseller),
    waiting: async () => Array.from({ length: waiting }, (_, n) => ({ ...reseller, id: `R-100${n + 1}` })),
    latest: async () => Array.from({ length: waiting }, (_, n) => ({ ...reseller, id: `R-100${n + 1}` })),
    rivals: async () => rivals,
    findings: async () => findings,
    check: async () => ({ kind: 'not-possible', reseller, findings }),
    confirm: done,
    refuse: done,
    suspend: done,
    resume: done,
    show: async () => undefined,
    people: async () => people,
    askToJoin: async () => 'asked',
    admit: async () => ({ kind: 'last-owner', reseller }),
    remove: async () => ({ kind: 'last-owner', reseller }),
    addOwnUseTenant: async () => ({ kind: 'same-tenant' }),
    decideTenant: done,
    withRole: async () => [nina],
  };
}
