import type { BillingCycle, Term } from '../../domain/order-draft.ts';
import { spoken } from './spoken.ts';

export interface PlanWords {
  readonly terms: Readonly<Record<Term, string>>;
  readonly billings: Readonly<Record<BillingCycle, string>>;
  /** When it goes on by itself. */
  readonly renews: {
    readonly title: string;
    readonly after: (term: string) => string;
    readonly on: (day: string, term: string) => string;
    readonly byItself: (whens: string) => string;
  };
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
    renews: {
      title: 'Renews',
      after: (term) => `after ${term}`,
      on: (day, term) => `on ${day} for ${term}`,
      byItself: (whens) => `by itself ${whens}; our people can stop that.`,
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
    renews: {
      title: 'Verlängerung',
      after: (term) => `nach ${term}`,
      on: (day, term) => `am ${day} für ${term}`,
      byItself: (whens) => `von selbst ${whens}; unsere Leute können das abstellen.`,
    },
  },
});
