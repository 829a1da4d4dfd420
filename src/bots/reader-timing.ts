import type { Clock } from '../clock.ts';
import type { Host } from '../dialogs/kit/host.ts';
import { recallMemory } from '../dialogs/kit/memory.ts';
import { isInTheMiddle } from '../dialogs/kit/under-way.ts';
import { classOf } from '../domain/notification-events.ts';
import { chatStateOf } from '../services/store/chat-state.ts';
import type { Database } from '../services/store/connection.ts';
import type { Notice } from '../services/store/notices.ts';
import type { PreferencesWorkflow } from '../workflows/preferences/index.ts';
import type { Timing, WhenToTell } from './sending/when-to-tell.ts';

export interface ReaderTimingOptions {
  readonly database: Database;
  readonly preferences: Pick<PreferencesWorkflow, 'timing'>;
  readonly host: Pick<Host, 'flow'>;
  readonly clock: Clock;
}

/** How long a question that was answered lately keeps a card away, and how long a card waits for that altogether. */
const patienceMs = 120_000;

/**
 * When a reader wants to hear a notice: as they have settled it, and not while they are in the middle of a question. A
 * card that wants a decision would push that question away; it comes when they are done, or after two minutes.
 */
export function createReaderTiming(options: ReaderTimingOptions): WhenToTell {
  const { preferences } = options;
  return async (notice, { isChannel, timeZone }) => {
    if (isChannel === true) return { kind: 'now' };
    const settled = await preferences.timing(notice, timeZone);
    const pushesAway = notice.kind === 'card' && classOf(notice.flow, notice.event) === 'needs-reader';
    return settled.kind === 'now' && pushesAway ? whenDone(options, notice) : settled;
  };
}

async function whenDone({ database, host, clock }: ReaderTimingOptions, notice: Notice): Promise<Timing> {
  const last = notice.createdAt + patienceMs;
  if (last <= clock.now()) return { kind: 'now' };
  const state = await chatStateOf(database.db, notice.target);
  if (state === undefined || !isInTheMiddle(recallMemory(state.value), (id) => host.flow(id)))
    return { kind: 'now' };
  const at = Math.min(last, state.changedAt + patienceMs);
  return at <= clock.now() ? { kind: 'now' } : { kind: 'at', at };
}
