import type { CompanyWords } from './text-company-en.ts';

export const companyDe: CompanyWords = {
  agreement: {
    title: (buyer) =>
      buyer === '' ? 'Der Microsoft-Kundenvertrag' : `Der Microsoft-Kundenvertrag von ${buyer}`,
    why: 'Microsoft verkauft nur an Kunden, die ihn angenommen haben, und will wissen, wer das wann tat.',
    withMe: 'Mit mir unterschrieben',
    online: 'Online annehmen lassen',
    read: 'Lesen',
    onlineHow:
      'Online: Der Auftrag wartet, bis Microsoft die Annahme meldet, und läuft dann von selbst weiter.',
    signerTitle: (buyer) =>
      buyer === '' ? 'Wer hat unterschrieben?' : `Wer hat für ${buyer} unterschrieben?`,
    signerWhy:
      'Jemand beim Kunden, der unterschreiben darf. Microsoft schickt eine Bestätigung an diese Adresse.',
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    phone: 'Telefon (darf fehlen)',
    signedOn: 'Unterschrieben am',
    required: 'Das wird gebraucht.',
    record: 'Diese Angaben verwenden',
    back: 'Zurück',
    badDate: 'Der Tag der Unterschrift muss schon gewesen sein, nicht erst kommen.',
    badEmail: (said) => `„${said}“ ist keine E-Mail-Adresse, die Post empfangen kann.`,
    badName: 'Bitte nennen Sie Vor- und Nachnamen.',
    badPhone: (example) => `Das ist dort keine Telefonnummer. Sie sieht aus wie ${example}.`,
    already: (signer, when) =>
      `Microsoft hat den Vertrag schon: ${signer === '' ? 'angenommen' : signer}${when === undefined ? '' : `, ${when}`}. Den verwende ich.`,
    alreadyOnline: 'Microsoft hat den Vertrag schon, online angenommen. Den verwende ich.',
  },
};
