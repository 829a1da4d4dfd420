import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { clouds } from '../../domain/clouds.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { Problem } from '../../errors.ts';
import type { HttpAnswer, HttpRequest, HttpSender } from '../http/port.ts';
import { problemFromAnswer, readAnswer, type Asked } from '../http/problem-from-answer.ts';
import type { SignIn } from '../sign-in/port.ts';
import type { CallIds, Refused } from './call-ids.ts';
import { partnerCenterEnvelope } from './envelope.ts';
import { refusalOf, saysGone } from './refusal.ts';

export interface WireOptions {
  readonly sender: HttpSender;
  readonly signIn: SignIn;
}

export interface Call {
  readonly account: PartnerAccount;
  /** For logs and spans, without ids: 'GET customer'. */
  readonly operation: string;
  readonly method: HttpRequest['method'];
  /** From the root: `/v1/customers`. Ids in it are validated already. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Contract 2.3: what needs an agent's sign-in, and what the application may do alone. */
  readonly as: 'user' | 'app';
  readonly effect: HttpRequest['effect'];
  /** Ids the caller stored before the call; new ones are made when absent. */
  readonly ids?: CallIds;
  /** Another API of Microsoft's for partners, with tokens of its own; Partner Center of the account's cloud when absent. */
  readonly root?: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** One call to Partner Center, with its tokens and headers (contract 2, 3.1). */
export interface Wire {
  /** Resolves with any answer. A refused token (401) is replaced and the call made once more. */
  send(call: Call): Promise<HttpAnswer>;
  /** The answer's body as the schema wants it; everything but 2xx is thrown as a Problem. */
  read<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.output<Schema>>;
  /** Like `read`; what Microsoft declines with a code (contract 3.5) is returned instead of thrown. */
  readOrRefused<Schema extends z.ZodType>(
    call: Call,
    schema: Schema,
  ): Promise<{ kind: 'read'; value: z.output<Schema> } | Refused>;
  /** Like `read`; undefined for a 404 with one of the codes, or with 1000 ("Not found"). */
  readIfThere<Schema extends z.ZodType>(
    call: Call,
    schema: Schema,
    goneCodes: readonly number[],
  ): Promise<z.output<Schema> | undefined>;
  problem(call: Call, answer: HttpAnswer): Error;
}

export function createWire({ sender, signIn }: WireOptions): Wire {
  const wire: Wire = {
    send: async (call) => {
      const token = await tokenFor(call);
      const answer = await sendOnce(call, token);
      if (answer.status !== 401) return answer;
      signIn.forget(token);
      // An answer came and nothing was done: a new request (contract 3.1), unless the caller keeps the id to find it by.
      return await sendOnce(call, await tokenFor(call));
    },
    read: async (call, schema) => {
      const answer = await wire.send(call);
      return readSuccess(call, answer, schema);
    },
    readOrRefused: async (call, schema) => {
      const answer = await wire.send(call);
      const refused = refusalOf(answer);
      return refused ?? { kind: 'read', value: readSuccess(call, answer, schema) };
    },
    readIfThere: async (call, schema, goneCodes) => {
      const answer = await wire.send(call);
      return saysGone(answer, goneCodes) ? undefined : readSuccess(call, answer, schema);
    },
    problem: (call, answer) => problemFromAnswer(askedOf(call), answer, partnerCenterEnvelope),
  };

  function readSuccess<Schema extends z.ZodType>(
    call: Call,
    answer: HttpAnswer,
    schema: Schema,
  ): z.output<Schema> {
    if (answer.status < 200 || answer.status > 299) throw wire.problem(call, answer);
    return readAnswer(askedOf(call), answer, schema);
  }

  async function sendOnce(call: Call, token: string): Promise<HttpAnswer> {
    const ids = call.ids ?? { requestId: randomUUID(), correlationId: randomUUID() };
    try {
      return await sender.send(requestOf(call, token, ids));
    } catch (error) {
      throw error instanceof Problem ? withCorrelation(error, ids.correlationId) : error;
    }
  }

  function tokenFor({ account, as, root }: Call): Promise<string> {
    const { loginAuthority } = clouds[account.cloud];
    const request = {
      credential: account.credential,
      tenantId: account.tenantId,
      authority: loginAuthority,
      scope: `${root ?? clouds[account.cloud].partnerCenterRoot}/.default`,
    };
    return as === 'user' ? signIn.userToken(request) : signIn.appToken(request);
  }
  return wire;
}

const askedOf = ({ operation, effect }: Call): Asked => ({ remote: 'partner-center', operation, effect });

/** No answer came, so the id we sent is all that support can look for. */
function withCorrelation(problem: Problem, correlationId: string): Problem {
  return new Problem(
    problem.kind,
    problem.message,
    { correlationId, ...problem.facts },
    { cause: problem.cause },
  );
}

function requestOf(call: Call, token: string, ids: CallIds): HttpRequest {
  const url = new URL((call.root ?? clouds[call.account.cloud].partnerCenterRoot) + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  return {
    ...askedOf(call),
    method: call.method,
    url: url.href,
    goodUntil: ids.goodUntil,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'ms-requestid': ids.requestId,
      'ms-correlationid': ids.correlationId,
      'x-locale': 'en-US',
      'ms-partnercenter-application': 'CSP Concierge',
      ...(call.as === 'user' ? { validatemfa: 'true' } : {}),
      ...call.headers,
    },
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.timeoutMs === undefined ? {} : { timeoutMs: call.timeoutMs }),
    ...(call.maxBytes === undefined ? {} : { maxBytes: call.maxBytes }),
  };
}
