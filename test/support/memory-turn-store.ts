import type { LiveCard } from '../../src/services/store/live-cards.ts';
import type { KnownPerson, TurnStore } from '../../src/services/store/turn-store.ts';

/** Somebody of whom nothing is on record. */
export const unknownPerson: KnownPerson = {
  language: undefined,
  resellerRoles: [],
  ofReseller: false,
  place: undefined,
};

/** What a turn reads and writes, with real eTags, kept in this process. */
export function memoryTurnStore() {
  const rows = new Map<string, { memory: string; eTag: string }>();
  const live = new Map<string, LiveCard>();
  const seen = new Map<string, string | undefined>();
  const begun = new Set<string>();
  let tags = 0;
  const nameOf = (conversationId: string, activityId: string) => `${conversationId} ${activityId}`;
  const put = (key: string, memory: string) => rows.set(key, { memory, eTag: String((tags += 1)) });

  const store: TurnStore = {
    async open({ conversationId, activityId, stateKey }) {
      const name = activityId === undefined ? undefined : nameOf(conversationId, activityId);
      const isDone = name !== undefined && seen.has(name);
      const standing = isDone
        ? { kind: 'done' as const, sealed: seen.get(name) }
        : { kind: name !== undefined && begun.has(name) ? ('in-progress' as const) : ('first' as const) };
      if (name !== undefined) begun.add(name);
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
      if (handled !== undefined) seen.set(nameOf(handled.conversationId, handled.activityId), handled.sealed);
      return true;
    },
    async close(key, card, handled) {
      if (card === 'none') live.delete(key);
      else if (card !== undefined) live.set(key, card);
      if (handled !== undefined) seen.set(nameOf(handled.conversationId, handled.activityId), handled.sealed);
    },
  };
  return { store, rows, live, set: (key: string, memory: object) => put(key, JSON.stringify(memory)) };
}
