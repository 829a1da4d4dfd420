import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../../src/log.ts';
import { createHttpSender } from '../../../src/services/http/sender.ts';
import type { HttpSender } from '../../../src/services/http/port.ts';

/** A request as the local server saw it. */
export interface Seen {
  readonly method: string;
  /** The host it was meant for: `graph.microsoft.com`. */
  readonly host: string;
  /** Path and query after the host. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What to answer: JSON (or text, or bytes) with a status, or a connection that breaks after the request arrived. */
export type Reply =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly bytes?: Uint8Array;
      readonly headers?: Record<string, string>;
    }
  | 'drop'
  | 'hang';

export interface LocalRemote {
  readonly origin: string;
  readonly sender: HttpSender;
  readonly clock: MovedClock;
  readonly seen: Seen[];
  /** Waits between tries that were asked for, in milliseconds; none is spent. */
  readonly waits: number[];
  /** Everything logged, one JSON line each. */
  readonly logged: string[];
  /** Decides every answer from here on. */
  answer(handler: (seen: Seen) => Reply): void;
  /** Answers in this order; the last one again and again. */
  answerWith(...replies: Reply[]): void;
  stop(): Promise<void>;
}

export interface MovedClock {
  now(): number;
  pass(milliseconds: number): void;
}

/** Starts at the real time, so that certificates and tokens made now are good, and moves only when told to. */
export function movedClock(): MovedClock {
  let time = Date.now();
  return {
    now: () => time,
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** A real HTTP server on loopback, and a sender that sends everything there. */
export async function startRemote(): Promise<LocalRemote> {
  const seen: Seen[] = [];
  const waits: number[] = [];
  const logged: string[] = [];
  const clock = movedClock();
  let handler: (seen: Seen) => Reply = () => ({ status: 599 });
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const [, host = '', path = ''] = /^\/_\/([^/]+)(.*)$/.exec(request.url ?? '') ?? [];
    const one: Seen = {
      method: request.method ?? '',
      host,
      path,
      query: new URL(path, 'http://remote').searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(one);
    const reply = handler(one);
    if (reply === 'hang') return;
    if (reply === 'drop') {
      request.socket.destroy();
      return;
    }
    const body = reply.bytes ?? reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    response.end(body);
  }
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    clock,
    seen,
    waits,
    logged,
    sender: createHttpSender({
      clock,
      log: createLog('debug', { write: (line) => void logged.push(line) }),
      rehearsalOrigin: origin,
      wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
    }),
    answer: (next) => {
      handler = next;
    },
    answerWith: (...replies) => {
      const left = [...replies];
      handler = () => (left.length > 1 ? left.shift()! : left[0]!);
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
