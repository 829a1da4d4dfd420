import type { Kysely } from 'kysely';
import { staffNamesOf } from '../../domain/notification-events.ts';
import type { Target } from '../../services/store/notices.ts';
import { listChannels } from '../../services/store/references.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { NewsItem } from './port.ts';

/** Where the provider's staff hears of a piece of news. */
export interface StaffWays {
  /** Channels and people who hear of it. */
  readonly hear: readonly Target[];
  /** Those of the usual ones who do not hear of this: only their cards change. */
  readonly elsewhere?: readonly Target[];
  /** The provider's contact gets a mail. */
  readonly mail?: boolean;
}

export interface StaffNewsSettings {
  readonly tenantId: string;
  /** Named people. */
  readonly people: readonly { readonly objectId: string }[];
  /** Who hears of everything for which nothing else is settled. */
  readonly usually: { readonly channel: boolean; readonly people: boolean };
  /** By the names of docs/notifications.md; `order.*` stands for what of an area has no line of its own. */
  readonly byEvent: Readonly<Record<string, readonly string[]>>;
}

/** Where staff hears of what, as the provider has settled it. */
export function createStaffWays({ tenantId, people, usually, byEvent }: StaffNewsSettings) {
  const everybody = people.map(({ objectId }) => objectId);
  const usual = [...(usually.channel ? ['channel'] : []), ...(usually.people ? ['people'] : [])];

  return async (
    tx: Kysely<Tables>,
    { flow, event }: Pick<NewsItem, 'flow' | 'event'>,
  ): Promise<StaffWays> => {
    const name = staffNamesOf(flow, event).find((one) => Object.hasOwn(byEvent, one));
    const settled = name === undefined ? undefined : byEvent[name];
    const channels = (await listChannels(tx, tenantId)).map(({ userId }) => userId);
    const idsOf = (ways: readonly string[]): string[] => {
      // News for a channel that nobody has added the bot to must not be lost: people stand in.
      const isForAll = ways.includes('people') || (ways.includes('channel') && channels.length === 0);
      return [
        ...(ways.includes('channel') ? channels : []),
        ...everybody.filter((id) => isForAll || ways.includes(id)),
      ];
    };
    const hear = idsOf(settled ?? usual);
    const elsewhere = idsOf(usual).filter((id) => !hear.includes(id));
    const targets = (ids: readonly string[]): Target[] => ids.map((userId) => ({ tenantId, userId }));
    return { hear: targets(hear), elsewhere: targets(elsewhere), mail: settled?.includes('mail') === true };
  };
}
