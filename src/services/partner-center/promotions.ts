import { guidForPath } from '../http/guid-for-path.ts';
import type { Catalogue, PromotionQuestion } from './catalogue-port.ts';
import { countryForPath } from './path-parts.ts';
import { customEndsSchema, eligibilitiesSchema, promotionsSchema } from './promotions-schema.ts';
import type { Wire } from './wire.ts';

type Promotions = Pick<Catalogue, 'promotions' | 'promotionEligibility' | 'customTermEndDates'>;

const base = { as: 'app', effect: 'repeatable' } as const;

/** The part of Catalogue about discounts and ends of terms (contract 7). */
export function createPromotions(wire: Wire): Promotions {
  return {
    promotions: (account, country, segment) =>
      wire.read(
        {
          ...base,
          account,
          operation: 'GET promotions',
          method: 'GET',
          path: '/v1/productpromotions',
          query: { country: countryForPath(country), segment },
        },
        promotionsSchema,
      ),
    promotionEligibility: async (account, tenantId, questions) => {
      if (questions.length === 0) return [];
      const verdicts = await wire.read(
        {
          ...base,
          account,
          operation: 'POST promotion eligibilities',
          method: 'POST',
          path: `/v1/customers/${guidForPath('partner-center', tenantId)}/promotionEligibilities`,
          body: { items: questions.map(itemOf) },
        },
        eligibilitiesSchema,
      );
      return questions.map((question, id) => {
        const { catalogItemId, promotionId } = question;
        const fitting = verdicts.filter(
          (one) => one.promotionId === promotionId && one.catalogItemId === catalogItemId,
        );
        // The same item may be asked about twice, with two quantities.
        const verdict = fitting.find(({ itemId }) => itemId === id) ?? fitting[0];
        const isEligible = verdict?.isEligible ?? false;
        const nothingSaid = { kind: 'other', minSeats: undefined, maxSeats: undefined } as const;
        return { catalogItemId, promotionId, isEligible, because: verdict?.because ?? [nothingSaid] };
      });
    },
    customTermEndDates: (account, tenantId, term) =>
      wire.read(
        {
          ...base,
          account,
          operation: 'GET custom term end dates',
          method: 'GET',
          path: `/v1/customers/${guidForPath('partner-center', tenantId)}/subscriptions/customTermEndDates`,
          query: { term_duration: term },
        },
        customEndsSchema,
      ),
  };
}

const itemOf = (question: PromotionQuestion, id: number) => ({
  id,
  catalogItemId: question.catalogItemId,
  quantity: question.quantity,
  termDuration: question.term,
  billingCycle: question.billing,
  promotionId: question.promotionId,
});
