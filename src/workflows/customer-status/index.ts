import { createMemory } from '../buyer/memory.ts';
import type { StatusContext } from './context.ts';
import type { CustomerStatuses } from './port.ts';
import { customersFlow } from './refresh.ts';
import { searchCustomers } from './steps/search.ts';
import { statusOf } from './steps/status.ts';

/**
 * Customers as they stand, put together from Microsoft's answers and our own records; nothing is kept. See
 * CustomerStatuses for what each method promises.
 */
export function createCustomerStatuses(parts: Omit<StatusContext, 'memory'>): CustomerStatuses {
  const context: StatusContext = { ...parts, memory: createMemory(parts.clock) };
  return {
    search: (asker, words, page) => searchCustomers(context, asker, words, page),
    of: (asker, tenantId, { again = false } = {}) => statusOf(context, asker, tenantId, again),
    async show(tenantId, reader, card) {
      if ((await statusOf(context, reader, tenantId, false)) === 'unknown') return 'unknown';
      const item = { flow: customersFlow, caseId: tenantId, event: 'shown' };
      const { tenantId: home, userId } = reader;
      await context.database.withTransaction((tx) =>
        context.news.adopt(tx, item, { tenantId: home, userId }, card),
      );
      return 'shown';
    },
  };
}
