import type { ActivityStanding, HandledActivity } from '../../src/services/store/activities.ts';
import type { LiveCard } from '../../src/services/store/live-cards.ts';
import type { KnownPerson, TurnStore } from '../../src/services/store/turn-store.ts';

/** Somebody of whom nothing is on record. */
export const unknownPerson: KnownPerson = {
  language: undefined,
  resellerRoles: [],
  ofReseller: false,
  place: undefined,
};

/** So many activities are remembered; the database forgets the oldest as well. */
const mostSeen = 5_000;

/** What a turn reads and writes, with real eTags, kept in this process. */
export function memoryTurnStore() {
  const rows = new Map<string, { memory: string; eTag: string }>();
  const live = new Map<string, LiveCard>();
  const seen = new Map<string, ActivityStanding>();
  let tags = 0;
  const nameOf = (conversationId: string, activityId: string) => `${conversationId} ${activityId}`;
  const put = (key: string, memory: string) => rows.set(key, { memory, eTag: String((tags += 1)) });
  const note = ({ conversationId, activityId, sealed }: HandledActivity) =>
    seen.set(nameOf(conversationId, activityId), { kind: 'done', sealed });

  function begin(name: string): ActivityStanding {
    const before = seen.get(name);
    if (before !== undefined) return before;
    seen.set(name, { kind: 'in-progress' });
    const [oldest] = seen.keys();
    if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
    return { kind: 'first' };
  }

  const store: TurnStore = {
    async open({ conversationId, activityId, stateKey }) {
      const standing =
        activityId === undefined ? { kind: 'first' as const } : begin(nameOf(conversationId, activityId));
      return { standing, person: unknownPerson, conversation: await store.conversation(stateKey) };
    },
    person: () => Promise.resolve(unknownPerson),
    async conversation(key) {
      const row = rows.get(key);
      const memory: unknown = row && JSON.parse(row.memory);
      return { memory, eTag: row?.eTag, live: live.get(key) };
    },
    async save(key, change, handled) {
      if (change !== undefined && rows.get(key)?.eTag !== change.eTag) return false;
      if (change !== undefined) put(key, change.memory);
      if (handled !== undefined) note(handled);
      return true;
    },
    async close(key, card, handled) {
      if (card === 'none') live.delete(key);
      else if (card !== undefined) live.set(key, card);
      if (handled !== undefined) note(handled);
    },
  };
  return { store, rows, live, set: (key: string, memory: object) => put(key, JSON.stringify(memory)) };
}
