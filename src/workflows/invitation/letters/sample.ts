import type { Invitation } from '../../../domain/invitation.ts';
import type { Language } from '../../../domain/language.ts';
import type { OwnLetter } from '../../../domain/own-letter.ts';
import { writeLetter } from '../../../services/mail/letter.ts';
import type { InvitationContext } from '../context.ts';
import { templates } from './templates.ts';
import { invitationLetter } from './words.ts';

/** A letter as a customer would get it. */
export interface SampleLetter {
  /** Whether the provider writes, or a reseller. */
  readonly whom: 'provider' | 'reseller';
  readonly subject: string;
  readonly whole: string;
}

/** The product's own letter, written the way the provider would write one: to begin from. Pure. */
export function productLetter(language: Language): OwnLetter {
  const t = templates[language];
  const facts = { provider: '{sender}', reseller: undefined, legalName: '{account}', place: '{place}' };
  return { subject: t.subject('{sender}'), words: t.words(facts).join('\n\n') };
}

const reseller = { id: 'R-1000', company: 'Sample Reseller Ltd', tenantId: '', partnerId: '' };

/** Both letters with these own words, or with the product's, to a customer who does not exist. Pure. */
export function sampleLetters(
  context: Pick<InvitationContext, 'accounts' | 'house' | 'mails'>,
  language: Language,
  own: OwnLetter | undefined,
): readonly SampleLetter[] {
  const account = context.accounts[0];
  if (account === undefined) return [];
  const writing = { ...context, house: { ...context.house, ownLetter: () => own } };
  return (['provider', 'reseller'] as const).map((whom) => {
    const invitation: Invitation = {
      ...sampleInvitation,
      accountId: account.id,
      cloud: account.cloud,
      letter: { language },
      reseller: whom === 'reseller' ? reseller : undefined,
    };
    const { subject, text } = writeLetter(invitationLetter(writing, invitation));
    return { whom, subject, whole: text.trimEnd() };
  });
}

const sampleInvitation = {
  id: 'I-1000',
  version: 1,
  state: 'created',
  origin: 'provider',
  customer: { tenantId: '', name: 'Sample Customer', domain: 'customer.example' },
  country: undefined,
  accountReason: undefined,
  acceptedAccountId: undefined,
  acceptedBy: undefined,
  administrator: undefined,
  createdBy: undefined,
  link: 'https://admin.microsoft.com/',
  createdAt: 0,
  openedAt: undefined,
  acceptedAt: undefined,
  expiresAt: 0,
  remindAt: undefined,
  remindAbout: undefined,
  supersededBy: undefined,
  updatedAt: 0,
} as const;
