import type { BillingCycle, Term } from '../../domain/order-draft.ts';
import { spoken } from './spoken.ts';

export interface PlanWords {
  readonly terms: Readonly<Record<Term, string>>;
  readonly billings: Readonly<Record<BillingCycle, string>>;
}

/** How long something is bought for and how it is billed, on cards that say what is bought. */
export const planWords = spoken<PlanWords>({
  en: {
    terms: { P1M: '1 month', P1Y: '1 year', P3Y: '3 years' },
    billings: {
      monthly: 'billed monthly',
      annual: 'billed yearly',
      triennial: 'billed once for three years',
      none: 'not billed',
      one_time: 'billed once',
    },
  },
  de: {
    terms: { P1M: '1 Monat', P1Y: '1 Jahr', P3Y: '3 Jahre' },
    billings: {
      monthly: 'monatlich abgerechnet',
      annual: 'jährlich abgerechnet',
      triennial: 'einmal für drei Jahre abgerechnet',
      none: 'ohne Abrechnung',
      one_time: 'einmal abgerechnet',
    },
  },
});
