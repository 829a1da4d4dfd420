import { z } from 'zod';
import { mostEntries } from '../../domain/invitation-batch.ts';
import { languages as allLanguages } from '../../domain/language.ts';
import { languages } from '../kit/language.ts';
import { normal } from '../kit/words.ts';
import { words } from './text.ts';

export const filters = ['open', 'attention', 'ended', 'all'] as const;
export type Filter = (typeof filters)[number];

const entry = z.object({
  line: z.number(),
  domain: z.string(),
  to: z.string().optional(),
  toName: z.string().optional(),
  language: z.enum(allLanguages).optional(),
  accountId: z.string().optional(),
});

/** What the conversation remembers: what was looked for and where in the list, or the list that was pasted. */
export const invitationsMemory = z.object({
  /** Number of an invitation or of a list of customers that is to be shown. */
  show: z.string().optional(),
  words: z.string().max(200).optional(),
  which: z.enum(filters).default('open'),
  page: z.number().int().min(0).default(0),
  /** Many customers are to be invited. */
  many: z.boolean().optional(),
  /** Their list, as text of one customer a line: from a file, or typed. It is read at once and not kept. */
  given: z.string().max(300_000).optional(),
  /** The customers read from it, until it is known for whom they are invited. */
  entries: z.array(entry).max(mostEntries).optional(),
  /** The reseller that was named with it. */
  named: z.string().optional(),
});
export type InvitationsMemory = z.infer<typeof invitationsMemory>;

const number = /^(?:(?:show |open |zeige )?(?:invitation|einladung|list|liste) )?(?<id>[ib]-\d{1,9})$/;
const many =
  /^(?:(?:invite|einladen|lade) (?:many|several|mehrere|viele)(?: customers| kunden)?(?: (?:for|für) (?<named>.+?))?(?: ein)?|(?:mehrere|viele)(?: kunden)?(?: für (?<named2>.+?))? einladen)$/;
const listing =
  /^(?:(?:show|list|zeige) )?(?:(?:my|the|meine|die) )?(?<before>open|ended|all|offenen?|beendeten?|alle)? ?(?:invitations|einladungen)(?: (?<after>.+))?$/;

/**
 * Memory for "invitations", "open invitations", "invitations contoso", "I-1042", "B-1001" and "invite many for
 * Northwind"; undefined when the words ask for something else.
 */
export function invitationsAskedFor(text: string): Partial<InvitationsMemory> | undefined {
  const said = normal(text);
  const id = number.exec(said)?.groups?.['id'];
  if (id !== undefined) return { show: id.toUpperCase() };
  const several = many.exec(said);
  if (several !== null) {
    const named = several.groups?.['named'] ?? several.groups?.['named2'];
    return { many: true, ...(named === undefined ? {} : { named }) };
  }
  const groups = listing.exec(said)?.groups;
  if (groups === undefined) return undefined;
  const { before, after } = groups;
  const which = filterSaid(before ?? '') ?? filterSaid(after ?? '');
  const sought = after === undefined || filterSaid(after) !== undefined ? undefined : after;
  // What is looked for by name may have ended long ago.
  return {
    which: which ?? (sought === undefined ? 'open' : 'all'),
    ...(sought === undefined ? {} : { words: sought.slice(0, 200) }),
  };
}

/** The filter that typed words name, in any language. */
export function filterSaid(text: string): Filter | undefined {
  const said = normal(text).replace(/^(?:needing|with|mit) /, '');
  if (said === '') return undefined;
  return filters.find((filter) =>
    languages.some((language) => {
      const t = words(language).list;
      return [t.filters[filter], ...t.typed[filter]].some(
        (form) => normal(form).replace(/^mit /, '') === said,
      );
    }),
  );
}

/** `I-1042` or `B-1001` alone; undefined for other words. */
export const numberSaid = (text: string): string | undefined =>
  number.exec(normal(text))?.groups?.['id']?.toUpperCase();
