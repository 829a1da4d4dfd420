import { spoken } from '../kit/spoken.ts';

/** Words around a reseller that is invited along, around saying no, and around reminders. */
const en = {
  asksWith: (reseller: string, provider: string, company: string, customer: string) =>
    `**${reseller}** and **${provider}** ask whether **${company}** may buy and manage Microsoft licences for **${customer}**, through **${reseller}**. It takes about two minutes, and only a Global Administrator of your organisation can say yes.`,
  mirrorWith: (company: string, reseller: string, customer: string, domain: string) =>
    `You are about to let **${company}** buy licences for **${customer}**${domain === '' ? '' : ` (${domain})`}, and **${reseller}** order and look after them.`,
  acceptedWith: (when: string, company: string, reseller: string, customer: string, domain: string) =>
    `Done (noticed ${when}). **${customer}**${domain === '' ? '' : ` (${domain})`} now allows **${company}** to buy licences, and **${reseller}** to order and look after them.`,
  toldWith: (reseller: string, provider: string) => `${reseller} and ${provider} have been told.`,
  oneMissing: {
    title: 'One of two is still missing',
    text: (company: string, reseller: string) =>
      `You have allowed **${company}**. The relationship with **${reseller}** was not made with it. Please open the page once more and accept; nothing was bought, and nothing you have accepted is lost.`,
    open: 'Open Microsoft’s page once more',
  },
  decline: {
    fold: 'No, thank you …',
    title: 'Say no?',
    why: 'Nothing is granted, nobody reminds you any more, and whoever asked is told. You can still change your mind later.',
    because: 'Why (optional; they read it)',
    tooLong: 'Please say why in 300 characters at most.',
    yes: 'Yes, we say no',
    back: 'Back',
    sure: 'You have not said no yet. Press the button below, or type “yes, we say no”.',
    saidTitle: 'You have said no',
    said: 'Whoever asked has been told, and nobody reminds you any more. Type “accept” if you change your mind.',
    typed: ['no thank you', 'no, thank you', 'no thanks', 'decline'],
    typedYes: ['yes, we say no', 'we say no'],
  },
  mute: {
    button: 'No more reminders',
    said: 'You are not reminded any more. The link stays here.',
    typed: ['no more reminders', 'no reminders', 'stop reminding me'],
  },
  nudge: (asking: string) =>
    `A reminder from **${asking}**: Microsoft has not reported your acceptance yet. The link is on the card above; there you can also say no, or that you want no more reminders.`,
  agreementWanted: (asking: string, link: string) =>
    `**${asking}** asks for one more thing: Microsoft wants your company to accept its Customer Agreement before licences can be ordered. A Global Administrator reads and accepts it on [Microsoft’s page](${link}).`,
  rightLink: 'The right link to Microsoft’s page is on the card above. Please open it once more.',
};

export type AnswerWords = typeof en;

const de: AnswerWords = {
  asksWith: (reseller, provider, company, customer) =>
    `**${reseller}** und **${provider}** fragen, ob **${company}** Microsoft-Lizenzen für **${customer}** kaufen und verwalten darf, betreut durch **${reseller}**. Es dauert etwa zwei Minuten, und zustimmen kann nur ein globaler Administrator Ihrer Organisation.`,
  mirrorWith: (company, reseller, customer, domain) =>
    `Sie erlauben gleich **${company}**, Lizenzen für **${customer}**${domain === '' ? '' : ` (${domain})`} zu kaufen, und **${reseller}**, sie zu bestellen und zu betreuen.`,
  acceptedWith: (when, company, reseller, customer, domain) =>
    `Fertig (bemerkt: ${when}). **${customer}**${domain === '' ? '' : ` (${domain})`} erlaubt jetzt **${company}**, Lizenzen zu kaufen, und **${reseller}**, sie zu bestellen und zu betreuen.`,
  toldWith: (reseller, provider) => `${reseller} und ${provider} wissen Bescheid.`,
  oneMissing: {
    title: 'Eine von zweien fehlt noch',
    text: (company, reseller) =>
      `Sie haben **${company}** zugestimmt. Die Beziehung mit **${reseller}** ist dabei nicht entstanden. Bitte öffnen Sie die Seite noch einmal und stimmen Sie zu; es wurde nichts gekauft, und was Sie angenommen haben, bleibt.`,
    open: 'Seite von Microsoft noch einmal öffnen',
  },
  decline: {
    fold: 'Nein, danke …',
    title: 'Ablehnen?',
    why: 'Es wird nichts erlaubt, niemand erinnert Sie mehr, und wer gefragt hat, erfährt es. Sie können es sich später noch anders überlegen.',
    because: 'Warum (freiwillig; es wird gelesen)',
    tooLong: 'Bitte sagen Sie mit höchstens 300 Zeichen, warum.',
    yes: 'Ja, wir lehnen ab',
    back: 'Zurück',
    sure: 'Noch haben Sie nicht abgelehnt. Nutzen Sie die Schaltfläche unten, oder tippen Sie „Ja, wir lehnen ab“.',
    saidTitle: 'Sie haben abgelehnt',
    said: 'Wer gefragt hat, weiß Bescheid, und niemand erinnert Sie mehr. Tippen Sie „annehmen“, wenn Sie es sich anders überlegen.',
    typed: ['nein danke', 'nein, danke', 'ablehnen'],
    typedYes: ['ja, wir lehnen ab', 'wir lehnen ab'],
  },
  mute: {
    button: 'Keine Erinnerungen mehr',
    said: 'Sie werden nicht mehr erinnert. Der Link bleibt hier stehen.',
    typed: ['keine erinnerungen mehr', 'keine erinnerungen', 'nicht mehr erinnern'],
  },
  nudge: (asking) =>
    `Eine Erinnerung von **${asking}**: Microsoft hat Ihre Zustimmung noch nicht gemeldet. Der Link steht auf der Karte oben; dort können Sie auch ablehnen oder Erinnerungen abstellen.`,
  agreementWanted: (asking, link) =>
    `**${asking}** bittet noch um etwas: Microsoft möchte, dass Ihre Firma den Kundenvertrag annimmt, bevor Lizenzen bestellt werden können. Ein globaler Administrator liest ihn auf [Microsofts Seite](${link}) und nimmt ihn dort an.`,
  rightLink:
    'Der richtige Link zur Seite von Microsoft steht auf der Karte oben. Bitte öffnen Sie sie noch einmal.',
};

export const answerWords = spoken<AnswerWords>({ en, de });
