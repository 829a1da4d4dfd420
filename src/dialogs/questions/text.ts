import { spoken } from '../kit/spoken.ts';

/** One answered question; `words` are what people type for it. */
export interface Article {
  readonly question: string;
  readonly answer: string;
  readonly words: readonly string[];
}

const en = {
  name: 'questions and answers',
  help: {
    title: 'Questions and answers',
    sentence: 'what the relationship allows, who may accept, how to undo it',
    command: 'questions',
  },
  list: { title: 'What would you like to know?', why: 'Pick a question, or type yours.' },
  aside: (question: string, answer: string) => `**${question}** ${answer}\n\nThe card above waits as it is.`,
  none: 'I have no answer to that. Pick a question below, or type “talk to a person”.',
  helpful: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  more: 'Another question',
  done: 'Done',
  remark: 'What was missing?',
  remarkLabel: 'Your words',
  send: 'Send',
  skip: 'Skip',
  person: 'Talk to a person',
  thanks: 'Thank you.',
  thanksRemark: 'Thank you. Our people have your remark and may answer here.',
  contact: (name: string, email: string, phone: string) =>
    `You can also reach ${name}: ${email}${phone === '' ? '' : `, ${phone}`}.`,
  source: 'Source: Microsoft’s partner documentation, in our words.',
  articles: {
    return: {
      question: 'Can an order be cancelled, or licences be given back?',
      answer:
        'A draft, and an order that waits for somebody, can be thrown away on its card. Once Microsoft has taken an order, its licences can be given back for a few days: its card says until when, and with what refund. After that they run to the end of their term. Giving back is not done in this chat; type “talk to a person”, and our people do it.',
      words: [],
    },
    quantity: {
      question: 'Can the number of licences be changed later?',
      answer:
        'More at any time: “Order more” on the card of the order, or a new order for the same customer. Fewer only while they can be given back, which is a few days after they were bought, or with the end of the term. For fewer, type “talk to a person”.',
      words: [],
    },
    files: {
      question: 'Does it give access to my files or mail?',
      answer:
        'No. Accepting lets the partner provision, manage and bill licences. It gives no access to data, e-mail, files or user accounts. Administration would be a separate request (GDAP) with named roles and an end date, which you would have to accept as well.',
      words: ['files', 'mail', 'access', 'data', 'privacy'],
    },
    change: {
      question: 'What changes for our users?',
      answer:
        'Nothing. Nobody has to do anything, nothing is installed, and existing subscriptions stay as they are.',
      words: ['users', 'change', 'impact'],
    },
    who: {
      question: 'Who may accept?',
      answer:
        'Only a Global Administrator of your organisation. If that is not you, type “accept” and choose “I am not the right person”: you get a text to forward.',
      words: ['who', 'global administrator', 'admin', 'role'],
    },
    region: {
      question: 'Why is the region important?',
      answer:
        'Microsoft bills licences through the partner account for the country your tenant is registered in. I look the country up when your sign-in lets me see it; otherwise I ask you for the region. If the card names the wrong one, choose “No – another region” on it before you accept. Accepting another account buys nothing, but it has to be put right: I notice it, and write here what to do.',
      words: ['region', 'currency', 'country', 'billing'],
    },
    blank: {
      question: 'I got an error or a blank page',
      answer:
        'Usually an older sign-in is in the way, or the account is not a Global Administrator. Type “trouble”, and we look at it step by step.',
      words: ['blank', 'error', 'page'],
    },
    undo: {
      question: 'Can I remove it later?',
      answer:
        'Yes, at any time: admin center › Settings › Partner relationships › choose the partner › Remove. Running licences stay until their term ends; the partner can then no longer change them.',
      words: ['remove', 'undo', 'cancel', 'revoke'],
    },
    gdap: {
      question: 'What is GDAP, and do we need it?',
      answer:
        'GDAP is a separate permission to administer services, with named roles and an end date. It is not needed for buying licences.',
      words: ['gdap', 'delegated', 'administration'],
    },
    germany: {
      question: 'We are in the Microsoft Cloud Germany',
      answer:
        'That cloud is closed to new customers. You can use the European cloud; an existing tenant needs a move, which our people plan with you.',
      words: ['germany', 'german cloud', 'deutschland'],
    },
  } satisfies Record<string, Article>,
};

export type Words = typeof en;
export type ArticleId = keyof Words['articles'];

const de: Words = {
  name: 'Fragen und Antworten',
  help: {
    title: 'Fragen und Antworten',
    sentence: 'was die Beziehung erlaubt, wer annehmen darf, wie man sie zurücknimmt',
    command: 'fragen',
  },
  list: { title: 'Was möchten Sie wissen?', why: 'Wählen Sie eine Frage, oder tippen Sie Ihre eigene.' },
  aside: (question, answer) => `**${question}** ${answer}\n\nDie Karte darüber wartet, wie sie ist.`,
  none: 'Darauf habe ich keine Antwort. Wählen Sie unten eine Frage, oder tippen Sie „mit einem Menschen sprechen“.',
  helpful: 'War das hilfreich?',
  yes: 'Ja',
  no: 'Nein',
  more: 'Noch eine Frage',
  done: 'Fertig',
  remark: 'Was hat gefehlt?',
  remarkLabel: 'Ihre Worte',
  send: 'Senden',
  skip: 'Überspringen',
  person: 'Mit einem Menschen sprechen',
  thanks: 'Danke.',
  thanksRemark: 'Danke. Unsere Leute haben Ihre Anmerkung und antworten vielleicht hier.',
  contact: (name, email, phone) => `Sie erreichen auch ${name}: ${email}${phone === '' ? '' : `, ${phone}`}.`,
  source: 'Quelle: die Partner-Dokumentation von Microsoft, in unseren Worten.',
  articles: {
    return: {
      question: 'Kann man eine Bestellung stornieren oder Lizenzen zurückgeben?',
      answer:
        'Einen Entwurf und eine Bestellung, die auf jemanden wartet, verwerfen Sie auf ihrer Karte. Hat Microsoft eine Bestellung angenommen, lassen sich ihre Lizenzen einige Tage lang zurückgeben: Ihre Karte sagt, bis wann und mit welcher Erstattung. Danach laufen sie bis zum Ende ihrer Laufzeit. Zurückgegeben wird nicht in diesem Chat; tippen Sie „mit einem Menschen sprechen“, dann machen es unsere Leute.',
      words: [],
    },
    quantity: {
      question: 'Lässt sich die Anzahl der Lizenzen später ändern?',
      answer:
        'Mehr jederzeit: „Mehr bestellen“ auf der Karte der Bestellung, oder eine neue Bestellung für denselben Kunden. Weniger nur, solange sie zurückgegeben werden können, also einige Tage nach dem Kauf, oder zum Ende der Laufzeit. Für weniger tippen Sie „mit einem Menschen sprechen“.',
      words: [],
    },
    files: {
      question: 'Gibt das Zugang zu meinen Dateien oder E-Mails?',
      answer:
        'Nein. Mit der Annahme darf der Partner Lizenzen bereitstellen, verwalten und abrechnen. Zugang zu Daten, E-Mails, Dateien oder Benutzerkonten gibt sie nicht. Verwaltung wäre eine eigene Anfrage (GDAP) mit benannten Rollen und Enddatum, die Sie ebenfalls annehmen müssten.',
      words: ['dateien', 'mail', 'zugang', 'zugriff', 'daten', 'datenschutz'],
    },
    change: {
      question: 'Was ändert sich für unsere Benutzer?',
      answer:
        'Nichts. Niemand muss etwas tun, es wird nichts installiert, und bestehende Abonnements bleiben, wie sie sind.',
      words: ['benutzer', 'ändert', 'auswirkung'],
    },
    who: {
      question: 'Wer darf annehmen?',
      answer:
        'Nur ein globaler Administrator Ihrer Organisation. Sind Sie das nicht, tippen Sie „annehmen“ und wählen Sie „Ich bin nicht die richtige Person“: Sie bekommen einen Text zum Weiterleiten.',
      words: ['wer', 'globaler administrator', 'admin', 'rolle'],
    },
    region: {
      question: 'Warum ist die Region wichtig?',
      answer:
        'Microsoft rechnet Lizenzen über das Partnerkonto für das Land ab, in dem Ihr Mandant registriert ist. Ich sehe das Land nach, wenn Ihre Anmeldung es mir zeigt; sonst frage ich Sie nach der Region. Nennt die Karte die falsche, wählen Sie dort „Nein – eine andere Region“, bevor Sie annehmen. Nehmen Sie ein anderes Konto an, wird nichts gekauft, aber es muss berichtigt werden: Ich bemerke es und schreibe hier, was zu tun ist.',
      words: ['region', 'währung', 'land', 'abrechnung'],
    },
    blank: {
      question: 'Ich sehe einen Fehler oder eine leere Seite',
      answer:
        'Meist ist eine ältere Anmeldung im Weg, oder das Konto ist kein globaler Administrator. Tippen Sie „Problem“, dann gehen wir es Schritt für Schritt durch.',
      words: ['leer', 'fehler', 'seite'],
    },
    undo: {
      question: 'Kann ich es später entfernen?',
      answer:
        'Ja, jederzeit: Admin Center › Einstellungen › Partnerbeziehungen › Partner wählen › Entfernen. Laufende Lizenzen bleiben bis zum Ende ihrer Laufzeit; der Partner kann sie dann nicht mehr ändern.',
      words: ['entfernen', 'rückgängig', 'kündigen', 'widerrufen'],
    },
    gdap: {
      question: 'Was ist GDAP, und brauchen wir es?',
      answer:
        'GDAP ist eine eigene Erlaubnis, Dienste zu verwalten, mit benannten Rollen und Enddatum. Zum Kauf von Lizenzen ist es nicht nötig.',
      words: ['gdap', 'delegiert', 'verwaltung'],
    },
    germany: {
      question: 'Wir sind in der Microsoft Cloud Deutschland',
      answer:
        'Diese Cloud nimmt keine neuen Kunden mehr. Sie können die europäische Cloud nutzen; ein bestehender Mandant muss umziehen, das planen unsere Leute mit Ihnen.',
      words: ['deutschland', 'deutsche cloud', 'germany'],
    },
  },
};

export const words = spoken<Words>({ en, de });
