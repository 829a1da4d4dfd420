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
    notDomain: (said) => `„${said}“ ist kein Domainname. Er sieht aus wie contoso.com, ohne Leerzeichen.`,
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
    certain: (country) => `Land des Mandanten: ${country}`,
    likely: 'das einzige für diesen Teil der Welt; das Land des Mandanten ist von hier nicht sichtbar',
    chosen: 'Sie haben es gewählt',
    clouds: {
      public: 'öffentliche Cloud',
      'us-government': 'US Government',
      china: 'China (21Vianet)',
      germany: 'Deutschland (geschlossen)',
    },
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
  closedCloud: {
    usTitle: 'US-Government-Mandant',
    us: 'In dieser Cloud gibt es keine Beziehungsanfragen an bestehende Kunden; es geht über unser Behördenkonto und eine Berechtigungsprüfung.',
    chinaTitle: 'Von 21Vianet betriebener Mandant',
    china:
      'Vertrag, Bestellung und Annahme laufen dort getrennt, und GDAP gibt es nicht. Unser China-Team übernimmt.',
    germanyTitle: 'Microsoft Cloud Deutschland',
    germany:
      'Diese Cloud nimmt keine neuen Kunden mehr. Führen Sie den Kunden in die europäische öffentliche Cloud; ein bestehender Mandant muss umziehen.',
    noneTitle: 'Dort verkauft keines unserer Konten',
    none: (country) => `Land des Mandanten: **${country}**. Keines unserer Konten darf dort verkaufen.`,
    another: 'Andere Domain',
  },
  card: {
    title: (id, customer) => `${id} · ${customer}`,
    tenant: 'Mandant',
    account: 'Partnerkonto',
    reason: 'Grund für die Region',
    created: 'Vorbereitet',
    opened: 'Link gezeigt',
    accepted: 'Annahme bemerkt',
    expires: 'Endet',
    found: 'Bemerkt durch',
    sources: {
      webhook: 'Meldung von Microsoft',
      sweep: 'den regelmäßigen Abgleich',
      asked: 'Nachfrage bei Microsoft',
    },
    uninvited: 'Niemand von uns hat diesen Kunden eingeladen; er hat den Link von sich aus angenommen.',
    states: {
      created: 'vorbereitet, noch nicht verschickt',
      sent: 'verschickt, noch nicht geöffnet',
      opened: 'Link gezeigt, noch nicht angenommen',
      accepted: 'angenommen',
      'wrong-account': 'falsches Konto angenommen',
      declined: 'vom Kunden abgelehnt',
      expired: 'ohne Antwort beendet',
      withdrawn: 'zurückgezogen',
      removed: 'Beziehung entfernt',
    },
    replaced: (by) => `ersetzt durch ${by}`,
    message: 'Text für den Kunden',
    messageWhy: 'In eine E-Mail oder einen Chat kopieren. Die Worte dürfen Sie ändern, den Link nicht.',
    text: (provider, customer, link) =>
      `Guten Tag, ${provider} möchte Microsoft-Lizenzen für ${customer} kaufen und verwalten. Ein globaler Administrator muss einmal zustimmen; es dauert etwa zwei Minuten und gibt keinen Zugang zu E-Mails, Dateien oder Benutzern. Bitte öffnen Sie diesen Link in Teams; unser Assistent führt Sie hindurch und findet mit Ihnen die richtige Region: ${link}`,
    microsoftLink: 'Der Link von Microsoft selbst (ohne Assistent):',
    sent: 'Ich habe sie verschickt',
    withdraw: 'Zurückziehen …',
    withdrawWhy:
      'Diese Einladung zurückziehen? Erinnerungen enden, und die Karte des Kunden, falls es eine gibt, sagt es. Der Link von Microsoft gehört zu unserem Partnerkonto und funktioniert weiter: Der Kunde könnte noch annehmen, und Sie würden es erfahren.',
    withdrawYes: 'Ja, zurückziehen',
    check: 'Jetzt prüfen',
    renew: 'Neue Einladung',
    wrong: (customer, got, meant) =>
      `${customer} hat ${got} angenommen; der Vorgang ist für ${meant}. Es wurde nichts gekauft.`,
    shown: 'Dem Kunden wurde der richtige Link gezeigt.',
    notShown:
      'Beim Kunden konnte niemand benachrichtigt werden: Noch kein Administrator hat diesen Vorgang bei mir geöffnet. Bitte schicken Sie den Text für den Kunden oder rufen Sie an; wer ihn öffnet, sieht sofort den richtigen Link.',
    task: (got) =>
      `Zu tun: Wenn es geklärt ist, die nicht benötigte Beziehung (${got}) entfernen: Partner Center › Kunden › Konto › Beziehung entfernen.`,
  },
  notYet: (customer) => `Wir dürfen für ${customer} noch nicht bestellen: Microsoft zeigt keine Beziehung.`,
  tooLate: 'Der Vorgang ist inzwischen weiter; die Karte zeigt den Stand.',
  renewed: (id) => `Eine neue Einladung ist vorbereitet; die alte (${id}) ist vorbei.`,
  messages: {
    accepted: (customer, company, when) =>
      `**${customer}** hat **${company}** angenommen (bemerkt: ${when}).`,
    late: 'Die Einladung war schon beendet; die Annahme zählt trotzdem.',
    uninvited: (customer, company, when) =>
      `**${customer}** hat **${company}** angenommen (bemerkt: ${when}), obwohl niemand von uns eingeladen hat. Der Kunde steht jetzt in der Kundenliste.`,
    wrong: (customer, got, meant) =>
      `**${customer}** hat **${got}** statt **${meant}** angenommen. Es wurde nichts gekauft.`,
    kept: (customer, got, reason) =>
      `**${customer}** sagt, **${got}** sei richtig: „${reason}“. Der Vorgang wurde darauf geändert; bitte klären Sie es mit dem Kunden.`,
    removed: (customer, company) =>
      `**${customer}** hat keine Beziehung mehr mit **${company}**. Laufende Lizenzen bleiben; Änderungen sind nicht möglich. Die Pflicht zum Support bleibt.`,
    expired: (customer) => `Die Einladung von **${customer}** endete ohne Antwort.`,
    somebody: 'Jemand',
    otherAccount: (by, customer, chosen, expected, reason) =>
      `**${by}** (${customer}) hat **${chosen}** gewählt${expected === undefined ? '; sicher war keine Region' : `, erwartet war aber **${expected}**`}. Grund: „${reason}“. Microsoft lehnt es vielleicht ab; bitte sehen Sie nach.`,
    notAdministrator: (customer) =>
      `**${customer}**: zweimal hat es jemand ohne die Rolle „globaler Administrator“ versucht. Das Weiterleiten wurde gezeigt; ein Anruf hilft vielleicht.`,
    unreached: (customer, why) =>
      `Der Administrator von **${customer}** war in Teams nicht erreichbar: ${why}. Bitte nutzen Sie einen anderen Weg.`,
  },
  status: (id, customer, state) => `${id} · ${customer}: ${state}`,
  statusOf: (state, cases) => `**${state}**: ${cases}`,
};
