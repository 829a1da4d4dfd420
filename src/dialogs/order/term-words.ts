import { takeTerm } from '../../domain/order-term.ts';
import type { Offer, OfferPlan } from '../../workflows/offers/port.ts';
import { plain } from '../kit/card.ts';
import type { LineMemory } from './model.ts';
import type { Words } from './text.ts';
import { plansFor } from './what-steps.ts';

/**
 * The plans that typed words leave: "yearly", "1 Jahr, jährlich", "monthly". Of the terms that are shown first, where
 * "monthly" after a chosen year is how it is billed ("one month" is not); then of all there are. None when no term is in
 * the words.
 */
export function plansSaid(offer: Offer, line: LineMemory, text: string): readonly OfferPlan[] {
  const { term, billing, isNamed } = takeTerm(text);
  if (term === undefined && billing === undefined) return [];
  const fitting = (plans: readonly OfferPlan[], said: Pick<LineMemory, 'term' | 'billing'>) =>
    plans.filter(
      (plan) =>
        (said.term === undefined || plan.term === said.term) &&
        (said.billing === undefined || plan.billing === said.billing),
    );
  const shown = plansFor(offer, line);
  const rhythm = term === 'P1M' ? 'monthly' : 'annual';
  const asBilling =
    billing === undefined && line.term !== undefined && !isNamed ? fitting(shown, { billing: rhythm }) : [];
  const attempts = [fitting(shown, { term, billing }), asBilling, fitting(offer.plans, { term, billing })];
  const one = attempts.find((plans) => plans.length === 1);
  return one ?? attempts.find((plans) => plans.length > 0) ?? [];
}

/** Why none of them was, with what there is. */
export const notOffered = (offer: Offer, text: string, t: Words['what']): string =>
  t.otherTerm(
    plain(text.slice(0, 60)),
    offer.plans.map(({ term, billing }) => t.plan(t.terms[term], t.billings[billing])).join('; '),
  );

/** What the plans that are left agree in. */
export function inCommon(plans: readonly OfferPlan[]): Pick<LineMemory, 'term' | 'billing'> {
  const [first] = plans;
  return {
    term: plans.every((one) => one.term === first?.term) ? first?.term : undefined,
    billing: plans.every((one) => one.billing === first?.billing) ? first?.billing : undefined,
  };
}
