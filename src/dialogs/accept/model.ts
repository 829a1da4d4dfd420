import { z } from 'zod';
import type { Invitation } from '../../domain/invitation.ts';
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
});
export type AcceptMemory = z.infer<typeof acceptMemory>;

const asking = /^(accept|annehmen|zustimmen|approve relationship|partnerbeziehung)( (?<id>i-\d{1,9}))?$/;

/** Memory for "accept", "accept I-1042" and their translations; undefined when the words ask for something else. */
export function acceptAskedFor(text: string): Partial<AcceptMemory> | undefined {
  const match = asking.exec(normal(text));
  if (match === null) return undefined;
  const id = match.groups?.['id'];
  return id === undefined ? {} : { invitation: id.toUpperCase() };
}

/** The invitation that matters to somebody of this customer now: an open one, else the newest. */
export function currentInvitation(invitations: readonly Invitation[]): Invitation | undefined {
  const open = ['opened', 'wrong-account', 'sent', 'created'] as const;
  for (const state of open) {
    const found = invitations.find((invitation) => invitation.state === state);
    if (found !== undefined) return found;
  }
  return [...invitations].sort((a, b) => b.updatedAt - a.updatedAt)[0];
}

/** The name Microsoft gives for the customer; a tenant whose name is hidden from us is "your organisation". */
export function customerName(name: string, t: { readonly yourOrganisation: string }): string {
  return name === '' ? t.yourOrganisation : name;
}
