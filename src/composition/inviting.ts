import { chatLink } from '../domain/chat-link.ts';
import type { Customers } from '../workflows/customer/port.ts';
import { createInvitationBatches } from '../workflows/invitation/batches/index.ts';
import type { InvitationContext } from '../workflows/invitation/context.ts';
import { createInvitationWorkflow } from '../workflows/invitation/index.ts';
import { createInvitationLists } from '../workflows/invitation/lists.ts';
import { createInvitationRepairs } from '../workflows/invitation/repair/index.ts';
import type { MailWorkflow } from '../workflows/mail/index.ts';
import { contactLine } from './mailing.ts';
import type { Microsoft } from './microsoft.ts';
import type { Parts, Store } from './store.ts';

/** What inviting needs of the workflows around it. */
interface Around extends Pick<
  InvitationContext,
  'news' | 'resellers' | 'accepted' | 'orders' | 'adminRights'
> {
  readonly mails: MailWorkflow;
  readonly customers: Customers;
  /** The provider's own words for its letters, where it has some. */
  readonly ownLetter: InvitationContext['house']['ownLetter'];
}

/** Invitations to accept the provider's and a reseller's relationship, their letters and lists. */
export function createInviting(
  { config, clock, log }: Parts,
  { database, jobs }: Store,
  { partnerCenter, ordering }: Microsoft,
  { customers, ownLetter, ...around }: Around,
) {
  const { accounts, provider } = config.provider;
  const fixed = {
    ...around,
    database,
    jobs,
    partnerCenter,
    accounts,
    clock,
    log,
    house: {
      provider: provider.name,
      get contact() {
        return contactLine(provider.contact);
      },
      chatLink: (message: string) => chatLink(config.bot.appId, message),
      ownLetter,
    },
    sweepMinutes: config.sweepMinutes,
  };
  /** With the rules staff may change, which are read anew at every look. */
  const withRules = <More extends object>(more: More) => ({
    ...fixed,
    ...more,
    get invitationDays() {
      return config.invitationDays;
    },
    get reminderDays() {
      return config.reminderDays;
    },
  });
  const context: InvitationContext = withRules({});
  const invitations = createInvitationWorkflow(context);
  around.mails.whenEnded('invitation', (tx, end) => invitations.mailEnded(tx, end));
  const invitationLists = createInvitationLists({ database, resellers: around.resellers, clock });
  const { letters } = invitations;
  const { agreements } = ordering;
  const invitationRepairs = createInvitationRepairs(withRules({ agreements, letters }));
  const invitationBatches = createInvitationBatches(withRules({ customers, invitations, letters }));
  return {
    invitations,
    invitationLetters: letters,
    invitationLists,
    invitationRepairs,
    invitationBatches,
    writing: context,
  };
}
