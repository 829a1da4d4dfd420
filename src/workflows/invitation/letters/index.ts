import { after } from '../../../domain/invitation.ts';
import { invitationById } from '../../../services/store/invitations.ts';
import type { InvitationContext } from '../context.ts';
import { mayHandle } from '../inviters.ts';
import type { InvitationLetters, InvitingPerson, LetterChange, LetterChanged } from '../letters-port.ts';
import { lockedFor } from '../steps/locked.ts';
import { askForAgreement } from './ask-for-agreement.ts';
import { decline, mute } from './answers.ts';
import { nudgeNow } from './remind.ts';
import { changeLetter } from './rules.ts';
import { nextNudge, note, noteSent, sendByMail } from './send.ts';
import { letterOf, viewOf } from './words.ts';

/** See InvitationLetters for what each method promises. */
export function createInvitationLetters(context: InvitationContext): InvitationLetters {
  return {
    async view(id, asker) {
      const invitation = await invitationById(context.database.db, id);
      if (invitation === undefined || !(await mayHandle(context.resellers, invitation, asker)))
        return undefined;
      return viewOf(context, invitation);
    },
    change: (id, version, changes, by) => change(context, id, version, changes, by),
    send: (id, version, by) => sendByMail(context, id, version, by),
    noteSent: (id, way, by) => noteSent(context, id, way, by),
    nudge: (id, version, by) => nudgeNow(context, id, version, by),
    askForAgreement: (id, to, by) => askForAgreement(context, id, to, by),
    mute: (id, by) => mute(context, id, by),
    decline: (id, because, by) => decline(context, id, because, by),
  };
}

/** Keeps the change, unless the card it was written on is behind: somebody else's words would be lost. */
function change(
  context: InvitationContext,
  id: string,
  version: number,
  changes: LetterChange,
  by: InvitingPerson,
): Promise<LetterChanged> {
  return lockedFor<LetterChanged>(context, id, by, async (tx, invitation) => {
    if (after(invitation.state, 'send') === undefined || invitation.version !== version)
      return { kind: 'too-late', invitation };
    const before = {
      letter: letterOf(invitation),
      schedule: invitation.schedule ?? { days: context.reminderDays, given: 0 },
    };
    const changed = changeLetter(before, changes, {
      now: context.clock.now(),
      template: viewOf(context, { ...invitation, letter: { ...before.letter, words: undefined } }).words,
    });
    if (changed.kind !== 'changed') return changed;
    const { letter, schedule } = changed;
    const waits = invitation.state !== 'wrong-account';
    const nudgeAt = waits ? nextNudge(schedule) : undefined;
    const event = { name: 'change', by, facts: { parts: Object.keys(changes) } };
    const saved = await note(context, tx, invitation, { letter, schedule, nudgeAt }, event);
    return { kind: 'done', invitation: saved };
  });
}
