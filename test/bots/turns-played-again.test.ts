import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { createPeople } from '../../src/bots/people.ts';
import { createTurns } from '../../src/bots/turns.ts';
import type { Host } from '../../src/dialogs/kit/host.ts';
import type { Input, Speaker, UserSignIn } from '../../src/dialogs/kit/turn.ts';
import { createLog } from '../../src/log.ts';
import type { KnownPerson, TurnStore } from '../../src/services/store/turn-store.ts';
import { movedClock } from '../services/support/remote.ts';
import { memoryTurnStore, unknownPerson } from '../support/memory-turn-store.ts';
import { activity } from './support/activities.ts';
import { toldConnector } from './support/notifier-desk.ts';
import { parsed, speaker, teamsBotWith } from './support/turn-desk.ts';

const turnsWith = (store: TurnStore, turn: Host['turn']) =>
  createTurns({
    host: { flow: () => undefined, takesFile: () => true, turn },
    store,
    presenter: {
      answer: () => Promise.resolve({ body: {}, card: undefined }),
      deliver: () => Promise.resolve(undefined),
    },
    languages: { choose: () => Promise.resolve() },
    signIn: () => ({}) as UserSignIn,
    whenDone: () => Promise.resolve(),
    clock: movedClock(),
    log: createLog('silent'),
  });

describe('turns of one chat at two instances', () => {
  it('buttons of a case change no conversation: each press is played once, the very first of a chat too', async () => {
    const { store } = memoryTurnStore();
    const played: string[] = [];
    const pressed: Input = { kind: 'case', verb: 'x', caseId: 'A-1', version: 1, fields: {} };
    const press = (id: string) =>
      turnsWith(store, async (_context, { requestId }) => {
        played.push(requestId.slice(-1));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }).run({} as TurnContext, parsed(activity({ type: 'invoke', id })), speaker, pressed, { over: false })
        .done;
    await Promise.all([press('1'), press('2')]);
    assert.deepEqual(played.toSorted(), ['1', '2']);
  });
});

describe('a file that takes long to fetch', () => {
  it('its turn has the roles of now', async () => {
    let isSeller = true;
    const known = (): KnownPerson => ({
      ...unknownPerson,
      resellerRoles: isSeller ? ['seller'] : [],
      ofReseller: isSeller,
    });
    const { store: memory } = memoryTurnStore();
    const store: TurnStore = {
      ...memory,
      open: async (arrival, now) => ({ ...(await memory.open(arrival, now)), person: known() }),
      person: () => Promise.resolve(known()),
    };
    const seen: Speaker[] = [];
    const fetched = Promise.withResolvers<Input>();
    const { connector } = toldConnector();
    const bot = teamsBotWith({
      turns: turnsWith(store, (_context, turn) => Promise.resolve(void seen.push(turn.person))),
      people: createPeople({
        staffRoles: { rolesOf: () => Promise.resolve([]) },
        languages: { chosenBy: () => Promise.resolve(undefined) },
        timeZone: 'UTC',
      }),
      files: () => fetched.promise,
      connector,
      store,
    });
    const given = bot.onActivity(parsed(activity({ text: 'a file' })));
    await new Promise((resolve) => setTimeout(resolve, 20));
    isSeller = false;
    fetched.resolve({ kind: 'file', text: 'contoso.com' });
    await given;
    await bot.settled();
    assert.deepEqual(
      seen.map(({ roles }) => roles.has('seller')),
      [false],
    );
  });
});
