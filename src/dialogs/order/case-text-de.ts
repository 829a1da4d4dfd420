import type { CaseWords } from './case-text-en.ts';

export const de: CaseWords = {
  own: 'Ihre eigene Firma',
  somebody: 'der Kunde',
  atBeginning: { own: 'Ihre eigene Firma', somebody: 'Der Kunde' },
  title: {
    draft: (customer) => `${customer} – Entwurf`,
    working: (customer) => `${customer} – in Arbeit`,
    parked: (customer) => `${customer} – wartet`,
    'needs-answer': (customer) => `${customer} – Ihre Antwort fehlt`,
    'needs-person': (customer) => `${customer} – bei unseren Leuten`,
    'awaiting-approval': (customer) => `${customer} – wartet auf Freigabe`,
    done: (customer) => `${customer} ist bereit`,
    discarded: (customer) => `${customer} – verworfen`,
    expired: (customer) => `${customer} – abgelaufen`,
    failed: (customer) => `${customer} – geschlossen`,
  },
  started: (id, when) => `${id} · begonnen ${when} · Sie können Teams schließen`,
  asOf: (id, when) => `${id} · ${when}`,
  line: (quantity, title, term, billing) => `${quantity} × ${title} · ${term} · ${billing}`,
  endsOn: (day) => `endet am ${day}`,
  unitPrice: (price) => `je ${price} pro Abrechnungszeitraum, ohne Steuer`,
  priceUntilThen: (price) => `je ${price} bis dahin, ohne Steuer`,
  firstPrice: (price) => `der erste Zeitraum je ${price}`,
  ordered: 'bestellt',
  notOrdered: 'nicht bestellt',
  steps: {
    approval: { next: 'Freigabe', done: (name, at) => `Freigegeben von ${name} ${at}` },
    tenant: {
      done: (at) => `Mandant angelegt ${at}`,
      now: 'Der Mandant wird angelegt',
      next: 'Mandant angelegt',
    },
    agreement: {
      done: (at) => `Beziehung und Vertrag in Ordnung ${at}`,
      now: 'Beziehung und Vertrag werden geprüft',
      next: 'Beziehung und Vertrag in Ordnung',
    },
    order: {
      done: (at) => `Bestellung von Microsoft angenommen ${at}`,
      now: 'Die Bestellung wird bei Microsoft aufgegeben',
      next: 'Bestellung von Microsoft angenommen',
    },
    licences: {
      done: (at) => `Lizenzen bereit ${at}`,
      now: 'Die Lizenzen werden bereitgestellt',
      next: 'Lizenzen bereit',
    },
    signIn: { next: 'Erste Anmeldung des Administrators übergeben' },
  },
  signIn: {
    waiting: (address, until) => `Die erste Anmeldung wartet auf ${address}: einmal zu öffnen, bis ${until}`,
    undelivered: (address, until) =>
      `Die Mail mit der ersten Anmeldung kam bei ${address} nicht an; sie wartet bis ${until}`,
    opened: (address, at) => `Die erste Anmeldung an ${address} wurde geöffnet: ${at}`,
    expired: (address, at) =>
      `Die erste Anmeldung an ${address} wurde nicht geöffnet und endete ${at}; unsere Leute können eine neue geben`,
    none: 'Microsoft gab für diesen Mandanten keine erste Anmeldung heraus; unsere Leute helfen dem Administrator hinein',
    again: 'Anmeldung erneut mailen',
    answers: {
      sent: (address) => `Eine neue Mail ist unterwegs an ${address}. Der frühere Link gilt nicht mehr.`,
      'too-soon': 'Gerade wurde eine Mail geschickt. Bitte warten Sie einige Minuten.',
      'too-often': 'Öfter darf das nicht gemailt werden. Unsere Leute helfen weiter.',
      ended: 'Sie wurde inzwischen geöffnet oder ist abgelaufen; die Karte sagt, wann.',
      'not-possible': 'Von hier kann keine Mail geschickt werden. Unsere Leute helfen weiter.',
      unknown: 'Zu dieser Bestellung wartet keine erste Anmeldung.',
    },
  },
  expectation: {
    known: (nineOfTen) => `9 von 10 solchen Bestellungen: innerhalb von ${nineOfTen}.`,
    unknown: 'Für eine Zeitangabe gab es noch zu wenige solche Bestellungen.',
    refresh: 'Microsoft aktualisiert diesen Stand alle 15 Minuten.',
    yours: (time) => `Ihre bisher: ${time}.`,
    normal: (time) => `Ihre bisher: ${time}, das ist noch normal.`,
    slow: (usual, yours) =>
      `Üblich sind ${usual}; bei Ihnen sind es ${yours}. Microsoft arbeitet noch; bisher stimmt alles.`,
    slowWithout: (yours) =>
      `Bei Ihnen sind es schon ${yours}, länger als üblich. Microsoft arbeitet noch; bisher stimmt alles.`,
  },
  promise: {
    at: (time) => `um ${time} Uhr`,
    until: (when) => `Ich schreibe hier, sobald es fertig ist, und sonst ${when}.`,
    soon: 'Ich schreibe hier, sobald es fertig ist oder jemand etwas tun muss.',
    card: 'Diese Karte ändert sich von selbst.',
  },
  busy: (time) => `Microsoft ist ausgelastet und bat um Geduld; ich mache um ${time} weiter.`,
  parked: {
    since: (when) => `Wartet seit ${when}.`,
    looked: (when) => `Microsoft zuletzt gefragt: ${when}.`,
  },
  forSellers: 'Verkäufer Ihrer Firma können damit weitermachen.',
  approval: {
    until: (until, then) => `Bis ${until}; ${then}.`,
    later: (names) => `Danach braucht es die Freigabe von ${names}.`,
    why: (reasons) => `Warum es angesehen wird: ${reasons}.`,
    said: {
      question: (name, at, text) => `**${name}** fragt, ${at}: „${text}“`,
      answer: (name, at, text) => `**${name}** antwortet, ${at}: „${text}“`,
      comment: (name, at, text) => `**${name}** bemerkt, ${at}: „${text}“`,
    },
    answer: 'Antwort senden',
    answerLabel: 'Ihre Antwort',
    answerMissing: 'Bitte schreiben Sie die Antwort, höchstens 300 Zeichen.',
    answered: 'Gesendet. Die Frist läuft wieder.',
    noQuestion: 'Es wartet keine Frage mehr auf eine Antwort.',
    takeBack: 'Zurücknehmen',
    takeBackWhy: 'Es wird wieder ein Entwurf, und niemand muss mehr entscheiden. Gekauft wurde nichts.',
    takeBackYes: 'Ja, zurücknehmen',
    resend: 'Ändern und neu senden',
    confirm: 'Ansehen und bestellen',
    drop: 'Fallen lassen',
    returned: {
      rejected: (name, at) => `Abgelehnt von ${name}, ${at}. Gekauft wurde nichts; der Entwurf bleibt.`,
      changed: (name, at, wish) =>
        wish === undefined
          ? `${name} möchte es anders, ${at}. Der Entwurf ist jetzt so; gekauft wurde nichts.`
          : `${wish}, gewünscht von ${name}, ${at}. Der Entwurf ist jetzt so; gekauft wurde nichts.`,
    },
  },
  given: 'Unsere Leute haben es jetzt; Sie hören hier davon.',
  ended: {
    discarded: (when) => `Diese Bestellung wurde verworfen: ${when}. Gekauft wurde nichts.`,
    expired: (when) =>
      `Über diese Bestellung hat niemand rechtzeitig entschieden; sie wurde geschlossen: ${when}. Gekauft wurde nichts.`,
    kept: 'Der dafür angelegte Mandant bleibt, ohne Lizenzen.',
    failed: (when) =>
      `Unsere Leute haben diese Bestellung geschlossen: ${when}. Bitte sprechen Sie mit ihnen, bevor Sie sie neu aufgeben.`,
    draft:
      'Bestellt ist nichts. Ihre Angaben sind gespeichert; Sie oder jemand aus Ihrer Firma können weitermachen.',
  },
  active: (quantity, title) => `${quantity} × ${title}: aktiv`,
  notActive: (quantity, title, status) => `${quantity} × ${title}: ${status}`,
  returnUntil: 'Rückgabe möglich bis',
  fullRefundUntil: 'Volle Erstattung bis',
  partRefundUntil: 'Anteilige Erstattung bis',
  renewsOn: 'Läuft bis',
  buttons: {
    goOn: 'Daran weitermachen',
    change: 'Ändern',
    check: 'Jetzt prüfen',
    discard: 'Verwerfen',
    discardYes: 'Ja, verwerfen',
    discardWhy: 'Gekauft wurde nichts. Ihre Angaben gehen verloren und lassen sich nicht zurückholen.',
    tell: 'Auch Bescheid geben …',
    tellWhy: 'Wer soll das Ende noch erfahren?',
    forward: 'Text für den Kunden',
    forwardWhy:
      'Schicken Sie das dem globalen Administrator des Kunden; der Link öffnet unseren Assistenten in Teams.',
    details: 'Details',
    more: (customer) => `Mehr für ${customer} bestellen`,
  },
  forward: (provider, customer, link) =>
    `Guten Tag, ${provider} und wir möchten Microsoft-Lizenzen für ${customer} bestellen und verwalten. Ein globaler Administrator muss einmal zustimmen; es dauert etwa zwei Minuten und gibt keinen Zugang zu E-Mails, Dateien oder Benutzern. Bitte öffnen Sie diesen Link in Teams; der Assistent führt Sie hindurch: ${link}`,
  fields: {
    company: 'Firma durchsehen',
    address: 'Adresse berichtigen',
    email: 'E-Mail-Adresse berichtigen',
    phone: 'Telefonnummer berichtigen',
    'registration-number': 'Nummer berichtigen',
    prefix: 'Anderen Namen wählen',
    agreement: 'Unterschrift vermerken',
    product: 'Anderes Produkt wählen',
    quantity: 'Menge ändern',
    term: 'Andere Laufzeit wählen',
    promotion: 'Aktion ansehen',
    buyer: 'Kunden ansehen',
    price: 'Neuen Preis ansehen',
  },
  facts: {
    order: 'Bestellung',
    microsoftOrders: 'Bestellung bei Microsoft',
    cart: 'Warenkorb bei Microsoft',
    tenant: 'Mandant',
    reference: 'Ihr Zeichen',
    placedBy: 'Aufgegeben von',
    code: 'Code von Microsoft',
    supportId: 'Support-ID',
  },
  answers: {
    checking: 'Ich frage Microsoft jetzt; die Karte ändert sich mit der Antwort.',
    told: (name) => `${name} erfährt es auch.`,
    noColleague: 'Bescheid geben kann ich nur Leuten, die hier in Ihrer Firma zugelassen sind.',
    discarded: 'Verworfen.',
    soldAlready:
      'Microsoft ist schon um den Verkauf gebeten worden; hier lässt sich das nicht mehr verwerfen.',
  },
  happened: {
    draft: (when) =>
      `Diese Bestellung ist wieder ein Entwurf: ${when}. Durch das Drücken hat sich nichts geändert.`,
    working: (who, when) => `${who} hat diese Bestellung aufgegeben: ${when}. Sie ist unterwegs.`,
    parked: (when) => `Diese Bestellung wartet; Microsoft wurde zuletzt gefragt: ${when}.`,
    'awaiting-approval': (when) => `Diese Bestellung wartet auf Freigabe, seit ${when}.`,
    expired: (when) =>
      `Über diese Bestellung hat niemand rechtzeitig entschieden; sie wurde geschlossen: ${when}.`,
    stopped: (when) => `Diese Bestellung hält an: ${when}. Die Karte sagt, warum.`,
    done: (when) => `Diese Bestellung ist fertig: ${when}.`,
    discarded: (when, who) =>
      who === undefined
        ? `Diese Bestellung wurde verworfen: ${when}.`
        : `${who} hat diese Bestellung verworfen: ${when}.`,
    failed: (when) => `Unsere Leute haben diese Bestellung geschlossen: ${when}.`,
    colleague: 'Jemand aus Ihrer Firma',
  },
  messages: {
    done: (customer, lines, id) => `${customer} ist bereit: ${lines} (${id}).`,
    signIn: (address) => `Die erste Anmeldung geht nur an ${address}; sie lässt sich einmal öffnen.`,
    slow: (customer) => `Die Lizenzen für ${customer} sind noch nicht da.`,
    parked: (what) =>
      `${what} Die Bestellung bleibt und geht von selbst weiter; die Karte sagt, worauf sie wartet.`,
    acceptedAndStopped: (customer, id) => `${customer} hat zugestimmt; ${id} ging weiter und steht wieder.`,
    forward: (link) => `Angenommen wird hier, in Teams: ${link}`,
    because: (why) => `Die Begründung: „${why}“`,
    colleague: 'Jemand Ihrer Kollegen',
    unreached: (who, id, customer, why) =>
      `**${who}** konnte zu ${id} für ${customer} nicht benachrichtigt werden: ${why}. Die Karte zeigt den Stand.`,
    approverMissing: (who, id, customer) =>
      `**${who}** kann ${id} für ${customer} nicht bestellen: Ihre Regeln verlangen eine Freigabe, die sonst niemand geben darf. Mit „Freigaberegeln“ ändern Sie die Regel, mit „Leute“ lassen Sie einen weiteren Inhaber zu.`,
    failed: (id, customer) =>
      `Unsere Leute haben ${id} für ${customer} geschlossen. Die Karte sagt, wie weit es kam.`,
    'first-sign-in-opened': (customer) =>
      `Der Administrator von ${customer} hat die erste Anmeldung geöffnet.`,
    'first-sign-in-expired': (customer) =>
      `Die erste Anmeldung von ${customer} hat niemand rechtzeitig geöffnet. Unsere Leute können eine neue geben.`,
    'first-sign-in-undeliverable': (customer, address) =>
      `Die Mail mit der ersten Anmeldung von ${customer} ist an ${address} nicht zustellbar. Über die Karte geht sie noch einmal hinaus.`,
    'first-sign-in-not-mailed': (customer) =>
      `Die erste Anmeldung von ${customer} konnte von hier nicht gemailt werden. Unsere Leute können sie übergeben.`,
  },
  status: {
    draft: 'Entwurf',
    working: 'unterwegs',
    'awaiting-approval': 'wartet auf Freigabe',
    parked: 'wartet',
    'needs-answer': 'braucht Ihre Antwort',
    'needs-person': 'ist bei unseren Leuten',
    done: 'fertig',
    discarded: 'verworfen',
    expired: 'geschlossen, nicht rechtzeitig freigegeben',
    failed: 'von unseren Leuten geschlossen',
    entry: (what, state) => `${what}: ${state}`,
  },
};
