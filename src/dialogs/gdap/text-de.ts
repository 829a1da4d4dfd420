import type { OwnWords } from './text-en.ts';

export const de: OwnWords = {
  name: 'Administratorrechte anfragen',
  consentName: 'eine Anfrage nach Administratorrechten',
  help: {
    title: 'Beim Kunden Administratorrechte anfragen (GDAP)',
    sentence: 'nur die nötigsten Rollen, mit Ende; der Administrator des Kunden stimmt bei Microsoft zu',
    command: 'gdap contoso.com',
  },
  templates: {
    services: {
      title: 'Verzeichnis lesen, Supportanfragen stellen',
      allows: 'Benutzer, Lizenzen und Dienststatus zu sehen und bei Microsoft Supportanfragen zu stellen',
      not: 'Benutzer, Lizenzen oder Einstellungen ändern',
    },
    licences: {
      title: 'Lizenzen verwalten',
      allows: 'Benutzer zu sehen und ihnen Lizenzen zu geben oder zu nehmen',
      not: 'Benutzer anlegen, Kennwörter zurücksetzen oder Einstellungen ändern',
    },
    'user-help': {
      title: 'Benutzern helfen',
      allows: 'Kennwörter gewöhnlicher Benutzer zurückzusetzen und Lizenzen zu geben oder zu nehmen',
      not: 'Benutzer anlegen oder Administratoren anfassen',
    },
    users: {
      title: 'Benutzer verwalten',
      allows: 'gewöhnliche Benutzer und ihre Lizenzen anzulegen, zu ändern und zu löschen',
      not: 'Administratoren, Postfächer, Dateien oder Einstellungen anfassen',
    },
  },
  purposes: { buying: 'Lizenzen kaufen', azure: 'Nur Azure' },
  roles: {
    'directory-readers': 'Namen von Benutzern, Gruppen und Lizenzen sehen',
    'service-support-administrator': 'Dienststatus sehen und bei Microsoft Supportanfragen stellen',
    'license-administrator': 'Benutzern Lizenzen geben und nehmen',
    'helpdesk-administrator': 'Kennwörter von Benutzern zurücksetzen, die keine Administratoren sind',
    'user-administrator': 'Benutzer anlegen, ändern und löschen, die keine Administratoren sind',
  },
  customer: {
    title: 'Administratorrechte bei welchem Kunden?',
    why: 'Tippen Sie eine der Domänen des Kunden, zum Beispiel contoso.com.',
    label: 'Domäne',
    look: 'Nachsehen',
    notDomain: (said) => `„${said}“ ist kein Domänenname. So sieht einer aus: contoso.com, ohne Leerzeichen.`,
    unknown: (said) =>
      `Microsoft kennt keinen Mandanten mit der Domäne ${said}. Bitte prüfen Sie die Schreibweise.`,
    own: (said) => `${said} ist einer unserer eigenen Mandanten; von uns selbst brauchen wir keine Rechte.`,
  },
  account: {
    title: 'Welches unserer Konten bekommt die Rechte?',
    why: 'Das Land des Mandanten ist von hier nicht zu sehen, und es ist keine Beziehung verzeichnet. Es muss das Konto sein, dessen Leute dort arbeiten.',
    label: 'Partnerkonto',
    error: 'Bitte wählen Sie ein Konto.',
    take: 'Dieses nehmen',
  },
  purpose: {
    title: (customer) => `Was müssen wir bei ${customer} tun?`,
    why: 'Ich frage nur nach den Rollen, die dafür nötig sind.',
    entry: (title, allows, not, roles) => `**${title}** – erlaubt, ${allows}; nicht: ${not}. (${roles})`,
    noRights: (title) => `**${title}** – braucht keine Administratorrechte.`,
    unclear: 'Bitte wählen Sie eines davon, oder tippen Sie, was dort steht.',
  },
  notNeeded: {
    title: 'Keine Administratorrechte nötig',
    buying: (customer) =>
      `Um für ${customer} Lizenzen zu kaufen, genügen die Partnerbeziehung und der Vertrag des Kunden. Nach mehr zu fragen ließe ihn nur zögern.`,
    azure: (customer) =>
      `Um mit Azure zu arbeiten, das wir ${customer} verkaufen, genügen die Rollen des Abonnements selbst; nach Rechten im Verzeichnis muss man nicht fragen.`,
    invite: 'Einladen',
    another: 'Etwas anderes',
    done: 'Fertig',
    nothing: 'Es wurde nichts angefragt.',
  },
  terms: {
    title: 'Für wie lange?',
    why: 'Microsoft erlaubt bis zu zwei Jahre. Mit der Verlängerung geht es an jedem Ende 180 Tage weiter, bis eine Seite es beendet.',
    days: 'Tage (1 bis 730)',
    extension: 'Am Ende',
    extends: 'um 180 Tage verlängern',
    ends: 'enden lassen',
    next: 'Weiter',
    error: 'Bitte geben Sie ganze Tage von 1 bis 730 an.',
  },
  confirm: {
    title: (customer) => `${customer} um Administratorrechte bitten?`,
    customer: 'Kunde',
    account: 'Für unser Konto',
    duration: 'Dauer',
    days: (days) => (days === 1 ? '1 Tag' : `${days} Tage`),
    extension: 'Am Ende',
    create: 'Anfrage vorbereiten',
    purpose: 'Andere Rollen',
    terms: 'Andere Dauer',
    already: 'Es gibt schon eine Anfrage mit diesen Rollen; das ist sie.',
    nothing: 'Den Kunden erreicht nichts, bevor Sie ihm den Link schicken.',
  },
  card: {
    title: (id, customer) => `${id} · Administratorrechte bei ${customer}`,
    ends: {
      unanswered: 'ohne Antwort beendet',
      rejected: 'vom Kunden abgelehnt',
      withdrawn: 'von uns zurückgezogen',
      expired: 'die Zeit ist um',
      dropped: 'von uns beendet',
      removed: 'vom Kunden entfernt',
    },
    tenant: 'Mandant',
    account: 'Für unser Konto',
    purpose: 'Wofür',
    roles: 'Rollen',
    duration: 'Dauer',
    name: 'Name bei Microsoft',
    created: 'Angefragt',
    approveUntil: 'Zustimmung bis',
    active: 'Aktiv seit',
    until: 'Endet',
    extendsAt: (day) => `${day}, dann um 180 Tage verlängert`,
    ended: 'Beendet',
    usual: 'Das dauert meist ein paar Sekunden; die Karte ändert sich von selbst.',
    usualActivation: 'Das dauert meist ein paar Minuten; die Karte ändert sich von selbst.',
    group:
      'Von uns hat niemand Zugriff, solange keine Sicherheitsgruppe von uns diese Rollen hat: Partner Center › Kunden › Administratorbeziehungen › der Name oben › Sicherheitsgruppen hinzufügen.',
    groupHere:
      'Von uns hat niemand Zugriff, solange unsere Sicherheitsgruppe diese Rollen nicht hat. „Unserer Gruppe Zugriff geben“ erledigt das und sagt, wie es steht.',
    linkLives: (day) =>
      `Microsoft kann den Link nicht zurücknehmen: Bis ${day} könnte der Kunde noch zustimmen, und Sie würden es erfahren.`,
    replaced: (by) => `${by} tritt an die Stelle.`,
    delayed: 'Microsoft antwortet im Moment nicht; ich versuche es weiter.',
    refused: (why) => `Microsoft hat es abgelehnt (${why}). Niemand hat etwas bekommen.`,
    rights:
      'Was oft hilft: Die Anwendung des Kontos braucht die Berechtigung DelegatedAdminRelationship.ReadWrite.All, und der Mandant die App „Partner Customer Delegated Administration“.',
    check: 'Jetzt prüfen',
    retry: 'Noch einmal',
    extend: 'Verlängern lassen',
    letEnd: 'Enden lassen',
    access: 'Unserer Gruppe Zugriff geben',
    renew: 'Erneuern',
    message: 'Text für den Kunden',
    messageWhy:
      'Kopieren Sie ihn in eine E-Mail oder einen Chat. Die Worte dürfen Sie ändern, die Links nicht.',
    mail: 'Per E-Mail',
    drop: 'Beenden …',
    dropWhy: {
      waiting: 'Diese Anfrage zurückziehen? Die Karte des Kunden sagt es dann.',
      active:
        'Diese Administratorrechte beenden? Unsere Leute verlieren sofort den Zugriff. Lizenzen und Bestellungen bleiben.',
    },
    dropYes: 'Ja, beenden',
  },
  letter: {
    subject: (provider) => `Administratorrechte für ${provider}`,
    ends: (days) => `für ${days}`,
    extends: (days) => `für ${days}, danach um je 180 Tage verlängert, bis eine Seite es beendet`,
    text: (provider, customer, allows, lasting, chat, link) =>
      `Guten Tag,\n\num ${customer} helfen zu können, bitten wir von ${provider} um Administratorrechte, die erlauben, ${allows}, ${lasting}. Sie können sie jederzeit zurücknehmen. Ein globaler Administrator bei Ihnen muss dem einmal bei Microsoft zustimmen.\n\nUnser Assistent erklärt jede Rolle in Teams: ${chat}\n\nDie Seite von Microsoft: ${link}`,
  },
  notYet: (customer) => `${customer} hat noch nicht zugestimmt.`,
  asItIs: 'Microsoft zeigt nichts Neues.',
  access: {
    asked:
      'Unsere Gruppe bekommt diese Rollen; Microsoft schaltet sie binnen Minuten ein. Drücken Sie dann noch einmal.',
    pending: 'Unsere Gruppe soll diese Rollen haben; Microsoft schaltet sie noch ein.',
    active: 'Unsere Gruppe hat diese Rollen: Ihre Mitglieder können dort arbeiten.',
    'fewer-roles':
      'Unsere Gruppe hat nur einen Teil dieser Rollen. Zum Ändern: Partner Center › Kunden › Administratorbeziehungen.',
    faulty:
      'Microsoft zeigt unsere Gruppe, aber nicht als wirksam. Nehmen Sie sie unter Partner Center › Kunden › Administratorbeziehungen heraus und drücken Sie dann noch einmal.',
    refused: (why) =>
      `Microsoft hat es abgelehnt (${why}). Bitte prüfen Sie, ob die Gruppe der Anbieterdatei eine Sicherheitsgruppe im Mandanten dieses Kontos ist.`,
    'no-group': 'Die Anbieterdatei nennt keine Sicherheitsgruppe für diese Rechte.',
  },
  tooLate: 'Der Vorgang ist inzwischen weiter; die Karte zeigt den Stand.',
  letEnd: (day) => `Microsoft verlängert nicht mehr; es endet am ${day}.`,
  extended: 'Ab jetzt verlängert Microsoft an jedem Ende um 180 Tage.',
  renewed: (id) => `${id} ist an seiner Stelle vorbereitet; die Karte kommt unten.`,
  messages: {
    offered: (id, customer) =>
      `${id}: Die Anfrage an **${customer}** ist fertig. Schicken Sie den Text; beim Kunden ist noch nichts angekommen.`,
    active: (customer, until) =>
      `**${customer}** hat den Administratorrechten zugestimmt; sie gelten bis ${until}.`,
    late: 'Die Anfrage war zurückgezogen; „Beenden“ beendet die Rechte.',
    refused: (id, customer) =>
      `${id}: Microsoft hat die Anfrage an **${customer}** abgelehnt. Bitte sehen Sie nach.`,
    'request-5': (customer, day) =>
      `Die Anfrage nach Administratorrechten bei **${customer}** endet am ${day}, wenn niemand zustimmt.`,
    end: (customer, day) => `Die Administratorrechte bei **${customer}** enden am ${day}.`,
    reissued: (customer, day, id) =>
      `Die Anfrage nach Administratorrechten bei **${customer}** endete am ${day} ohne Antwort. Hier ist eine neue: ${id}.`,
    unanswered: (customer) =>
      `**${customer}** hat auch die zweite Anfrage nach Administratorrechten nicht beantwortet; von selbst frage ich nicht mehr.`,
    rejected: (customer) => `**${customer}** hat die Anfrage nach Administratorrechten abgelehnt.`,
    expired: (customer) =>
      `Die Administratorrechte bei **${customer}** sind vorbei: Die Zeit ist um. Lizenzen und Bestellungen bleiben.`,
    dropped: (customer) =>
      `Die Administratorrechte bei **${customer}** sind beendet. Lizenzen und Bestellungen bleiben.`,
    removed: (customer, day) =>
      `**${customer}** hat unsere Administratorrechte entfernt (bemerkt: ${day}). Lizenzen und Bestellungen bleiben; Arbeit im Mandanten ist nicht mehr möglich.`,
    unreached: (customer, why) =>
      `Bei **${customer}** war jemand in Teams nicht erreichbar: ${why}. Bitte nutzen Sie einen anderen Weg.`,
  },
  status: (id, customer, state) => `${id} · ${customer}: ${state}`,
  statusOf: (state, cases) => `**Administratorrechte ${state}**: ${cases}`,
};
