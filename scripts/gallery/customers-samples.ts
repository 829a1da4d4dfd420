import type {
  AccountStanding,
  CustomerStatus,
  CustomerStatuses,
  LicenceLine,
  ListedCustomer,
} from '../../src/workflows/customer-status/port.ts';

/** What is true of customers while a card is made. */
export interface CustomersSituation {
  /** How the one customer differs from one with which all is well. */
  readonly status?: Partial<CustomerStatus>;
  /** How many customers a search finds, by which name; `isGuess` for names that only resemble. */
  readonly found?: number;
  readonly foundName?: string;
  readonly isGuess?: boolean;
}

const readAt = Date.UTC(2026, 8, 14, 10, 41);
const day = 86_400_000;

const europe: AccountStanding = {
  accountId: 'europe',
  provider: { kind: 'known', value: 'there' },
  since: Date.UTC(2026, 2, 4, 9, 12),
  resellers: { kind: 'known', value: [{ name: 'Northwind IT Ltd', partnerId: '4711982' }] },
  agreement: { kind: 'known', value: { kind: 'confirmed', signer: 'Ada Byrne', at: Date.UTC(2026, 2, 4) } },
};

export const standing = (changes: Partial<AccountStanding> = {}): AccountStanding => ({ ...europe, ...changes });

const e3: LicenceLine = {
  title: 'Microsoft 365 E3',
  bought: 40,
  elsewhere: 0,
  seats: { used: 31, free: 9 },
  endsAt: Date.UTC(2027, 0, 31, 23, 59, 59),
  renews: true,
  isPending: false,
};

export const licence = (changes: Partial<LicenceLine> = {}): LicenceLine => ({ ...e3, ...changes });

/** A customer with which all is well, as a seller sees it. */
export const sampleStatus = (changes: Partial<CustomerStatus> = {}): CustomerStatus => ({
  tenantId: '33333333-3333-4333-8333-000000000011',
  name: 'Adventure Works Limited',
  domain: 'adventureworks.onmicrosoft.com',
  seenBy: 'seller',
  accounts: [europe],
  rights: { kind: 'none' },
  licences: {
    kind: 'known',
    value: [
      e3,
      licence({
        title: 'EXCHANGESTANDARD',
        bought: 0,
        elsewhere: 12,
        seats: { used: 4, free: 8 },
        renews: undefined,
        endsAt: readAt + 200 * day,
      }),
    ],
  },
  seatsUnknown: undefined,
  health: { kind: 'known', value: { services: 6, troubled: [] } },
  orders: [],
  invitation: undefined,
  readAt,
  ...changes,
});

/** Customers that know one situation, whoever asks. */
export function sampleStatuses(situation: CustomersSituation | undefined): CustomerStatuses {
  const { status, found = 3, foundName = 'Adventure Works', isGuess = false } = situation ?? {};
  return {
    async search(_asker, _words, page) {
      const pages = Math.ceil(found / 10);
      const count = Math.max(0, Math.min(10, found - page * 10));
      const customers = Array.from({ length: count }, (_, index): ListedCustomer => {
        const n = page * 10 + index + 1;
        return {
          tenantId: `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`,
          name: `${foundName} ${n}`,
          domain: `customer${n}.onmicrosoft.com`,
        };
      });
      return { customers, page, pages, total: found, isGuess };
    },
    of: async () => sampleStatus(status),
    show: async () => 'unknown',
  };
}
