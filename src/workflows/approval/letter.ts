import type { ApprovalSubject } from '../../domain/approval.ts';
import type { Letter, LetterLanguage } from '../../services/mail/letter.ts';

/** Asks somebody whom Teams does not reach to look there; decided is only on the card. */
export function approverLetter(
  language: LetterLanguage,
  { id, subject, provider }: { id: string; subject: ApprovalSubject; provider: string },
): Letter {
  const what = subject.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');
  if (language === 'de') {
    const forWhom = subject.isOwnUse ? 'Ihre eigene Firma' : subject.customer;
    return {
      language,
      subject: `Bitte entscheiden: ${id}`,
      paragraphs: [
        `Eine Bestellung für ${forWhom} wartet auf Ihre Genehmigung: ${what}.`,
        `In Teams konnten wir Sie nicht erreichen. Bitte öffnen Sie dort den Bot von ${provider} und schreiben Sie „Genehmigungen“; entschieden wird nur auf der Karte.`,
      ],
      after: ['Solange niemand entscheidet, wird nichts gekauft.'],
    };
  }
  const forWhom = subject.isOwnUse ? 'your own company' : subject.customer;
  return {
    language,
    subject: `Please decide: ${id}`,
    paragraphs: [
      `An order for ${forWhom} waits for your approval: ${what}.`,
      `We could not reach you in Teams. Please open the bot of ${provider} there and write “approvals”; it is decided on the card only.`,
    ],
    after: ['Nothing is bought while nobody decides.'],
  };
}
