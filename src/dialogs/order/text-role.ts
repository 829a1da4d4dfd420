import { spoken } from '../kit/spoken.ts';

/** What somebody hears who may look at orders and not place them. */
export const roleWords = spoken({
  en: {
    onlySellers:
      'Only sellers order, and you are not one yet. You are an owner: type “people” to give that role to yourself or to a colleague.',
  },
  de: {
    onlySellers:
      'Nur Verkäufer bestellen, und Sie sind noch keiner. Sie sind Inhaber: Mit „Leute“ geben Sie sich oder einer Kollegin diese Rolle.',
  },
});
