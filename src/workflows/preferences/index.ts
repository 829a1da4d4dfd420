import type { Kysely } from 'kysely';
import { classOf } from '../../domain/notification-events.ts';
import { everythingAtOnce, timingOf, type Preferences, type Timing } from '../../domain/notification.ts';
import type { PersonKey } from '../../domain/person.ts';
import {
  forgetDigestItems,
  keepForDigest,
  rescheduleItem,
  waitingItems,
} from '../../services/store/digest-items.ts';
import type { Notice } from '../../services/store/notices.ts';
import { lockPreferences, savePreferences, storedPreferences } from '../../services/store/preferences.ts';
import { countPutOff, hastenPutOff } from '../../services/store/put-off-notices.ts';
import { casesOfReader, customerOfCase } from '../../services/store/reader-cases.ts';
import type { Tables } from '../../services/store/tables.ts';
import { tellDigests, type PreferencesDependencies } from './digest.ts';
import type { NotificationPreferences } from './port.ts';

export interface PreferencesWorkflow extends NotificationPreferences {
  /**
   * When a notice is told to a person in this zone. What belongs into a digest is kept for it here, and is `silent` for
   * the outbox; asking again changes nothing.
   */
  timing(notice: Notice, zone: string): Promise<Exclude<Timing, { kind: 'digest' }>>;
  /** Has everything told that only waited for this person to be done with something. */
  hasten(person: PersonKey): Promise<void>;
  /** Tells digests that are due; several instances may do so at once. */
  tick(): Promise<void>;
  /** Removes what was told long ago. */
  forgetOld(): Promise<void>;
}

/** So many of the newest cases are looked through for what is to be muted. */
const mostCases = 60;
const keptMs = 7 * 86_400_000;

export function createPreferences(dependencies: PreferencesDependencies): PreferencesWorkflow {
  const { database, clock } = dependencies;

  async function timingFor(
    db: Kysely<Tables>,
    { flow, event, caseId }: Pick<Notice, 'flow' | 'event' | 'caseId'>,
    preferences: Preferences,
    zone: string,
  ): Promise<Timing> {
    const asksForCustomer = preferences.mutes.some(({ about }) => about.kind === 'customer');
    const customer = asksForCustomer ? await customerOfCase(db, caseId) : undefined;
    return timingOf({ class: classOf(flow, event), caseId, customer }, preferences, clock.now(), zone);
  }

  /** What waits to be told together follows the new preferences. */
  async function followItems(
    tx: Kysely<Tables>,
    person: PersonKey,
    preferences: Preferences,
    zone: string,
  ): Promise<void> {
    const now = clock.now();
    for (const item of await waitingItems(tx, person)) {
      const timing = await timingFor(tx, item, preferences, zone);
      const at = timing.kind === 'silent' ? undefined : timing.kind === 'now' ? now : timing.at;
      await rescheduleItem(tx, item.id, at, now);
    }
  }

  return {
    of: async (person) => (await storedPreferences(database.db, person)) ?? everythingAtOnce,

    async change({ tenantId, userId }, zone, change) {
      const person = { tenantId, userId };
      const changed = await database.withTransaction(async (tx) => {
        const after = change(await lockPreferences(tx, person, clock.now()));
        await savePreferences(tx, person, after, clock.now());
        await followItems(tx, person, after, zone);
        await hastenPutOff(tx, person, clock.now());
        return after;
      });
      await tellDigests(dependencies, [person]);
      return changed;
    },

    cases: (person) => casesOfReader(database.db, person, mostCases),

    heldBack: async (person) =>
      (await waitingItems(database.db, person)).length +
      (await countPutOff(database.db, person, clock.now())),

    async timing(notice, zone) {
      const { db } = database;
      if (classOf(notice.flow, notice.event) === 'own') return { kind: 'now' };
      const preferences = await storedPreferences(db, notice.target);
      if (preferences === undefined) return { kind: 'now' };
      const timing = await timingFor(db, notice, preferences, zone);
      if (timing.kind !== 'digest') return timing;
      await keepForDigest(db, notice, timing.at);
      return { kind: 'silent' };
    },

    hasten: (person) => hastenPutOff(database.shared, person, clock.now()),

    tick: () => tellDigests(dependencies),

    forgetOld: () => forgetDigestItems(database.db, clock.now() - keptMs),
  };
}
