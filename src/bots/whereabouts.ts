import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Speaker } from '../dialogs/kit/turn.ts';
import { resellerRoles } from '../domain/person.ts';
import type { Database } from '../services/store/connection.ts';
import { forgetReference, type FreshReference, type StoredReference } from '../services/store/references.ts';
import { openedReference, sealedReference } from '../services/store/sealed-reference.ts';
import type { SecretBox } from '../services/store/secret-box.ts';
import type { KnownPerson } from '../services/store/turn-store.ts';
import { noteReader } from '../services/store/unreached-notices.ts';
import type { Addresses } from '../workflows/address/port.ts';
import type { TeamsActivity } from './activity.ts';
import { timeZoneOf } from './time-zone.ts';

/** True for an activity that tells that the app was taken away. */
export const tellsOfRemoval = (activity: TeamsActivity): boolean =>
  activity.type === 'installationUpdate' && activity.action?.startsWith('remove') === true;

const worksForReseller = ({ roles }: Pick<Speaker, 'roles'>): boolean =>
  resellerRoles.some((role) => roles.has(role));

/**
 * A channel of the provider counts when its staff adds the bot or writes to it there: staff news goes to all of them, and
 * anybody of that tenant may add an app to a team of their own. Teams tells a team's first channel of an installation and
 * no other, so a reseller's people make theirs known by speaking there; nothing goes there that they have not asked for.
 */
function countsAsKnown({ type }: TeamsActivity, person: Speaker, providerTenantId: string): boolean {
  const isInstallation = type === 'installationUpdate';
  if (person.tenantId === providerTenantId) return person.staff && (isInstallation || type === 'message');
  return isInstallation || (type === 'message' && worksForReseller(person));
}

export interface WhereaboutsOptions {
  readonly database: Database;
  readonly box: SecretBox;
  readonly addresses: Pick<Addresses, 'heard'>;
  readonly providerTenantId: string;
  readonly clock: Clock;
}

/**
 * What is as it was is written again after this long only: people talk in many turns, and move rarely. Not much longer: a
 * delivery that fails marks a reference as dead unless somebody was heard from since.
 */
const keptMs = 60_000;

/** So many references that were opened in the last minute are remembered: to open one takes longer than to compare it. */
const mostOpened = 2_000;

/**
 * Remembers where people and channels can be written to, as every activity tells (contract teams 5). Whoever could not be
 * and now can gets the news that was given up.
 */
export function createWhereabouts(options: WhereaboutsOptions) {
  const { database, box, addresses, providerTenantId, clock } = options;
  const opened = new Map<string, { readonly stored: string; readonly reference: object }>();
  let openedSince = clock.now();

  function referenceIn(known: StoredReference): object {
    if (opened.size >= mostOpened || clock.now() - openedSince > keptMs) {
      opened.clear();
      openedSince = clock.now();
    }
    const key = `${known.tenantId} ${known.userId}`;
    const stored = JSON.stringify(known.reference);
    const before = opened.get(key);
    if (before?.stored === stored) return before.reference;
    const reference = openedReference(box, known);
    opened.set(key, { stored, reference });
    return reference;
  }

  function isKept(known: KnownPerson['place'], fresh: FreshReference): boolean {
    if (known === undefined || known.deadReason !== undefined || clock.now() - known.savedAt > keptMs)
      return false;
    return (
      known.kind === fresh.kind &&
      known.conversationId === fresh.conversationId &&
      known.serviceUrl === fresh.serviceUrl &&
      (fresh.locale ?? known.locale) === known.locale &&
      (fresh.timeZone ?? known.timeZone) === known.timeZone &&
      isDeepStrictEqual(referenceIn(known), fresh.reference)
    );
  }

  return {
    /** `known` is where the person was heard of last, undefined when that is not known. */
    async keep(activity: TeamsActivity, person: Speaker, known: KnownPerson['place']): Promise<void> {
      if (tellsOfRemoval(activity)) return;
      const { channel } = person;
      if (channel === undefined && person.place !== 'personal') return;
      if (channel !== undefined && !countsAsKnown(activity, person, providerTenantId)) return;
      const place =
        channel !== undefined
          ? {
              userId: channel.conversationId,
              kind: 'channel' as const,
              conversationId: channel.conversationId,
              locale: undefined,
              timeZone: undefined,
            }
          : {
              userId: person.userId,
              kind: 'personal' as const,
              conversationId: activity.conversation.id,
              locale: activity.locale,
              timeZone: timeZoneOf(activity),
            };
      const { tenantId } = person;
      const reference = {
        channelId: activity.channelId,
        bot: activity.recipient ?? {},
        ...(channel === undefined ? { user: { id: activity.from.id } } : {}),
      };
      const fresh = { ...place, tenantId, serviceUrl: activity.serviceUrl, reference };
      if (channel !== undefined || !isKept(known, fresh))
        await noteReader(database, { ...fresh, reference: sealedReference(box, fresh) }, clock.now());
      if (channel === undefined && worksForReseller(person)) await addresses.heard(person);
    },

    async forget(person: Speaker): Promise<void> {
      const userId = person.channel?.conversationId ?? person.userId;
      await forgetReference(database.db, person.tenantId, userId);
    },
  };
}

export type Whereabouts = ReturnType<typeof createWhereabouts>;
