import { spoken } from '../kit/spoken.ts';
import type { Sight } from './model.ts';

const en = {
  name: 'looking at what went wrong',
  help: {
    title: 'Something looks different',
    sentence: 'we find out step by step what is in the way',
    command: 'trouble',
  },
  see: {
    title: 'What do you see?',
    why: 'Pick what comes closest. Nothing has been accepted or changed so far.',
    unclear: 'I could not tell from that. Which one comes closest?',
    sights: {
      blank: 'A blank page',
      home: 'A shop or a home page',
      permission: '“You don’t have permission”',
      partner: '“Contact your partner”',
      company: 'A different company name',
      loop: 'It keeps asking me to sign in',
      code: 'An error with a code',
    } satisfies Record<Sight, string>,
  },
  advice: {
    titles: {
      blank: 'A blank page',
      home: 'A shop or home page instead of the request',
      permission: 'No permission',
      partner: '“Contact your partner”',
      company: 'Another company name',
      loop: 'Sign-in in a circle',
      code: 'An error code',
    } satisfies Record<Sight, string>,
    texts: {
      blank: [
        'A blank page is nearly always an old sign-in. Close all Microsoft tabs, open a private window, and use the link from the card.',
        'Then it is the browser: try another one, switch off ad blockers for microsoft.com, and allow third-party cookies there.',
      ],
      home: [
        'That page means that the account you are signed in with may not accept. Sign out, open a private window, and sign in with a Global Administrator account.',
        'Check which account is shown at the top right of the page. If it is your everyday account, the administrator account is another one; your IT knows it.',
      ],
      permission: [
        'Only a Global Administrator can accept; Billing Administrator and other roles cannot. Use such an account in a private window, or forward the link.',
        'If your role is switched on only for a time (Privileged Identity Management), activate it first, wait two minutes, and open the link again.',
      ],
      partner: [
        'In this case Microsoft wants us to confirm your agreement. Please tell us who signs for you: name, e-mail address and the date. We do the rest.',
      ],
      company: [
        'The page should show exactly the company on the card. Do not accept another one. Close the page and use the link from the card again.',
        'If it still shows another company, the region does not fit. Say so here, and our people look into it before anything is accepted.',
      ],
      loop: [
        'Two accounts are in each other’s way. Close all Microsoft tabs, open a private window, and sign in there only with the administrator account.',
        'Then delete the cookies of microsoft.com and microsoftonline.com, or use another browser once.',
      ],
      code: ['Please type the code, and the time if the page shows one. I look up what is known about it.'],
    } satisfies Record<Sight, readonly string[]>,
    open: 'Open Microsoft’s page',
    helped: 'That helped',
    still: 'Still the same',
    person: 'Talk to a person',
    back: 'Something else',
    thanks: 'Good. I keep looking and write here as soon as Microsoft reports it.',
    card: 'The link to Microsoft’s page is on the card of your case.',
  },
  signer: {
    label: 'Who signs for you',
    name: 'First and last name',
    email: 'E-mail address',
    date: 'Date of signing',
    send: 'Give signer',
    missing: 'Please give the name and an e-mail address of the person who signs.',
    badEmail: (said: string) => `“${said}” does not look like an e-mail address.`,
    words: (signer: string) =>
      `Microsoft asks the partner to confirm the customer agreement. Signer: ${signer}.`,
    sent: (id: string) =>
      `Thank you. Our people have your details (${id}) and will confirm the agreement; I write here when there is news.`,
  },
  code: {
    label: 'Error code',
    look: 'Look it up',
    missing: 'Please type the code as the page shows it.',
    known: {
      AADSTS50020:
        'The account belongs to another organisation. Sign in with an account of your own organisation.',
      AADSTS50105: 'The account may not use this page. Use a Global Administrator account.',
      AADSTS50076: 'A second factor is needed. Complete the sign-in on your phone and open the link again.',
      AADSTS53003:
        'A rule of your organisation (Conditional Access) blocks this sign-in. Try from a managed device, or ask your IT.',
      AADSTS65001:
        'Your organisation has not allowed this app yet. That concerns signing in to me, not accepting; go on without signing in.',
      AADSTS700016: 'The link points to another organisation. Use the link from the card.',
      '715-123420':
        'Sign-in failed for technical reasons. Use a private window and try again in a few minutes.',
    } as Record<string, string>,
    unknown: (code: string) => `I know nothing certain about ${code}. Our people can find out.`,
  },
  movedOn: {
    title: 'This has moved on',
    accepted: (id: string, when: string) =>
      `Nothing is in the way any more: the acceptance has been noticed (${when}). The card of ${id} shows it.`,
    wrong: (id: string, when: string) =>
      `Another region was accepted (noticed ${when}). The card of ${id} shows what to do.`,
    ended: (id: string) => `${id} is over meanwhile; its card shows how it stands.`,
  },
  handed: (id: string) => `Our people have it (${id}) and will answer here.`,
  words: (sight: string) => `Stuck while accepting: ${sight}. The usual steps did not help.`,
};

export type Words = typeof en;

const de: Words = {
  name: 'die Fehlersuche',
  help: {
    title: 'Etwas sieht anders aus',
    sentence: 'wir finden Schritt für Schritt heraus, was im Weg ist',
    command: 'problem',
  },
  see: {
    title: 'Was sehen Sie?',
    why: 'Wählen Sie, was am ehesten passt. Bisher wurde nichts angenommen oder geändert.',
    unclear: 'Daraus wurde ich nicht schlau. Was passt am ehesten?',
    sights: {
      blank: 'Eine leere Seite',
      home: 'Einen Shop oder eine Startseite',
      permission: '„Sie haben keine Berechtigung“',
      partner: '„Wenden Sie sich an Ihren Partner“',
      company: 'Einen anderen Firmennamen',
      loop: 'Ich soll mich immer wieder anmelden',
      code: 'Einen Fehler mit Code',
    },
  },
  advice: {
    titles: {
      blank: 'Eine leere Seite',
      home: 'Shop oder Startseite statt der Anfrage',
      permission: 'Keine Berechtigung',
      partner: '„Wenden Sie sich an Ihren Partner“',
      company: 'Ein anderer Firmenname',
      loop: 'Anmeldung im Kreis',
      code: 'Ein Fehlercode',
    },
    texts: {
      blank: [
        'Eine leere Seite ist fast immer eine alte Anmeldung. Schließen Sie alle Microsoft-Tabs, öffnen Sie ein privates Fenster und nutzen Sie den Link von der Karte.',
        'Dann liegt es am Browser: Nehmen Sie einen anderen, schalten Sie Werbeblocker für microsoft.com aus und erlauben Sie dort Cookies von Drittanbietern.',
      ],
      home: [
        'Diese Seite bedeutet, dass das angemeldete Konto nicht annehmen darf. Melden Sie sich ab, öffnen Sie ein privates Fenster und melden Sie sich mit dem Konto eines globalen Administrators an.',
        'Sehen Sie oben rechts nach, welches Konto angemeldet ist. Ist es Ihr Alltagskonto, dann ist das Administratorkonto ein anderes; Ihre IT kennt es.',
      ],
      permission: [
        'Nur ein globaler Administrator kann annehmen; Abrechnungsadministrator und andere Rollen nicht. Nutzen Sie so ein Konto in einem privaten Fenster, oder leiten Sie den Link weiter.',
        'Wenn Ihre Rolle nur zeitweise eingeschaltet ist (Privileged Identity Management), aktivieren Sie sie zuerst, warten Sie zwei Minuten und öffnen Sie den Link noch einmal.',
      ],
      partner: [
        'In diesem Fall will Microsoft, dass wir Ihren Vertrag bestätigen. Bitte sagen Sie uns, wer für Sie unterschreibt: Name, E-Mail-Adresse und Datum. Den Rest machen wir.',
      ],
      company: [
        'Die Seite soll genau die Gesellschaft von der Karte zeigen. Nehmen Sie keine andere an. Schließen Sie die Seite und nutzen Sie den Link von der Karte noch einmal.',
        'Zeigt sie weiter eine andere, passt die Region nicht. Sagen Sie es hier, dann sehen unsere Leute nach, bevor etwas angenommen wird.',
      ],
      loop: [
        'Zwei Konten sind einander im Weg. Schließen Sie alle Microsoft-Tabs, öffnen Sie ein privates Fenster und melden Sie sich dort nur mit dem Administratorkonto an.',
        'Löschen Sie dann die Cookies von microsoft.com und microsoftonline.com, oder nehmen Sie einmal einen anderen Browser.',
      ],
      code: [
        'Bitte tippen Sie den Code, und die Uhrzeit, wenn die Seite eine zeigt. Ich sehe nach, was darüber bekannt ist.',
      ],
    },
    open: 'Seite von Microsoft öffnen',
    helped: 'Das hat geholfen',
    still: 'Immer noch dasselbe',
    person: 'Mit einem Menschen sprechen',
    back: 'Etwas anderes',
    thanks: 'Gut. Ich sehe weiter nach und schreibe hier, sobald Microsoft es meldet.',
    card: 'Der Link zur Seite von Microsoft steht auf der Karte Ihres Vorgangs.',
  },
  signer: {
    label: 'Wer unterschreibt für Sie',
    name: 'Vor- und Nachname',
    email: 'E-Mail-Adresse',
    date: 'Datum der Unterschrift',
    send: 'Unterzeichner angeben',
    missing: 'Bitte geben Sie Name und E-Mail-Adresse der unterzeichnenden Person an.',
    badEmail: (said) => `„${said}“ sieht nicht wie eine E-Mail-Adresse aus.`,
    words: (signer) =>
      `Microsoft bittet den Partner, den Kundenvertrag zu bestätigen. Unterzeichner: ${signer}.`,
    sent: (id) =>
      `Danke. Unsere Leute haben Ihre Angaben (${id}) und bestätigen den Vertrag; ich schreibe hier, wenn es etwas Neues gibt.`,
  },
  code: {
    label: 'Fehlercode',
    look: 'Nachsehen',
    missing: 'Bitte tippen Sie den Code, wie ihn die Seite zeigt.',
    known: {
      AADSTS50020:
        'Das Konto gehört zu einer anderen Organisation. Melden Sie sich mit einem Konto Ihrer eigenen Organisation an.',
      AADSTS50105:
        'Das Konto darf diese Seite nicht nutzen. Nehmen Sie das Konto eines globalen Administrators.',
      AADSTS50076:
        'Ein zweiter Faktor ist nötig. Schließen Sie die Anmeldung am Telefon ab und öffnen Sie den Link noch einmal.',
      AADSTS53003:
        'Eine Regel Ihrer Organisation (Bedingter Zugriff) verhindert diese Anmeldung. Versuchen Sie es mit einem verwalteten Gerät oder fragen Sie Ihre IT.',
      AADSTS65001:
        'Ihre Organisation hat diese App noch nicht erlaubt. Das betrifft die Anmeldung bei mir, nicht das Annehmen; gehen Sie ohne Anmeldung weiter.',
      AADSTS700016: 'Der Link zeigt auf eine andere Organisation. Nutzen Sie den Link von der Karte.',
      '715-123420':
        'Die Anmeldung ist technisch gescheitert. Nehmen Sie ein privates Fenster und versuchen Sie es in einigen Minuten noch einmal.',
    },
    unknown: (code) => `Über ${code} weiß ich nichts Sicheres. Unsere Leute können es herausfinden.`,
  },
  movedOn: {
    title: 'Es geht schon weiter',
    accepted: (id, when) =>
      `Es steht nichts mehr im Weg: die Annahme wurde bemerkt (${when}). Die Karte von ${id} zeigt sie.`,
    wrong: (id, when) =>
      `Eine andere Region wurde angenommen (bemerkt: ${when}). Die Karte von ${id} zeigt, was zu tun ist.`,
    ended: (id) => `${id} ist inzwischen vorbei; die Karte zeigt den Stand.`,
  },
  handed: (id) => `Unsere Leute haben es (${id}) und antworten hier.`,
  words: (sight) => `Kommt beim Annehmen nicht weiter: ${sight}. Die üblichen Schritte haben nicht geholfen.`,
};

export const words = spoken<Words>({ en, de });
