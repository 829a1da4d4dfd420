import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'die Übersicht der Einladungen',
  help: {
    title: 'Einladungen',
    sentence: 'sehen, wie sie stehen, erinnern, richtigstellen; oder viele Kunden aus einer Liste einladen',
    command: 'Einladungen',
  },
  list: {
    title: 'Einladungen',
    counts: (open, attention) => `${open} offen; bei ${attention} muss jemand etwas tun.`,
    found: (total, words) => `${total} gefunden zu „${words}“.`,
    page: (page, pages) => `Seite ${page} von ${pages}`,
    none: 'Es gibt keine.',
    noneFor: (words) =>
      `Nichts gefunden zu „${words}“. Suchen Sie einen Namen, eine Domain oder eine Nummer wie I-1042.`,
    entry: (customer, id) => `**${customer}** · ${id}`,
    button: (useful, id) => `${useful} · ${id}`,
    words: 'Suchen (Name, Domain, Nummer)',
    which: 'Zeigen',
    filters: {
      open: 'Offene',
      attention: 'Wo jemand etwas tun muss',
      ended: 'Beendete',
      all: 'Alle',
    },
    typed: {
      open: ['offen', 'offene', 'wartende'],
      attention: ['probleme', 'mit handlungsbedarf', 'handlungsbedarf'],
      ended: ['beendet', 'beendete', 'vorbei'],
      all: ['alle', 'alles'],
    },
    search: 'Suchen',
    next: 'Nächste Seite',
    previous: 'Vorige Seite',
    one: 'Einen Kunden einladen',
    many: 'Mehrere einladen',
    unknown: 'Mit dieser Nummer kenne ich keine Einladung und keine Liste.',
  },
  many: {
    title: 'Mehrere Kunden einladen',
    why: 'Ein Kunde in jeder Zeile: die Domain, dann E-Mail-Adresse und Name des Administrators, wenn Sie sie haben, mit Komma, Strichpunkt oder Tabulator dazwischen. Eine Datei mit Kopfzeile (Domain, E-Mail, Name, Sprache) können Sie einfügen, wie sie ist.',
    label: (most) => `Kunden, höchstens ${most}`,
    reseller: 'Für den Reseller',
    noReseller: 'Keiner: nur unsere eigene Beziehung',
    whom: 'Für wen werden sie eingeladen?',
    read: (count) => `${count} Kunden gelesen. Für einen Reseller steht seine Partner-ID mit in jedem Link.`,
    look: 'Nachsehen',
    never: 'Doch nicht',
    neverSaid: 'Niemand wurde eingeladen.',
    nothing: 'Eingeladen wird erst, wenn Sie gesehen haben, wer gefunden wurde, und Ja gesagt haben.',
    empty: 'Bitte schreiben Sie mindestens einen Kunden, einen in jede Zeile.',
    tooMany: (count, most) =>
      `Das sind ${count} Kunden; eine Liste fasst höchstens ${most}. Bitte machen Sie mehrere Listen daraus.`,
    mayBeCut:
      'Mehr passt auf einmal nicht hinein, vielleicht fehlt das Ende; es wurde nichts vorbereitet. Bitte hängen Sie die Liste als CSV-Datei an oder schicken Sie sie in Teilen.',
    unreadable: (line) => `Zeile ${line} kann ich nicht lesen: Ein Anführungszeichen ist nicht geschlossen.`,
    notAllowed:
      'Die Liste kann nicht begonnen werden: Der Reseller ist nicht bestätigt oder angehalten. Es wurde nichts vorbereitet.',
    unknownReseller: (said) =>
      `Ich kenne keinen bestätigten Reseller namens „${said}“. Bitte wählen Sie einen.`,
  },
};
