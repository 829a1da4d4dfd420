import { z } from 'zod';
import type { PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import type { NotRegistered } from '../../workflows/reseller/port.ts';
import { normal } from '../kit/words.ts';

/** What somebody came for; without it the flow shows how things stand. */
const wishes = ['people', 'own'] as const;
type Wish = (typeof wishes)[number];

/** What was typed into the form, and whom of the people a question is about. */
export const resellerMemory = z.object({
  wish: z.enum(wishes).optional(),
  /** They typed an order, and are not the ones who may: that is said with what they can do about it. */
  meantToOrder: z.boolean().optional(),
  /** That order, in their words: it is gone on with once they are admitted. */
  ordered: z.string().max(300).optional(),
  company: z.string().default(''),
  country: z.string().default(''),
  partnerId: z.string().default(''),
  domain: z.string().default(''),
  ownDomain: z.string().default(''),
  /** Why the form comes back. */
  trouble: z.custom<NotRegistered['kind']>((value) => typeof value === 'string').optional(),
  /** `tenant/user` of the colleague who is being talked about. */
  person: z.string().optional(),
});
export type ResellerMemory = z.infer<typeof resellerMemory>;

const asking: readonly { readonly words: RegExp; readonly wish?: Wish }[] = [
  {
    words:
      /^(?:register|registrieren|registration|registrierung|join|beitreten|(?:register|registrieren) (?:as|als) reseller|become (?:a )?reseller|(?:als )?reseller (?:werden|registrieren)|my company|meine firma)$/,
  },
  {
    words: /^(?:people|my people|colleagues|my colleagues|leute|meine leute|kollegen|meine kollegen)$/,
    wish: 'people',
  },
  {
    words:
      /^(?:add (?:a |our )?own tenant|own tenants?|our own tenants?|eigener (?:mandant|tenant)|eigene (?:mandanten|tenants)|eigenen (?:mandanten|tenant) hinzufügen)$/,
    wish: 'own',
  },
];

/** Memory for "register", "join", "people" and "own tenant"; undefined when the words ask for something else. */
export function resellerAskedFor(text: string): Partial<ResellerMemory> | undefined {
  const said = normal(text);
  const found = asking.find(({ words }) => words.test(said));
  if (found === undefined) return undefined;
  return found.wish === undefined ? {} : { wish: found.wish };
}

/** `tenant/user`: one person in a button or a choice. A claim: whoever acts on it checks where they belong. */
export const personKey = ({ tenantId, userId }: PersonKey): string => `${tenantId}/${userId}`;

/** The person of the list with this key, or whose name the typed words are; undefined when nobody or several fit. */
export function personIn(people: readonly ResellerPerson[], said: string): ResellerPerson | undefined {
  const byKey = people.find((person) => personKey(person) === said);
  if (byKey !== undefined) return byKey;
  const words = normal(said);
  const fits = people.filter(({ name }) => normal(name) === words || normal(name).split(' ').includes(words));
  return fits.length === 1 ? fits[0] : undefined;
}
