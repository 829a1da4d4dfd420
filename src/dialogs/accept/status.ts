import type { Invitation } from '../../domain/invitation.ts';
import { plain } from '../kit/card.ts';
import { moment, type Reader } from '../kit/language.ts';
import { caseWords } from './case-text.ts';
import type { AcceptServices } from './services.ts';
import { words } from './text.ts';

/** Where one case stands, in a line for the customer's side. */
export function statusLine(
  services: Pick<AcceptServices, 'customers'>,
  invitation: Invitation,
  reader: Reader,
): string {
  const t = words(reader.language).status;
  const { id, state, supersededBy } = invitation;
  const account = services.customers.account(invitation.acceptedAccountId ?? invitation.accountId);
  const company = plain(account?.legalName ?? '');
  switch (state) {
    case 'opened':
      return t.opened(id, company);
    case 'accepted':
      return t.accepted(id, company, moment(invitation.acceptedAt ?? invitation.updatedAt, reader));
    case 'wrong-account':
      return t.wrong(id);
    case 'withdrawn':
      return supersededBy === undefined
        ? t.other(id, t.states.withdrawn)
        : caseWords(reader.language).replaced.status(id, supersededBy);
    case 'declined':
      return t.other(id, caseWords(reader.language).declined.status);
    case 'created':
    case 'sent':
    case 'expired':
    case 'removed':
      return t.other(id, t.states[state]);
  }
}
