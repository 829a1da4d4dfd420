import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { clouds } from '../../domain/clouds.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { HttpAnswer, HttpRequest, HttpSender } from '../http/port.ts';
import { problemFromAnswer, readAnswer, type Asked } from '../http/problem-from-answer.ts';
import type { SignIn } from '../sign-in/port.ts';
import { partnerCenterEnvelope } from './envelope.ts';

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
}

/** One call to Partner Center, with its tokens and headers (contract 2, 3.1). */
export interface Wire {
  /** Resolves with any answer. A refused token (401) is replaced and the call made once more. */
  send(call: Call): Promise<HttpAnswer>;
  /** The answer's body as the schema wants it; everything but 2xx is thrown as a Problem. */
  read<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.output<Schema>>;
  problem(call: Call, answer: HttpAnswer): Error;
}

export function createWire({ sender, signIn }: WireOptions): Wire {
  const wire: Wire = {
    send: async (call) => {
      const requestId = randomUUID();
      const token = await tokenFor(call);
      const answer = await sender.send(requestOf(call, token, requestId));
      if (answer.status !== 401) return answer;
      signIn.forget(token);
      // An answer came, so by contract 3.1 the next call is a new request with a new id.
      return await sender.send(requestOf(call, await tokenFor(call), randomUUID()));
    },
    read: async (call, schema) => {
      const answer = await wire.send(call);
      if (answer.status < 200 || answer.status > 299) throw wire.problem(call, answer);
      return readAnswer(askedOf(call), answer, schema);
    },
    problem: (call, answer) => problemFromAnswer(askedOf(call), answer, partnerCenterEnvelope),
  };

  function tokenFor({ account, as }: Call): Promise<string> {
    const { loginAuthority, partnerCenterRoot } = clouds[account.cloud];
    const request = {
      credential: account.credential,
      tenantId: account.tenantId,
      authority: loginAuthority,
      scope: `${partnerCenterRoot}/.default`,
    };
    return as === 'user' ? signIn.userToken(request) : signIn.appToken(request);
  }
  return wire;
}

const askedOf = ({ operation, effect }: Call): Asked => ({ remote: 'partner-center', operation, effect });

function requestOf(call: Call, token: string, requestId: string): HttpRequest {
  const url = new URL(clouds[call.account.cloud].partnerCenterRoot + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  return {
    ...askedOf(call),
    method: call.method,
    url: url.href,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'ms-requestid': requestId,
      'ms-correlationid': randomUUID(),
      'x-locale': 'en-US',
      'ms-partnercenter-application': 'CSP Concierge',
      ...(call.as === 'user' ? { validatemfa: 'true' } : {}),
      ...call.headers,
    },
    ...(call.body === undefined ? {} : { body: call.body }),
  };
}
