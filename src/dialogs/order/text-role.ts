import { spoken } from '../kit/spoken.ts';

/** What somebody hears who may look at orders and not place them, for good or for the time being. */
export const roleWords = spoken({
  en: {
    onlySellers:
      'Only sellers order, and you are not one yet. You are an owner: type “people” to give that role to yourself or to a colleague.',
    suspended: (provider: string) =>
      `${provider} takes no new orders from your company for the time being. Drafts are kept, and what is on its way goes on; “my company” shows why.`,
  },
  de: {
    onlySellers:
      'Nur Verkäufer bestellen, und Sie sind noch keiner. Sie sind Inhaber: Mit „Leute“ geben Sie sich oder einer Kollegin diese Rolle.',
    suspended: (provider: string) =>
      `${provider} nimmt von Ihrer Firma zurzeit keine neuen Bestellungen an. Entwürfe bleiben, und was unterwegs ist, läuft weiter; „meine Firma“ zeigt, warum.`,
  },
});
