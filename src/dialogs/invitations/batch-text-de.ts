import type { BatchWords } from './batch-text-en.ts';

export const de: BatchWords = {
  title: (id, count) => `${id} · ${count} Kunden`,
  reseller: 'Reseller',
  created: 'Begonnen',
  looking: (done, all) =>
    `Es wird nachgesehen: ${done} von ${all}. Meist dauert jeder eine Sekunde; diese Karte ändert sich von selbst.`,
  ready: (found, all) => `${found} von ${all} können eingeladen werden. Verschickt ist noch nichts.`,
  readyNone: 'So, wie die Liste ist, kann niemand eingeladen werden.',
  inviting: (done, all) =>
    `Die Einladungen werden vorbereitet: ${done} von ${all}. Sie können Teams schließen; es geht weiter.`,
  done: ({ invited, mailed, earlier, others }) =>
    earlier === undefined
      ? `Fertig: ${invited} eingeladen, davon ${mailed} per E-Mail; ${others} nicht.`
      : `Fertig: ${invited} neu eingeladen, ${earlier} waren es schon. E-Mails durch diese Liste: ${mailed}; nicht eingeladen: ${others}.`,
  dropped: 'Verworfen. Niemand wurde eingeladen.',
  found: (region, count) => `${region}: ${count}`,
  choose: 'Bitte wählen Sie das Konto',
  chooseWhy:
    'Das Land dieser Mandanten ist von hier nicht sichtbar. Microsoft nimmt nur das Konto für dieses Land an.',
  chooseLabel: (domain) => `Partnerkonto für ${domain}`,
  take: (domain) => `Für ${domain} nehmen`,
  moreToChoose: (count) => `${count} weitere folgen, wenn diese geklärt sind.`,
  not: (count) => `Nicht eingeladen: ${count}`,
  invited: (count) => `Eingeladen: ${count}`,
  line: (line, text) => `Zeile ${line}: ${text}`,
  entry: {
    found: (domain, name, to) => `${domain}${name === '' ? '' : ` – ${name}`}${to === '' ? '' : ` → ${to}`}`,
    invited: (domain, id, how) => `${domain} – ${id}${how}`,
    mailed: ', per E-Mail',
    notMailed: ', noch nicht verschickt',
    earlier: ', war schon eingeladen',
    sent: ', und das ist verschickt',
    problem: (domain, why) => `${domain} – ${why}`,
  },
  why: {
    'not-a-domain': 'das ist kein Domainname',
    'unknown-domain': 'Microsoft kennt keinen solchen Mandanten',
    'own-tenant': 'das ist einer unserer eigenen Mandanten',
    'other-cloud': 'eine andere Cloud von Microsoft; laden Sie ihn einzeln ein, ich führe Sie',
    'not-sold-there': 'dort verkauft keines unserer Konten',
    'other-region': 'der Reseller verkauft in einer anderen Region',
    twice: 'steht schon in der Liste',
    'not-an-address': 'was dort als E-Mail-Adresse steht, ist keine',
    already: 'hat die Beziehung schon',
    failed: 'Microsoft hat nicht geantwortet; noch einmal versuchen',
    'choose-account': 'kein Konto gewählt',
  },
  buttons: {
    prepare: (count) => `Alle ${count} vorbereiten`,
    send: (count) => `Vorbereiten und ${count} E-Mails schicken`,
    sendOne: 'Vorbereiten und 1 E-Mail schicken',
    drop: 'Verwerfen',
    again: 'Noch einmal versuchen',
    list: 'Einladungen zeigen',
  },
  answers: {
    tooLate: 'Die Liste ist inzwischen weiter; die Karte zeigt den Stand.',
    preparing: 'Sie werden vorbereitet. Die Karte zeigt, wie weit es ist; Sie können Teams schließen.',
    dropped: 'Verworfen. Niemand wurde eingeladen.',
    chosen: 'Notiert.',
    noAccount: 'Bitte wählen Sie ein Konto.',
  },
  message: (id, state) => `${id}: ${state}`,
  typed: {
    prepare: ['alle vorbereiten', 'vorbereiten', 'ja'],
    send: ['vorbereiten und schicken', 'schicken', 'E-Mails schicken'],
    drop: ['verwerfen'],
    again: ['noch einmal', 'noch einmal versuchen'],
    list: ['Einladungen zeigen', 'Einladungen'],
    line: ['Zeile'],
  },
};
