import { ownedBy } from '../commerce/owned.ts';
import { allowedEnds } from '../commerce/term-ends.ts';
import type { SimulatorContext } from '../context.ts';
import type { SimTerm } from '../world/commerce-types.ts';
import { collection, failure, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { findCustomer } from './customers.ts';
import { settleCustomer } from './provisioning.ts';

/**
 * `GET /v1/customers/{c}/subscriptions/customTermEndDates?term_duration=`: when a new subscription may end
 * (contract 7); optionally from another start, or only with one subscription.
 */
export function customTermEndDates(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const customer = findCustomer(context, call);
  if (customer.kind === 'refused') return customer.answer;
  const asked = new Map(
    [...call.query].map(([name, value]) => [name.toLowerCase().replaceAll('_', ''), value]),
  );
  const term = asked.get('termduration')?.toUpperCase();
  if (term !== 'P1M' && term !== 'P1Y' && term !== 'P3Y') {
    return failure(400, 800121, 'The term duration is not valid.');
  }
  const start = asked.get('termstartdate');
  const from = start === undefined ? context.world.now() : new Date(start);
  if (Number.isNaN(from.getTime())) return failure(400, 3000, 'Invalid property: TermStartDate');
  return collection(
    endsFor(context, customer.tenant.id, { term, from, target: asked.get('targetcotermsubscriptionid') }),
  );
}

function endsFor(
  context: SimulatorContext,
  customerTenantId: string,
  question: { term: SimTerm; from: Date; target: string | undefined },
): Record<string, unknown>[] {
  settleCustomer(context, customerTenantId);
  const target = question.target?.toLowerCase();
  return allowedEnds(question.from, question.term, ownedBy(context.world, customerTenantId))
    .filter(({ subscriptionIds }) => target === undefined || subscriptionIds.includes(target))
    .map(({ type, day, subscriptionIds }) => ({
      allowedCustomTermEndDateType: type,
      ...(type === 'subscriptionAligned' ? { cotermSubscriptionIds: subscriptionIds } : {}),
      allowedCustomTermEndDate: `${day}T00:00:00Z`,
    }));
}
