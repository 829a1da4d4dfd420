import type { Invitation } from '../../domain/invitation.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { moment, tomorrowMorning } from '../kit/language.ts';
import { kitWords } from '../kit/words.ts';
import type { LetterSent } from '../../workflows/invitation/letters-port.ts';
import type { Changed } from '../../workflows/invitation/port.ts';
import { answerWords } from './answer-text.ts';
import { longestReason } from './model.ts';
import type { AcceptServices } from './services.ts';
import { words } from './text.ts';

type Act = (action: CaseAction, invitation: Invitation) => Promise<CaseAnswer>;

/**
 * Buttons of the administrator's case card. They work without any dialog; who pressed and which case comes from the
 * verified activity and from the store, so another customer's id answers exactly like an unknown one.
 */
export function acceptActions(
  services: AcceptServices,
): Record<string, (action: CaseAction) => Promise<CaseAnswer>> {
  const { invitations } = services;

  const own =
    (act: Act) =>
    async (action: CaseAction): Promise<CaseAnswer> => {
      const { person } = action.turn;
      const { tenantId, userId } = person;
      const invitation = await invitations.find(action.caseId, { tenantId, userId, staff: false });
      // Who invited knows it too, and has a card of their own.
      if (invitation?.customer.tenantId !== tenantId)
        return { kind: 'sentence', sentence: kitWords(person.language).notYours };
      return act(action, invitation);
    };

  /** For buttons that only make sense until Microsoft has answered; a card that is behind shows how it stands. */
  const whileOpen =
    (act: Act): Act =>
    async (action, invitation) =>
      invitation.state === 'opened'
        ? act(action, invitation)
        : { kind: 'case', caseId: action.caseId, sentence: words(action.turn.person.language).tooLate };

  const told = (action: CaseAction, changed: Changed, sentence?: string): CaseAnswer => ({
    kind: 'case',
    caseId: action.caseId,
    sentence: changed.kind === 'done' ? sentence : words(action.turn.person.language).tooLate,
  });

  const answered = (action: CaseAction, sent: LetterSent, sentence: string): CaseAnswer => ({
    kind: 'case',
    caseId: action.caseId,
    sentence: sent.kind === 'done' ? sentence : words(action.turn.person.language).tooLate,
  });

  return {
    'accept.check': own(async (action) => {
      const { person } = action.turn;
      const checked = await invitations.check(action.caseId, person);
      const t = words(person.language);
      const when = moment(action.turn.now(), person);
      const sentence =
        checked.kind === 'not-yet'
          ? t.notYet(when)
          : checked.kind === 'wrong-account'
            ? t.wrong.notYet(when)
            : undefined;
      return { kind: 'case', caseId: action.caseId, sentence };
    }),
    'accept.trouble': own(
      whileOpen(async ({ caseId }) => ({ kind: 'flow', flow: 'trouble', memory: { invitation: caseId } })),
    ),
    'accept.region': own(
      whileOpen(async () => ({ kind: 'flow', flow: 'accept', step: 'region', memory: {} })),
    ),
    'accept.remind': own(async (action) => {
      const { person } = action.turn;
      const at = tomorrowMorning(action.turn.now(), person);
      return told(
        action,
        await invitations.remindAt(action.caseId, at, person),
        words(person.language).remindSet(moment(at, person)),
      );
    }),
    'accept.keep': own(async (action) => {
      const { person } = action.turn;
      const reason = (action.fields['reason'] ?? '').trim();
      const t = words(person.language).wrong;
      if (reason === '' || reason.length > longestReason)
        return { kind: 'case', caseId: action.caseId, sentence: t.reasonMissing };
      return told(action, await invitations.keepAccepted(action.caseId, reason, person), t.kept);
    }),
    'accept.mute': own(async (action) => {
      const { person } = action.turn;
      const muted = await services.invitationLetters.mute(action.caseId, person);
      return answered(action, muted, answerWords(person.language).mute.said);
    }),
    // Typed: what the folded part of the card asks once more.
    'accept.ask-decline': own(async (action) => ({
      kind: 'case',
      caseId: action.caseId,
      sentence: answerWords(action.turn.person.language).decline.sure,
      fold: 'decline',
    })),
    'accept.decline': own(async (action) => {
      const { person } = action.turn;
      const t = answerWords(person.language).decline;
      const because = (action.fields['because'] ?? '').trim();
      if (because.length > longestReason)
        return { kind: 'case', caseId: action.caseId, sentence: t.tooLong, fold: 'decline' };
      return answered(
        action,
        await services.invitationLetters.decline(action.caseId, because, person),
        t.said,
      );
    }),
    'accept.again': own(async (_action, { supersededBy: invitation }) => ({
      kind: 'flow',
      flow: 'accept',
      memory: { invitation },
    })),
  };
}
