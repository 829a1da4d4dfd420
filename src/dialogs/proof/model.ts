import { z } from 'zod';
import { asDomain } from '../../domain/identifiers.ts';
import { normal } from '../kit/words.ts';

/** What was named with the command: an order's number or a customer's domain. */
export const proofMemory = z.object({ given: z.string().max(300).optional() });
export type ProofMemory = z.infer<typeof proofMemory>;

const asking =
  /^(?:proofs?|prove(?: (?:an )?order)?|proof bundle|evidence|nachweise?)(?: (?:of|for|about|about order|of order|for order|für|von|zu|über))?(?: (?<what>\S+))?$/;

/** Memory for "proof", "proof F-1042", "Nachweis contoso.com"; undefined when the words ask for something else. */
export function proofAskedFor(text: string): ProofMemory | undefined {
  const groups = asking.exec(normal(text))?.groups;
  return groups === undefined ? undefined : { given: groups['what'] };
}

/** What somebody wants proven, from what they typed. */
export type Named =
  { readonly kind: 'order'; readonly orderId: string } | { readonly kind: 'domain'; readonly domain: string };

/** Undefined for what is neither an order's number nor a domain. */
export function namedBy(typed: string): Named | undefined {
  const text = proofAskedFor(typed)?.given ?? typed.trim();
  if (/^f-\d{1,9}$/i.test(text)) return { kind: 'order', orderId: text.toUpperCase() };
  const domain = asDomain(text);
  return domain === undefined ? undefined : { kind: 'domain', domain };
}
