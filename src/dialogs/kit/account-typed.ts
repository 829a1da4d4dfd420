import type { PartnerAccount } from '../../domain/partner-account.ts';

/** `Europe (EUR) – Open Door Technology (Ireland) Limited`: an account as people choose it. */
export const accountTitle = (account: PartnerAccount): string =>
  `${account.region} (${account.currency}) – ${account.legalName}`;

/**
 * The account that typed words begin with, by its title, company, region, currency or id, and what follows it:
 * `Canada, because we pay there`. Undefined when none fits, or two fit equally well.
 */
export function accountTyped(
  accounts: readonly PartnerAccount[],
  text: string,
): { readonly account: PartnerAccount; readonly rest: string } | undefined {
  const said = text.trim();
  const fits = accounts.flatMap((account) => {
    const { id, region, currency, legalName } = account;
    const names = [accountTitle(account), `${region} (${currency})`, legalName, region, currency, id];
    const longest = names.filter((name) => startsWithWord(said, name)).sort((a, b) => b.length - a.length)[0];
    return longest === undefined ? [] : [{ account, length: longest.length }];
  });
  const best = Math.max(0, ...fits.map((fit) => fit.length));
  const [only, second] = fits.filter((fit) => fit.length === best);
  if (only === undefined || second !== undefined) return undefined;
  const rest = said.slice(only.length).replace(/^[\s,;:.–—-]+/, '');
  return { account: only.account, rest: rest.replace(/^(?:because|since|weil|da)\s+/i, '') };
}

function startsWithWord(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}
