import { spoken } from '../kit/spoken.ts';

const en = {
  name: 'registrations of resellers',
  help: {
    title: 'Registrations of resellers',
    sentence: 'see which IT companies wait to be confirmed',
    command: 'resellers',
  },
  list: {
    title: 'Registrations that wait',
    none: 'No registration waits.',
    which: 'Pick one, or type its number, for example R-1001.',
    unknown: 'I do not know that number.',
    entry: (id: string, company: string) => `${id} · ${company}`,
  },
  card: {
    title: (id: string, company: string) => `${id} · ${company}`,
    states: {
      requested: 'Wants to sell through us',
      confirmed: 'Confirmed',
      refused: 'Not confirmed',
      suspended: 'Orders stopped',
    },
    because: (reason: string) => `Reason given: “${reason}”`,
    company: 'Company, as stated',
    country: 'Country',
    partnerId: 'Partner ID',
    account: 'Partner account',
    selling: 'Sells from',
    ownUse: 'Own licences',
    people: 'People',
    since: 'Registered',
    roles: { seller: 'seller', owner: 'owner' },
    asks: 'asks to join',
    checked: (when: string) => `Asked Microsoft ${when}`,
    notYet:
      'It can be confirmed when name, agreement and relationship have a tick; Microsoft would refuse its orders until then.',
    confirm: 'Confirm',
    check: 'Check again',
    refuse: 'Refuse …',
    why: 'The company gets to read this reason.',
    reason: 'Reason',
    reasonMissing: 'Please say why in a few words.',
    refuseYes: 'Refuse',
  },
  notPossible: 'Not confirmed: Microsoft would refuse its orders. The lines with ✗ say why.',
  stillNot: 'Asked again just now: not everything has a tick yet.',
  allThere: 'Asked again just now: it can be confirmed.',
  tooLate: 'This has been decided meanwhile; the card shows how it stands.',
  messages: {
    requested: (company: string) => `**${company}** wants to sell through us. Please confirm or refuse.`,
    tenantAdded: (company: string, domain: string) =>
      `**${company}** added **${domain}** as a tenant for own licences. Please make sure that it is theirs.`,
  },
  status: (id: string, company: string, state: string) => `${id} · ${company}: ${state}`,
};

export type Words = typeof en;

const de: Words = {
  name: 'Registrierungen von Resellern',
  help: {
    title: 'Registrierungen von Resellern',
    sentence: 'sehen, welche IT-Firmen auf die Bestätigung warten',
    command: 'Reseller',
  },
  list: {
    title: 'Wartende Registrierungen',
    none: 'Es wartet keine Registrierung.',
    which: 'Wählen Sie eine aus oder tippen Sie die Nummer, zum Beispiel R-1001.',
    unknown: 'Diese Nummer kenne ich nicht.',
    entry: (id, company) => `${id} · ${company}`,
  },
  card: {
    title: (id, company) => `${id} · ${company}`,
    states: {
      requested: 'Möchte über uns verkaufen',
      confirmed: 'Bestätigt',
      refused: 'Nicht bestätigt',
      suspended: 'Bestellungen angehalten',
    },
    because: (reason) => `Genannter Grund: „${reason}“`,
    company: 'Firma, wie angegeben',
    country: 'Land',
    partnerId: 'Partner-ID',
    account: 'Partnerkonto',
    selling: 'Verkauft aus',
    ownUse: 'Eigene Lizenzen',
    people: 'Leute',
    since: 'Registriert',
    roles: { seller: 'Verkäufer', owner: 'Inhaber' },
    asks: 'bittet um Aufnahme',
    checked: (when) => `Microsoft gefragt: ${when}`,
    notYet:
      'Bestätigt werden kann es, sobald Name, Vertrag und Beziehung einen Haken haben; bis dahin würde Microsoft die Bestellungen ablehnen.',
    confirm: 'Bestätigen',
    check: 'Noch einmal prüfen',
    refuse: 'Ablehnen …',
    why: 'Die Firma bekommt diesen Grund zu lesen.',
    reason: 'Grund',
    reasonMissing: 'Bitte sagen Sie in ein paar Worten, warum.',
    refuseYes: 'Ablehnen',
  },
  notPossible: 'Nicht bestätigt: Microsoft würde die Bestellungen ablehnen. Die Zeilen mit ✗ sagen, warum.',
  stillNot: 'Eben noch einmal gefragt: Es hat noch nicht alles einen Haken.',
  allThere: 'Eben noch einmal gefragt: Es kann bestätigt werden.',
  tooLate: 'Das ist inzwischen entschieden; die Karte zeigt den Stand.',
  messages: {
    requested: (company) => `**${company}** möchte über uns verkaufen. Bitte bestätigen oder ablehnen.`,
    tenantAdded: (company, domain) =>
      `**${company}** hat **${domain}** als Mandanten für eigene Lizenzen hinzugefügt. Bitte prüfen Sie, dass er der Firma gehört.`,
  },
  status: (id, company, state) => `${id} · ${company}: ${state}`,
};

export const words = spoken<Words>({ en, de });
