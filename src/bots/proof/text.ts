import type { Language } from '../../dialogs/kit/language.ts';

/** Every sentence of the page behind the link of a proof. Moments arrive as text. */
const en = {
  title: 'Proof',
  heading: (about: string) => `Proof of ${about}`,
  what: 'One file that shows who agreed to what and when. It names people and prices: give it only to those who may know them.',
  once: 'This link is good once. If the download breaks off, ask for the proof again in the chat.',
  until: (moment: string) => `Good until ${moment}.`,
  download: 'Download the file',
  usedHeading: 'This link has been used',
  used: (about: string, moment: string) => `The proof of ${about} was downloaded with it on ${moment}.`,
  usedByOther: 'If that was not you, tell us at once. For another copy ask for the proof again in the chat.',
  expiredHeading: 'This link has expired',
  expired: (about: string, moment: string) =>
    `It was good until ${moment}. Ask for the proof of ${about} again in the chat.`,
  notYoursHeading: 'This is not for you',
  notYours:
    'Whoever asked for this proof is no longer an owner of the company, or no longer works for the provider, so nobody gets it with this link.',
  unknownHeading: 'There is nothing behind this link',
  unknown: 'It may be incomplete. Ask for the proof in the chat; the link comes on a card there.',
  troubleHeading: 'That did not work',
  trouble: 'No file was made, and the link is still good. Please try again in a minute.',
  contact: (provider: string, contact: string) => `${provider}: ${contact}`,
};

const de: typeof en = {
  title: 'Nachweis',
  heading: (about) => `Nachweis zu ${about}`,
  what: 'Eine Datei, die zeigt, wer wann womit einverstanden war. Sie nennt Personen und Preise: Geben Sie sie nur weiter, wo beides bekannt sein darf.',
  once: 'Dieser Link gilt einmal. Bricht das Herunterladen ab, fragen Sie im Chat noch einmal nach dem Nachweis.',
  until: (moment) => `Gültig bis ${moment}.`,
  download: 'Datei herunterladen',
  usedHeading: 'Dieser Link ist verbraucht',
  used: (about, moment) => `Der Nachweis zu ${about} wurde damit am ${moment} heruntergeladen.`,
  usedByOther:
    'Wenn Sie das nicht waren, sagen Sie uns sofort Bescheid. Für eine weitere Kopie fragen Sie im Chat noch einmal danach.',
  expiredHeading: 'Dieser Link ist abgelaufen',
  expired: (about, moment) =>
    `Er galt bis ${moment}. Fragen Sie im Chat noch einmal nach dem Nachweis zu ${about}.`,
  notYoursHeading: 'Das ist nicht für Sie',
  notYours:
    'Wer diesen Nachweis wollte, ist nicht mehr Inhaber der Firma oder arbeitet nicht mehr für den Anbieter; mit diesem Link bekommt ihn deshalb niemand.',
  unknownHeading: 'Hinter diesem Link ist nichts',
  unknown:
    'Vielleicht ist er unvollständig. Fragen Sie im Chat nach dem Nachweis; der Link kommt dort auf einer Karte.',
  troubleHeading: 'Das hat nicht geklappt',
  trouble:
    'Es wurde keine Datei erstellt, und der Link gilt noch. Bitte versuchen Sie es in einer Minute noch einmal.',
  contact: (provider, contact) => `${provider}: ${contact}`,
};

const texts: Readonly<Record<Language, typeof en>> = { en, de };

export const proofText = (language: Language): typeof en => texts[language];
