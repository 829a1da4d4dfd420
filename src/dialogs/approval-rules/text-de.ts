import type { Words } from './text-en.ts';
import { ruleWordsDe } from './text-rule-de.ts';

export const de: Words = {
  name: 'die Regeln für Freigaben',
  help: {
    title: 'Freigaberegeln',
    sentence: 'festlegen, welche Bestellungen ein Inhaber zuerst freigibt und wer abwesend ist',
    command: 'Freigaberegeln',
  },
  sentence: {
    amount: (sum) => `Bestellungen über ${sum}`,
    percent: (percent) => `Bestellungen, durch die die Lizenzen um mehr als ${percent} % wachsen`,
    product: (words) => `Bestellungen von Produkten mit „${words}“ im Namen`,
    term: (months) => `Bestellungen für länger als ${months === 1 ? 'einen Monat' : `${months} Monate`}`,
    always: {
      'new-customer': 'Die erste Bestellung für einen neuen Kunden',
      'own-use': 'Bestellungen für eigene Lizenzen',
      'every-order': 'Jede Bestellung',
    },
    forCustomer: (domain) => `für ${domain}`,
    byUnit: (unit, names) => `von ${unit} (${names})`,
    anyOwner: 'ein Inhaber',
    or: ' oder ',
    standIn: (names) => `, Vertretung ${names}`,
    afterThat: '; danach ',
    left: 'jemand, der nicht mehr dabei ist',
  },
  rules: {
    title: 'Freigaberegeln',
    why: 'Eine Bestellung, auf die eine Regel passt, wartet, bis jemand Berechtigtes sie freigegeben hat.',
    several: 'Passen mehrere Regeln, werden alle, die sie nennen, nacheinander gefragt.',
    none: 'Es gibt noch keine eigene Regel: Bestellungen für Kunden gehen sofort ihren Weg.',
    ownUse: (sentence) => `${sentence}, wenn keine Regel sagt, wer`,
    fourEyes: 'Vier Augen',
    fourEyesOn: 'an: Wer bestellt, gibt nie selbst frei',
    fourEyesOff: 'aus: Ein Inhaber darf die eigene Bestellung freigeben',
    without: 'Mehr Lizenzen ohne Freigabe',
    withoutUpTo: (percent) => `bis ${percent} %`,
    never: 'nie',
    answer: 'Vertretung gefragt',
    hours: (hours) => `nach ${hours === 1 ? 'einer Stunde' : `${hours} Stunden`} ohne Antwort`,
    expiry: 'Bestellung geschlossen',
    days: (days) => `nach ${days === 1 ? 'einem Tag' : `${days} Tagen`} ohne Entscheidung`,
    away: 'Abwesend',
    awayUntil: (name, day) => `${name}, bis einschließlich ${day}`,
    nobody: 'niemand',
    channel: 'Kanal',
    noChannel: 'keiner; erwähnen Sie mich in einem Kanal Ihres Teams mit „Freigaben hierher“',
    owners: (names) =>
      `Nur Inhaber ändern das: ${names}. Dass Sie abwesend sind, sagen Sie selbst: „Ich bin bis 3. Dezember abwesend“, „Ich bin wieder da“.`,
    add: 'Regel hinzufügen',
    remove: 'Regel entfernen',
    numbers: 'Zahlen ändern',
    whoIsAway: 'Wer ist abwesend',
    leaveChannel: 'Kanal verlassen',
    done: 'Fertig',
    told: {
      added: '✓ Die Regel ist hinzugefügt. Sie gilt für Bestellungen ab jetzt.',
      removed: '✓ Die Regel ist entfernt. Was schon auf Freigabe wartet, geht weiter, wie es begann.',
      changed: '✓ Die Zahlen sind geändert, für Bestellungen ab jetzt.',
      away: '✓ Notiert. Wo es eine Vertretung gibt, wird sie solange sofort gefragt.',
      back: '✓ Notiert: wieder da.',
      'channel-left': '✓ Freigaben erscheinen nicht mehr im Kanal.',
    },
    missing: (number, names, isYou) =>
      isYou
        ? `⚠ In Regel ${number} vertritt Sie niemand: Bestellungen dazu warten solange auf Sie. Benennen Sie eine Vertretung.`
        : `⚠ Regel ${number}: Wer entscheidet, ist gerade nicht da (abwesend: ${names}). Bestellungen dazu warten solange.`,
    waitsForYou: (ids) =>
      `Bei dem, was schon wartet, vertritt Sie niemand: ${ids}. Bitte entscheiden Sie vorher, mit „Freigaben“.`,
    waitsFor: (name, ids) => `Bei dem, was schon wartet, vertritt niemand ${name}: ${ids}. Es wartet weiter.`,
    stuck: {
      nobody: (number) => `⚠ Regel ${number}: Niemand, der darin steht, arbeitet noch hier.`,
      'own-orders': (number, name) =>
        `⚠ Regel ${number}: Über Bestellungen von ${name} könnte niemand entscheiden; eine Vertretung hilft.`,
      'one-person': (number, name) =>
        `⚠ Regel ${number}: Beide Male wird nur ${name} gefragt, und niemand entscheidet zweimal.`,
    },
  },
  ...ruleWordsDe,
  remove: {
    title: 'Eine Regel entfernen',
    label: 'Welche',
    error: 'Bitte wählen Sie eine Regel.',
    remove: 'Entfernen',
    back: 'Zurück',
  },
  numbers: {
    title: 'Die Zahlen',
    fourEyes: 'Vier Augen',
    on: 'An: Wer bestellt, gibt nie selbst frei',
    off: 'Aus',
    without: 'Prozent mehr Lizenzen, die niemand freigeben muss (darf leer bleiben)',
    answer: 'Stunden, bis eine Vertretung gefragt wird',
    expiry: 'Tage, bis eine Bestellung ohne Entscheidung geschlossen wird',
    save: 'Speichern',
    back: 'Zurück',
    errors: {
      without: 'Der Prozentsatz ist eine ganze Zahl von 1 bis 1000, oder leer.',
      answer: 'Bitte geben Sie 1 bis 336 Stunden an, bis eine Vertretung gefragt wird.',
      expiry: 'Bitte geben Sie 1 bis 60 Tage an, bis eine Bestellung ohne Entscheidung geschlossen wird.',
      order:
        'Die Vertretung würde erst gefragt, wenn die Bestellung schon geschlossen ist. Geben Sie mehr Tage oder weniger Stunden an.',
    },
  },
  away: {
    title: 'Wer ist abwesend?',
    why: 'Solange jemand abwesend ist, werden die Vertretungen sofort gefragt.',
    who: 'Wer',
    whoError: 'Bitte wählen Sie jemanden.',
    me: (name) => `${name} (Sie)`,
    until: 'Letzter Tag der Abwesenheit, zum Beispiel 3. Dezember',
    note: 'Ist abwesend',
    back: 'Ist wieder da',
    leave: 'Zurück',
    errors: {
      day: 'Diesen Tag verstehe ich nicht. Schreiben Sie zum Beispiel 3. Dezember oder Freitag.',
      past: 'Dieser Tag ist vorbei. Bitte geben Sie einen künftigen Tag an, höchstens ein Jahr voraus.',
    },
  },
  channel: {
    here: '✓ Freigaben erscheinen ab jetzt hier. Alle hier sehen sie; entscheiden können nur die Gefragten.',
    gone: '✓ Freigaben erscheinen hier nicht mehr.',
    notHere: 'Freigaben erscheinen hier nicht.',
    onlyInside:
      'Bitte sagen Sie das in dem Kanal, den Sie meinen: Erwähnen Sie mich dort mit „Freigaben hierher“.',
    notYours:
      'Dieses Team gehört nicht zu einem Mandanten Ihrer Firma; Freigaben können hier nicht erscheinen.',
    unnamed: 'ein Kanal Ihres Teams',
  },
  trouble: {
    notOwner: (names) => `Das können nur Inhaber ändern. Bitte fragen Sie ${names}.`,
    tooLate:
      'Jemand anderes ändert die Regeln gerade. Es wurde nichts geändert; bitte noch einmal versuchen.',
    'not-admitted': 'Jemand, den Sie genannt haben, arbeitet nicht mehr hier. Bitte wählen Sie noch einmal.',
    levels: 'Es ist nicht klar, wer entscheidet. Bitte wählen Sie noch einmal.',
    number: 'Eine der Zahlen ergibt keinen Sinn. Es wurde nichts geändert.',
    channel: 'Dieser Kanal kann nicht verwendet werden.',
    'too-many': 'Mehr Regeln gehen nicht. Entfernen Sie zuerst eine.',
    ended: 'Die Regeln der Firma sind im Moment nicht zu sehen.',
  },
};
