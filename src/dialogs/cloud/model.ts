import { z } from 'zod';
import { nationalClouds, type NationalCloud } from '../../domain/cloud-ways.ts';
import type { Speaker } from '../kit/turn.ts';
import { normal } from '../kit/words.ts';

/** How long each of the two paragraphs of a mail may be. */
export const longestParagraph = 600;

/** What the conversation remembers: which tenant or cloud it is about, and words for a mail on their way. */
export const cloudMemory = z.object({
  /** One of the customer's domains, as it was typed; looked up anew in every turn. */
  domain: z.string().max(253).optional(),
  /** The cloud that was named instead of a tenant. */
  named: z.enum(nationalClouds).optional(),
  /** Somebody asks only what is left when permissions were taken back. */
  removed: z.boolean().optional(),
  /** The draft that led here: another customer is chosen for it afterwards. */
  order: z.string().optional(),
  first: z.string().max(longestParagraph).optional(),
  second: z.string().max(longestParagraph).optional(),
});
export type CloudMemory = z.infer<typeof cloudMemory>;

/** In whose words it is told. */
export type Beholder = 'customer' | 'seller' | 'staff';

export function beholderOf({ staff, roles }: Pick<Speaker, 'staff' | 'roles'>): Beholder {
  if (staff) return 'staff';
  return roles.has('seller') || roles.has('owner') ? 'seller' : 'customer';
}

const cloudNames: Readonly<Record<NationalCloud, RegExp>> = {
  'us-government': /^(?:us[- ]?gov(?:ernment)?|gcc high|government cloud|us-behörden)$/,
  china: /^(?:21vianet|china|cloud china|china[- ]cloud)$/,
  germany: /^(?:germany|deutschland|german cloud|deutsche cloud)$/,
};
/** Names that mean nothing else, also without the word “cloud”. */
const plainNames: Readonly<Record<NationalCloud, RegExp>> = {
  'us-government': /^(?:us[- ]government(?: cloud)?|gcc high|us gov cloud)$/,
  china: /^(?:21vianet|office 365 operated by 21vianet|office 365 21vianet)$/,
  germany: /^microsoft cloud (?:germany|deutschland)$/,
};
const listing = /^(?:(?:the )?national clouds?|(?:die )?nationalen? clouds?)$/;
const asking = /^(?:which )?cloud(?: of| for| von| für)? (?<what>\S+(?: \S+)?)$/;
const removing =
  /^(?:(?:the )?permissions (?:were |have been )?removed|(?:die )?rechte (?:wurden )?entzogen|admin rights removed)$/;

/** Memory for "national clouds", "cloud wingtip.cn", "21vianet" and "permissions removed"; undefined for anything else. */
export function cloudAskedFor(text: string): CloudMemory | undefined {
  const said = normal(text);
  if (listing.test(said)) return {};
  if (removing.test(said)) return { removed: true };
  const plainly = nationalClouds.find((cloud) => plainNames[cloud].test(said));
  if (plainly !== undefined) return { named: plainly };
  const what = asking.exec(said)?.groups?.['what'];
  if (what === undefined) return undefined;
  const named = nationalClouds.find((cloud) => cloudNames[cloud].test(what));
  if (named !== undefined) return { named };
  return what.includes('.') ? { domain: what } : undefined;
}
