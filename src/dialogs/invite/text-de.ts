import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'die Einladung eines Kunden',
  help: {
    title: 'Einen Kunden einladen',
    sentence: 'aus einer Domain finde ich Mandant, Cloud und Region und bereite die Einladung vor',
    command: 'einladen contoso.com',
  },
  domain: {
    title: 'Welcher Kunde?',
    why: 'Tippen Sie eine der Domains des Kunden, zum Beispiel contoso.com. Ich sehe Mandant, Cloud und Region nach, bevor etwas vorbereitet wird.',
    label: 'Domain',
    look: 'Nachsehen',
    notDomain: (said) => `„${said}“ ist kein Domainname. So sieht einer aus: contoso.com, ohne Leerzeichen.`,
    unknown: (said) =>
      `Microsoft kennt keinen Mandanten mit der Domain ${said}. Prüfen Sie die Schreibweise oder fragen Sie den Kunden, mit welcher Domain er sich anmeldet.`,
    own: (said) => `${said} ist einer unserer eigenen Mandanten; er kann nicht unser Kunde sein.`,
  },
  facts: {
    title: (customer) => `${customer} einladen?`,
    tenant: 'Mandant',
    cloud: 'Cloud',
    account: 'Partnerkonto',
    because: 'Warum dieses',
    reseller: 'Reseller',
    withReseller: (company, partnerId) => `${company}, Partner-ID ${partnerId}`,
    both: 'Die Partner-ID des Resellers steht mit im Link: Der Kunde nimmt einmal an, und beide Beziehungen entstehen.',
    noReseller: 'keiner: Es entsteht nur unsere eigene Beziehung',
    forReseller: 'Für einen Reseller',
    order: 'Wartende Bestellung',
    certain: (country) => `Land des Mandanten: ${country}`,
    likely: 'das einzige für diesen Teil der Welt; das Land des Mandanten ist von hier nicht sichtbar',
    chosen: 'Sie haben es gewählt',
    clouds: {
      public: 'öffentliche Cloud',
      'us-government': 'US Government',
      china: 'China (21Vianet)',
      germany: 'Deutschland (geschlossen)',
    },
    also: 'Außerdem bitten um',
    rights: (days) =>
      `GDAP – Verzeichnis lesen, Supportanfragen stellen; ${days} Tage, verlängert sich selbst`,
    rightsAsked: (id) =>
      `${id} bittet um die Administratorrechte; die Karte kommt darunter, mit einem eigenen Text für den Kunden.`,
    rightsThere: (id) => `${id} bat schon um diese Administratorrechte; die Karte kommt darunter.`,
    create: 'Einladung vorbereiten',
    other: 'Region ändern',
    another: 'Andere Domain',
    already: (customer, company) =>
      `${customer} hat bereits eine Beziehung mit ${company}. Es gibt nichts anzunehmen.`,
    alreadyTitle: 'Nichts mehr zu tun',
    unchecked: (customer) =>
      `Bevor etwas vorbereitet wird, frage ich Microsoft, ob ${customer} diese Beziehung schon hat.`,
  },
  choose: {
    title: 'Welches Partnerkonto?',
    unknown:
      'Das Land des Mandanten ist von hier nicht sichtbar. Microsoft nimmt nur das Konto für das Land des Mandanten an; der Kunde kann es noch berichtigen.',
    against:
      'Microsoft nimmt nur das Konto für das Land des Mandanten an. Ein anderes kann abgelehnt werden.',
    label: 'Partnerkonto',
    error: 'Bitte wählen Sie ein Konto.',
    reason: 'Warum dieses',
    reasonError: 'Bitte sagen Sie kurz, warum.',
    take: 'Dieses nehmen',
    back: 'Zurück',
  },
  reseller: {
    title: 'Für welchen Reseller?',
    why: 'Seine Partner-ID kommt in den Link. Zur Wahl stehen bestätigte Reseller der Region des Kontos; tippen Sie den Namen, wenn Ihrer nicht dabei ist.',
    none: 'Keiner: nur unsere eigene Beziehung',
    label: 'Reseller',
    take: 'Diesen nehmen',
    back: 'Zurück',
    error: 'Bitte wählen Sie einen, oder tippen Sie seinen Namen.',
    unknown: (said) => `Ich kenne keinen bestätigten Reseller namens „${said}“.`,
    several: (said) => `Mehrere bestätigte Reseller heißen „${said}“. Bitte wählen Sie einen.`,
    gone: 'Für diesen Reseller kann im Moment nichts vorbereitet werden: nicht bestätigt, angehalten oder in einer anderen Region. Hier ist die Einladung ohne ihn.',
    otherRegion: (company, region) =>
      `${company} verkauft nur in ${region}; die Partner-ID kann nicht in den Link einer anderen Region. Die Einladung wird ohne sie vorbereitet.`,
  },
  notYours: {
    title: 'Dieser Kunde ist in einer anderen Region',
    text: (company, own, customer, theirs) =>
      `${company} verkauft in ${own}, der Mandant von ${customer} ${theirs === undefined ? 'liegt aber in einem anderen Teil der Welt' : `gehört aber zu ${theirs}`}. Microsoft stellt keine Beziehung über Regionen hinweg her. Tippen Sie „mit einem Menschen sprechen“; wir finden mit Ihnen einen Weg.`,
    'no-reseller':
      'Kunden laden nur Leute eines bestätigten Resellers ein. Mit „registrieren“ sehen Sie, wie es um Ihre Firma steht.',
    'reseller-not-active':
      'Neues Geschäft Ihrer Firma ist im Moment angehalten, deshalb bereite ich keine Einladung vor. Mit „Firma“ lesen Sie, warum.',
    'other-region':
      'Ihre Firma verkauft in einer anderen Region als der dieses Kunden. Microsoft stellt keine Beziehung über Regionen hinweg her.',
    closed: 'Es wurde keine Einladung vorbereitet',
  },
  closedCloud: {
    noneTitle: 'Dort verkauft keines unserer Konten',
    none: (country) => `Land des Mandanten: **${country}**. Keines unserer Konten darf dort verkaufen.`,
    another: 'Andere Domain',
  },
};
