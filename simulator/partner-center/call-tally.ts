/** Counts calls per customer, cart and order, so that the price of one order in calls can be told. */
export interface CallTally {
  /** Counts a call of `GET /v1/customers/:customerId/orders/:orderId`; refused and throttled ones count too. */
  count(endpoint: string, params: Readonly<Record<string, string>>): void;
  /** Calls per endpoint that name this customer, cart or order in their path. */
  of(id: string): Readonly<Record<string, number>>;
  reset(): void;
}

/** A tally in memory. */
export function createCallTally(): CallTally {
  const numbers = new Map<string, Map<string, number>>();
  const add = (key: string | undefined, endpoint: string) => {
    if (key === undefined) return;
    const own = numbers.get(key.toLowerCase()) ?? new Map<string, number>();
    own.set(endpoint, (own.get(endpoint) ?? 0) + 1);
    numbers.set(key.toLowerCase(), own);
  };
  return {
    count: (endpoint, { customerId, cartId, orderId }) => {
      add(customerId, endpoint);
      add(cartId, endpoint);
      add(orderId, endpoint);
    },
    of: (id) => Object.fromEntries(numbers.get(id.toLowerCase()) ?? []),
    reset: () => numbers.clear(),
  };
}
