import type { ApprovalWords } from './approval-text-en.ts';

export const de: ApprovalWords = {
  own: 'Ihre eigene Firma',
  colleague: 'Jemand aus Ihrer Firma',
  nobody: 'niemanden',
  or: (names, last) => `${names} oder ${last}`,
  thenOf: ', dann ',
  goods: (quantity, title) => `${quantity} × ${title}`,
  instead: (now, before) => `${now} statt ${before}`,
  manyGoods: (products, licences) => `${products} Produkte (${licences} Lizenzen)`,
  forCustomer: (goods, customer) => `${goods} für ${customer}`,
  inAll: (what, total) => `${what} (${total})`,
  months: (count) => `${count} Monate`,
  reasons: {
    amount: (over) => `Bestellung über mehr als ${over}`,
    percent: (over) => `die Lizenzen wachsen um mehr als ${over} %`,
    'new-customer': () => 'erste Bestellung für diesen Kunden',
    product: (words) => `Produkt mit dem Namen „${words}“`,
    term: (over) => `Laufzeit über ${over}`,
    'own-use': () => 'Lizenzen für Ihre eigene Firma',
    'every-order': () => 'jede Bestellung wird angesehen',
  },
  because: (why) => `Begründung: „${why}“`,
  noPrice: 'kein Preis',
  differences: {
    price: (title, now, before) => `${title}: ${now} statt ${before}.`,
    quantity: (title, now, before) => `${title}: ${now} statt ${before} Lizenzen.`,
    plan: (title, now, before) => `${title}: ${now} statt ${before}.`,
    ends: (title) => `${title}: endet an einem anderen Tag.`,
    promotion: (title) => `${title}: Die Aktion ist eine andere.`,
    promotionEnded: (title) => `${title}: Die Aktion ist vorbei.`,
    added: (goods) => `Neu: ${goods}.`,
    removed: (goods) => `Weggefallen: ${goods}.`,
    total: (now, before) => `Zusammen: ${now} statt ${before}.`,
    other: 'Preis, Aktion oder Bedingungen sind nicht mehr wie zuvor.',
  },
  afterwards: {
    standIn: (names) => `danach kann auch ${names} entscheiden`,
    closed: (when) => `ohne Entscheidung wird die Bestellung geschlossen: ${when}`,
    closedThen: 'dann wird die Bestellung geschlossen',
  },
  stands: {
    open: (names, until) => `Wartet auf ${names}, bis ${until}.`,
    paused: (name) => `Wartet auf eine Antwort von ${name}; die Frist steht so lange still.`,
    pausedForYou: 'Wartet auf Ihre Antwort; die Frist steht so lange still.',
    approved: (name, at) => `Freigegeben von ${name}, ${at}.`,
    rejected: (name, at) => `Abgelehnt von ${name}, ${at}.`,
    changed: (name, at) => `${name} möchte es anders, ${at}; zuerst bestätigt das der Verkauf.`,
    superseded: (differences) => `Seitdem geändert: ${differences}`,
    follower: (id) => `An die Stelle tritt ${id}.`,
    expired: (at) =>
      `Niemand hat bis ${at} entschieden. Die Bestellung ist geschlossen; gekauft wurde nichts.`,
    withdrawn: (name, at) => `Zurückgenommen von ${name}, ${at}. Es ist nichts mehr zu entscheiden.`,
  },
  happened: {
    requested: {
      yours: (who, what, until) =>
        `${who} bittet Sie um Freigabe: ${what}. Bitte entscheiden Sie bis ${until}.`,
      again: (earlier, what, until) =>
        `Worum es bei ${earlier} ging, hat sich geändert; deshalb werden Sie neu gefragt: ${what}. Bitte entscheiden Sie bis ${until}.`,
      own: (what, names, until) =>
        `${what}: wartet auf die Freigabe durch ${names}, bis ${until}. Vorher wird nichts gekauft.`,
      others: (who, what, names, until) =>
        `${who} bittet um Freigabe: ${what}. Gewartet wird auf ${names}, bis ${until}.`,
    },
    reminded: {
      yours: (what, until, then) =>
        `Ihre Entscheidung steht noch aus: ${what}. Bitte entscheiden Sie bis ${until}; ${then}.`,
      others: (what, names) => `${names} wurde erinnert: ${what}.`,
    },
    escalated: {
      yours: (what, missed, until) =>
        `Von ${missed} kam rechtzeitig keine Entscheidung, deshalb können auch Sie entscheiden: ${what}. Bitte tun Sie es bis ${until}.`,
      others: (what, names) =>
        `Über ${what} wurde nicht rechtzeitig entschieden. Jetzt wird auf ${names} gewartet.`,
    },
    given: {
      yours: (what, missed, until) =>
        `Sie werden als Vertretung für ${missed} gefragt: ${what}. Bitte entscheiden Sie bis ${until}.`,
      others: (what, names) => `Die Vertretung wurde gefragt: ${what}. Jetzt wird auf ${names} gewartet.`,
    },
    'level-approved': {
      yours: (who, what, until) =>
        `${who} hat freigegeben; jetzt fehlt noch Ihr Wort: ${what}. Bitte entscheiden Sie bis ${until}.`,
      others: (who, what, names) => `${who} hat freigegeben: ${what}. Jetzt wird auf ${names} gewartet.`,
    },
    approved: (who, what, at) => `${who} hat freigegeben: ${what}, ${at}. Jetzt wird bestellt.`,
    'approved-first': (who, what, at) =>
      `${who} hat freigegeben: ${what}, ${at}. Bestellt wird, sobald der Kunde zugestimmt hat.`,
    rejected: {
      own: (who, what, why) =>
        `${who} hat abgelehnt: ${what}. „${why}“ Gekauft wurde nichts; Sie können ändern und neu senden oder verwerfen.`,
      others: (who, what, why) => `${who} hat abgelehnt: ${what}. „${why}“ Gekauft wurde nichts.`,
    },
    asked: {
      own: (who, what, text) =>
        `${who} fragt Sie zu ${what}: „${text}“ Bitte antworten Sie auf der Karte; bis dahin steht die Frist still.`,
      others: (who, what, text) => `${who} fragt den Verkauf zu ${what}: „${text}“`,
    },
    answered: {
      yours: (who, what, text, until) =>
        `${who} antwortet zu ${what}: „${text}“ Bitte entscheiden Sie bis ${until}.`,
      others: (who, what, text) => `${who} antwortet zu ${what}: „${text}“`,
    },
    commented: (who, what, text) => `${who} bemerkt zu ${what}: „${text}“`,
    changed: {
      own: (who, what) =>
        `${who} möchte es anders: ${what}. Die Bestellung ist wieder ein Entwurf, so wie gewünscht; bitte sehen Sie ihn an und bestellen Sie, oder verwerfen Sie ihn.`,
      others: (who, what) =>
        `${who} möchte es anders: ${what}. Zuerst sieht der Verkauf es an; gekauft wurde nichts.`,
    },
    superseded: (what, differences) =>
      `Seit der Bitte um Freigabe hat sich etwas geändert: ${what}. ${differences}`,
    expired: {
      own: (what) =>
        `Über ${what} hat niemand rechtzeitig entschieden. Die Bestellung ist geschlossen; gekauft wurde nichts. Wird es noch gebraucht, beginnen Sie bitte neu.`,
      others: (what) =>
        `Über ${what} hat niemand rechtzeitig entschieden. Die Bestellung ist geschlossen; gekauft wurde nichts.`,
    },
    withdrawn: (who, what) => `${who} hat zurückgenommen: ${what}. Zu entscheiden ist nichts mehr.`,
    unreached: {
      onCard: (names) => `In Teams nicht erreicht: ${names}.`,
      onCardMailed: (names) => `In Teams nicht erreicht, stattdessen per Mail angeschrieben: ${names}.`,
      missed: (who, what, why) => `${who} wurde nicht erreicht (${what}): ${why}.`,
      cannot: (who, what, why) => `${who} kann nicht mehr entscheiden (${what}): ${why}.`,
      mailed: 'Eine Mail ist dorthin unterwegs.',
      others: (names) => `Gewartet wird auch auf ${names}.`,
      nobody: 'Sonst kann niemand gefragt werden; bitte sprechen Sie selbst mit der Person.',
      nobodyLeft:
        'So, wie sie steht, kann sonst niemand gefragt werden. Nehmen Sie die Bestellung zurück und geben Sie sie noch einmal auf: Dann frage ich, wer jetzt entscheidet.',
    },
    unanswered: {
      yours: (what, until) =>
        `Der Verkauf hat Ihre Frage zu ${what} nicht beantwortet. Die Frist läuft wieder: Bitte entscheiden Sie bis ${until}.`,
      own: (what) => `Die Frage zu ${what} wartet noch auf Ihre Antwort. Die Frist läuft wieder.`,
      others: (what) => `Die Frage zu ${what} blieb ohne Antwort. Die Frist läuft wieder.`,
    },
  },
};
