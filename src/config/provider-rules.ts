import { clouds, isListedHost } from '../domain/clouds.ts';
import { countryName } from '../domain/markets.ts';
import type { PartnerAccount } from '../domain/partner-account.ts';

/** A fault at one place of the provider file. */
export interface ProviderFault {
  readonly path: string;
  readonly sentence: string;
}

/** An account that could be read, with its place in the file. */
export interface PlacedAccount {
  readonly index: number;
  readonly account: PartnerAccount;
}

/** What no single field can tell: accounts that contradict each other, or a link that is somebody else's. */
export function accountFaults(placed: readonly PlacedAccount[]): ProviderFault[] {
  return [
    ...placed.flatMap(({ account, index }, position) =>
      placed.slice(0, position).flatMap((earlier) => pairFaults(earlier.account, account, index)),
    ),
    ...placed.flatMap(({ account, index }) => linkFaults(account, `accounts[${index}].link`)),
  ];
}

function pairFaults(earlier: PartnerAccount, later: PartnerAccount, index: number): ProviderFault[] {
  const faults: ProviderFault[] = [];
  const fault = (field: string, sentence: string) =>
    faults.push({ path: `accounts[${index}].${field}`, sentence });
  if (earlier.id === later.id) fault('id', `${later.id} is used by two accounts.`);
  // An acceptance names a partner tenant only; two accounts of one tenant could not be told apart.
  if (earlier.tenantId === later.tenantId) {
    fault(
      'tenantId',
      `${earlier.id} has the same tenant; Microsoft ties one tenant to one partner location.`,
    );
  }
  const shared = later.markets.filter((country) => earlier.markets.includes(country));
  if (earlier.cloud === later.cloud && shared.length > 0) {
    fault(
      'markets',
      `account ${earlier.id} already sells in ${listed(shared)}; a country belongs to one account.`,
    );
  }
  return faults;
}

function listed(countries: readonly string[]): string {
  const names = countries.slice(0, 3).map((country) => `${countryName(country, 'en')} (${country})`);
  return names.join(', ') + (countries.length > 3 ? ` and ${countries.length - 3} more` : '');
}

function linkFaults(account: PartnerAccount, path: string): ProviderFault[] {
  const url = account.link === 'fetch' ? null : URL.parse(account.link);
  if (!url) return [];
  const hosts = clouds[account.cloud].linkHosts;
  // `host` includes the port, so any port but 443 is refused too.
  if (!isListedHost(url.host, hosts) || url.username) {
    return [
      { path, sentence: `${url.host} is not one of Microsoft's hosts for this cloud: ${hosts.join(', ')}.` },
    ];
  }
  // An indirect reseller's link names the provider in a second parameter (contract, 4.2).
  const partners = ['partnerId', 'id', 'indirectCSPId', 'indirectCSP'].map((name) =>
    url.searchParams.get(name),
  );
  if (partners.some((partner) => partner?.toLowerCase() === account.tenantId)) return [];
  return [
    {
      path,
      sentence: `does not name this account's tenant ${account.tenantId}; it belongs to another partner.`,
    },
  ];
}
