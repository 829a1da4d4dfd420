import type { Clock } from '../../clock.ts';
import type { Database } from '../../services/store/connection.ts';
import {
  countMatching,
  searchInvitations,
  type InvitationSearch,
} from '../../services/store/invitation-lists.ts';
import type { Resellers } from '../reseller/port.ts';
import { resellerOf } from './audience.ts';
import type { InvitingPerson } from './letters-port.ts';
import type { InvitationLists } from './list-port.ts';

const mostOnPage = 100;

/** See InvitationLists for what each method promises. */
export function createInvitationLists(dependencies: {
  readonly database: Database;
  readonly resellers: Pick<Resellers, 'membership'>;
  readonly clock: Clock;
}): InvitationLists {
  const { database, resellers, clock } = dependencies;

  /** What somebody may see at all; undefined: nothing. */
  async function scopeOf(
    asker: InvitingPerson,
  ): Promise<Pick<InvitationSearch, 'resellerId' | 'now'> | undefined> {
    const now = clock.now();
    if (asker.staff) return { now };
    const reseller = await resellerOf(resellers, asker);
    return reseller === undefined ? undefined : { resellerId: reseller.id, now };
  }

  return {
    async list({ words, which, page, pageSize }, asker) {
      const scope = await scopeOf(asker);
      const limit = Math.min(Math.max(Math.trunc(pageSize), 1), mostOnPage);
      const at = Math.max(Math.trunc(page), 0);
      if (scope === undefined) return { invitations: [], total: 0, page: at, pages: 0 };
      const found = await searchInvitations(
        database.db,
        { ...scope, words, which },
        { limit, offset: at * limit },
      );
      return { ...found, page: at, pages: Math.ceil(found.total / limit) };
    },

    async counts(asker) {
      const scope = await scopeOf(asker);
      if (scope === undefined) return { open: 0, attention: 0 };
      const [open, attention] = await Promise.all([
        countMatching(database.db, { ...scope, which: 'open' }),
        countMatching(database.db, { ...scope, which: 'attention' }),
      ]);
      return { open, attention };
    },
  };
}
