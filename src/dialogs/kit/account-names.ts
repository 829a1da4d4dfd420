import type { PartnerAccount } from '../../domain/partner-account.ts';
import { languages, type Language } from './language.ts';

/** CSP regions as Microsoft's article names them; a region the provider named otherwise stays as it was written. */
const inGerman: Readonly<Record<string, string>> = {
  Africa: 'Afrika',
  'Asia and Pacific': 'Asien und Pazifik',
  Australia: 'Australien',
  Brazil: 'Brasilien',
  Canada: 'Kanada',
  Europe: 'Europa',
  India: 'Indien',
  'Korea, Republic of': 'Südkorea',
  'Latin America and the Caribbean': 'Lateinamerika und Karibik',
  'Middle East, Central Europe, and Eastern Europe': 'Naher Osten, Mittel- und Osteuropa',
  'New Zealand': 'Neuseeland',
  'United States': 'Vereinigte Staaten',
};

/** What people call the account's region, in the language of the text around it: `Europa`. */
export const regionName = ({ region }: PartnerAccount, language: Language): string =>
  language === 'de' && Object.hasOwn(inGerman, region) ? (inGerman[region] ?? region) : region;

/** `Europa (EUR)`: a region as it is named on cards; `?` for an account that is no longer configured. */
export const regionTitle = (account: PartnerAccount | undefined, language: Language): string =>
  account === undefined ? '?' : `${regionName(account, language)} (${account.currency})`;

/** `Europe (EUR) – Open Door Technology (Ireland) Limited`: an account as people choose it. */
export const accountTitle = (account: PartnerAccount, language: Language): string =>
  `${regionTitle(account, language)} – ${account.legalName}`;

/** Accounts as the options of a choice. */
export const accountOptions = (accounts: readonly PartnerAccount[], language: Language) =>
  accounts.map((account) => ({ value: account.id, title: accountTitle(account, language) }));

/**
 * The account that typed words begin with, by its title, company, region (in any language), currency or id, and what
 * follows it: `Canada, because we pay there`. Undefined when none fits, or two fit equally well.
 */
export function accountTyped(
  accounts: readonly PartnerAccount[],
  text: string,
): { readonly account: PartnerAccount; readonly rest: string } | undefined {
  const said = text.trim();
  const fits = accounts.flatMap((account) => {
    const longest = namesOf(account)
      .filter((name) => startsWithWord(said, name))
      .sort((a, b) => b.length - a.length)[0];
    return longest === undefined ? [] : [{ account, length: longest.length }];
  });
  const best = Math.max(0, ...fits.map((fit) => fit.length));
  const [only, second] = fits.filter((fit) => fit.length === best);
  if (only === undefined || second !== undefined) return undefined;
  const rest = said.slice(only.length).replace(/^[\s,;:.–—-]+/, '');
  return { account: only.account, rest: rest.replace(/^(?:because|since|weil|da)\s+/i, '') };
}

const namesOf = (account: PartnerAccount): string[] => [
  account.legalName,
  account.currency,
  account.id,
  ...languages.flatMap((language) => [
    accountTitle(account, language),
    regionTitle(account, language),
    regionName(account, language),
  ]),
];

function startsWithWord(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}
