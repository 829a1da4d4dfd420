import { z } from 'zod';
import type { Invitation, InvitationState } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { normal } from '../kit/words.ts';

/** What the conversation remembers: choices and ids. Names, roles and countries are read again when needed. */
export const acceptMemory = z.object({
  /** The invitation the person came with, by link or because their organisation has an open one. */
  invitation: z.string().optional(),
  /** A sign-in card was sent; a second one is never put on top. */
  signInSent: z.boolean().default(false),
  /** How the person went on without proof of the role. */
  role: z.enum(['unproven', 'other-account']).optional(),
  /** The account on the card that asks for a yes. */
  offered: z.string().optional(),
  account: z.string().optional(),
  reason: z.string().optional(),
  /** What their cloud means was told already: they go on to the link there. */
  cloudSeen: z.boolean().default(false),
  /** The invitation the open question about saying no is for. */
  declining: z.string().optional(),
  /** Asked to start over: the first question comes even while a case is open. */
  anew: z.boolean().default(false),
});
export type AcceptMemory = z.infer<typeof acceptMemory>;

/** How many characters the reason for another region may have. */
export const longestReason = 300;

const asking = /^(accept|annehmen|zustimmen|approve relationship|partnerbeziehung)( (?<id>i-\d{1,9}))?$/;

/** Memory for "accept", "accept I-1042" and their translations; undefined when the words ask for something else. */
export function acceptAskedFor(text: string): Partial<AcceptMemory> | undefined {
  const match = asking.exec(normal(text));
  if (match === null) return undefined;
  const id = match.groups?.['id'];
  return id === undefined ? {} : { invitation: id.toUpperCase() };
}

/** What waits for somebody of the customer, the most urgent first. */
const waiting: readonly InvitationState[] = ['wrong-account', 'opened', 'sent', 'created'];

/**
 * The invitation that matters to somebody of this customer now: one that waits for them, else what they accepted last,
 * else the newest. One to which nothing has happened since that acceptance waits no longer: it is a left-over.
 */
export function currentInvitation(invitations: readonly Invitation[]): Invitation | undefined {
  const newestFirst = invitations.toSorted((a, b) => b.updatedAt - a.updatedAt);
  const accepted = newestFirst
    .filter((invitation) => invitation.state === 'accepted')
    .toSorted((a, b) => (b.acceptedAt ?? 0) - (a.acceptedAt ?? 0))[0];
  const since = accepted?.acceptedAt ?? 0;
  const open = newestFirst.filter((i) => waiting.includes(i.state) && i.updatedAt > since);
  const urgent = waiting.flatMap((state) => open.filter((invitation) => invitation.state === state));
  return urgent[0] ?? accepted ?? newestFirst[0];
}

/** Whether this is the case a person is at Microsoft's page with. */
export const isOpenCaseOf = (
  invitation: Invitation | undefined,
  person: PersonKey,
): invitation is Invitation =>
  invitation?.state === 'opened' &&
  invitation.administrator?.tenantId === person.tenantId &&
  invitation.administrator.userId === person.userId;

/** The name Microsoft gives for the customer; a tenant whose name is hidden from us is "your organisation". */
export function customerName(name: string, t: { readonly yourOrganisation: string }): string {
  return name === '' ? t.yourOrganisation : name;
}
