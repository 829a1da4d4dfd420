import { z } from 'zod';
import { whyNot, type Approval } from '../../domain/approval.ts';
import type { BillingCycle, OrderLine, Term } from '../../domain/order-draft.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { LineChange } from '../../workflows/approval/port.ts';
import type { Offer, OfferPlan } from '../../workflows/offers/port.ts';
import type { Fields } from '../kit/turn.ts';
import { normal, withoutPoliteness } from '../kit/words.ts';
import { numbered } from './typed.ts';

/** Which approval is spoken of, and the fingerprint of what was shown. */
export const approvalMemory = z.object({
  /** `A-1001`. */
  approval: z.string().optional(),
  fingerprint: z.string().optional(),
  wish: z.enum(['made']).optional(),
  /** Typed before it was clear what for. */
  words: z.string().optional(),
  /** The decision whose question comes first. */
  step: z.enum(['approve', 'reject', 'ask', 'comment']).optional(),
});
export type ApprovalMemory = z.infer<typeof approvalMemory>;

/** What a person is to an open approval. */
export type Turn = 'decides' | 'asked-for-it' | 'has-approved' | 'later' | 'stand-in' | 'looks-on';

export function turnOf(approval: Approval, person: PersonKey): Turn {
  if (whyNot(approval, person) === undefined) return 'decides';
  if (samePerson(approval.requestedBy, person)) return 'asked-for-it';
  if (approval.approvedBy.some(({ by }) => samePerson(by, person))) return 'has-approved';
  const has = (people: readonly PersonKey[] = []) => people.some((one) => samePerson(one, person));
  if (has(approval.levels[approval.level]?.standIns)) return 'stand-in';
  const isLater = approval.levels
    .slice(approval.level + 1)
    .some(({ approvers, standIns }) => has(approvers) || has(standIns));
  return isLater ? 'later' : 'looks-on';
}

const length: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** Ways to buy a line for a shorter time, as the catalogue has them. */
export const shorterPlans = (
  offer: Offer | undefined,
  { term }: Pick<OrderLine, 'term'>,
): readonly OfferPlan[] => (offer?.plans ?? []).filter((plan) => length[plan.term] < length[term]);

/** The value of a plan in a list on a card. */
export const planKey = ({ term, billing }: { term: Term; billing: BillingCycle }): string =>
  `${term}/${billing}`;

/** How a fact of a card's press has to look; everything on a card can have been made up. */
const fingerprint = z.string().min(1).max(128);
const quantity = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .pipe(z.number().int().min(1));
const plan = z
  .string()
  .regex(/^[A-Z0-9]+\/[a-z_]+$/)
  .transform((text) => text.split('/'))
  .pipe(
    z.tuple([z.enum(['P1M', 'P1Y', 'P3Y']), z.enum(['monthly', 'annual', 'triennial', 'none', 'one_time'])]),
  );

/** The fingerprint the card was drawn with; undefined for a press that carries none, such as a typed one. */
export const fingerprintIn = (fields: Fields): string | undefined => fingerprint.safeParse(fields['fp']).data;

/**
 * What is to be different, by the inputs of the card; undefined when an input is none we offered. Lines left as they
 * are do not count.
 */
export function changesIn(
  fields: Fields,
  lines: readonly Pick<OrderLine, 'number' | 'quantity' | 'term' | 'billing'>[],
): readonly LineChange[] | undefined {
  const changes: LineChange[] = [];
  for (const line of lines) {
    const { [`quantity-${line.number}`]: many = '', [`plan-${line.number}`]: way = '' } = fields;
    const fewer = many === '' ? line.quantity : quantity.safeParse(many).data;
    const other = way === '' ? ([line.term, line.billing] as const) : plan.safeParse(way).data;
    if (fewer === undefined || other === undefined) return undefined;
    const [term, billing] = other;
    const isOther = term !== line.term || billing !== line.billing;
    if (fewer === line.quantity && !isOther) continue;
    changes.push({
      number: line.number,
      ...(fewer === line.quantity ? {} : { quantity: fewer }),
      ...(isOther ? { term, billing } : {}),
    });
  }
  return changes;
}

const list =
  /^(?:(?:(?:my |open |meine |offene )?(?:approvals?|freigaben?))(?: (?<id>a-\d{1,9}))?|(?<only>a-\d{1,9})|what waits for me|was wartet auf mich)$/;
const made = /^(?:my decisions|decisions|meine entscheidungen|entscheidungen)$/;

/** Memory for "approvals", "approval A-1001", "A-1001" and "my decisions"; undefined when the words ask for something else. */
export function approvalAskedFor(text: string): ApprovalMemory | undefined {
  const said = normal(text);
  if (made.test(said)) return { wish: 'made' };
  // A decision about what does not wait for them: the card says how it stands.
  const decided = numbered.exec(withoutPoliteness(text))?.[2];
  if (decided !== undefined) return { approval: decided.toUpperCase() };
  const found = list.exec(said);
  if (found === null) return undefined;
  const id = found.groups?.['id'] ?? found.groups?.['only'];
  return id === undefined ? {} : { approval: id.toUpperCase() };
}
