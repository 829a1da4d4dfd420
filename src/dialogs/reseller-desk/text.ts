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
    askedTenants: 'Own licences, to be confirmed',
    tenantAsked: (company: string, domain: string, id: string) =>
      `**${company}** wants its own licences in **${domain}** (${id}). Nobody has proved that this tenant is theirs; once confirmed, they see what it owns and order for it.`,
    tenantYes: 'It is theirs',
    tenantNo: 'It is not theirs',
    people: 'People',
    elsewhere: (who: string, at: string, selling: string) =>
      `**${who}** is signed in at ${at}, not at ${selling}. The ticks are about whoever sells from ${selling}; they do not say that ${who} speaks for them. Please ask somebody you know there before you confirm.`,
    otherTenant: 'another tenant',
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
  tenantTaken: 'Not confirmed: another reseller has that tenant.',
  messages: {
    requested: (company: string) => `**${company}** wants to sell through us. Please confirm or refuse.`,
    somebody: 'Somebody',
    unreached: (who: string, company: string, why: string) =>
      `**${who}** of **${company}** could not be reached in Teams: ${why}. Please use another way.`,
    tenantAdded: (company: string, domain: string) =>
      `**${company}** added **${domain}** as a tenant for own licences; one of its owners is signed in there.`,
    tenantAsked: (company: string, domain: string) =>
      `**${company}** says that **${domain}** is its tenant for own licences. Please make sure and confirm it on the card.`,
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
    askedTenants: 'Eigene Lizenzen, zu bestätigen',
    tenantAsked: (company, domain, id) =>
      `**${company}** möchte eigene Lizenzen in **${domain}** (${id}). Niemand hat bewiesen, dass dieser Mandant ihr gehört; nach der Bestätigung sieht sie, was er besitzt, und bestellt für ihn.`,
    tenantYes: 'Er gehört ihr',
    tenantNo: 'Er gehört ihr nicht',
    people: 'Leute',
    elsewhere: (who, at, selling) =>
      `**${who}** ist bei ${at} angemeldet, nicht bei ${selling}. Die Haken gelten für die Firma, die aus ${selling} verkauft; dass ${who} für sie spricht, sagen sie nicht. Bitte fragen Sie vor der Bestätigung jemanden, den Sie dort kennen.`,
    otherTenant: 'einem anderen Mandanten',
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
  tenantTaken: 'Nicht bestätigt: Ein anderer Reseller hat diesen Mandanten.',
  messages: {
    requested: (company) => `**${company}** möchte über uns verkaufen. Bitte bestätigen oder ablehnen.`,
    somebody: 'Jemand',
    unreached: (who, company, why) =>
      `**${who}** von **${company}** war in Teams nicht erreichbar: ${why}. Bitte nutzen Sie einen anderen Weg.`,
    tenantAdded: (company, domain) =>
      `**${company}** hat **${domain}** als Mandanten für eigene Lizenzen hinzugefügt; einer ihrer Inhaber ist dort angemeldet.`,
    tenantAsked: (company, domain) =>
      `**${company}** nennt **${domain}** als Mandanten für eigene Lizenzen. Bitte prüfen Sie das und bestätigen Sie es auf der Karte.`,
  },
  status: (id, company, state) => `${id} · ${company}: ${state}`,
};

export const words = spoken<Words>({ en, de });
