import type { Customer, PartnerCenter } from '../../../src/services/partner-center/port.ts';

/** A Partner Center in memory, with what this suite's workflows ask of it; everything else refuses. */
export interface PretendPartnerCenter {
  readonly port: PartnerCenter;
  /** Every call so far, `customer europe 3333…` or `page europe 1`. */
  readonly calls: string[];
  /** The customer's administrator accepts an account's link. */
  accept(accountId: string, customer: Omit<Customer, 'isReseller'>): void;
  /** The customer also has this reseller at the account. */
  acceptReseller(accountId: string, tenantId: string, resellerTenantId: string): void;
  /** The customer takes the relationship back. */
  remove(accountId: string, tenantId: string): void;
  /** Changes what the list shows without touching the direct answers: an incomplete or late answer. */
  hideFromList(accountId: string, tenantIds: readonly string[]): void;
  /** Called before every answer; may throw, wait, or change the world meanwhile. */
  before: (call: string) => void | Promise<void>;
}

export function pretendPartnerCenter(pageSize = 500): PretendPartnerCenter {
  const relationships = new Map<string, Map<string, Customer>>();
  const hidden = new Map<string, Set<string>>();
  const resellers = new Map<string, Set<string>>();
  const calls: string[] = [];
  const of = (accountId: string): Map<string, Customer> => {
    const known = relationships.get(accountId) ?? new Map<string, Customer>();
    relationships.set(accountId, known);
    return known;
  };
  const asked = async (call: string): Promise<void> => {
    calls.push(call);
    await pretend.before(call);
  };
  const notAsked = (): never => {
    throw new Error('this workflow has no reason to ask that');
  };

  const port: PartnerCenter = {
    async relationshipLink(account, reseller) {
      await asked(reseller === undefined ? `link ${account.id}` : `link ${account.id} ${reseller.tenantId}`);
      return reseller === undefined
        ? `https://admin.microsoft.com/Adminportal/Home?partnerId=${account.tenantId}`
        : `https://admin.microsoft.com/Adminportal/Home?partnerId=${reseller.tenantId}&indirectCSPId=${account.tenantId}`;
    },
    async resellersOf(account, tenantId) {
      const there = [...(resellers.get(`${account.id} ${tenantId}`) ?? [])];
      await asked(`resellers ${account.id} ${tenantId}`);
      return there.map((id) => ({ tenantId: id, name: '', mpnId: undefined, state: 'Active' }));
    },
    async customer(account, tenantId) {
      // The answer is what was true when the question arrived, however long it takes to come back.
      const customer = of(account.id).get(tenantId);
      await asked(`customer ${account.id} ${tenantId}`);
      return customer === undefined ? { kind: 'not-yet' } : { kind: 'found', customer };
    },
    async *allCustomers(account) {
      const listed = [...of(account.id).values()].filter((c) => !hidden.get(account.id)?.has(c.tenantId));
      for (let page = 1; page === 1 || (page - 1) * pageSize < listed.length; page += 1) {
        await asked(`page ${account.id} ${page}`);
        yield listed.slice((page - 1) * pageSize, page * pageSize);
      }
    },
    customersByDomain: notAsked,
    webhook: notAsked,
    ensureWebhook: notAsked,
    webhookEvents: notAsked,
    requestValidationEvent: notAsked,
    validationEvent: notAsked,
    validationCodes: notAsked,
  };
  const pretend: PretendPartnerCenter = {
    port,
    calls,
    accept: (accountId, customer) =>
      void of(accountId).set(customer.tenantId, { ...customer, isReseller: true }),
    acceptReseller: (accountId, tenantId, resellerTenantId) => {
      const key = `${accountId} ${tenantId}`;
      resellers.set(key, (resellers.get(key) ?? new Set()).add(resellerTenantId));
    },
    remove: (accountId, tenantId) => void of(accountId).delete(tenantId),
    hideFromList: (accountId, tenantIds) => void hidden.set(accountId, new Set(tenantIds)),
    before: () => undefined,
  };
  return pretend;
}
