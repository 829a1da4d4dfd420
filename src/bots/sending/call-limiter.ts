import type { CallLimit } from '../../domain/call-limits.ts';
import type { Target } from '../../services/store/notices.ts';
import { placeOf } from '../place-of.ts';
import { createCallWindow, type CallWindow } from './call-window.ts';

export interface TeamsLimits {
  /** Sends, changes and creations in one conversation (contract teams 4.3). */
  readonly conversation: readonly CallLimit[];
  /** All calls of the bot to one tenant. */
  readonly tenant: readonly CallLimit[];
}

/** Leave to make one call; `answered` when it has been answered or given up. */
export interface Leave {
  readonly kind: 'go';
  answered(): void;
}

/** Nothing may leave for so long that waiting here makes no sense. */
export interface TooLong {
  readonly kind: 'too-long';
  readonly seconds: number;
}

interface TenantState {
  readonly window: CallWindow;
  readonly waiting: Waiting[];
  timer: NodeJS.Timeout | undefined;
  /** Conversations Teams has throttled lately, and when. */
  readonly throttled: Map<string, number>;
  /** Where its readers were last called. */
  readonly readers: Map<string, string>;
}

interface Waiting {
  readonly conversation: string;
  readonly settle: (answer: Leave | TooLong) => void;
}

/** Whoever would wait longer than this is sent away with the time. */
const patienceMs = 5_000;
/** Throttled in so many conversations within the span, it is the tenant that is throttled. */
const mostThrottled = 3;
const throttledSpanMs = 10_000;
/** What timers and clocks may be off by. */
const slackMs = 3;

/** Holds calls to Teams back until the limits of their conversation and tenant allow them; in the order they came. */
export function createCallLimiter(limits: TeamsLimits, now: () => number = () => performance.now()) {
  const tenants = new Map<string, TenantState>();
  const conversations = new Map<string, { readonly window: CallWindow; tenantId?: string | undefined }>();

  function tenantOf(tenantId: string): TenantState {
    const known = tenants.get(tenantId);
    if (known !== undefined) return known;
    const fresh: TenantState = {
      window: createCallWindow(limits.tenant),
      waiting: [],
      timer: undefined,
      throttled: new Map(),
      readers: new Map(),
    };
    tenants.set(tenantId, fresh);
    return fresh;
  }

  function windowOf(conversation: string, tenantId?: string): CallWindow {
    let known = conversations.get(conversation);
    if (known === undefined) {
      known = { window: createCallWindow(limits.conversation) };
      conversations.set(conversation, known);
    }
    known.tenantId ??= tenantId;
    return known.window;
  }

  function leave(tenantId: string, conversation: string): Leave {
    const windows = [tenantOf(tenantId).window, windowOf(conversation, tenantId)];
    for (const window of windows) window.begin();
    let isOver = false;
    return {
      kind: 'go',
      answered() {
        if (isOver) return;
        isOver = true;
        for (const window of windows) window.end(now());
        go(tenantId);
      },
    };
  }

  /** Lets everybody go who may, and comes back when the next one may. */
  function go(tenantId: string): void {
    const tenant = tenantOf(tenantId);
    clearTimeout(tenant.timer);
    let soonest = Number.POSITIVE_INFINITY;
    for (const one of tenant.waiting.splice(0)) {
      const at = now();
      const wait = Math.max(tenant.window.wait(at), windowOf(one.conversation, tenantId).wait(at));
      if (wait === 0) one.settle(leave(tenantId, one.conversation));
      else if (wait > patienceMs && wait !== Number.POSITIVE_INFINITY)
        one.settle({ kind: 'too-long', seconds: wait / 1_000 });
      else {
        tenant.waiting.push(one);
        soonest = Math.min(soonest, wait);
      }
    }
    if (soonest === Number.POSITIVE_INFINITY) return;
    tenant.timer = setTimeout(() => go(tenantId), soonest + slackMs).unref();
  }

  return {
    /** Resolves when a call to this reader may leave, or at once when that takes too long. */
    take({ tenantId, userId }: Target, conversationId: string): Promise<Leave | TooLong> {
      const { promise, resolve } = Promise.withResolvers<Leave | TooLong>();
      const tenant = tenantOf(tenantId);
      const conversation = placeOf(conversationId);
      tenant.readers.set(userId, conversation);
      tenant.waiting.push({ conversation, settle: resolve });
      go(tenantId);
      return promise;
    },

    /** Readers of a tenant whose conversations take nothing for longer than this, and for how many milliseconds. */
    fullReaders(tenantId: string, longerThanMs: number): readonly { userId: string; wait: number }[] {
      const at = now();
      const { readers } = tenants.get(tenantId) ?? {};
      return [...(readers ?? [])]
        .map(([userId, conversation]) => ({
          userId,
          wait: conversations.get(conversation)?.window.wait(at) ?? 0,
        }))
        .filter(({ wait }) => wait > longerThanMs && wait !== Number.POSITIVE_INFINITY);
    },

    /** Counts a call that is not held back: somebody is waiting for the reply. Returns what to call after its answer. */
    count(conversationId: string): () => void {
      const conversation = placeOf(conversationId);
      const window = windowOf(conversation);
      const { tenantId } = conversations.get(conversation) ?? {};
      const windows = tenantId === undefined ? [window] : [window, tenantOf(tenantId).window];
      for (const one of windows) one.begin();
      return () => {
        for (const one of windows) one.end(now(), true);
        if (tenantId !== undefined) go(tenantId);
      };
    },

    /** Teams asked for patience. In several conversations at once it means the whole tenant. */
    throttled(tenantId: string, conversationId: string, seconds: number): void {
      const at = now();
      const until = at + seconds * 1_000;
      const conversation = placeOf(conversationId);
      const tenant = tenantOf(tenantId);
      windowOf(conversation, tenantId).pause(until);
      tenant.throttled.set(conversation, at);
      for (const [one, when] of tenant.throttled)
        if (when <= at - throttledSpanMs) tenant.throttled.delete(one);
      if (tenant.throttled.size >= mostThrottled) tenant.window.pause(until);
    },

    /**
     * Takes over what the record says has been sent to a tenant, by whichever instance: conversations and how many
     * milliseconds ago, oldest first. To be called whenever the tenant comes to this instance, however often.
     */
    remember(tenantId: string, calls: readonly { conversationId: string; ago: number }[]): void {
      const at = now();
      tenantOf(tenantId).window.remember(calls.map(({ ago }) => at - ago));
      const byPlace = Map.groupBy(calls, ({ conversationId }) => placeOf(conversationId));
      for (const [conversation, ones] of byPlace)
        windowOf(conversation, tenantId).remember(ones.map(({ ago }) => at - ago));
    },

    /** Drops what no limit needs any more; to be called now and then. */
    forgetIdle(): void {
      const at = now();
      for (const [id, { window }] of conversations) if (window.isIdle(at)) conversations.delete(id);
      for (const [id, { window, waiting, readers }] of tenants) {
        for (const [userId, conversation] of readers)
          if (!conversations.has(conversation)) readers.delete(userId);
        if (waiting.length === 0 && readers.size === 0 && window.isIdle(at)) tenants.delete(id);
      }
    },
  };
}

export type CallLimiter = ReturnType<typeof createCallLimiter>;
