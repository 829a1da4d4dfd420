import { maskedAddress } from '../../domain/masked-address.ts';
import { openStates, type Invitation } from '../../domain/invitation.ts';
import { isInvitable } from '../../domain/order-invitation.ts';
import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { isAcceptance } from '../../domain/standstill.ts';
import type { LetterSent } from '../../workflows/invitation/letters-port.ts';
import type { Button } from '../kit/buttons.ts';
import { plain } from '../kit/card.ts';
import { invitationLine, type InvitationReader } from '../kit/invitation-sentences.ts';
import type { Reader } from '../kit/language.ts';
import { shortly } from '../kit/shortly.ts';
import { pressOf } from './case-cards.ts';
import type { CaseFacts } from './case-facts.ts';
import { isSeller } from './case-model.ts';
import { invitationTexts } from './invitation-text.ts';

/** Whether an order stands still until the customer accepts. */
const waitsForAcceptance = ({ state, standstill }: Order): boolean =>
  state === 'parked' && isAcceptance(standstill?.cause);

const isOpen = (invitation: Invitation | undefined): boolean =>
  invitation !== undefined && openStates.includes(invitation.state);

/** An invitation in one sentence: to whom it goes, and how it stands. */
export function invitationSaid(
  invitation: Invitation,
  { reader, now, account }: Omit<InvitationReader, 'staff'>,
): string {
  const address = plain(maskedAddress(invitation.letter?.to ?? ''));
  const line = invitationLine(invitation, { reader, staff: false, now, account });
  return `${invitationTexts(reader.language).line(invitation.id, address, line)}.`;
}

/** The invitation an order that stands still waits for. */
export function invitationWords(known: CaseFacts, reader: Reader): string[] {
  const { order, invitation, account, now } = known;
  if (order.state !== 'parked') return [];
  const t = invitationTexts(reader.language);
  if (invitation === undefined) return waitsForAcceptance(order) && isInvitable(order) ? [t.none] : [];
  return [invitationSaid(invitation, { reader, now, account })];
}

/** What can be done about the invitation, for who sells. */
export function invitationButtons(known: CaseFacts, reader: Reader & PersonKey): Button[] {
  const { order, invitation, people } = known;
  const t = invitationTexts(reader.language).buttons;
  const press = pressOf(order);
  if (!isSeller(people, reader) || order.state !== 'parked') return [];
  if (order.standstill?.cause === 'agreement-missing')
    return invitation?.state === 'accepted' ? [press('order.ask-agreement', t.ask)] : [];
  if (!waitsForAcceptance(order) || !isInvitable(order)) return [];
  if (isOpen(invitation)) {
    const isOut = invitation?.state === 'sent' || invitation?.state === 'opened';
    return [
      press('order.open-invitation', t.open, true),
      ...(isOut && invitation.schedule?.muted !== true ? [press('order.nudge', t.nudge)] : []),
    ];
  }
  return [
    press('order.invite', invitation === undefined ? t.send : t.again, true),
    press('order.forward', t.forward),
  ];
}

/** What a letter of an order's invitation came to, in one sentence. */
export function letterSentence(
  sent: LetterSent,
  { id, address, done }: { readonly id: string; readonly address: string; readonly done: string },
  reader: Reader,
  now: number,
): string {
  const t = invitationTexts(reader.language).answers;
  switch (sent.kind) {
    case 'done':
      return done;
    case 'just-sent':
      return t.justSent(
        shortly(sent.invitation.schedule?.writtenAt ?? sent.invitation.updatedAt, now, reader),
      );
    case 'no-mail-server':
      return t.noMailServer(id);
    case 'no-address':
      return address === '' ? t.noAddress : invitationTexts(reader.language).question.notAnAddress;
    case 'too-late':
    case 'unknown':
      return t.tooLate;
  }
}
