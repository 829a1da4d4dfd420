import type { InvitationTexts } from './invitation-text-en.ts';

/** Zur Einladung, auf die eine Bestellung wartet. */
export const de: InvitationTexts = {
  line: (id, address, line) => `Einladung ${id}${address === '' ? '' : ` an ${address}`}: ${line}`,
  none: 'Aus Ihrer Firma hat den Kunden noch niemand eingeladen.',
  buttons: {
    send: 'Einladung an die Administration senden',
    again: 'Neue Einladung',
    forward: 'Ich leite sie selbst weiter',
    open: 'Einladung öffnen',
    nudge: 'Erinnern',
    ask: 'Administration fragen',
  },
  question: {
    title: (customer) => `Wer administriert ${customer}?`,
    why: (customer) =>
      `Eine globale Administratorin oder ein globaler Administrator von ${customer} bekommt einen Brief mit dem Link und Erinnerungen, bis eine Antwort da ist. Eine Zustimmung gilt für Ihre Firma und für uns. Danach geht die Bestellung von selbst weiter.`,
    to: 'E-Mail-Adresse',
    toName: 'Name',
    send: 'Einladung senden',
    forward: 'Ich leite sie selbst weiter',
    cancel: 'Abbrechen',
    notAnAddress: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie admin@contoso.com.',
  },
  agreement: {
    title: (customer) => `Wen darf ich bei ${customer} fragen?`,
    why: 'Der Brief enthält Microsofts Seite mit dem Kundenvertrag; dort liest ihn die globale Administration und nimmt ihn an. Danach geht die Bestellung von selbst weiter.',
    send: 'Brief senden',
    asked:
      'Ich habe die Administration in Teams gefragt. Die Bestellung geht von selbst weiter, sobald der Vertrag da ist.',
    mailed: (address) =>
      `Der Brief an ${address} ist unterwegs. Die Bestellung geht von selbst weiter, sobald der Vertrag da ist.`,
    page: 'Text mit Microsofts Seite',
    pageWhy: 'Senden Sie das der globalen Administration:',
    text: (customer, link) =>
      `Guten Tag, Microsoft bittet ${customer}, den Microsoft-Kundenvertrag anzunehmen, bevor Lizenzen bestellt werden können. Die globale Administration liest ihn hier und nimmt ihn an; das dauert etwa zwei Minuten: ${link}`,
  },
  answers: {
    mailing: (id, address) =>
      `${id} ist vorbereitet, die Mail an ${address} ist unterwegs. Die Karte dazu steht in diesem Chat.`,
    prepared: (id) =>
      `${id} ist vorbereitet. Auf der Karte in diesem Chat stehen Text, Mail und QR-Code zum Weiterleiten.`,
    opened: (id) => `Die Karte von ${id} steht unten.`,
    nudged: 'Die Erinnerung geht jetzt hinaus: in Teams, wo es dort eine Karte gibt, sonst per Mail.',
    justSent: (when) => `Es wurde gerade erst geschrieben (${when}). Einmal in der Stunde genügt.`,
    noAddress: 'Es gibt noch keine Adresse. Bitte tragen Sie sie auf der Karte der Einladung ein.',
    noMailServer: (id) =>
      `Ich kann hier keine Mails senden. ${id} ist vorbereitet: Auf der Karte steht der Text zum Weiterleiten.`,
    tooLate: 'Die Einladung ist inzwischen weiter; die Karte zeigt, wie sie steht.',
    already: (customer) =>
      `${customer} hat laut Microsoft schon zugestimmt. Ich sehe die Bestellung noch einmal an.`,
    notFound: (domain) => `Microsoft kennt keinen Mandanten von ${domain} mehr; es wurde niemand eingeladen.`,
    refused: {
      'no-reseller': 'Für diese Firma können Sie nicht mehr einladen.',
      'reseller-not-active':
        'Der Anbieter muss Ihre Firma erst bestätigen, bevor Kunden eingeladen werden können.',
      'other-region':
        'Ihre Firma verkauft in einer anderen Region als der dieses Kunden; es wurde niemand eingeladen.',
    },
  },
  messages: {
    placed: (customer, when, id, lines) =>
      `${customer} hat zugestimmt (${when}). Ich habe Preis, Aktion und Vertrag noch einmal geprüft, nichts ist teurer, und ${id} darum bestellt: ${lines}.`,
    signed: (customer, when, id, lines) =>
      `Der Kundenvertrag mit ${customer} ist da (${when}). Ich habe den Preis noch einmal geprüft, nichts ist teurer, und ${id} darum bestellt: ${lines}.`,
    usual: (time) => `Lizenzen brauchen gewöhnlich ${time}.`,
    answered: {
      acceptance: (customer, when) => `${customer} hat zugestimmt (${when}).`,
      agreement: (customer, when) => `Der Kundenvertrag mit ${customer} ist da (${when}).`,
    },
    dearer: (title, now, before) => `${title}: ${now} statt ${before}.`,
    priced: (title, now) => `${title}: ${now}.`,
    ended: {
      declined: (customer, id) => `${customer} hat die Einladung ${id} abgelehnt.`,
      expired: (customer, id) =>
        `${customer} hat auf die Einladung ${id} nicht geantwortet; ihre Zeit ist um.`,
      withdrawn: (customer, id) => `Die Einladung ${id} an ${customer} wurde zurückgezogen.`,
    },
    because: (why) => `Die Begründung: „${why}“`,
    stillWaits: (id) =>
      `${id} bleibt und wartet. Auf der Karte können Sie noch einmal einladen oder verwerfen.`,
  },
};
