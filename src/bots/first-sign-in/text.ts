import type { Language } from '../../dialogs/kit/language.ts';

/** Every sentence of the page behind the link of a first sign-in. Moments arrive as text. */
const en = {
  title: 'First sign-in',
  heading: (domain: string) => `First sign-in to ${domain}`,
  once: 'The name and the first password of the administrator are shown once, when you press the button. After that they are deleted here.',
  ready: 'Press it when you can sign in straight away.',
  until: (moment: string) => `Good until ${moment}.`,
  show: 'Show it now',
  userName: 'User name',
  password: 'First password',
  next: 'Sign in with it now; Microsoft asks for a new password of your own and for a second factor.',
  signIn: 'Sign in at Microsoft',
  gone: 'This page cannot be shown again. If you close it before you have signed in, write the password down first.',
  openedHeading: 'This has been opened already',
  opened: (domain: string, moment: string) =>
    `The first sign-in to ${domain} was shown on ${moment} and then deleted.`,
  openedByOther:
    'If that was not you, or if it did not work, tell us at once: we have Microsoft reset the password, and you get a new one.',
  expiredHeading: 'This link has expired',
  expired: (domain: string, moment: string) =>
    `Nobody opened the first sign-in to ${domain} until ${moment}, so it was deleted.`,
  expiredNext: 'Ask us, and we have Microsoft reset the password, so that you get a new one.',
  unknownHeading: 'There is nothing behind this link',
  unknown: 'It may be incomplete, or a newer mail has replaced it: open the link in the newest mail.',
  troubleHeading: 'That did not work',
  trouble: 'Nothing was shown and nothing was deleted. Please try again in a few minutes.',
  contact: (provider: string, contact: string) => `${provider}: ${contact}`,
};

const de: typeof en = {
  title: 'Erste Anmeldung',
  heading: (domain) => `Erste Anmeldung bei ${domain}`,
  once: 'Name und erstes Kennwort des Administrators werden einmal gezeigt, sobald Sie die Schaltfläche drücken. Danach sind sie hier gelöscht.',
  ready: 'Drücken Sie sie, wenn Sie sich gleich anmelden können.',
  until: (moment) => `Gültig bis ${moment}.`,
  show: 'Jetzt zeigen',
  userName: 'Benutzername',
  password: 'Erstes Kennwort',
  next: 'Melden Sie sich jetzt damit an; Microsoft verlangt ein eigenes neues Kennwort und einen zweiten Faktor.',
  signIn: 'Bei Microsoft anmelden',
  gone: 'Diese Seite lässt sich nicht noch einmal zeigen. Wenn Sie sie vor der Anmeldung schließen, schreiben Sie das Kennwort vorher auf.',
  openedHeading: 'Das wurde schon geöffnet',
  opened: (domain, moment) =>
    `Die erste Anmeldung bei ${domain} wurde am ${moment} gezeigt und danach gelöscht.`,
  openedByOther:
    'Wenn Sie das nicht waren oder wenn es nicht geklappt hat, sagen Sie uns sofort Bescheid: Wir lassen das Kennwort bei Microsoft zurücksetzen, und Sie bekommen ein neues.',
  expiredHeading: 'Dieser Link ist abgelaufen',
  expired: (domain, moment) =>
    `Bis ${moment} hat niemand die erste Anmeldung bei ${domain} geöffnet; sie wurde gelöscht.`,
  expiredNext:
    'Fragen Sie uns: Wir lassen das Kennwort bei Microsoft zurücksetzen, dann bekommen Sie ein neues.',
  unknownHeading: 'Hinter diesem Link ist nichts',
  unknown:
    'Vielleicht ist er unvollständig, oder eine neuere E-Mail hat ihn ersetzt: Öffnen Sie den Link in der neuesten.',
  troubleHeading: 'Das hat nicht geklappt',
  trouble:
    'Es wurde nichts gezeigt und nichts gelöscht. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  contact: (provider, contact) => `${provider}: ${contact}`,
};

const texts: Readonly<Record<Language, typeof en>> = { en, de };

export const firstSignInText = (language: Language): typeof en => texts[language];
