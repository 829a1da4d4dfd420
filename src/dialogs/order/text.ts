import { spoken } from '../kit/spoken.ts';
import { buyerDe } from './text-buyer-de.ts';
import { buyerEn } from './text-buyer-en.ts';
import { companyDe } from './text-company-de.ts';
import { companyEn } from './text-company-en.ts';
import { whatDe } from './text-what-de.ts';
import { whatEn } from './text-what-en.ts';

export type Words = typeof buyerEn & typeof whatEn & typeof companyEn;

/** Every sentence of the conversation about an order. */
export const words = spoken<Words>({
  en: { ...buyerEn, ...whatEn, ...companyEn },
  de: { ...buyerDe, ...whatDe, ...companyDe },
});
