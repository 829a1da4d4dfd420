import type { Letter, LetterLanguage } from '../../services/mail/letter.ts';

/** The mail with the link. */
export function linkLetter(
  language: LetterLanguage,
  facts: { tenantDomain: string; provider: string; contact: string; url: string; expiresAt: number },
): Letter {
  const { tenantDomain, provider, contact, url } = facts;
  const until = utc(facts.expiresAt, language);
  if (language === 'de') {
    return {
      language,
      subject: `Erste Anmeldung bei ${tenantDomain}`,
      paragraphs: [
        `${provider} hat für Ihr Unternehmen bei Microsoft ${tenantDomain} eingerichtet. Hinter diesem Link stehen Name und erstes Kennwort des Administrators.`,
        'Sie werden nur einmal gezeigt, und zwar der Person, die sie zuerst aufruft. Öffnen Sie die Seite, wenn Sie gleich zwei Minuten Zeit für die Anmeldung haben.',
      ],
      links: [{ label: 'Erste Anmeldung öffnen', url }],
      after: [
        `Der Link gilt bis ${until}. Leiten Sie diese E-Mail nicht weiter: Wer den Link hat, kann sich als Administrator anmelden.`,
        `Sie erwarten das nicht? Dann öffnen Sie den Link nicht und melden Sie sich bei ${contact}.`,
      ],
    };
  }
  return {
    language,
    subject: `First sign-in to ${tenantDomain}`,
    paragraphs: [
      `${provider} has set up ${tenantDomain} at Microsoft for your company. Behind this link are the administrator's name and first password.`,
      'They are shown only once, to the person who opens them first. Open the page when you have two minutes to sign in at once.',
    ],
    links: [{ label: 'Open the first sign-in', url }],
    after: [
      `The link works until ${until}. Do not forward this mail: whoever has the link can sign in as the administrator.`,
      `You did not expect this? Then do not open the link, and tell ${contact}.`,
    ],
  };
}

/** `Tue, 24 Nov, 14:05 UTC`: the reader's zone is not known. */
function utc(at: number, language: LetterLanguage): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at);
}
