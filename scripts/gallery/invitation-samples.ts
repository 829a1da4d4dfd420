import type { EntryOutcome, InvitationBatch } from '../../src/domain/invitation-batch.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { FlowServices } from '../../src/dialogs/index.ts';

/** What is true of invitations, besides the one at hand, while a card is made. */
export interface InvitingSituation {
  /** A seller looks, not the provider's staff. */
  readonly seller?: true;
  /** There is no mail server. */
  readonly withoutMail?: true;
  /** How many invitations the list has; their states in turn. */
  readonly listed?: number;
  readonly batch?: {
    readonly state: InvitationBatch['state'];
    readonly outcomes: readonly EntryOutcome[];
    readonly domain?: string;
    readonly resellerId?: string;
  };
  readonly words?: string;
}

type Inviting = Pick<
  FlowServices,
  'invitationLetters' | 'invitationLists' | 'invitationRepairs' | 'invitationBatches'
>;

const day = 86_400_000;
const states: readonly Partial<Invitation>[] = [
  { state: 'sent', nudgeAt: Date.UTC(2026, 8, 15, 8) },
  { state: 'opened' },
  { state: 'wrong-account', acceptedAccountId: 'canada' },
  {
    state: 'accepted',
    acceptedAccountId: 'europe',
    proven: { provider: true, reseller: true, agreement: 'there', readAt: 0 },
  },
  { state: 'declined', declinedBecause: 'We buy elsewhere.' },
  { state: 'created' },
  { state: 'expired' },
];

/** Letters, lists and batches that know one situation. Whatever changes something only pretends to. */
export function sampleInviting(
  { withoutMail, listed = 0, batch, words }: InvitingSituation,
  invitation: Invitation,
  now: number,
  chatLink: (message: string) => string,
): Inviting {
  const done = async () => ({ kind: 'done', invitation }) as const;
  const { to, toName, language } = invitation.letter ?? {};
  const text =
    words ??
    'Hello,\n\nOpen Door Technology would like to buy and manage Microsoft licences for you.\n\nKind regards';
  const links = { chatLink: chatLink('accept I-1042'), microsoftLink: invitation.link ?? '' };
  const shown: InvitationBatch = {
    id: 'B-1001',
    version: 2,
    state: batch?.state ?? 'looking',
    createdBy: { tenantId: '', userId: '' },
    resellerId: batch?.resellerId,
    entries: (batch?.outcomes ?? []).map((outcome, index) => ({
      line: index + 1,
      domain: batch?.domain ?? `customer-${index + 1}.example`,
      ...(index % 2 === 0 ? { to: `admin@customer-${index + 1}.example` } : {}),
      outcome,
      tries: 0,
    })),
    createdAt: now - day,
    updatedAt: now,
  };
  const changed = async () => ({ kind: 'done', batch: shown }) as const;
  return {
    invitationLetters: {
      view: async () => ({
        to,
        toName,
        language: language ?? 'en',
        subject: 'Your Microsoft licences',
        words: text,
        whole: `${text}\n\n${links.chatLink}\n\n${links.microsoftLink}`,
        mailto: `mailto:${encodeURIComponent(to ?? '')}?subject=Your%20Microsoft%20licences&body=${encodeURIComponent(text)}`,
        ...links,
        canSend: withoutMail !== true,
      }),
      change: done,
      send: done,
      noteSent: done,
      nudge: done,
      askForAgreement: done,
      mute: done,
      decline: done,
    },
    invitationLists: {
      list: async ({ page, pageSize }) => ({
        invitations: Array.from({ length: Math.min(pageSize, listed) }, (_one, n) => ({
          ...invitation,
          id: `I-${1042 + n}`,
          ...states[n % states.length],
        })),
        total: listed,
        page,
        pages: Math.ceil(listed / pageSize),
      }),
      counts: async () => ({ open: listed, attention: Math.min(listed, 2) }),
    },
    invitationRepairs: {
      sendRightLink: done,
      isSameCustomer: done,
      isOtherCustomer: done,
      settleTask: done,
    },
    invitationBatches: {
      begin: async () => shown,
      find: async () => shown,
      show: async () => undefined,
      chooseAccount: changed,
      confirm: changed,
      drop: changed,
    },
  };
}
