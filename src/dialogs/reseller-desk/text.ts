import { spoken } from '../kit/spoken.ts';

const en = {
  name: 'registrations of resellers',
  help: {
    title: 'Registrations of resellers',
    sentence: 'confirm IT companies that want to sell, and stop the orders of those that do',
    command: 'resellers',
  },
  list: {
    title: 'Resellers',
    none: 'There are no resellers yet.',
    which: (count: string) => `Waiting for us: ${count}. Pick one, or type its number, for example R-1001.`,
    unknown: 'I do not know that number.',
    entry: (id: string, company: string, state: string) => `${id} · ${company}: ${state}`,
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
    askedSelling: 'Sells from, to be confirmed',
    askedTenants: 'Own licences, to be confirmed',
    tenantAsked: (company: string, domain: string, id: string) =>
      `**${company}** wants its own licences in **${domain}** (${id}). Nobody has proved that this tenant is theirs; once confirmed, they see what it owns and order for it.`,
    tenantYes: 'It is theirs',
    tenantNo: 'It is not theirs',
    people: 'People',
    elsewhere: (who: string, at: string, selling: string, id: string) =>
      `**${who}** is signed in at ${at}, not at **${selling}** (${id}). The ticks are about whoever sells from there; they do not say that ${who} speaks for them. Please ask somebody you know there; it can be confirmed when you have said here that the tenant is theirs.`,
    somebody: 'Somebody',
    otherTenant: 'another tenant',
    rivalId: (other: string, state: string) =>
      `**${other}** (${state}) has given the same partner ID. The company has not been told.`,
    rivalTenant: (domain: string, other: string, state: string) =>
      `**${domain}** belongs to **${other}** (${state}). The company has not been told.`,
    since: 'Registered',
    roles: { seller: 'seller', owner: 'owner' },
    asks: 'asks to join',
    checked: (when: string, result: string) => `Asked Microsoft ${when}: ${result}`,
    stillNot: 'not everything has a tick yet.',
    allThere: 'everything has a tick.',
    notYet:
      'It can be confirmed when name, agreement and relationship have a tick, the tenant it sells from is known to be its own, and nobody else has its partner ID.',
    confirm: 'Confirm',
    check: 'Check again',
    refuse: 'Refuse …',
    why: 'The company gets to read this reason.',
    reason: 'Reason',
    reasonMissing: 'Please say why in a few words.',
    refuseYes: 'Refuse',
    suspend: 'Stop new orders …',
    suspendWhy:
      'Nobody there can place an order any more, until you let them. What is on its way goes on; drafts are kept. The company gets to read this reason.',
    suspendYes: 'Stop new orders',
    resume: 'Let them order again',
  },
  notPossible: 'Not confirmed: something still stands in the way. The card says what.',
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
    sentence: 'IT-Firmen bestätigen, die verkaufen wollen, und Bestellungen von Resellern anhalten',
    command: 'Reseller',
  },
  list: {
    title: 'Reseller',
    none: 'Es gibt noch keine Reseller.',
    which: (count) =>
      `Wartet auf uns: ${count}. Wählen Sie einen aus oder tippen Sie die Nummer, zum Beispiel R-1001.`,
    unknown: 'Diese Nummer kenne ich nicht.',
    entry: (id, company, state) => `${id} · ${company}: ${state}`,
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
    askedSelling: 'Verkauft aus, zu bestätigen',
    askedTenants: 'Eigene Lizenzen, zu bestätigen',
    tenantAsked: (company, domain, id) =>
      `**${company}** möchte eigene Lizenzen in **${domain}** (${id}). Niemand hat bewiesen, dass dieser Mandant ihr gehört; nach der Bestätigung sieht sie, was er besitzt, und bestellt für ihn.`,
    tenantYes: 'Er gehört ihr',
    tenantNo: 'Er gehört ihr nicht',
    people: 'Leute',
    elsewhere: (who, at, selling, id) =>
      `**${who}** ist bei ${at} angemeldet, nicht bei **${selling}** (${id}). Die Haken gelten für die Firma, die von dort verkauft; dass ${who} für sie spricht, sagen sie nicht. Bitte fragen Sie jemanden, den Sie dort kennen; bestätigt werden kann es, sobald Sie hier gesagt haben, dass der Mandant ihr gehört.`,
    somebody: 'Jemand',
    otherTenant: 'einem anderen Mandanten',
    rivalId: (other, state) =>
      `**${other}** (${state}) hat dieselbe Partner-ID angegeben. Die Firma weiß davon nichts.`,
    rivalTenant: (domain, other, state) =>
      `**${domain}** gehört zu **${other}** (${state}). Die Firma weiß davon nichts.`,
    since: 'Registriert',
    roles: { seller: 'Verkäufer', owner: 'Inhaber' },
    asks: 'bittet um Aufnahme',
    checked: (when, result) => `Microsoft gefragt, ${when}: ${result}`,
    stillNot: 'Es hat noch nicht alles einen Haken.',
    allThere: 'Alles hat einen Haken.',
    notYet:
      'Bestätigt werden kann es, sobald Name, Vertrag und Beziehung einen Haken haben, feststeht, dass ihr der Mandant gehört, aus dem sie verkauft, und niemand sonst ihre Partner-ID hat.',
    confirm: 'Bestätigen',
    check: 'Noch einmal prüfen',
    refuse: 'Ablehnen …',
    why: 'Die Firma bekommt diesen Grund zu lesen.',
    reason: 'Grund',
    reasonMissing: 'Bitte sagen Sie in ein paar Worten, warum.',
    refuseYes: 'Ablehnen',
    suspend: 'Neue Bestellungen anhalten …',
    suspendWhy:
      'Niemand dort kann mehr bestellen, bis Sie es wieder erlauben. Was unterwegs ist, läuft weiter; Entwürfe bleiben. Die Firma bekommt diesen Grund zu lesen.',
    suspendYes: 'Neue Bestellungen anhalten',
    resume: 'Wieder bestellen lassen',
  },
  notPossible: 'Nicht bestätigt: Etwas steht noch im Weg. Die Karte sagt, was.',
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
