import { everythingAtOnce, type Preferences } from '../../src/domain/notification.ts';
import type { PersonKey } from '../../src/domain/person.ts';
import type { KnownCase, NotificationPreferences } from '../../src/workflows/preferences/port.ts';

export interface FakePreferences extends NotificationPreferences {
  /** Gives somebody cases that could be muted. */
  knows(person: PersonKey, ...cases: readonly KnownCase[]): void;
  /** What somebody has settled; everything at once when nothing. */
  settled(person: PersonKey): Preferences;
  /** Zones in which preferences were changed. */
  readonly zones: string[];
  held: number;
}

/** Preferences in memory. */
export function fakePreferences(): FakePreferences {
  const all = new Map<string, Preferences>();
  const known = new Map<string, readonly KnownCase[]>();
  const key = ({ tenantId, userId }: PersonKey): string => `${tenantId}/${userId}`;
  const settled = (person: PersonKey): Preferences => all.get(key(person)) ?? everythingAtOnce;
  const fake: FakePreferences = {
    zones: [],
    held: 0,
    settled,
    knows: (person, ...cases) => void known.set(key(person), cases),
    of: async (person) => settled(person),
    async change(person, zone, change) {
      fake.zones.push(zone);
      const after = change(settled(person));
      all.set(key(person), after);
      return after;
    },
    cases: async (person) => known.get(key(person)) ?? [],
    heldBack: async () => fake.held,
  };
  return fake;
}
