import { z } from 'zod';
import { asDomain } from '../../domain/identifiers.ts';
import type { AccountProposal } from '../../domain/region.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { normal } from '../kit/words.ts';

/** What the conversation remembers: the domain asked for, the account and the reseller chosen. */
export const inviteMemory = z.object({
  /** The domain that came with the command: it is looked up without asking. */
  given: z.string().optional(),
  /** More than one domain came with it: that is a list. */
  several: z.string().optional(),
  /** The reseller that was named with it. */
  named: z.string().optional(),
  domain: z.string().optional(),
  /** The domain whose cloud was talked about before: its invitation is wanted all the same. */
  cloudSeen: z.string().optional(),
  account: z.string().optional(),
  reason: z.string().optional(),
  /** Id of the reseller staff invites for. */
  reseller: z.string().optional(),
  /** The order that waits for the acceptance. */
  order: z.string().optional(),
  /** Whether admin rights are asked for, too. */
  rights: z.boolean().optional(),
});
export type InviteMemory = z.infer<typeof inviteMemory>;

const asking =
  /^(?:invite?|einladen|lade)(?:\s+(?:an?|the|einen|den))?(?:\s+(?:customers?|kunden?))?(?<domains>(?:[\s,;]+(?!(?:for|für|ein)(?:\s|$))[^\s,;]+)*)(?:\s+(?:for|für)\s+(?<named>.+?))?(?:\s+ein)?$/;

const askingLast = /^(?<domains>\S+(?:[\s,;]+\S+)*?)(?: bitte)? einladen$/;

/** Words of courtesy around the request. */
const courtesy =
  /^(?:please|pls|plz|bitte|(?:can|could|would) you(?: please)?|kannst du(?: bitte)?|können sie(?: bitte)?)\s+|[\s,]+(?:please|pls|plz|bitte)$/g;

/**
 * Memory for "invite", "invite contoso.com", "invite contoso.com for Northwind" and "invite contoso.com, fabrikam.de";
 * undefined when the words ask for something else.
 */
export function inviteAskedFor(text: string): InviteMemory | undefined {
  const words = normal(text);
  const bare = words.replace(courtesy, '');
  const groups = (asking.exec(bare) ?? askingLast.exec(bare))?.groups;
  if (groups === undefined) return undefined;
  const said = (groups['domains'] ?? '').split(/[\s,;]+/).filter((one) => !/^(?:and|und|)$/.test(one));
  const named = groups['named'] === undefined ? {} : { named: groups['named'] };
  const [given, ...others] = said;
  if (given === undefined) return named;
  if (others.length > 0) {
    if (said.some((one) => asDomain(one) === undefined)) return undefined;
    return { several: said.join('\n'), ...named };
  }
  if (ofList.includes(given)) return undefined;
  // A whole sentence may be about something else; with a domain it is not.
  if (!/^(?:invite|einladen|lade)\s/.test(words) && asDomain(given) === undefined) return undefined;
  // One word after it is meant as the customer even without a dot; the look-up then says what a domain looks like.
  return { given, ...named };
}

/** "invite many" asks for the list. */
const ofList = ['many', 'several', 'mehrere', 'viele'];

/** Whether typed words are more than one domain. */
export function areSeveral(text: string): boolean {
  const said = text.split(/[\s,;]+/).filter((one) => one !== '');
  return said.length > 1 && said.every((one) => asDomain(one) !== undefined);
}

/** The account that fits a customer, when there is one that does. */
export function proposed(proposal: AccountProposal): PartnerAccount | undefined {
  return proposal.kind === 'certain' || proposal.kind === 'likely' ? proposal.account : undefined;
}

/** Whether a customer may belong to an account, as far as its region is known. */
export function mayBeOf(proposal: AccountProposal, accountId: string): boolean {
  if (proposal.kind === 'choose') return proposal.accounts.some(({ id }) => id === accountId);
  return proposed(proposal)?.id === accountId;
}
