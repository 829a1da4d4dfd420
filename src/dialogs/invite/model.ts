import { z } from 'zod';
import { normal } from '../kit/words.ts';

/** What the conversation remembers: the domain asked for and the account chosen. */
export const inviteMemory = z.object({
  /** The domain that came with the command: it is looked up without asking. */
  given: z.string().optional(),
  domain: z.string().optional(),
  account: z.string().optional(),
  reason: z.string().optional(),
});
export type InviteMemory = z.infer<typeof inviteMemory>;

// One word after it is meant as the customer even without a dot; the look-up then says what a domain looks like.
const asking =
  /^(?:invite|einladen|lade)(?:\s+(?:an?|the|einen|den))?(?:\s+(?:customer|kunden))?(?:\s+(?<domain>(?!(?:for|für|ein)\b)\S+))?(?:\s+(?:for|für|ein)\b.*)?$/;

/** Memory for "invite", "invite a customer" and "invite contoso.com"; undefined when the words ask for something else. */
export function inviteAskedFor(text: string): InviteMemory | undefined {
  const match = asking.exec(normal(text));
  if (match === null) return undefined;
  const domain = match.groups?.['domain'];
  return domain === undefined ? {} : { given: domain };
}
