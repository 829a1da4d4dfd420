import type { GraphForProvider } from '../services/graph/port.ts';
import { createProofs } from '../workflows/audit/index.ts';
import type { Customers } from '../workflows/customer/port.ts';
import type { Resellers } from '../workflows/reseller/port.ts';
import { createStaffRoles } from '../workflows/staff/index.ts';
import type { Parts, Store } from './store.ts';

/** What shows later who agreed to what and when. */
export const createProving = (
  { config, clock, log }: Parts,
  { database, secrets }: Store,
  around: { readonly resellers: Resellers; readonly customers: Customers },
  graph: GraphForProvider,
) =>
  createProofs({
    ...around,
    staff: createStaffRoles({ staff: config.provider.staff, graph, clock, log }),
    database,
    key: secrets.proofKey,
    hash: secrets.hash,
    publicUrl: config.server.publicUrl,
    provider: config.provider.provider.name,
    clock,
    log,
  });
