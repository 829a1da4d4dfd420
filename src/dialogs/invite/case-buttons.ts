import { openStates, type Invitation } from '../../domain/invitation.ts';
import type { Button } from '../kit/buttons.ts';
import type { CaseKnown } from './case-known.ts';
import type { CaseWords } from './case-text.ts';

/** What can be done about a case, besides looking at it. */
export type CaseVerb =
  | 'send'
  | 'sent'
  | 'post'
  | 'nudge'
  | 'check'
  | 'save'
  | 'withdraw'
  | 'renew'
  | 'rightLink'
  | 'same'
  | 'other'
  | 'settled'
  | 'agreement'
  | 'order';

/** The verbs of the buttons on cards. */
export const verbName: Readonly<Record<CaseVerb, string>> = {
  send: 'invite.send',
  sent: 'invite.sent',
  post: 'invite.post',
  nudge: 'invite.nudge',
  check: 'invite.check',
  save: 'invite.save',
  withdraw: 'invite.withdraw',
  renew: 'invite.renew',
  rightLink: 'invite.right-link',
  same: 'invite.same',
  other: 'invite.other',
  settled: 'invite.settled',
  agreement: 'invite.agreement',
  order: 'invite.order',
};

/** Whether one of the two relationships is missing after the acceptance. */
export const lacksReseller = ({ state, proven }: Invitation): boolean =>
  state === 'accepted' && proven?.reseller === false;

/** Whether the order that waits for it lacks only the agreement. */
export const lacksAgreement = ({ state, orderId, proven }: Invitation): boolean =>
  state === 'accepted' && orderId !== undefined && proven?.agreement === 'missing';

/** What somebody of the inviting side may do about a case as it stands. Pure. */
export function possibleNow({ invitation, staff }: Pick<CaseKnown, 'invitation' | 'staff'>): CaseVerb[] {
  const { state } = invitation;
  const all: readonly (readonly [CaseVerb, boolean])[] = [
    ['rightLink', state === 'wrong-account' || lacksReseller(invitation)],
    ['same', staff && invitation.resembles !== undefined],
    ['other', staff && invitation.resembles !== undefined],
    ['settled', staff && invitation.removal !== undefined],
    // Owners and staff look at orders; only sellers record agreements, which the order's own conversation checks.
    ['agreement', !staff && lacksAgreement(invitation)],
    ['order', invitation.orderId !== undefined],
    ['send', openStates.includes(state)],
    ['post', openStates.includes(state)],
    ['sent', state === 'created'],
    ['nudge', (state === 'sent' || state === 'opened') && invitation.schedule?.muted !== true],
    ['check', state !== 'accepted' || lacksReseller(invitation)],
    ['save', openStates.includes(state)],
    ['withdraw', openStates.includes(state)],
    ['renew', ['declined', 'expired', 'withdrawn', 'removed'].includes(state)],
  ];
  return all.filter(([, isPossible]) => isPossible).map(([verb]) => verb);
}

/** A button of the case, with its version: a spent one is recognised. */
export function pressOf(
  { id, version }: Invitation,
  t: CaseWords['buttons'],
): (verb: CaseVerb, look?: { title?: string; primary?: boolean; extra?: Record<string, string> }) => Button {
  return (verb, { title = t[verb], primary = false, extra = {} } = {}) => ({
    kind: 'case',
    verb: verbName[verb],
    title,
    caseId: id,
    version,
    primary,
    // What stands in the fields is for the two buttons that take it.
    ...(verb === 'save' || verb === 'send' ? {} : { inputs: false }),
    extra,
  });
}

/** The buttons of a card in rows: what needs somebody, the ways to send it, everything else. */
export function rowsOf(known: CaseKnown, t: CaseWords['buttons']): readonly (readonly Button[])[] {
  const { invitation, letter } = known;
  const possible = new Set(possibleNow(known));
  const press = pressOf(invitation, t);
  // Before there is an address, that is what to begin with.
  const isReady = invitation.state === 'created' && (letter?.canSend !== true || letter.to !== undefined);
  const lacksAddress = invitation.state === 'created' && !isReady;
  const put = (verb: CaseVerb, primary = false) => (possible.has(verb) ? [press(verb, { primary })] : []);
  const needed: Button[] = [
    ...put('rightLink', true),
    ...put('same', true),
    ...put('other'),
    ...put('settled'),
    ...put('agreement', true),
    ...put('order'),
  ];
  const sending: Button[] =
    letter === undefined
      ? []
      : [
          ...(letter.canSend
            ? [
                press('send', {
                  primary: isReady,
                  title: invitation.delivery?.way === 'email' ? t.sendAgain : t.send,
                }),
              ]
            : []),
          { kind: 'open', url: letter.mailto, title: t.mailProgram, primary: isReady && !letter.canSend },
          { kind: 'fold', id: 'message', title: t.message },
          { kind: 'fold', id: 'qr', title: t.qr },
          ...put('post'),
        ];
  const others: Button[] = [
    ...put('sent'),
    ...put('nudge'),
    ...put('renew', true),
    ...put('check'),
    ...(letter === undefined
      ? []
      : [{ kind: 'fold', id: 'letter', title: t.edit, primary: lacksAddress } as const]),
    ...(possible.has('withdraw') ? [{ kind: 'fold', id: 'withdraw', title: t.withdraw } as const] : []),
  ];
  return [needed, sending, others].filter((row) => row.length > 0);
}
