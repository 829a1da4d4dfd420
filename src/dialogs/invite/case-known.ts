import type { Gdap } from '../../domain/gdap.ts';
import { openStates, type Invitation } from '../../domain/invitation.ts';
import type { InvitingPerson, LetterView } from '../../workflows/invitation/letters-port.ts';
import { rightsBeside } from './admin-rights.ts';
import type { InviteServices } from './services.ts';

/** One case as somebody of the inviting side may see it. */
export interface CaseKnown {
  readonly invitation: Invitation;
  /** Absent once nothing goes out any more. */
  readonly letter: LetterView | undefined;
  readonly staff: boolean;
  /** The uninvited acceptance that may be this customer's; for staff. */
  readonly similar: Invitation | undefined;
  /** Admin rights asked for beside it; for staff. */
  readonly rights: readonly Gdap[];
}

type Finding = Pick<InviteServices, 'invitations' | 'invitationLetters'>;

/** The invitation of who invites. Undefined for people of the customer, too: they know it, and have a card of their own. */
export async function caseOf(
  { invitations, invitationLetters: letters }: Finding,
  id: string,
  asker: InvitingPerson,
): Promise<Invitation | undefined> {
  const invitation = await invitations.find(id, asker);
  const isCustomers = !asker.staff && invitation?.customer.tenantId === asker.tenantId;
  return isCustomers && (await letters.view(id, asker)) === undefined ? undefined : invitation;
}

/** Undefined for a case that is not theirs, and for one that does not exist. */
export async function caseKnown(
  services: Finding & Pick<InviteServices, 'gdap'>,
  id: string,
  asker: InvitingPerson,
): Promise<CaseKnown | undefined> {
  const invitation = await caseOf(services, id, asker);
  if (invitation === undefined) return undefined;
  const { staff } = asker;
  const other = staff ? invitation.resembles?.invitationId : undefined;
  return {
    invitation,
    letter: openStates.includes(invitation.state)
      ? await services.invitationLetters.view(id, asker)
      : undefined,
    staff,
    similar: other === undefined ? undefined : await services.invitations.find(other, asker),
    rights: await rightsBeside(services, invitation, asker),
  };
}
