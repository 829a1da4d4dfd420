import type { Language } from './language.ts';
import { spoken } from './spoken.ts';

/** What the kit itself says, in every flow. Flows have their own `text.ts`. */
const en = {
  unclear:
    'I did not understand that. Please use a button, or type what it says. “help” lists what I can do.',
  unclearIdle: 'I did not understand that.',
  unclearForm:
    'I did not understand that. Please fill in the card above and press one of its buttons: what is typed there already is still there. “help” lists what I can do.',
  formWaits:
    'The card above waits as it is, with what you have typed there. If you do not see it, type “show card”.',
  formFirst: 'Please finish the card above first; nothing of this is taken yet.',
  spent: (what: string, when: string) =>
    `This has been answered already: “${what}” (${when}). The conversation goes on with the newest card.`,
  stale: 'This card is from an earlier conversation and does nothing any more. Nothing was changed.',
  notYours: 'I do not know this case. If you were sent here, please ask the person who sent you.',
  notInvited:
    'I do not know your organisation yet. Please ask your licence partner for an invitation; then I can help you here.',
  notAllowed: 'Your role here does not include this. Type “help” to see what you can do.',
  moved: 'The conversation goes on below.',
  nothingToGoBackTo: 'This is the first question; there is nothing before it.',
  startedOver: 'We start over. Nothing that was already sent is undone.',
  nothingGoingOn: 'You have nothing going on here at the moment.',
  parked: (what: string) => `I have set “${what}” aside. Type “resume” to go on with it.`,
  resumed: (what: string) => `Back to “${what}”.`,
  nothingParked: 'Nothing is set aside, so there is nothing to go back to.',
  inTheMiddle: (what: string, at: string) =>
    `You are in the middle of ${what}${at === '' ? '' : `, at “${at}”`}.`,
  cardWaits: 'The card below waits for your answer.',
  backLeads: 'Type “back” for the question before it.',
  andMore: (count: number) => `and ${count} more`,
  updated:
    'I have been updated since we last spoke, so I ask this again. Your earlier choices are kept where they still fit.',
  slow: 'This takes a little longer. I am still working on it and will change this card when it is done.',
  busy: 'I am still working on your last answer. One moment, please.',
  tooMany:
    'That is more at once than I can take in. I have not read it, and nothing was done; please go on in a minute.',
  problem: {
    rejected:
      'Microsoft did not accept this. It will not work by trying again as it is; our people can look into it.',
    'not-found': 'Microsoft does not know what I asked for.',
    unauthorised:
      'Microsoft does not let me in at the moment: our own sign-in needs attention. Nothing is lost; if it lasts, please talk to a person.',
    throttled: 'Microsoft asks us to slow down. Please try again in a moment; nothing is lost.',
    unavailable:
      'Microsoft cannot be reached at the moment. Nothing was changed there; please try again in a few minutes.',
    'outcome-unknown':
      'Microsoft did not answer, so I do not know yet whether it worked. I will find out before anything is repeated.',
    bug: 'Something went wrong on our side, and I do not know yet whether your last step was kept. Doing it once more does no harm; “status” shows where things stand.',
    notBegun:
      'Something went wrong on our side before I could begin. Nothing was changed; please try again in a moment.',
  },
  supportId: (id: string) => `Support id: ${id}`,
  possibleRepeat: 'You may have received this before:',
  repeatedCard: 'You may have received this before: an earlier card of it may stand further up.',
  status: 'Where things stand',
  help: 'What I can do for you',
  helpEntry: (title: string, sentence: string, command: string) =>
    `**${title}** – ${sentence} (“${command}”)`,
  helpTab:
    'What is open, how the accounts are, what failed, rules and letters: the tab “Operations” above this chat.',
  helpAlways: 'Always possible: help · back · start over · status · talk to a person · auf Deutsch',
  ownName: 'English',
  speaking: 'From now on I speak English with you.',
  spoken: 'I speak English and German. Type “in English” or “auf Deutsch”.',
  welcome: (provider: string) => `Hello, I am the licensing assistant of ${provider}.`,
  commands: {
    help: ['help', '?', 'what can you do', 'menu'],
    back: ['back', 'go back', 'previous'],
    'start over': ['start over', 'restart', 'start again', 'cancel', 'stop'],
    status: ['status', 'where are we', 'where do we stand'],
    'talk to a person': ['talk to a person', 'person', 'human', 'contact', 'talk to someone'],
    resume: ['resume', 'continue', 'go on'],
    'show card': ['show card', 'show the card', 'show it again', 'where is the card'],
    hello: ['hi', 'hello', 'hey', 'good morning', 'start'],
  },
};

export type KitWords = typeof en;
export type Command = keyof KitWords['commands'];

const de: KitWords = {
  unclear:
    'Das habe ich nicht verstanden. Bitte nutzen Sie eine Schaltfläche oder tippen Sie deren Text. „Hilfe“ zeigt, was ich kann.',
  unclearIdle: 'Das habe ich nicht verstanden.',
  unclearForm:
    'Das habe ich nicht verstanden. Bitte füllen Sie die Karte darüber aus und nutzen Sie eine ihrer Schaltflächen: Was dort schon steht, steht noch da. „Hilfe“ zeigt, was ich kann.',
  formWaits:
    'Die Karte darüber wartet, wie sie ist, mit dem, was Sie dort eingegeben haben. Wenn Sie sie nicht sehen, tippen Sie „Karte zeigen“.',
  formFirst: 'Bitte füllen Sie zuerst die Karte darüber aus; davon ist noch nichts übernommen.',
  spent: (what, when) =>
    `Das ist schon beantwortet: „${what}“ (${when}). Es geht mit der neuesten Karte weiter.`,
  stale: 'Diese Karte stammt aus einem früheren Gespräch und bewirkt nichts mehr. Es wurde nichts geändert.',
  notYours: 'Diesen Vorgang kenne ich nicht. Bitte fragen Sie die Person, die Sie hierher geschickt hat.',
  notInvited:
    'Ihre Organisation kenne ich noch nicht. Bitte lassen Sie sich von Ihrem Lizenzpartner einladen; dann kann ich Ihnen hier helfen.',
  notAllowed: 'Ihre Rolle erlaubt das hier nicht. „Hilfe“ zeigt, was Sie tun können.',
  moved: 'Das Gespräch geht unten weiter.',
  nothingToGoBackTo: 'Das ist die erste Frage; davor gibt es keine.',
  startedOver: 'Wir fangen von vorn an. Was schon verschickt wurde, bleibt bestehen.',
  nothingGoingOn: 'Bei Ihnen läuft hier im Moment nichts.',
  parked: (what) => `Ich habe „${what}“ zurückgestellt. Mit „weiter“ machen wir dort weiter.`,
  resumed: (what) => `Zurück zu „${what}“.`,
  nothingParked: 'Es ist nichts zurückgestellt, zu dem wir zurückgehen könnten.',
  inTheMiddle: (what, at) => `Gerade läuft: ${what}${at === '' ? '' : `, bei „${at}“`}.`,
  cardWaits: 'Die Karte unten wartet auf Ihre Antwort.',
  backLeads: 'Mit „zurück“ kommen Sie zur Frage davor.',
  andMore: (count) => `und ${count} weitere`,
  updated:
    'Ich wurde seit unserem letzten Gespräch aktualisiert und frage deshalb noch einmal. Was noch passt, habe ich mir gemerkt.',
  slow: 'Das dauert etwas länger. Ich arbeite noch daran und ändere diese Karte, sobald es fertig ist.',
  busy: 'Ich arbeite noch an Ihrer letzten Antwort. Einen Moment, bitte.',
  tooMany:
    'Das ist mehr auf einmal, als ich aufnehmen kann. Ich habe es nicht gelesen und nichts getan; bitte machen Sie in einer Minute weiter.',
  problem: {
    rejected:
      'Microsoft hat das nicht angenommen. Noch einmal dasselbe hilft nicht; unsere Leute können es sich ansehen.',
    'not-found': 'Microsoft kennt nicht, wonach ich gefragt habe.',
    unauthorised:
      'Microsoft lässt mich im Moment nicht hinein: unsere eigene Anmeldung muss in Ordnung gebracht werden. Nichts geht verloren; hält es an, sprechen Sie bitte mit einem Menschen.',
    throttled:
      'Microsoft bittet uns, langsamer zu fragen. Bitte gleich noch einmal versuchen; nichts geht verloren.',
    unavailable:
      'Microsoft ist im Moment nicht erreichbar. Dort wurde nichts geändert; bitte in einigen Minuten noch einmal versuchen.',
    'outcome-unknown':
      'Microsoft hat nicht geantwortet; ob es geklappt hat, weiß ich noch nicht. Ich finde es heraus, bevor etwas wiederholt wird.',
    bug: 'Bei uns ist etwas schiefgegangen; ob Ihr letzter Schritt angekommen ist, weiß ich noch nicht. Ihn zu wiederholen schadet nicht; „Status“ zeigt, wie es steht.',
    notBegun:
      'Bei uns ist etwas schiefgegangen, bevor ich anfangen konnte. Es wurde nichts geändert; bitte versuchen Sie es gleich noch einmal.',
  },
  supportId: (id) => `Support-ID: ${id}`,
  possibleRepeat: 'Vielleicht haben Sie das schon bekommen:',
  repeatedCard:
    'Vielleicht haben Sie das schon bekommen: Weiter oben steht vielleicht schon eine Karte dazu.',
  status: 'So steht es',
  help: 'Was ich für Sie tun kann',
  helpEntry: (title, sentence, command) => `**${title}** – ${sentence} („${command}“)`,
  helpTab:
    'Was offen ist, wie es den Konten geht, was gescheitert ist, Regeln und Briefe: die Registerkarte „Betrieb“ über diesem Chat.',
  helpAlways: 'Immer möglich: Hilfe · zurück · von vorn · Status · mit einem Menschen sprechen · in English',
  ownName: 'Deutsch',
  speaking: 'Ab jetzt spreche ich Deutsch mit Ihnen.',
  spoken: 'Ich spreche Deutsch und Englisch. Tippen Sie „auf Deutsch“ oder „in English“.',
  welcome: (provider) => `Guten Tag, ich bin der Lizenz-Assistent von ${provider}.`,
  commands: {
    help: ['hilfe', 'was kannst du', 'menü'],
    back: ['zurück', 'vorherige'],
    'start over': ['von vorn', 'neu beginnen', 'abbrechen', 'abbruch', 'stopp'],
    status: ['stand', 'wie steht es'],
    'talk to a person': ['mit einem menschen sprechen', 'mensch', 'kontakt', 'ansprechpartner'],
    resume: ['weiter', 'fortsetzen'],
    'show card': ['karte zeigen', 'zeig die karte', 'wo ist die karte'],
    hello: ['hallo', 'guten tag', 'moin', 'servus', 'beginnen'],
  },
};

const all: Record<Language, KitWords> = { en, de };

export const kitWords = spoken<KitWords>(all);

/** The shared command that was typed, in any language: a translated title arrives as translated text (contract teams 9). */
export function commandOf(text: string): Command | undefined {
  const said = normal(text);
  for (const words of Object.values(all)) {
    for (const [command, forms] of Object.entries(words.commands)) {
      if (forms.includes(said)) return command as Command;
    }
  }
  return undefined;
}

/** Words as they are compared: lower case, no punctuation at the ends, single spaces. A lone `?` stays. */
export function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!;:"'„“”]+|[\s.,!;:"'„“”]+$/g, '')
    .replace(/(?<=\S)[\s?]+$/, '');
}

/** The same words without a “please” or “thanks” around them. */
export const withoutPoliteness = (text: string): string =>
  text.replace(
    /^\s*(?:please|pls|bitte)[,\s]+|[,\s]+(?:please|pls|thanks|thank you|bitte|danke)\s*[.!]*$/giu,
    '',
  );
