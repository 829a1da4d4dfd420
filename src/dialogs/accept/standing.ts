import { isProblem } from '../../errors.ts';
import type { AdministratorCheck } from '../../services/graph/port.ts';
import type { CustomerPicture, SignedInFacts } from '../../workflows/customer/port.ts';
import type { Speaker, Turn } from '../kit/turn.ts';
import type { AcceptServices } from './services.ts';

/**
 * The person's own role at their tenant, read now. A token of another tenant than the activity's proves nothing;
 * trouble while reading is `unknown`, never "no" (Graph contract 3).
 */
export async function roleOf(
  services: AcceptServices,
  person: Speaker,
  token: string,
): Promise<AdministratorCheck['kind']> {
  try {
    // In the sign-in window people may pick somebody else's account: its roles are not this person's.
    const cloud = await services.customers.cloudOf(person.tenantId);
    const [organization, me] = await Promise.all([
      services.graph.organization(token, cloud),
      services.graph.me(token, cloud),
    ]);
    if (organization.tenantId !== person.tenantId || me.objectId !== person.userId) return 'unknown';
    return (await services.graph.administratorCheck(token, cloud)).kind;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return 'unknown';
  }
}

/** The person's tenant with everything their sign-in allows to read. Rejects with a Problem when Microsoft is silent. */
export async function lookUp(services: AcceptServices, turn: Turn): Promise<CustomerPicture> {
  const found = await services.customers.byTenant(turn.person.tenantId, await signedInFacts(services, turn));
  if (found.kind !== 'found') throw new Error('the tenant of a verified activity was not found');
  return found.picture;
}

/** Country and name from the person's own token, when there is one for the right tenant. */
async function signedInFacts(services: AcceptServices, turn: Turn): Promise<SignedInFacts | undefined> {
  try {
    const token = await turn.signIn.token();
    if (token === undefined) return undefined;
    const cloud = await services.customers.cloudOf(turn.person.tenantId);
    const organization = await services.graph.organization(token, cloud);
    if (organization.tenantId !== turn.person.tenantId) return undefined;
    return {
      countryCode: organization.countryCode,
      displayName: organization.displayName,
      defaultDomain: organization.defaultDomain,
    };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return undefined;
  }
}
