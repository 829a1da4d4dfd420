/** What a customer's own directory knows about licences beside what was bought through the simulated accounts. */
export interface SimDirectory {
  tenantId: string;
  /** Its administrator has let the partners' application in, to read licences and service health. */
  partnerApp: boolean;
  /** Seats given to people, by `product:sku`. */
  assigned: Record<string, number>;
  /** Bought from Microsoft itself or from a partner that is not simulated. */
  elsewhere: SimForeignSubscription[];
}

export interface SimForeignSubscription {
  /** The subscription's id in commerce. */
  id: string;
  /** `product:sku` */
  productAndSku: string;
  quantity: number;
  /** Tenant of the partner it was bought from; null when Microsoft sold it. */
  ownerTenantId: string | null;
  /** Last day of its term. */
  termEndDay: string;
}

/** How far customers let their partner look, and how well Microsoft's services are. */
export interface DirectorySwitches {
  /** Whether the partners' application is let in: by each tenant, by all (for everything, or licences only), by none. */
  partnerApp: 'by-tenant' | 'everywhere' | 'licences-only' | 'nowhere';
  serviceIncident: 'none' | 'exchange' | 'teams' | 'both';
}

export function normalDirectory(): DirectorySwitches {
  return { partnerApp: 'by-tenant', serviceIncident: 'none' };
}
