import { adminRightsWords, type AdminRightsWords } from '../kit/admin-rights.ts';
import { spoken } from '../kit/spoken.ts';
import { de } from './text-de.ts';
import { en, type OwnWords } from './text-en.ts';

/** This flow's words, and those it shares. */
export type Words = OwnWords & { readonly rights: AdminRightsWords };

export const words = spoken<Words>({
  en: { ...en, rights: adminRightsWords('en') },
  de: { ...de, rights: adminRightsWords('de') },
});
