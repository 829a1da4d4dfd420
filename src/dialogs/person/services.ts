import type { Customers } from '../../workflows/customer/port.ts';
import type { PeopleHelp } from '../../workflows/help/port.ts';

/** Exactly what talking to a person needs from below. */
export interface PersonServices {
  readonly help: PeopleHelp;
  readonly customers: Customers;
  /** True for the provider's own tenant. */
  readonly isHomeTenant: (tenantId: string) => boolean;
}

/** How long an answer or a request may be; longer ones are cut, not refused. */
export const longest = 2000;

/** What was typed or filled in, as it is sent. */
export const sendable = (said: string | undefined): string => (said ?? '').trim().slice(0, longest);
