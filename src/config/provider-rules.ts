import { cloudWays } from '../domain/cloud-ways.ts';
import { clouds } from '../domain/clouds.ts';
import { countryName } from '../domain/markets.ts';
import type { PartnerAccount } from '../domain/partner-account.ts';
import { checkWrittenLink, templateLink, type LinkOwner } from '../domain/relationship-link.ts';

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

/** A fixed link is checked like every link before it is shown; where Partner Center gives none, there has to be one. */
function linkFaults(account: PartnerAccount, path: string): ProviderFault[] {
  if (account.link !== 'fetch') return ownerFaults(account, account.link, path);
  if (cloudWays[account.cloud].invitation !== 'configured') return [];
  const form = templateLink(account);
  const example = form === undefined ? '' : ` It looks like ${form}`;
  return [
    { path, sentence: `cannot be "fetch": Partner Center gives no link in this cloud; paste it.${example}` },
  ];
}

/** The reasons a link may not be shown as this partner's. */
export function ownerFaults(owner: LinkOwner, link: string, path: string): ProviderFault[] {
  const check = checkWrittenLink(owner, link);
  if (check.kind === 'valid') return [];
  const host = URL.parse(link)?.host ?? link;
  const hosts = clouds[owner.cloud].linkHosts.join(', ');
  const sentences: Readonly<Record<typeof check.reason, string>> = {
    'not-a-url': 'is not an address.',
    'host-refused': `${host} is not one of Microsoft's hosts for this cloud: ${hosts}.`,
    'unknown-form': 'is not a relationship link in one of the forms Microsoft uses.',
    'wrong-partner': `does not name this account's tenant ${owner.tenantId}; it belongs to another partner.`,
    'wrong-reseller': 'belongs to another reseller.',
    'of-reseller':
      'is the link of a reseller, who would become reseller of record; paste the one without a reseller, or write "fetch".',
    'foreign-id':
      'names another partner (msppId or indirectCSPId) beside this account; paste the link as Partner Center shows it.',
    'asks-for-admin-rights':
      'asks for delegated administration (DAP); write DAP=false, admin rights are asked for apart.',
    'unknown-parameter':
      "has a parameter that Microsoft's relationship links do not have; paste the link as Partner Center shows it.",
  };
  return [{ path, sentence: sentences[check.reason] }];
}
