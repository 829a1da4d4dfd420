import type { ruleWords } from './text-rule-en.ts';

export const ruleWordsDe: typeof ruleWords = {
  condition: {
    title: 'Welche Bestellungen brauchen eine Freigabe?',
    why: 'Wählen Sie eines. Ein zweites ist eine zweite Regel.',
    picks: {
      amount: 'Über einem Betrag',
      percent: 'Viel mehr Lizenzen',
      'new-customer': 'Neuer Kunde',
      product: 'Bestimmte Produkte',
      term: 'Lange Laufzeiten',
      'own-use': 'Eigene Lizenzen',
      'every-order': 'Jede Bestellung',
    },
    cancel: 'Doch nicht',
  },
  value: {
    amount: {
      title: 'Über welchem Betrag?',
      why: 'Die Summe der Bestellung für die ganze Laufzeit, ohne Steuer.',
      label: (currency) => `Betrag in ${currency}`,
      error: (currency) => `Bitte geben Sie einen Betrag in ${currency} an, zum Beispiel 2.000.`,
      otherCurrency: (currency) =>
        `Ihre Bestellungen sind in ${currency}, also muss es der Betrag auch sein, zum Beispiel 2.000.`,
    },
    percent: {
      title: 'Mehr als wie viel Prozent?',
      why: 'Um wie viel die Lizenzen eines Produkts durch die Bestellung wachsen. Ein Produkt, das der Kunde noch nicht hat, zählt immer.',
      label: 'Prozent',
      error: 'Bitte geben Sie eine ganze Zahl von 0 bis 1000 an, zum Beispiel 20.',
    },
    product: {
      title: 'Welche Produkte?',
      why: 'Wörter aus dem Namen des Produkts, wie die Bestellung ihn zeigt. Gemeint sind alle Produkte mit diesen Wörtern.',
      label: 'Wörter des Namens',
      error: 'Bitte geben Sie zwei bis sechzig Zeichen des Namens an, zum Beispiel Copilot.',
    },
    term: {
      title: 'Länger als wie viele Monate?',
      why: 'Laufzeiten sind ein Monat, ein Jahr (12) oder drei Jahre (36).',
      label: 'Monate',
      error: 'Bitte geben Sie eine Zahl von 1 bis 60 Monaten an, zum Beispiel 12.',
    },
    next: 'Weiter',
  },
  products: {
    title: (words) => `Produkte mit „${words}“`,
    these: 'Diese Produkte aus dem heutigen Katalog sind gemeint, und künftige mit diesen Wörtern:',
    none: 'Kein Produkt aus dem heutigen Katalog hat diese Wörter im Namen.',
    unknown: 'Der Katalog antwortet gerade nicht, deshalb kann ich nicht zeigen, was gemeint ist.',
    use: 'Diese Wörter nehmen',
    useAnyway: 'Trotzdem nehmen',
    other: 'Andere Wörter',
  },
  scope: {
    title: 'Wessen Bestellungen?',
    why: 'Eine Einheit ist eine Gruppe Ihrer Verkäufer, zum Beispiel eine Niederlassung.',
    all: 'Alle Bestellungen',
    customer: 'Für einen Kunden',
    unit: 'Von einer Einheit',
  },
  customer: {
    title: 'Welcher Kunde?',
    label: 'Name oder Domain des Kunden',
    error: 'Bitte geben Sie einen Namen oder eine Domain an, zum Beispiel Contoso oder contoso.com.',
    notYours: 'Das ist kein Kunde von Ihnen. Bitte prüfen Sie die Schreibweise.',
    other: 'Keiner davon',
    next: 'Weiter',
  },
  unit: {
    title: 'Welche Einheit?',
    nameLabel: 'Name der Einheit',
    nameError: 'Bitte geben Sie der Einheit einen Namen, zum Beispiel Niederlassung Cork.',
    who: 'Wer in ihr verkauft',
    whoError: 'Bitte wählen Sie mindestens einen Verkäufer.',
    next: 'Weiter',
  },
  deciding: {
    approvers: {
      title: 'Wer entscheidet?',
      why: 'Alle, die Sie wählen, werden gefragt; die erste Antwort zählt.',
    },
    second: {
      title: 'Wer entscheidet danach?',
      why: 'Sie werden gefragt, wenn die erste Freigabe da ist.',
    },
    who: 'Kollegen',
    none: 'Bitte wählen Sie mindestens einen Kollegen, oder nehmen Sie jeden Inhaber.',
    everyOwner: 'Jeder Inhaber',
    chosen: 'Die Gewählten',
    standIns: {
      title: 'Wer vertritt?',
      why: 'Sie werden gefragt, wenn niemand rechtzeitig geantwortet hat oder abwesend ist.',
      none: 'Bitte wählen Sie mindestens einen Kollegen, oder niemanden.',
    },
    nobody: 'Niemand',
    more: {
      title: 'Reicht eine Freigabe?',
      why: 'Mit einer zweiten geben zwei Personen nacheinander frei.',
      enough: 'Eine reicht',
      second: 'Eine zweite',
    },
  },
  summary: {
    title: 'Diese Regel hinzufügen?',
    add: 'Hinzufügen',
    change: 'Neu beginnen',
    cancel: 'Doch nicht',
    same: (number) => `Regel ${number} besagt schon dasselbe; es kam nichts hinzu.`,
    stuck: {
      nobody: () => 'So könnte niemand entscheiden: Es gibt niemanden, der gefragt wird.',
      'own-orders': (name) =>
        `So könnte niemand über Bestellungen von **${name}** entscheiden: Sonst wird niemand gefragt. Nehmen Sie jemanden dazu, oder eine Vertretung.`,
      'one-person': (name) =>
        `So könnte nichts entschieden werden: Beide Male wird nur **${name}** gefragt, und niemand entscheidet zweimal.`,
    },
  },
};
