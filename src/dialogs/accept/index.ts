import type { Flow } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { plain } from '../kit/card.ts';
import { acceptActions } from './actions.ts';
import { announceToAdministrator } from './announce.ts';
import { acceptConversation } from './dialog.ts';
import { acceptAskedFor } from './model.ts';
import type { AcceptServices } from './services.ts';
import { words } from './text.ts';

/** A customer's administrator is led to the relationship link of the right region and told when it worked. */
export function createAcceptFlow(services: AcceptServices): Flow {
  return {
    id: 'accept',
    roles: ['customer'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: acceptAskedFor,
    conversation: acceptConversation(services),
    actions: acceptActions(services),
    announce: (news, audience) => announceToAdministrator(services, news, audience),
    async status(person) {
      const t = words(person.language).status;
      const all = await services.invitations.ofCustomer(person.tenantId);
      return all.slice(0, 5).map((invitation) => {
        const account = services.customers.account(invitation.acceptedAccountId ?? invitation.accountId);
        const company = plain(account?.legalName ?? '');
        switch (invitation.state) {
          case 'opened':
            return t.opened(invitation.id, company);
          case 'accepted':
            return t.accepted(
              invitation.id,
              company,
              moment(invitation.acceptedAt ?? invitation.updatedAt, person),
            );
          case 'wrong-account':
            return t.wrong(invitation.id);
          case 'created':
          case 'sent':
          case 'expired':
          case 'withdrawn':
          case 'removed':
            return t.other(invitation.id, t.states[invitation.state]);
        }
      });
    },
  };
}
