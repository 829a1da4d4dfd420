import type {
  CustomerStatus,
  CustomerStatuses,
  ListedCustomer,
  StatusAsker,
} from '../../src/workflows/customer-status/port.ts';

export interface FakeStatuses extends CustomerStatuses {
  /** A customer that only staff, or also people of this tenant, may know. */
  put(status: CustomerStatus, ofTenant?: string): void;
  /** Everybody's look at Microsoft, again or not. */
  readonly looks: { readonly tenantId: string; readonly again: boolean }[];
  readonly shown: { readonly tenantId: string; readonly reader: string }[];
}

/** Customers in memory; who may know which is said when they are put in. */
export function fakeStatuses(): FakeStatuses {
  const all: { status: CustomerStatus; ofTenant: string | undefined }[] = [];
  const looks: FakeStatuses['looks'] = [];
  const shown: FakeStatuses['shown'] = [];
  const knownTo = (asker: StatusAsker) =>
    all.filter(({ ofTenant }) => asker.staff || ofTenant === asker.tenantId).map(({ status }) => status);
  const find = (asker: StatusAsker, tenantId: string) =>
    knownTo(asker).find((status) => status.tenantId === tenantId);
  return {
    looks,
    shown,
    put(status, ofTenant) {
      const index = all.findIndex((one) => one.status.tenantId === status.tenantId);
      if (index >= 0) all.splice(index, 1);
      all.push({ status, ofTenant });
    },
    async search(asker, words, page) {
      const said = words.toLowerCase();
      const found = knownTo(asker)
        .filter(({ name, domain }) => `${name} ${domain}`.toLowerCase().includes(said))
        .map(({ tenantId, name, domain }): ListedCustomer => ({ tenantId, name, domain }));
      const pages = Math.ceil(found.length / 10);
      const at = Math.min(page, Math.max(0, pages - 1));
      const customers = found.slice(at * 10, (at + 1) * 10);
      return { customers, page: at, pages, total: found.length, isGuess: false };
    },
    async of(asker, tenantId, { again = false } = {}) {
      looks.push({ tenantId, again });
      const status = find(asker, tenantId);
      return status === undefined ? 'unknown' : { ...status, seenBy: asker.staff ? 'staff' : status.seenBy };
    },
    async show(tenantId, reader) {
      if (find(reader, tenantId) === undefined) return 'unknown';
      shown.push({ tenantId, reader: reader.userId });
      return 'shown';
    },
  };
}
