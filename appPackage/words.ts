import type { Language } from '../src/domain/language.ts';

/** The texts of the app in Teams' catalogue; `short` and `full` have Teams' limits (Teams contract 1.2). */
const en = {
  /** At most 30 characters. */
  nameShort: 'CSP Concierge',
  /** At most 100. */
  nameFull: (provider: string) => `CSP Concierge by ${provider}`,
  /** At most 80. */
  short: 'Microsoft licences by chat: order, approve, and accept your partner.',
  /** At most 4,000. */
  full: (provider: string) =>
    [
      `The licensing assistant of ${provider}.`,
      'Sellers type what is needed and for whom, see what it costs and what is missing, and hear when the licences are there.',
      'Owners see exactly what they approve.',
      'A customer’s administrator is led to the relationship link of the right region, and told when it worked.',
      'Nothing is lost when Teams is closed in the middle.',
      'It reads what is written to it in its chat or with its name in a channel, and nothing else.',
    ].join(' '),
  operations: 'Operations',
  commands: {
    status: 'Where things stand',
    help: 'What I can do for you',
    here: 'Show this company’s approvals in this channel',
    notHere: 'Show no approvals in this channel any more',
  },
};

export type AppWords = typeof en;

const de: AppWords = {
  nameShort: 'CSP Concierge',
  nameFull: (provider) => `CSP Concierge von ${provider}`,
  short: 'Microsoft-Lizenzen im Chat: bestellen, freigeben, den Partner annehmen.',
  full: (provider) =>
    [
      `Der Lizenz-Assistent von ${provider}.`,
      'Wer verkauft, tippt, was für wen gebraucht wird, sieht Preis und Fehlendes und hört, wenn die Lizenzen da sind.',
      'Inhaber sehen genau, was sie freigeben.',
      'Die Administration eines Kunden wird zum Beziehungslink der richtigen Region geführt und erfährt, dass es geklappt hat.',
      'Nichts geht verloren, wenn Teams mittendrin geschlossen wird.',
      'Er liest, was man ihm in seinem Chat oder mit seinem Namen in einem Kanal schreibt, und sonst nichts.',
    ].join(' '),
  operations: 'Betrieb',
  commands: {
    status: 'Wie es steht',
    help: 'Was ich für Sie tun kann',
    here: 'Freigaben dieser Firma in diesem Kanal zeigen',
    notHere: 'In diesem Kanal keine Freigaben mehr zeigen',
  },
};

const all: Record<Language, AppWords> = { en, de };

export const appWords = (language: Language): AppWords => all[language];
