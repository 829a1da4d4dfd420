import { z } from 'zod';
import { isListedHost } from '../domain/clouds.ts';
import { isProblem } from '../errors.ts';
import type { HttpAnswer, HttpSender } from '../services/http/port.ts';

/** What became of one call to Teams (contract teams 4.2). */
export type Delivery =
  | { readonly kind: 'sent'; readonly id: string | undefined }
  /** Certainly not delivered; may work after this many seconds. */
  | {
      readonly kind: 'later';
      readonly seconds: number;
      readonly why: string;
      /** Too many calls: the conversation, or the tenant, takes none until then. */
      readonly throttled?: true;
    }
  /** No answer, or one that says nothing: it may have been delivered. */
  | { readonly kind: 'lost'; readonly why: string }
  /** This conversation cannot be written to: blocked, uninstalled, disabled, gone. */
  | { readonly kind: 'closed'; readonly why: string }
  /** The activity to change no longer exists. */
  | { readonly kind: 'no-such-activity' }
  | { readonly kind: 'refused'; readonly why: string };

/** Why a call to Teams did nothing, or nothing we know of. */
type Failure = Exclude<Delivery, { kind: 'sent' }>;

/** Somebody as the roster of a conversation has them (contract teams 4.1). */
export interface Member {
  readonly kind: 'member';
  readonly tenantId: string;
  /** Entra object id. */
  readonly userId: string;
  readonly email?: string | undefined;
  readonly userPrincipalName?: string | undefined;
}

export interface Connector {
  post(serviceUrl: string, conversationId: string, activity: object): Promise<Delivery>;
  /** Repeated up to `tries` (3) times within the call when Teams fails for the moment. */
  put(
    serviceUrl: string,
    conversationId: string,
    activityId: string,
    activity: object,
    options?: { readonly tries?: number },
  ): Promise<Delivery>;
  /** The personal conversation with somebody; asking twice gives the same one (contract teams 5.2). */
  createConversation(serviceUrl: string, request: { tenantId: string; userId: string }): Promise<Delivery>;
  /** One member of a conversation, by the id Teams gives them or the Entra object id. */
  member(serviceUrl: string, conversationId: string, memberId: string): Promise<Member | Failure>;
}

export interface ConnectorOptions {
  readonly sender: HttpSender;
  /** An access token for the Bot Connector. */
  readonly token: () => Promise<string>;
  readonly forgetToken: (token: string) => void;
  readonly botAppId: string;
  readonly serviceHosts: readonly string[];
  /** Also answers to a client on this machine; true only in the rehearsal. */
  readonly allowLoopback?: boolean;
}

const created = z.object({ id: z.string().optional() });
const rosterEntry = z.object({
  tenantId: z.guid().toLowerCase(),
  aadObjectId: z.guid().toLowerCase(),
  email: z.string().optional().catch(undefined),
  userPrincipalName: z.string().optional().catch(undefined),
});
/** Teams names its reasons in two shapes of body, one of them with JSON inside JSON. */
const errorBody = z.union([
  z
    .object({ error: z.object({ code: z.string(), message: z.string().optional() }) })
    .transform((b) => b.error.code),
  z
    .object({ errorCode: z.number(), message: z.string() })
    .transform((b) => subCode(b.message) ?? String(b.errorCode)),
]);

const withSubCode = z.object({ subCode: z.string() });

function subCode(message: string): string | undefined {
  try {
    return withSubCode.parse(JSON.parse(message)).subCode;
  } catch {
    return undefined;
  }
}

/**
 * The Bot Connector over our own sender. Posting has no idempotency key, so it is tried once and the answer is told as
 * it is; putting is repeated freely. The caller decides what to repeat.
 */
export function createConnector(options: ConnectorOptions): Connector {
  const { sender, token, forgetToken, botAppId, serviceHosts } = options;

  async function call<Answer = Extract<Delivery, { kind: 'sent' }>>(
    operation: string,
    method: 'GET' | 'POST' | 'PUT',
    serviceUrl: string,
    path: string,
    body: object | undefined,
    read: (answer: HttpAnswer) => Answer | Failure,
    tries = method === 'POST' ? 1 : 3,
  ): Promise<Answer | Failure> {
    const base = new URL(serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`);
    // The address comes from a checked activity, but stored ones could have been tampered with (contract teams 5.5).
    const playground = options.allowLoopback === true && isLoopback(base);
    if (!playground && (base.protocol !== 'https:' || !isListedHost(base.host, serviceHosts)))
      return { kind: 'refused', why: 'service host' };
    const once = async (bearer: string): Promise<HttpAnswer> =>
      sender.send({
        remote: 'teams',
        operation,
        method,
        url: new URL(path, base).href,
        headers: { authorization: `Bearer ${bearer}` },
        body,
        effect: method === 'POST' ? 'once' : 'repeatable',
        tries,
        timeoutMs: 10_000,
      });
    try {
      const bearer = playground ? 'playground' : await token();
      let answer = await once(bearer);
      if (answer.status === 401) {
        forgetToken(bearer);
        answer = await once(await token());
      }
      return answer.status < 300 ? read(answer) : whyNot(answer, method);
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (error.kind === 'outcome-unknown') return { kind: 'lost', why: error.facts.code ?? 'no answer' };
      return { kind: 'later', seconds: 2, why: error.facts.code ?? error.kind };
    }
  }

  return {
    post: (serviceUrl, conversationId, activity) =>
      call(
        'POST activity',
        'POST',
        serviceUrl,
        `v3/conversations/${encodeURIComponent(conversationId)}/activities`,
        activity,
        sent,
      ),
    put: (serviceUrl, conversationId, activityId, activity, more) =>
      call(
        'PUT activity',
        'PUT',
        serviceUrl,
        `v3/conversations/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}`,
        activity,
        sent,
        more?.tries,
      ),
    createConversation: (serviceUrl, { tenantId, userId }) => {
      const request = {
        bot: { id: `28:${botAppId}` },
        members: [{ id: userId }],
        isGroup: false,
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      return call('POST conversation', 'POST', serviceUrl, 'v3/conversations', request, sent);
    },
    member: (serviceUrl, conversationId, memberId) =>
      call<Member>(
        'GET member',
        'GET',
        serviceUrl,
        `v3/conversations/${encodeURIComponent(conversationId)}/members/${encodeURIComponent(memberId)}`,
        undefined,
        memberIn,
      ),
  };
}

const sent = (answer: HttpAnswer): Extract<Delivery, { kind: 'sent' }> => ({
  kind: 'sent',
  id: created.safeParse(safeJson(answer)).data?.id,
});

function memberIn(answer: HttpAnswer): Member | Failure {
  const { data } = rosterEntry.safeParse(safeJson(answer));
  if (data === undefined) return { kind: 'refused', why: 'unreadable member' };
  const { aadObjectId: userId, ...more } = data;
  return { kind: 'member', userId, ...more };
}

function whyNot(answer: HttpAnswer, method: 'GET' | 'POST' | 'PUT'): Failure {
  const { status } = answer;
  const code = errorBody.safeParse(safeJson(answer)).data ?? '';
  const why = `${status} ${code}`.trim();
  switch (status) {
    case 429:
      return { kind: 'later', seconds: secondsOf(answer.headers['retry-after']), why, throttled: true };
    case 412:
      return { kind: 'later', seconds: 1, why };
    case 401:
      // A fresh token was refused too: our registration needs attention, the message is as good as before.
      return { kind: 'later', seconds: 30, why };
    case 403:
      return { kind: 'closed', why };
    case 404:
      return code === 'ActivityNotFoundInConversation' && method === 'PUT'
        ? { kind: 'no-such-activity' }
        : { kind: 'closed', why };
    case 408:
    case 500:
    case 502:
    case 503:
    case 504:
      return method === 'POST' ? { kind: 'lost', why } : { kind: 'later', seconds: 2, why };
    default:
      return { kind: 'refused', why };
  }
}

/** `http://localhost:56150`, the service URL of a test client on this machine. */
export function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

function secondsOf(header: string | undefined): number {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 600) : 2;
}

function safeJson(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
