import type { SimulatorContext } from '../context.ts';
import { settleGdap } from '../gdap/lifecycle.ts';
import type { SimApp } from './apps.ts';

const licences = ['LicenseAssignment.Read.All', 'Organization.Read.All'];
const health = ['ServiceHealth.Read.All'];

/** Directory roles whose holders see licences, and those that see service health, by template id. */
const seesLicences = [
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
];
const seesHealth = [
  'f023fd81-a637-4b56-95fd-791ac0226033',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
];

/**
 * The app of a partner account as a customer's tenant knows it, with what it may do there: what the tenant's
 * administrator has let it do, or what active delegated admin rights stand for. Undefined where there is neither.
 */
export function findAppAtCustomer(
  context: SimulatorContext,
  clientId: string,
  tenantId: string,
): (SimApp & { readonly permissions: readonly string[] }) | undefined {
  const account = context.world.state.accounts.find((candidate) => candidate.clientId === clientId);
  if (account === undefined) return undefined;
  const permissions = [...consented(context, tenantId), ...delegated(context, account.id, tenantId)];
  if (permissions.length === 0) return undefined;
  return { clientId, secret: account.clientSecret, certificates: [], permissions };
}

function consented({ world }: SimulatorContext, tenantId: string): readonly string[] {
  const { directories, switches } = world.state;
  switch (switches.partnerApp) {
    case 'everywhere':
      return [...licences, ...health];
    case 'licences-only':
      return licences;
    case 'nowhere':
      return [];
    case 'by-tenant': {
      const directory = directories.find((candidate) => candidate.tenantId === tenantId);
      return directory?.partnerApp === true ? [...licences, ...health] : [];
    }
  }
}

function delegated(context: SimulatorContext, accountId: string, tenantId: string): readonly string[] {
  const { switches } = context.world.state;
  if (switches.partnerApp === 'nowhere') return [];
  settleGdap(context);
  const roles = context.world.state.gdap
    .filter((one) => one.accountId === accountId && one.customerTenantId === tenantId)
    .filter(({ status }) => status === 'active' || status === 'expiring')
    .flatMap(({ roleIds }) => roleIds);
  return [
    ...(roles.some((id) => seesLicences.includes(id)) ? licences : []),
    ...(roles.some((id) => seesHealth.includes(id)) ? health : []),
  ];
}
