import type { ApprovalSubject } from '../../domain/approval.ts';
import type { Letter, LetterLanguage } from '../../services/mail/letter.ts';

interface ApproverLetterFacts {
  readonly id: string;
  readonly subject: ApprovalSubject;
  readonly provider: string;
  readonly chatLink: (message: string) => string;
}

/** Asks somebody whom Teams does not reach to look there; decided is only on the card. */
export function approverLetter(
  language: LetterLanguage,
  { id, subject, provider, chatLink }: ApproverLetterFacts,
): Letter {
  const what = subject.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');
  if (language === 'de') {
    const forWhom = subject.isOwnUse ? 'Ihre eigene Firma' : subject.customer;
    return {
      language,
      subject: `Bitte entscheiden: ${id}`,
      paragraphs: [
        `Eine Bestellung für ${forWhom} wartet auf Ihre Freigabe: ${what}.`,
        `In Teams konnten wir Sie nicht erreichen. Bitte öffnen Sie dort den Bot von ${provider}, lassen ihn wieder zu, falls er blockiert oder entfernt ist, und schreiben „Freigaben“; entschieden wird nur auf der Karte.`,
      ],
      links: [{ label: 'Chat in Teams öffnen', url: chatLink('Freigaben') }],
      after: ['Solange niemand entscheidet, wird nichts gekauft.'],
    };
  }
  const forWhom = subject.isOwnUse ? 'your own company' : subject.customer;
  return {
    language,
    subject: `Please decide: ${id}`,
    paragraphs: [
      `An order for ${forWhom} waits for your approval: ${what}.`,
      `We could not reach you in Teams. Please open the bot of ${provider} there, let it in again if it was blocked or removed, and write “approvals”; it is decided on the card only.`,
    ],
    links: [{ label: 'Open the chat in Teams', url: chatLink('approvals') }],
    after: ['Nothing is bought while nobody decides.'],
  };
}
