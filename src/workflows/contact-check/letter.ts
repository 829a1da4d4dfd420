import type { Letter, LetterLanguage } from '../../services/mail/letter.ts';

/** The mail with the code; `company` is who asks, `provider` who sends. */
export function codeLetter(
  language: LetterLanguage,
  facts: { code: string; company: string; provider: string; minutes: number },
): Letter {
  const { company, provider, minutes } = facts;
  const code = `${facts.code.slice(0, 3)} ${facts.code.slice(3)}`;
  if (language === 'de') {
    return {
      language,
      subject: `Code zur Bestätigung Ihrer E-Mail-Adresse für ${company}`,
      paragraphs: [
        `${company} bereitet bei ${provider} eine Bestellung von Microsoft-Lizenzen für Ihr Unternehmen vor und hat diese Adresse als Kontakt genannt.`,
        `Nennen Sie ${company} diesen Code, wenn das stimmt:`,
      ],
      code,
      after: [
        `Er gilt ${minutes} Minuten. Wenn Sie ${company} nicht kennen, tun Sie nichts: Ohne den Code wird die Adresse nicht verwendet.`,
      ],
    };
  }
  return {
    language,
    subject: `Code to confirm your e-mail address for ${company}`,
    paragraphs: [
      `${company} is preparing an order of Microsoft licences for your company with ${provider} and named this address as the contact.`,
      `If that is right, tell ${company} this code:`,
    ],
    code,
    after: [
      `It is good for ${minutes} minutes. If you do not know ${company}, do nothing: without the code the address is not used.`,
    ],
  };
}
