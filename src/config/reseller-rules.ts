import { cloudWays } from '../domain/cloud-ways.ts';
import { countryName } from '../domain/markets.ts';
import type { ProviderFile, ResellerEntry } from './provider-file.ts';
import type { ProviderFault } from './provider-rules.ts';

/** What no single field of the known resellers can tell: ids that are used twice, and who would be in charge. */
export function resellerFaults(file: ProviderFile): ProviderFault[] {
  const { known } = file.resellers;
  const provider = new Map([
    [file.staff.tenantId, 'the provider itself'],
    ...file.accounts.map((account) => [account.tenantId, `account ${account.id}`] as const),
  ]);
  const seen = new Map<string, string>(provider);
  const partnerIds = new Set(file.accounts.map((account) => account.partnerId));
  return known.flatMap((reseller, index) => {
    const path = `resellers.known[${index}]`;
    return [
      ...tenantFaults(reseller, path, seen),
      ...partnerIdFaults(reseller, path, partnerIds),
      ...roleFaults(reseller, path),
      ...marketFaults(reseller, path, file),
    ];
  });
}

function tenantFaults(reseller: ResellerEntry, path: string, seen: Map<string, string>): ProviderFault[] {
  const places = [
    { place: `${path}.sellingTenant`, tenantId: reseller.sellingTenant.tenantId },
    ...reseller.ownUseTenants.map(({ tenantId }, n) => ({ place: `${path}.ownUseTenants[${n}]`, tenantId })),
  ];
  return places.flatMap(({ place, tenantId }) => {
    const other = seen.get(tenantId);
    seen.set(tenantId, other ?? reseller.company);
    if (other === undefined) return [];
    return [{ path: `${place}.tenantId`, sentence: `is the tenant of ${other} already.` }];
  });
}

function partnerIdFaults(reseller: ResellerEntry, path: string, seen: Set<string>): ProviderFault[] {
  const isTaken = seen.has(reseller.partnerId);
  seen.add(reseller.partnerId);
  return isTaken ? [{ path: `${path}.partnerId`, sentence: 'is used twice.' }] : [];
}

function roleFaults(reseller: ResellerEntry, path: string): ProviderFault[] {
  if (reseller.people.some(({ roles }) => roles.includes('owner'))) return [];
  return [{ path: `${path}.people`, sentence: 'names no owner, so nobody could admit colleagues.' }];
}

function marketFaults(reseller: ResellerEntry, path: string, file: ProviderFile): ProviderFault[] {
  const { country } = reseller;
  if (
    file.accounts.some(
      ({ cloud, markets }) => cloudWays[cloud].ordering === 'here' && markets.includes(country),
    )
  )
    return [];
  const name = `${countryName(country, 'en')} (${country})`;
  return [{ path: `${path}.country`, sentence: `no account of the public cloud sells in ${name}.` }];
}
