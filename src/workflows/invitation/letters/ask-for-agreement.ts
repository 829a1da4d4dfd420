import { readEmail } from '../../../domain/email.ts';
import { agreementPage } from '../../../domain/relationship-link.ts';
import type { Invitation } from '../../../domain/invitation.ts';
import type { Letter } from '../../../services/mail/letter.ts';
import type { InvitationContext } from '../context.ts';
import type { InvitingPerson, LetterSent } from '../letters-port.ts';
import { lockedFor } from '../steps/locked.ts';
import { agreementTemplates } from './agreement-templates.ts';
import { isJustWritten, note, postMail } from './send.ts';
import { letterOf, senderOf } from './words.ts';

/** See InvitationLetters.askForAgreement. */
export function askForAgreement(
  context: InvitationContext,
  id: string,
  to: string | undefined,
  by: InvitingPerson,
): Promise<LetterSent> {
  return lockedFor<LetterSent>(context, id, by, async (tx, invitation) => {
    const now = context.clock.now();
    if (invitation.state !== 'accepted') return { kind: 'too-late', invitation };
    if (isJustWritten(invitation, now)) return { kind: 'just-sent', invitation };
    const { administrator, schedule } = invitation;
    const read = readEmail(to ?? '');
    if (to === undefined && administrator === undefined) return { kind: 'no-address' };
    if (to !== undefined && read.kind === 'bad') return { kind: 'no-address' };
    if (to !== undefined && !context.mails.possible) return { kind: 'no-mail-server' };
    if (read.kind === 'ok') {
      // What is asked for now has nothing to do with how long the invitation was open.
      const lasting = { ...invitation, expiresAt: Number.MAX_SAFE_INTEGER };
      await postMail(context, tx, lasting, read.address, agreementLetter(context, invitation));
    } else if (administrator !== undefined) {
      const item = { flow: 'accept', caseId: id, event: 'agreement-wanted' };
      await context.news.tell(tx, item, administrator);
    }
    const change = { schedule: { days: [], given: 0, ...schedule, writtenAt: now } };
    const way = read.kind === 'ok' ? 'email' : 'teams';
    const event = { name: 'ask-for-agreement', by, facts: { way } };
    return { kind: 'done', invitation: await note(context, tx, invitation, change, event) };
  });
}

function agreementLetter(context: InvitationContext, invitation: Invitation): Letter {
  const { language } = letterOf(invitation);
  const t = agreementTemplates[language];
  const sender = senderOf(context, invitation);
  return {
    language,
    subject: t.subject(sender),
    paragraphs: [t.hello, ...t.words(sender), t.regards(sender)],
    links: [{ label: t.page, url: agreementPage }],
    after: [t.after(context.house.contact)],
  };
}
