import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'die Annahme der Partnerbeziehung',
  yourOrganisation: 'Ihre Organisation',
  help: {
    title: 'Unsere Partneranfrage annehmen',
    sentence:
      'Ihre Organisation erlaubt uns, Microsoft-Lizenzen für sie zu kaufen und zu verwalten; etwa zwei Minuten',
    command: 'annehmen',
  },
  greet: {
    title: 'Dürfen wir Lizenzen für Sie kaufen?',
    asks: (provider, company, customer) =>
      `**${provider}** fragt, ob **${company}** Microsoft-Lizenzen für **${customer}** kaufen und verwalten darf. Es dauert etwa zwei Minuten, und nur ein globaler Administrator Ihrer Organisation kann zustimmen.`,
    oneOfOurs: 'unsere Gesellschaft in Ihrer Region',
    start: 'Beginnen',
    grants: 'Was erlaube ich damit?',
    notMe: 'Ich bin nicht die richtige Person',
    later: 'Nicht jetzt',
    laterSaid:
      'In Ordnung. Es wurde nichts geöffnet oder geändert. Tippen Sie „annehmen“, wann immer es passt.',
  },
  grants: {
    title: 'Was das erlaubt',
    yes: ['Lizenzen bestellen, ändern, verlängern und abrechnen', 'Ihre Lizenz- und Rechnungsdaten sehen'],
    no: [
      'E-Mails, Dateien oder Chats lesen oder als einer Ihrer Benutzer handeln – das wäre eine andere Anfrage (GDAP) mit benannten Rollen und einem Enddatum',
      'Abonnements ändern, die Sie von anderen haben',
    ],
    undo: 'Für Ihre Benutzer ändert sich nichts. Sie können es jederzeit entfernen: Admin Center › Einstellungen › Partnerbeziehungen.',
    goOn: 'Weiter',
    back: 'Zurück',
  },
  who: {
    title: 'Können Sie annehmen?',
    why: 'Microsoft lässt nur einen globalen Administrator annehmen. Wenn Sie sich anmelden, sehe ich Ihre eigene Rolle nach, damit Sie es nicht erst beim letzten Schritt merken. Ich sehe Ihren Namen, Ihre Organisation und Ihre Rollen, sonst nichts.',
    card: 'Melden Sie sich mit Ihrem Geschäftskonto an, damit ich sehe, ob Sie globaler Administrator sind.',
    signIn: 'Anmelden',
    goOn: 'Fortfahren',
    another: 'Anders anmelden (Code)',
    without: 'Ohne Anmeldung weiter',
    notNoticed:
      'Microsoft hat Ihre Anmeldung nicht an mich weitergegeben. Wenn das Fenster sagte, dass es geklappt hat, drücken Sie noch einmal Fortfahren; sonst mit Code anmelden oder ohne Anmeldung weiter.',
    failed: {
      cancelled:
        'Das Anmeldefenster wurde vorher geschlossen, deshalb kenne ich Ihre Rolle nicht. Nutzen Sie noch einmal Anmelden in diesem Chat, einen Code, oder gehen Sie ohne Anmeldung weiter.',
      unconfirmed:
        'Microsoft hat Ihre Anmeldung nicht bestätigt. Nutzen Sie noch einmal Anmelden in diesem Chat, einen Code, oder gehen Sie ohne Anmeldung weiter.',
      automatic:
        'Die automatische Anmeldung hat hier nicht geklappt; viele Organisationen lassen sie nicht zu. Nutzen Sie Anmelden in diesem Chat, einen Code, oder gehen Sie ohne Anmeldung weiter.',
    },
    signedIn: '✓ Sie sind angemeldet.',
    over: 'Sie haben hier ohne Anmeldung weitergemacht.',
    down: 'Anmelden ist im Moment nicht möglich. Sie können ohne weitermachen; Microsoft prüft Ihre Rolle auf der eigenen Seite ohnehin.',
  },
  code: {
    title: 'Mit einem Code anmelden',
    steps: [
      'Öffnen Sie die Anmeldeseite und melden Sie sich an.',
      'Sie zeigt sechs Ziffern.',
      'Tippen Sie diese hier ein.',
    ],
    open: 'Anmeldeseite öffnen',
    label: 'Sechsstelliger Code',
    error: 'Der Code hat sechs Ziffern.',
    send: 'Diesen Code verwenden',
    wrong:
      'Dieser Code gilt nicht; ein Code gilt einmal und nur wenige Minuten. Öffnen Sie die Seite noch einmal für einen neuen.',
    without: 'Ohne Anmeldung weiter',
  },
  unsure: {
    title: 'Sind Sie globaler Administrator?',
    why: (user) =>
      `Sie sind als **${user}** angemeldet, aber Ihre Organisation lässt mich Ihre Rollen nicht sehen. Microsoft prüft das auf der eigenen Seite.`,
    yes: 'Ja, bin ich',
    no: 'Nein',
    unknown: 'Ich weiß es nicht',
  },
  notAdmin: {
    title: 'Jemand anders muss annehmen',
    ordinary: (user) =>
      `Sie sind als **${user}** angemeldet, als gewöhnlicher Benutzer. Microsoft lässt nur einen globalen Administrator annehmen. Das liegt nicht an Ihnen, und es ist nichts passiert.`,
    otherRole: (user) =>
      `Sie sind als **${user}** angemeldet. Sie haben eine Administratorrolle, aber nicht die des globalen Administrators, und Microsoft lässt nur diese annehmen.`,
    stated: 'Microsoft lässt nur einen globalen Administrator annehmen. Es ist nichts passiert.',
    another: 'Ich habe ein anderes Admin-Konto',
    whoIs: 'Wer ist unser Admin?',
    forward: 'An meinen Admin weiterleiten',
  },
  whoIs: {
    title: 'Wer ist Ihr Administrator?',
    how: [
      'Meist die Person, die Konten anlegt oder Passwörter zurücksetzt: Ihre IT oder Ihr IT-Partner.',
      'Dort sieht man die Liste: Admin Center › Rollen › Rollenzuweisungen › Globaler Administrator.',
    ],
    forward: 'An meinen Admin weiterleiten',
    back: 'Zurück',
  },
  forward: {
    title: 'Für Ihren globalen Administrator',
    how: 'Kopieren Sie das und schicken Sie es in Teams oder per E-Mail. Nichts davon ist geheim.',
    message: (provider, customer, link) =>
      `${provider} bittet darum, Microsoft-Lizenzen für ${customer} kaufen und verwalten zu dürfen. Nur ein globaler Administrator kann annehmen; es dauert etwa zwei Minuten und gibt keinen Zugang zu E-Mails, Dateien oder Benutzern. Öffnen Sie diesen Link in Teams, der Assistent führt Sie hindurch: ${link}`,
    done: 'Fertig',
    itIsMe: 'Ich bin es doch',
    said: 'Danke. Ich erfahre von Microsoft, wenn angenommen wurde, egal durch wen.',
  },
  region: {
    title: (region) => `Ihre Region: ${region}`,
    certain: (country) => `Land Ihres Microsoft-Mandanten: **${country}**`,
    likely:
      'Ihr Microsoft-Mandant liegt in diesem Teil der Welt. Sein Land sehe ich nicht; bitte prüfen Sie, ob die Region dazu passt.',
    appears: (company) => `Dieser Partner wird auf der Seite von Microsoft stehen: **${company}**`,
    right: 'Ja, das stimmt',
    other: 'Nein – eine andere Region',
    choose: 'In welcher Region ist Ihr Mandant?',
    chooseWhy:
      'Das Land, in dem Ihr Microsoft-Mandant registriert ist, sehe ich nicht, und dieses Land entscheidet. Bitte wählen Sie die Region, zu der es gehört. Gehört es zu keiner davon, tippen Sie „mit einem Menschen sprechen“.',
    label: 'Region und Währung',
    error: 'Bitte wählen Sie eine.',
    take: 'Diese nehmen',
    otherTitle: 'Eine andere Region',
    otherWhy: (country, region) =>
      `Microsoft nimmt nur das Partnerkonto für das Land an, in dem Ihr Mandant registriert ist (${country}: ${region}). Ein anderes kann Microsoft ablehnen.`,
    otherWhyUnknown:
      'Microsoft nimmt nur das Partnerkonto für das Land an, in dem Ihr Mandant registriert ist. Ein anderes kann Microsoft ablehnen.',
    reason: 'Warum (unsere Leute erfahren es)',
    reasonError: 'Bitte sagen Sie kurz, warum, in höchstens 300 Zeichen.',
    back: 'Zurück',
    notSold: 'Wir können Ihnen noch nichts verkaufen',
    notSoldWhy: (country) =>
      `Land Ihres Microsoft-Mandanten: **${country}**. Microsoft lässt Partner nur in ihren eigenen Regionen verkaufen, und keine unserer Gesellschaften verkauft dort. Es wurde nichts geändert.`,
    notSoldTold: ' Unsere Leute wissen Bescheid; vielleicht kennen sie einen Partner für Sie.',
    notSoldWords: (country) =>
      `Der Mandant ist in einem Land registriert, in dem keine unserer Gesellschaften verkauft: ${country}.`,
    noAccount:
      'Keine unserer Gesellschaften verkauft in der Microsoft-Cloud, in der Ihr Mandant liegt. Es wurde nichts geändert; unsere Leute können Ihnen mehr sagen.',
    person: 'Mit einem Menschen sprechen',
  },
  own: {
    title: 'Das ist unser eigener Mandant',
    why: 'Sie sind in der Organisation des Anbieters angemeldet. Sie kann nicht ihr eigener Kunde sein; hier gibt es nichts anzunehmen.',
  },
  already: {
    title: 'Nichts mehr zu tun',
    text: (customer, company) => `**${customer}** erlaubt **${company}** das bereits. Vielen Dank.`,
  },
  waiting: {
    title: 'Jetzt bei Microsoft (etwa 1 Minute)',
    mirror: (company, customer, domain) =>
      `Sie erlauben gleich **${company}**, Lizenzen für **${customer}**${domain === '' ? '' : ` (${domain})`} zu kaufen.`,
    steps: [
      'Öffnen Sie die Seite, am besten in einem privaten Fenster.',
      'Melden Sie sich mit Ihrem Administratorkonto an – nicht mit dem Alltagskonto.',
      'Prüfen Sie, dass genau dieser Partner genannt ist; lesen, Häkchen setzen, Annehmen oder Autorisieren drücken.',
      'Kommen Sie zurück. Ich merke es von selbst und schreibe hier; Sie können Teams schließen.',
    ],
    open: 'Seite von Microsoft öffnen',
    trouble: 'Ich sehe etwas anderes',
    check: 'Fertig – jetzt prüfen',
    remind: 'Morgen erinnern',
    copy: 'Link kopieren',
    copyWhy: 'Text markieren, kopieren und in ein privates Fenster einfügen:',
    qr: 'QR-Code',
    qrAlt: 'QR-Code mit dem Link zur Annahmeseite von Microsoft',
    reminding: (when) => `Ich erinnere Sie am ${when}.`,
    since: (when) =>
      `Link gezeigt am ${when}. Microsoft meldet sich meist binnen einer Minute nach dem Annehmen.`,
  },
  notYet: (when) =>
    `Bei Microsoft gefragt (${when}): noch nicht angenommen. Wenn Sie Annehmen gedrückt haben, warten Sie eine Minute; ich sehe weiter nach. Sieht die Seite anders aus, drücken Sie „Ich sehe etwas anderes“.`,
  accepted: {
    title: 'Angenommen',
    sentence: (when, customer, domain, company) =>
      `Erledigt (bemerkt: ${when}). **${customer}**${domain === '' ? '' : ` (${domain})`} erlaubt **${company}** jetzt, Lizenzen zu kaufen.`,
    told: (provider) => `${provider} weiß Bescheid.`,
    show: 'Im Admin Center ansehen',
    nextStep: 'Wie geht es weiter?',
    nextText: (provider) =>
      `Sie müssen nichts tun. ${provider} richtet alles ein und bestätigt es. Für Sie bestellte Lizenzen erscheinen im Admin Center unter Abrechnung › Ihre Produkte. Die Benutzer merken nichts.`,
    undo: 'Rückgängig / Fragen',
    undoText:
      'Sie können es jederzeit zurücknehmen: Admin Center › Einstellungen › Partnerbeziehungen › Partner wählen › Entfernen. Laufende Lizenzen bleiben bis zum Ende ihrer Laufzeit. Mit „Fragen“ erfahren Sie mehr.',
  },
  wrong: {
    title: 'Eine andere Region wurde angenommen',
    sentence: (customer, got, meant) =>
      `**${customer}** hat **${got}** angenommen; diese Anfrage ist für **${meant}**. Es wurde nichts gekauft.`,
    what: 'Öffnen Sie jetzt die richtige Seite, oder sagen Sie mir, warum die angenommene Region stimmt. Unsere Leute wissen Bescheid und entfernen die Beziehung, die nicht gebraucht wird.',
    right: (region) => `Seite für ${region} öffnen`,
    notYet: (when) => `Bei Microsoft gefragt (${when}): die richtige ist noch nicht angenommen.`,
    keep: (currency) => `Wir zahlen wirklich in ${currency}`,
    reason: 'Falls die angenommene stimmt: warum?',
    reasonMissing:
      'Bitte sagen Sie kurz, warum die angenommene stimmt (höchstens 300 Zeichen); unsere Leute sehen es.',
    kept: 'Notiert. Unsere Leute bestätigen es.',
  },
  ended: {
    expired: 'Diese Anfrage ist beendet',
    expiredText: (when) => `Sie endete am ${when}. Eine neue dauert nur einen Moment.`,
    withdrawn: 'Diese Anfrage wurde zurückgezogen',
    withdrawnText:
      'Der Anbieter hat sie zurückgenommen. Wenn Sie trotzdem annehmen möchten, fangen Sie noch einmal an; nichts ist verloren.',
    removed: 'Die Beziehung wurde entfernt',
    removedText: (customer, company) =>
      `Microsoft zeigt keine Beziehung mehr zwischen **${customer}** und **${company}**. Laufende Lizenzen bleiben; Änderungen sind nicht möglich.`,
    again: 'Noch einmal beginnen',
  },
  messages: {
    wrong: (customer, got, meant) =>
      `${customer} hat **${got}** angenommen, diese Anfrage ist aber für **${meant}**. Es wurde nichts gekauft. Die Karte oben zeigt, was zu tun ist.`,
    quiet:
      'Microsoft hat noch nichts gemeldet. Sieht die Seite anders aus? Drücken Sie auf der Karte „Ich sehe etwas anderes“, dann gehen wir es Schritt für Schritt durch.',
    asked: 'Sie wollten erinnert werden: der Link zur Seite von Microsoft steht auf der Karte oben.',
    removed: (customer) =>
      `Microsoft meldet, dass ${customer} die Beziehung entfernt hat. Laufende Lizenzen bleiben; Änderungen sind nicht möglich.`,
  },
  tooLate: 'Der Vorgang ist inzwischen weiter; die Karte zeigt den Stand.',
  remindSet: (when) => `Ich erinnere Sie am ${when}.`,
  status: {
    opened: (id, company) => `${id}: der Link für ${company} ist offen; noch nicht angenommen`,
    accepted: (id, company, when) => `${id}: Ihre Organisation hat ${company} angenommen (bemerkt: ${when})`,
    wrong: (id) => `${id}: eine andere Region wurde angenommen; bitte sehen Sie auf die Karte`,
    other: (id, state) => `${id}: ${state}`,
    states: {
      created: 'eine Einladung wartet auf Sie; tippen Sie „annehmen“',
      sent: 'eine Einladung wartet auf Sie; tippen Sie „annehmen“',
      opened: 'offen',
      accepted: 'angenommen',
      'wrong-account': 'eine andere Region wurde angenommen',
      expired: 'beendet',
      withdrawn: 'vom Anbieter zurückgezogen',
      removed: 'entfernt',
    },
  },
};
