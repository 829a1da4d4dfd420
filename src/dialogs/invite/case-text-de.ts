import type { CaseWords } from './case-text-en.ts';

export const de: CaseWords = {
  card: {
    title: (id, customer) => `${id} · ${customer}`,
    tenant: 'Mandant',
    account: 'Partnerkonto',
    reseller: 'Reseller',
    reason: 'Grund für die Region',
    to: 'Empfänger',
    language: 'Sprache',
    rights: 'Administratorrechte',
    order: 'Wartende Bestellung',
    remind: 'Erinnerungen',
    delivery: 'Verschickt',
    created: 'Vorbereitet',
    opened: 'Link gezeigt',
    accepted: 'Annahme bemerkt',
    expires: 'Endet',
    found: 'Bemerkt durch',
    batch: 'Eingeladen mit',
    sources: {
      webhook: 'Meldung von Microsoft',
      sweep: 'den regelmäßigen Abgleich',
      asked: 'Nachfrage bei Microsoft',
    },
    languages: { en: 'Englisch', de: 'Deutsch' },
    uninvited: 'Niemand von uns hat diesen Kunden eingeladen; er hat den Link von sich aus angenommen.',
    nobody: 'noch niemand',
    named: (name, address) => `${name} (${address})`,
    delivered: (when, way, mail) => `${when} ${way}${mail === '' ? '' : ` – ${mail}`}`,
    days: (days) => `nach ${days} Tagen`,
    noDays: 'keine',
    next: (when) => `nächste: ${when}`,
    muted: 'der Kunde möchte keine mehr',
    declined: (because) => `Begründung: „${because}“`,
    wrong: (customer, got, meant) =>
      `${customer} hat ${got} angenommen; der Vorgang ist für ${meant}. Es wurde nichts gekauft.`,
    shown: 'Dem Kunden wurde der richtige Link gezeigt.',
    mailed: 'Der richtige Link ging dem Kunden per E-Mail zu.',
    notShown:
      'Beim Kunden konnte niemand benachrichtigt werden: Noch kein Administrator hat diesen Vorgang bei mir geöffnet. Bitte schicken Sie den Text für den Kunden oder rufen Sie an; wer ihn öffnet, sieht sofort den richtigen Link.',
    task: (got) =>
      `Zu tun: Wenn es geklärt ist, die nicht benötigte Beziehung (${got}) entfernen: Partner Center › Kunden › Konto › Beziehung entfernen.`,
    resellerMissing: (company) =>
      `Die Beziehung mit ${company} ist nicht entstanden, nur unsere. Die Partner-ID lässt sich nicht nachtragen: Der Kunde muss den richtigen Link öffnen und noch einmal annehmen.`,
    agreementMissing: (order) => `Die Bestellung ${order} wartet nur noch auf den Kundenvertrag.`,
    resembles: (name, domain) =>
      `Ein anderer Mandant hat ohne Einladung angenommen und könnte dieser Kunde sein: ${name}${domain === '' ? '' : ` (${domain})`}. Ist es dieselbe Firma?`,
    resemblesShort:
      'Ein Mandant mit ähnlichem Namen hat von sich aus angenommen. Der Anbieter prüft, ob es dieser Kunde ist, und sagt Ihnen Bescheid.',
    elsewhere: (address, customer) =>
      `${address} sieht nicht nach einer Adresse von ${customer} aus. Wer den Link von Microsoft öffnet, nimmt für das Unternehmen an, bei dem er angemeldet ist: Bitte vergewissern Sie sich, dass das ${customer} ist.`,
    mailRefused: (address) =>
      `Die E-Mail an ${address} wurde abgewiesen. Bitte berichtigen Sie die Adresse unter „Empfänger und Text“ und schicken Sie sie noch einmal.`,
    mailFailed: (address) =>
      `Die E-Mail an ${address} kam nicht an. Bitte schicken Sie sie noch einmal, oder nutzen Sie einen anderen Weg.`,
    ended: (when) => `Sie endete am ${when}. Eine späte Annahme zählt trotzdem.`,
    removedWhat:
      'Laufende Lizenzen bleiben, Änderungen sind nicht möglich, und die Pflicht zum Support bleibt.',
  },
  buttons: {
    send: 'Per E-Mail schicken',
    sendAgain: 'Noch einmal per E-Mail schicken',
    mailProgram: 'Im Mailprogramm öffnen',
    message: 'Text für den Kunden',
    qr: 'QR-Code',
    post: 'Als Karte senden',
    sent: 'Ich habe sie verschickt',
    copied: 'Als kopierten Text verschickt',
    ownMail: 'Aus meinem Mailprogramm verschickt',
    scanned: 'Dem Kunden gezeigt',
    nudge: 'Erinnern',
    check: 'Jetzt prüfen',
    edit: 'Empfänger und Text',
    save: 'Speichern',
    withdraw: 'Zurückziehen …',
    withdrawYes: 'Ja, zurückziehen',
    renew: 'Neue Einladung',
    rightLink: 'Den richtigen Link schicken',
    same: 'Es ist derselbe Kunde',
    other: 'Es ist jemand anderes',
    settled: 'Aufgabe erledigt',
    agreement: 'Kundenvertrag erfassen',
    order: 'Bestellung öffnen',
  },
  folds: {
    messageWhy:
      'In eine E-Mail oder einen Chat kopieren. Die Worte ändern Sie unter „Empfänger und Text“, die Links nie.',
    microsoftLink: 'Der Link von Microsoft selbst (ohne Assistent):',
    chatLink: 'Der Link in den Chat mit dem Assistenten:',
    qrWhy: 'Er öffnet den Chat mit dem Assistenten zu dieser Einladung.',
    qrAlt: 'QR-Code, der den Chat mit dem Assistenten öffnet',
    to: 'E-Mail-Adresse',
    toName: 'Name',
    language: 'Sprache des Textes',
    words: 'Text',
    days: 'Erinnern nach Tagen (zum Beispiel 2, 5, 10; leer für nie)',
    fixed: 'Diese Links stehen unter Ihrem Text. Niemand kann sie ändern oder verlieren:',
    withdrawWhy:
      'Diese Einladung zurückziehen? Erinnerungen enden, und die Karte des Kunden, falls es eine gibt, sagt es. Der Link von Microsoft gehört zu unserem Partnerkonto und funktioniert weiter: Der Kunde könnte noch annehmen, und Sie würden es erfahren.',
  },
  answers: {
    notYet: (customer) => `Wir dürfen für ${customer} noch nicht bestellen: Microsoft zeigt keine Beziehung.`,
    tooLate: 'Der Vorgang ist inzwischen weiter; die Karte zeigt den Stand.',
    renewed: (id) => `Eine neue Einladung ist vorbereitet; die alte (${id}) ist vorbei.`,
    withdrawn: 'Zurückgezogen. Niemand wird mehr erinnert.',
    sure: (id) =>
      `Noch ist nichts zurückgezogen. Tippen Sie „Ja, zurückziehen ${id}“, oder nutzen Sie die Schaltfläche.`,
    saved: 'Gespeichert.',
    nothingToSave: 'Es war nichts geändert, also gab es nichts zu speichern.',
    mailing: (address) => `Die E-Mail an ${address} ist unterwegs. Die Karte zeigt, was daraus wird.`,
    noted: 'Notiert. Erinnert wird an den Tagen, die auf der Karte stehen, und nur bis zur ersten Antwort.',
    posted:
      'Die Karte steht unten. Leiten Sie sie an den Administrator weiter; wer sie öffnet, kommt zur richtigen Region.',
    nudged: 'Sie werden jetzt erinnert: in Teams, wo es eine Karte gibt, sonst per E-Mail.',
    justSent: (when) => `Sie bekamen gerade erst Nachricht (${when}). Einmal in der Stunde genügt.`,
    noAddress: 'Es gibt noch keine Adresse. Bitte tragen Sie sie unter „Empfänger und Text“ ein.',
    noMailServer:
      'Von hier kann ich keine E-Mails schicken. Bitte nutzen Sie Ihr Mailprogramm, oder kopieren Sie den Text.',
    notAnAddress: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie admin@contoso.com.',
    daysNotPossible: 'Die Tage sind steigende Zahlen, zum Beispiel 2, 5, 10.',
    tooLong: 'Der Text ist zu lang: höchstens 2.000 Zeichen.',
    linkInWords: (found) =>
      `Im Text darf kein Link stehen („${found}“): Der Kunde könnte unsere nicht von anderen unterscheiden. Unsere stehen von selbst darunter.`,
    rightLink: 'Der richtige Link ist wieder vorbereitet und liegt dem Kunden vor.',
    same: 'Notiert. Die Einladung gilt ab jetzt diesem Mandanten.',
    other: 'Notiert. Die Einladung wartet weiter.',
    settled: 'Notiert. Die Aufgabe ist erledigt.',
    staffOnly: 'Das entscheiden die Leute des Anbieters; sie wissen Bescheid.',
    noOrder: 'Auf diese Einladung wartet keine Bestellung.',
  },
  forward: {
    title: (provider) => `${provider} bittet um Ihre Zustimmung`,
    titleReseller: (reseller, provider) => `${reseller} und ${provider} bitten um Ihre Zustimmung`,
    asks: (asking, company, customer) =>
      `**${asking}** fragt, ob **${company}** Microsoft-Lizenzen für **${customer}** kaufen und verwalten darf.`,
    allows: 'Lizenzen bestellen, ändern, verlängern und abrechnen',
    denies: 'kein Zugang zu E-Mails, Dateien, Chats oder Benutzern',
    needs:
      'Zustimmen kann nur ein globaler Administrator; es dauert etwa zwei Minuten und lässt sich jederzeit zurücknehmen.',
    open: 'Assistenten öffnen',
  },
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
    declined: (customer) => `**${customer}** hat abgelehnt. Erinnerungen sind beendet.`,
    declinedBecause: (customer, because) =>
      `**${customer}** hat abgelehnt: „${because}“. Erinnerungen sind beendet.`,
    noAnswer: (customer, reminders) =>
      `**${customer}** hat ${reminders === 0 ? '' : `auch nach ${reminders === 1 ? 'einer Erinnerung' : `${reminders} Erinnerungen`} `}nicht geantwortet. Ein Anruf hilft vielleicht; die Einladung bleibt offen.`,
    remindersStopped: (customer) =>
      `Wer bei **${customer}** daran gearbeitet hat, ist nicht mehr erreichbar; deshalb wird niemand mehr erinnert. Bitte fragen Sie, wer jetzt Administrator ist, und nutzen Sie einen anderen Weg.`,
    proven: (customer, what) => `**${customer}** hat angenommen: ${what}.`,
    resembles: (customer) =>
      `Ein Mandant, der nicht eingeladen war, hat angenommen und könnte **${customer}** sein. Bitte sagen Sie auf der Karte, ob es dieselbe Firma ist.`,
    resemblesShort: (customer) =>
      `Ein Mandant, der ähnlich heißt wie **${customer}**, hat von sich aus angenommen. Der Anbieter prüft, ob es Ihr Kunde ist.`,
    mailRefused: (customer, address) =>
      `Die E-Mail zu **${customer}** an ${address} wurde abgewiesen. Bitte berichtigen Sie die Adresse auf der Karte.`,
    mailFailed: (customer, address) => `Die E-Mail zu **${customer}** an ${address} kam nicht an.`,
    somebody: 'Jemand',
    acceptedElsewhere: (customer, got, meant, id) =>
      `**${customer}** hat **${got}** angenommen${id === undefined ? '' : ` (${id})`}, und diese Einladung ist für **${meant}**. Ziehen Sie sie zurück, wenn ${got} richtig ist; sonst sprechen Sie mit dem Kunden, dessen Link von hier noch gilt.`,
    otherAccount: (by, customer, chosen, expected, reason) =>
      `**${by}** (${customer}) hat **${chosen}** gewählt${expected === undefined ? '; sicher war keine Region' : `, erwartet war aber **${expected}**`}. Grund: „${reason}“. Microsoft lehnt es vielleicht ab; bitte sehen Sie nach.`,
    notAdministrator: (customer) =>
      `**${customer}**: zweimal hat es jemand ohne die Rolle „globaler Administrator“ versucht. Das Weiterleiten wurde gezeigt; ein Anruf hilft vielleicht.`,
    unreached: (customer, why) =>
      `Der Administrator von **${customer}** war in Teams nicht erreichbar: ${why}. Bitte nutzen Sie einen anderen Weg.`,
  },
  status: (id, customer, state) => `${id} · ${customer}: ${state}`,
  statusOf: (state, cases) => `**${state}**: ${cases}`,
  typed: {
    send: ['schicken', 'senden', 'per E-Mail senden'],
    sent: ['verschickt', 'ist verschickt'],
    nudge: ['den Kunden erinnern', 'nachhaken'],
    check: ['prüfen'],
    post: ['Karte', 'Karte senden'],
    withdraw: ['zurückziehen', 'Einladung zurückziehen'],
    renew: ['neu einladen', 'noch einmal einladen'],
    rightLink: ['richtigstellen', 'richtiger Link'],
    same: ['derselbe Kunde', 'derselbe'],
    other: ['jemand anderes', 'eine andere Firma'],
    settled: ['erledigt'],
    order: ['die Bestellung'],
    agreement: ['Kundenvertrag'],
  },
};
