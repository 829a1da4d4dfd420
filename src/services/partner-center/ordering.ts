import { createAgreements } from './agreements.ts';
import type { Agreements } from './agreements-port.ts';
import { createCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue-port.ts';
import { createCustomerRegistry } from './customer-registry.ts';
import type { CustomerRegistry } from './customers-port.ts';
import type { Purchasing } from './orders-port.ts';
import { createPriceSheet } from './prices.ts';
import type { PriceSheet } from './prices-port.ts';
import { createPurchasing } from './purchasing.ts';
import { createResellerChecks } from './reseller-checks.ts';
import type { ResellerChecks } from './reseller-port.ts';
import { createWire, type WireOptions } from './wire.ts';

/** What ordering needs of Partner Center. */
export interface OrderingAtMicrosoft {
  readonly resellers: ResellerChecks;
  readonly customers: CustomerRegistry;
  readonly agreements: Agreements;
  readonly catalogue: Catalogue;
  readonly prices: PriceSheet;
  readonly purchasing: Purchasing;
}

/** The parts of Partner Center that ordering uses, over HTTP. Each port says what its methods promise. */
export function createOrderingAtMicrosoft(options: WireOptions): OrderingAtMicrosoft {
  const wire = createWire(options);
  return {
    resellers: createResellerChecks(wire),
    customers: createCustomerRegistry(wire),
    agreements: createAgreements(wire),
    catalogue: createCatalogue(wire),
    prices: createPriceSheet(wire),
    purchasing: createPurchasing(wire),
  };
}
