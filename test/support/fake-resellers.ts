import type { Clock } from '../../src/clock.ts';
import { samePerson, type PersonKey } from '../../src/domain/person.ts';
import {
  maySell,
  type Reseller,
  type ResellerFindings,
  type ResellerPerson,
  type ResellerRole,
} from '../../src/domain/reseller.ts';
import type { Decided, Membership, Resellers } from '../../src/workflows/reseller/port.ts';
import { homeTenantId } from './sample-world.ts';

/** Resellers in memory, with what a test may decide about Microsoft. */
export interface FakeResellers extends Resellers {
  readonly all: readonly Reseller[];
  readonly members: readonly (ResellerPerson & { readonly resellerId: string })[];
  /** Domains and their tenants. */
  readonly tenantsOf: Map<string, string>;
  /** What Partner Center answers from now on. */
  says(findings: Partial<ResellerFindings>): void;
  /** Puts a confirmed reseller there, with these people admitted. */
  confirmed(of: { tenantId: string; company: string; people: readonly ResellerPerson[] }): Reseller;
  /** What the next turn of somebody would know them as. */
  rolesOf(person: PersonKey): Promise<readonly ResellerRole[]>;
}

export function fakeResellers(clock: Clock): FakeResellers {
  const all: Reseller[] = [];
  const members: (ResellerPerson & { resellerId: string })[] = [];
  const byRequest = new Map<string, string>();
  const tenantsOf = new Map<string, string>();
  let findings: ResellerFindings = {
    nameAtMicrosoft: 'Northwind IT Ltd',
    agreement: 'signed',
    relationship: 'active',
  };
  let numbers = 1000;

  const byId = (id: string) => all.find((one) => one.id === id);
  const put = (changed: Reseller): Reseller => {
    const saved = { ...changed, version: changed.version + 1, updatedAt: clock.now() };
    all[all.findIndex((one) => one.id === changed.id)] = saved;
    return saved;
  };
  function membershipOf(by: PersonKey): Membership | undefined {
    const member = members.find((one) => samePerson(one, by) && one.state === 'admitted');
    const reseller =
      byId(member?.resellerId ?? '') ??
      all.findLast((one) => one.tenants.some((tenant) => tenant.tenantId === by.tenantId));
    return reseller && { reseller, person: member };
  }
  const visible = (id: string, asker: PersonKey & { staff: boolean }) =>
    asker.staff || membershipOf(asker)?.reseller.id === id ? byId(id) : undefined;
  const owned = (id: string, by: PersonKey) => {
    const membership = membershipOf(by);
    return membership?.reseller.id === id && membership.person?.roles.includes('owner') === true
      ? membership.reseller
      : undefined;
  };
  const owners = (id: string) =>
    members.filter((one) => one.resellerId === id && one.state === 'admitted' && one.roles.includes('owner'));
  const make = (facts: Pick<Reseller, 'company' | 'tenants' | 'state'> & Partial<Reseller>): Reseller => {
    numbers += 1;
    const now = clock.now();
    const made: Reseller = {
      id: `R-${numbers}`,
      version: 1,
      country: 'IE',
      partnerId: '4711982',
      accountId: 'europe',
      checked: { at: now, findings },
      createdAt: now,
      updatedAt: now,
      ...facts,
    };
    all.push(made);
    return made;
  };

  const fake: FakeResellers = {
    all,
    members,
    tenantsOf,
    says: (more) => void (findings = { ...findings, ...more }),
    confirmed({ tenantId, company, people }) {
      const tenants = [{ tenantId, domain: `${tenantId.slice(-2)}.example`, use: 'selling' as const }];
      const made = make({ company, tenants, state: 'confirmed' });
      for (const person of people) members.push({ ...person, resellerId: made.id });
      return made;
    },
    rolesOf: async (person) => membershipOf(person)?.person?.roles ?? [],
    async look({ by, sellingDomain, ownUseDomain, country, partnerId }) {
      const tenantId = tenantsOf.get(sellingDomain);
      if (tenantId === undefined) return { kind: 'unknown-domain', domain: sellingDomain };
      if (tenantId === homeTenantId) return { kind: 'same-tenant' };
      const own = tenantsOf.get(ownUseDomain ?? '');
      if (tenantId !== by.tenantId && own !== by.tenantId)
        return { kind: 'not-your-tenant', domain: sellingDomain };
      if (country === 'JP') return { kind: 'not-sold-there' };
      if (partnerId === '9999') return { kind: 'unknown-partner' };
      const known = membershipOf(by)?.reseller;
      if (known !== undefined && known.state !== 'refused') return { kind: 'already', reseller: known };
      const named = [
        { tenantId, domain: sellingDomain, use: 'selling' as const },
        ...(own === undefined || ownUseDomain === undefined
          ? []
          : [{ tenantId: own, domain: ownUseDomain, use: 'own-use' as const }]),
      ];
      const tenants = named.filter((one) => one.tenantId === by.tenantId);
      const asked = named
        .filter((one) => one.tenantId !== by.tenantId)
        .map((one) => ({ ...one, said: one.domain }));
      return { kind: 'possible', accountId: 'europe', tenants, asked, findings };
    },
    async register(request) {
      const earlier = byId(byRequest.get(request.requestId) ?? '');
      if (earlier !== undefined) return { kind: 'requested', reseller: earlier, findings };
      const looked = await fake.look(request);
      if (looked.kind !== 'possible') return looked;
      const { company, country, partnerId, by } = request;
      const made = make({
        company,
        country,
        partnerId,
        tenants: looked.tenants,
        asked: looked.asked.length === 0 ? undefined : looked.asked,
        state: 'requested',
      });
      byRequest.set(request.requestId, made.id);
      members.push({ ...by, roles: ['seller', 'owner'], state: 'asked', resellerId: made.id });
      return { kind: 'requested', reseller: made, findings };
    },
    membership: async (person) => membershipOf(person),
    find: async (id, asker) => visible(id, asker),
    waiting: async (asker, limit) =>
      asker.staff ? all.filter((one) => one.state === 'requested').slice(0, limit) : [],
    findings: async () => findings,
    async check(id, asker) {
      const found = visible(id, asker);
      if (found === undefined) return { kind: 'unknown' };
      if (found.state !== 'requested') return { kind: 'too-late', reseller: found };
      const reseller = put({ ...found, checked: { at: clock.now(), findings } });
      return maySell(findings) ? { kind: 'done', reseller } : { kind: 'not-possible', reseller, findings };
    },
    async confirm(id, by): Promise<Decided> {
      const checked = by.staff ? await fake.check(id, by) : ({ kind: 'unknown' } as const);
      if (checked.kind !== 'done') return checked;
      const { reseller: found } = checked;
      if (!found.tenants.some(({ use }) => use === 'selling'))
        return { kind: 'not-possible', reseller: found, findings };
      for (const one of members)
        if (one.resellerId === id && one.roles.length > 0) Object.assign(one, { state: 'admitted' });
      return { kind: 'done', reseller: put({ ...checked.reseller, state: 'confirmed' }) };
    },
    async refuse(id, because, by) {
      const found = by.staff ? byId(id) : undefined;
      if (found === undefined) return { kind: 'unknown' };
      if (found.state !== 'requested') return { kind: 'too-late', reseller: found };
      return { kind: 'done', reseller: put({ ...found, state: 'refused', refusedBecause: because }) };
    },
    async suspend(id, because, by) {
      const found = by.staff ? byId(id) : undefined;
      if (found === undefined) return { kind: 'unknown' };
      if (found.state !== 'confirmed') return { kind: 'too-late', reseller: found };
      return { kind: 'done', reseller: put({ ...found, state: 'suspended', suspendedBecause: because }) };
    },
    async resume(id, by) {
      const found = by.staff ? byId(id) : undefined;
      if (found === undefined) return { kind: 'unknown' };
      if (found.state !== 'suspended') return { kind: 'too-late', reseller: found };
      return { kind: 'done', reseller: put({ ...found, state: 'confirmed', suspendedBecause: undefined }) };
    },
    latest: async (asker, limit) => (asker.staff ? all.slice(0, limit) : []),
    rivals: async (id, asker) =>
      asker.staff
        ? all
            .filter(
              (one) => one.id !== id && one.partnerId === byId(id)?.partnerId && one.state !== 'refused',
            )
            .map((reseller) => ({ over: { kind: 'partner-id' }, reseller }))
        : [],
    show: async () => undefined,
    async people(id, asker) {
      const membership = membershipOf(asker);
      const isOwn = membership?.reseller.id === id && membership.person !== undefined;
      if (!isOwn && asker.staff !== true) return [];
      return members.filter((one) => one.resellerId === id && one.state !== 'left');
    },
    async askToJoin(by) {
      const reseller = membershipOf(by)?.reseller;
      if (reseller === undefined) return 'no-reseller';
      if (members.some((one) => samePerson(one, by) && one.state !== 'left')) return 'already';
      members.push({ ...by, roles: [], state: 'asked', resellerId: reseller.id });
      return 'asked';
    },
    async admit(id, person, roles, by) {
      const reseller = owned(id, by);
      const member = members.find((one) => samePerson(one, person) && one.resellerId === id);
      if (reseller === undefined || member === undefined) return { kind: 'unknown' };
      if (!roles.includes('owner') && owners(id).length === 1 && owners(id)[0] === member)
        return { kind: 'last-owner', reseller };
      Object.assign(member, { roles, state: 'admitted' });
      return { kind: 'done', reseller };
    },
    async remove(id, person, by) {
      const reseller = owned(id, by);
      const member = members.find((one) => samePerson(one, person) && one.resellerId === id);
      if (reseller === undefined || member === undefined) return { kind: 'unknown' };
      if (owners(id).length === 1 && owners(id)[0] === member) return { kind: 'last-owner', reseller };
      Object.assign(member, { roles: [], state: 'left' });
      return { kind: 'done', reseller };
    },
    async addOwnUseTenant(id, domain, by) {
      const reseller = owned(id, by);
      if (reseller === undefined) return { kind: 'unknown' };
      const tenantId = tenantsOf.get(domain);
      if (tenantId === undefined) return { kind: 'unknown-domain' };
      if (reseller.tenants.some((tenant) => tenant.tenantId === tenantId)) return { kind: 'same-tenant' };
      if (tenantId !== by.tenantId) {
        const asked = [
          ...(reseller.asked ?? []),
          { tenantId, domain, said: domain, use: 'own-use' as const },
        ];
        return { kind: 'asked', reseller: put({ ...reseller, asked }) };
      }
      const tenants = [...reseller.tenants, { tenantId, domain, use: 'own-use' as const }];
      return { kind: 'done', reseller: put({ ...reseller, tenants }) };
    },
    async decideTenant(id, tenantId, isTheirs, by) {
      const reseller = by.staff ? byId(id) : undefined;
      if (reseller === undefined) return { kind: 'unknown' };
      const found = reseller.asked?.find((one) => one.tenantId === tenantId);
      if (found === undefined) return { kind: 'too-late', reseller };
      const asked = reseller.asked?.filter((one) => one !== found);
      const tenant = { tenantId, domain: found.domain, use: found.use };
      const tenants = isTheirs ? [...reseller.tenants, tenant] : reseller.tenants;
      return { kind: 'done', reseller: put({ ...reseller, asked, tenants }) };
    },
    withRole: async (id, role) =>
      members.filter((one) => one.resellerId === id && one.state === 'admitted' && one.roles.includes(role)),
  };
  return fake;
}
