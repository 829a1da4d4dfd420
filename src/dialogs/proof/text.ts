import type { Language } from '../kit/language.ts';
import { spoken } from '../kit/spoken.ts';

const en = {
  name: 'getting a proof',
  help: {
    title: 'Prove an order',
    sentence: 'one file per order or customer that shows who agreed to what and when',
    command: 'proof F-1042',
  },
  title: 'What shall be proven?',
  which: 'Press an order, or type its number or the domain of a customer, such as “contoso.com”.',
  none: 'Type the number of an order, such as “F-1042”, or the domain of a customer, such as “contoso.com”.',
  entry: (id: string, customer: string) => (customer === '' ? id : `${id} · ${customer}`),
  unknown: (what: string) =>
    `I know nothing about “${what}” that I may prove to you. Owners get it for the orders of their company; provider staff for all.`,
  forOwners: (names: string) =>
    `Owners of your company get proofs${names === '' ? '' : ` (${names})`}, and so do our people. Please ask one of them, or type “talk to a person”.`,
  notUnderstood: 'That is neither an order’s number nor a domain. They look like F-1042 and contoso.com.',
  ready: (what: string) => `Proof of ${what}`,
  content: (orders: number) =>
    orders === 1
      ? 'The file shows the order as it was placed, who approved what and when, the agreement, the acceptance, and Microsoft’s numbers, each with its place in the audit trail.'
      : `The file is about ${orders} orders: each as it was placed, who approved what and when, the agreement, the acceptance, and Microsoft’s numbers, with their places in the audit trail.`,
  careful: 'It names people and prices: give it only to those who may know them.',
  link: (until: string) => `The link is for you, works once and until ${until}.`,
  verify:
    'Whether a file is as it was given out, our people check for you (“npm run verify-proof -- file.json”).',
  open: 'Download',
  personalTitle: 'Not in front of others',
  personal: 'The link is for you alone. Ask me for it in our own chat.',
  where: { which: 'was asked what shall be proven' },
};

const de: typeof en = {
  name: 'Nachweis',
  help: {
    title: 'Bestellung nachweisen',
    sentence: 'eine Datei je Bestellung oder Kunde, die zeigt, wer wann womit einverstanden war',
    command: 'Nachweis F-1042',
  },
  title: 'Was soll nachgewiesen werden?',
  which:
    'Drücken Sie eine Bestellung, oder tippen Sie ihre Nummer oder die Domäne eines Kunden, etwa „contoso.com“.',
  none: 'Tippen Sie die Nummer einer Bestellung, etwa „F-1042“, oder die Domäne eines Kunden, etwa „contoso.com“.',
  entry: (id, customer) => (customer === '' ? id : `${id} · ${customer}`),
  unknown: (what) =>
    `Zu „${what}“ kenne ich nichts, was ich Ihnen nachweisen darf. Inhaber bekommen es für die Bestellungen ihrer Firma, Mitarbeiter des Anbieters für alle.`,
  forOwners: (names) =>
    `Nachweise bekommen die Inhaber Ihrer Firma${names === '' ? '' : ` (${names})`} und unsere Leute. Bitte fragen Sie dort, oder tippen Sie „mit einem Menschen sprechen“.`,
  notUnderstood:
    'Das ist weder die Nummer einer Bestellung noch eine Domäne. So sehen sie aus: F-1042 und contoso.com.',
  ready: (what) => `Nachweis zu ${what}`,
  content: (orders) =>
    orders === 1
      ? 'Die Datei zeigt die Bestellung, wie sie aufgegeben wurde, wer wann was genehmigt hat, den Vertrag, die Annahme und die Nummern von Microsoft, jeweils mit ihrem Platz im Prüfpfad.'
      : `Die Datei zeigt ${orders} Bestellungen: wie sie aufgegeben wurden, wer wann was genehmigt hat, den Vertrag, die Annahme und die Nummern von Microsoft, jeweils mit ihrem Platz im Prüfpfad.`,
  careful: 'Sie nennt Personen und Preise: Geben Sie sie nur weiter, wo beides bekannt sein darf.',
  link: (until) => `Der Link ist für Sie, gilt einmal und bis ${until}.`,
  verify:
    'Ob eine Datei noch so ist, wie sie ausgegeben wurde, prüfen unsere Leute für Sie („npm run verify-proof -- datei.json“).',
  open: 'Herunterladen',
  personalTitle: 'Nicht vor anderen',
  personal: 'Der Link ist nur für Sie. Fragen Sie mich in unserem eigenen Chat danach.',
  where: { which: 'wurde gefragt, was nachgewiesen werden soll' },
};

export type Words = typeof en;
const all: Record<Language, Words> = { en, de };
export const words = spoken<Words>(all);
