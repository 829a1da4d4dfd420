import type { SimulatorContext } from '../context.ts';
import type { SimApp } from './apps.ts';

const licences = ['LicenseAssignment.Read.All', 'Organization.Read.All'];
const everything = [...licences, 'ServiceHealth.Read.All'];

/**
 * The app of a partner account as a customer's tenant knows it, with what it may do there; undefined where its
 * administrator has not let it in.
 */
export function findAppAtCustomer(
  context: SimulatorContext,
  clientId: string,
  tenantId: string,
): (SimApp & { readonly permissions: readonly string[] }) | undefined {
  const account = context.world.state.accounts.find((candidate) => candidate.clientId === clientId);
  const permissions = permissionsAt(context, tenantId);
  if (account === undefined || permissions === undefined) return undefined;
  return { clientId, secret: account.clientSecret, certificates: [], permissions };
}

function permissionsAt({ world }: SimulatorContext, tenantId: string): readonly string[] | undefined {
  const { directories, switches } = world.state;
  switch (switches.partnerApp) {
    case 'everywhere':
      return everything;
    case 'licences-only':
      return licences;
    case 'nowhere':
      return undefined;
    case 'by-tenant': {
      const directory = directories.find((candidate) => candidate.tenantId === tenantId);
      return directory?.partnerApp === true ? everything : undefined;
    }
  }
}
