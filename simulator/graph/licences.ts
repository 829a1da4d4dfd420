import { findProduct, findSku } from '../commerce/products.ts';
import { provisioningIdOf } from '../partner-center/catalogue-items.ts';
import { guidFrom } from '../partner-center/ids.ts';
import { settleCustomer } from '../partner-center/provisioning.ts';
import { graphErrors, sendGraph, sendGraphError } from './answer.ts';
import { mayUse, type GraphCall } from './call.ts';

/** Names by which directories know the usual products; others are called by their title. */
const partNumbers: Readonly<Record<string, string>> = {
  'Microsoft 365 Business Basic': 'O365_BUSINESS_ESSENTIALS',
  'Microsoft 365 Business Standard': 'O365_BUSINESS_PREMIUM',
  'Microsoft 365 Business Premium': 'SPB',
  'Microsoft 365 Apps for business': 'O365_BUSINESS',
  'Microsoft 365 Apps for enterprise': 'OFFICESUBSCRIPTION',
  'Microsoft 365 E3': 'SPE_E3',
  'Microsoft 365 E5': 'SPE_E5',
  'Office 365 E1': 'STANDARDPACK',
  'Office 365 E3': 'ENTERPRISEPACK',
  'Office 365 E5': 'ENTERPRISEPREMIUM',
  'Exchange Online (Plan 1)': 'EXCHANGESTANDARD',
  'Exchange Online (Plan 2)': 'EXCHANGEENTERPRISE',
};

/** A subscription as the customer's directory has it. */
interface Held {
  readonly id: string;
  readonly productAndSku: string;
  readonly quantity: number;
  readonly ownerTenantId: string | null;
  readonly termEndDay: string;
  readonly status: 'Enabled' | 'Suspended';
  readonly isTrial: boolean;
}

/** `GET /subscribedSkus`: one entry a product, all its subscriptions together (contract 4). */
export function answerSubscribedSkus(call: GraphCall): void {
  const { context, claims, exchange } = call;
  if (!mayUse(claims, 'LicenseAssignment.Read.All', 'Organization.Read.All', 'Directory.Read.All'))
    return sendGraphError(exchange, graphErrors.denied, context.world.now());
  const directory = context.world.state.directories.find(({ tenantId }) => tenantId === claims.tid);
  const value = [...Map.groupBy(heldBy(call), ({ productAndSku }) => productAndSku)].map(([key, held]) => {
    const { skuId, skuPartNumber } = skuOf(key);
    const seats = (status: Held['status']) =>
      held.filter((one) => one.status === status).reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      accountName: context.world.state.tenants.find(({ id }) => id === claims.tid)?.name ?? null,
      accountId: claims.tid,
      appliesTo: 'User',
      capabilityStatus: seats('Enabled') > 0 ? 'Enabled' : 'Suspended',
      consumedUnits: directory?.assigned[key] ?? 0,
      id: `${claims.tid}_${skuId}`,
      skuId,
      skuPartNumber,
      subscriptionIds: held.map(({ id }) => directoryIdOf(id)),
      prepaidUnits: { enabled: seats('Enabled'), suspended: seats('Suspended'), warning: 0, lockedOut: 0 },
      servicePlans: [],
    };
  });
  sendGraph(exchange, call.root, 'subscribedSkus', { value });
}

/** `GET /directory/subscriptions`: each subscription, with its id in commerce and the partner it came from. */
export function answerCompanySubscriptions(call: GraphCall): void {
  const { context, claims, exchange } = call;
  if (!mayUse(claims, 'Organization.Read.All', 'Directory.Read.All'))
    return sendGraphError(exchange, graphErrors.denied, context.world.now());
  const value = heldBy(call).map((held) => ({
    id: directoryIdOf(held.id),
    commerceSubscriptionId: held.id,
    createdDateTime: null,
    isTrial: held.isTrial,
    nextLifecycleDateTime: `${held.termEndDay}T23:59:59Z`,
    ownerId: null,
    ownerTenantId: held.ownerTenantId,
    ownerType: null,
    serviceStatus: [],
    ...skuOf(held.productAndSku),
    status: held.status,
    totalLicenses: held.quantity,
  }));
  sendGraph(exchange, call.root, 'directory/subscriptions', { value });
}

/** What has arrived: a subscription that is still being prepared has no seats in the directory. */
function heldBy({ context, claims }: GraphCall): Held[] {
  settleCustomer(context, claims.tid);
  const { accounts, commerce, directories } = context.world.state;
  const bought = commerce.subscriptions
    .filter(({ customerTenantId, status }) => customerTenantId === claims.tid && status !== 'pending')
    .map((one): Held => ({
      id: one.id,
      productAndSku: one.catalogItemId.split(':').slice(0, 2).join(':'),
      quantity: one.quantity,
      ownerTenantId: accounts.find(({ id }) => id === one.accountId)?.tenantId ?? null,
      termEndDay: one.termEndDay,
      status: one.status === 'active' ? 'Enabled' : 'Suspended',
      isTrial: one.isTrial,
    }));
  const elsewhere = directories
    .filter(({ tenantId }) => tenantId === claims.tid)
    .flatMap((directory) => directory.elsewhere)
    .map((one): Held => ({ ...one, status: 'Enabled', isTrial: false }));
  return [...bought, ...elsewhere];
}

function skuOf(productAndSku: string): { skuId: string; skuPartNumber: string } {
  const [productId = '', skuId = ''] = productAndSku.split(':');
  const product = findProduct(productId);
  const sku = product === undefined ? undefined : findSku(product, skuId);
  if (product === undefined || sku === undefined)
    return { skuId: guidFrom(productAndSku), skuPartNumber: productAndSku };
  const skuPartNumber =
    partNumbers[sku.title] ??
    sku.title
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '_')
      .replace(/_$/, '');
  return { skuId: provisioningIdOf(product, sku), skuPartNumber };
}

/** A directory has ids of its own for what commerce sold. */
const directoryIdOf = (commerceId: string) => guidFrom(`directory ${commerceId}`);
