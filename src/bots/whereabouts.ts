import type { Clock } from '../clock.ts';
import type { Speaker } from '../dialogs/kit/turn.ts';
import type { Database } from '../services/store/connection.ts';
import { forgetReference, saveReference } from '../services/store/references.ts';
import type { TeamsActivity } from './activity.ts';

const isChannel = (activity: TeamsActivity): boolean => activity.conversation.conversationType === 'channel';

/** True for an activity that tells that the app was taken away. */
export const tellsOfRemoval = (activity: TeamsActivity): boolean =>
  activity.type === 'installationUpdate' && activity.action?.startsWith('remove') === true;

/** Remembers where people and channels can be written to, as every activity tells (contract teams 5). */
export function createWhereabouts({ database, clock }: { database: Database; clock: Clock }) {
  return {
    async keep(activity: TeamsActivity, person: Speaker): Promise<void> {
      if (tellsOfRemoval(activity)) return;
      // Channels count from their installation on; what people write there says nothing new.
      if (isChannel(activity) ? activity.type !== 'installationUpdate' : person.place !== 'personal') return;
      const place = isChannel(activity)
        ? {
            userId: activity.conversation.id,
            kind: 'channel' as const,
            locale: undefined,
            timeZone: undefined,
          }
        : {
            userId: person.userId,
            kind: 'personal' as const,
            locale: activity.locale,
            timeZone: person.timeZone,
          };
      const fresh = {
        ...place,
        tenantId: person.tenantId,
        serviceUrl: activity.serviceUrl,
        conversationId: activity.conversation.id,
        reference: { channelId: activity.channelId, bot: activity.recipient ?? {} },
      };
      await saveReference(database.db, fresh, clock.now());
    },

    async forget(activity: TeamsActivity, person: Speaker): Promise<void> {
      const userId = isChannel(activity) ? activity.conversation.id : person.userId;
      await forgetReference(database.db, person.tenantId, userId);
    },
  };
}
