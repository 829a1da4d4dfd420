import { clouds } from '../../../domain/clouds.ts';
import type { Invitation, InvitationLetter } from '../../../domain/invitation.ts';
import { filledIn, type LetterFacts } from '../../../domain/own-letter.ts';
import type { Language } from '../../../domain/language.ts';
import { letterLanguageOf, writeLetter, type Letter } from '../../../services/mail/letter.ts';
import { accountById, type InvitationContext } from '../context.ts';
import type { LetterView } from '../letters-port.ts';
import { mailto } from './mailto.ts';
import { templates } from './templates.ts';

type Writing = Pick<InvitationContext, 'accounts' | 'house' | 'mails'>;

/** The letter kept with an invitation, or an empty one in the customer's language. */
export const letterOf = ({ letter, country }: Invitation): InvitationLetter =>
  letter ?? { language: letterLanguageOf(country) };

/** Who writes to the customer: the reseller, else the provider. */
export const senderOf = ({ house }: Writing, { reseller }: Invitation): string =>
  reseller?.company ?? house.provider;

/** What stands in the provider's own words for this invitation. */
const factsOf = (context: Writing, invitation: Invitation): LetterFacts => ({
  sender: senderOf(context, invitation),
  provider: context.house.provider,
  account: accountById(context, invitation.accountId).legalName,
  place: clouds[invitation.cloud].acceptancePlace,
});

/** The words as somebody edited them, or the provider's own, or the template's, in the letter's language. */
function wordsOf(context: Writing, invitation: Invitation): string {
  const { language, words, toName } = letterOf(invitation);
  if (words !== undefined) return words;
  const t = templates[language];
  const facts = factsOf(context, invitation);
  const own = context.house.ownLetter?.(language);
  const { provider, account, place } = facts;
  const paragraphs =
    own === undefined
      ? t.words({ provider, reseller: invitation.reseller?.company, legalName: account, place })
      : [filledIn(own.words, facts)];
  return [t.hello(toName), ...paragraphs, t.regards(facts.sender)].join('\n\n');
}

function subjectOf(context: Writing, invitation: Invitation, language: Language): string {
  const own = context.house.ownLetter?.(language);
  return own === undefined
    ? templates[language].subject(senderOf(context, invitation))
    : filledIn(own.subject, factsOf(context, invitation));
}

/** The invitation as a mail: the words, and below them both links, which nobody edits. */
export function invitationLetter(context: Writing, invitation: Invitation): Letter {
  const { language } = letterOf(invitation);
  return {
    language,
    subject: subjectOf(context, invitation, language),
    paragraphs: wordsOf(context, invitation).split('\n\n'),
    ...below(context, invitation),
  };
}

/** The reminder, in words of its own: what was written first may have been edited for that day. */
export function reminderLetter(context: Writing, invitation: Invitation): Letter {
  const { language, toName } = letterOf(invitation);
  const t = templates[language];
  const sender = senderOf(context, invitation);
  return {
    language,
    subject: t.reminderSubject(sender),
    paragraphs: [t.hello(toName), ...t.reminder(sender), t.regards(sender)],
    ...below(context, invitation),
  };
}

function below({ house }: Writing, invitation: Invitation): Pick<Letter, 'links' | 'after'> {
  const t = templates[letterOf(invitation).language];
  const { microsoftLink, chatLink } = linksOf({ house }, invitation);
  return {
    links: [
      { label: t.chat, url: chatLink },
      { label: t.microsoft, url: microsoftLink },
    ],
    after: [t.after(house.contact)],
  };
}

const linksOf = ({ house }: Pick<Writing, 'house'>, { id, link }: Invitation) => ({
  chatLink: house.chatLink(`accept ${id}`),
  microsoftLink: link ?? '',
});

/** Everything about the letter that somebody who invites may see. */
export function viewOf(context: Writing, invitation: Invitation): LetterView {
  const { to, toName, language } = letterOf(invitation);
  const letter = invitationLetter(context, invitation);
  const { subject, text } = writeLetter(letter);
  const short = writeLetter({ ...letter, paragraphs: [letter.paragraphs[0] ?? ''] }).text;
  const links = linksOf(context, invitation);
  return {
    to,
    toName,
    language,
    subject,
    words: wordsOf(context, invitation),
    whole: text.trimEnd(),
    mailto: mailto(to, subject, [text, short, links.microsoftLink]),
    ...links,
    canSend: context.mails.possible,
  };
}
