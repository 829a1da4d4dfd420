import { activitySchema, type TeamsActivity } from '../../../src/bots/activity.ts';
import { TeamsAdapter } from '../../../src/bots/adapter.ts';
import { createTeamsBot, type TeamsBotOptions } from '../../../src/bots/teams-bot.ts';
import type { Speaker } from '../../../src/dialogs/kit/turn.ts';
import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { movedClock } from '../../services/support/remote.ts';
import { memoryTurnStore } from '../../support/memory-turn-store.ts';
import { person, tenant } from './people.ts';

/** An administrator of a customer in the chat with the bot. */
export const speaker: Speaker = {
  tenantId: tenant.contoso,
  userId: person.megan,
  name: 'Megan',
  roles: new Set(['customer']),
  staff: false,
  language: 'en',
  locale: 'en-IE',
  timeZone: 'UTC',
  clientCountry: 'IE',
  place: 'personal',
  conversationId: 'chat',
};

/** An activity as it comes out of a request's body. */
export const parsed = (body: object): TeamsActivity => activitySchema.parse(JSON.parse(JSON.stringify(body)));

/** A Teams bot without a database: everybody may write to it, nobody takes files or looks at own views. */
export const teamsBotWith = (
  options: Pick<TeamsBotOptions, 'turns' | 'people' | 'connector'> & Partial<TeamsBotOptions>,
) =>
  createTeamsBot({
    adapter: new TeamsAdapter(),
    files: () => undefined,
    ownViews: () => Promise.reject(new Error('nobody looks in this test')),
    whereabouts: { keep: () => Promise.resolve(), forget: () => Promise.resolve() },
    tokens: undefined,
    store: memoryTurnStore().store,
    database: {} as Database,
    box: createSecretBox(Buffer.alloc(32, 7).toString('base64')),
    isAwaited: () => Promise.resolve(true),
    admission: 'anyone',
    clock: movedClock(),
    log: createLog('silent'),
    ...options,
  });
