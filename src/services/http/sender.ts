import { setTimeout as sleep } from 'node:timers/promises';
import { SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { Clock } from '../../clock.ts';
import { Problem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { count, record, stopwatch } from '../../measure.ts';
import { countCalls } from '../caused-calls.ts';
import { createAnswer } from './answer.ts';
import { exchange } from './exchange.ts';
import { tooLateCode, type HttpAnswer, type HttpRequest, type HttpSender } from './port.ts';
import { createRoute } from './rehearsal.ts';
import { lossOf, retriesAnswer, retriesLoss, waitAfterTry, type Loss } from './retry-policy.ts';

export interface HttpSenderOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** The simulator's origin, loopback only; undefined = the real Microsoft. */
  readonly rehearsalOrigin?: string | undefined;
  /** Where the platform hands out tokens of managed identities: plain http, inside of the container. */
  readonly identityEndpoint?: string | undefined;
  readonly exchange?: typeof exchange;
  /** How waits between tries are spent. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 10_000_000;

/** The one way out: every request of the product is sent by this. See HttpSender for what it promises. */
export function createHttpSender(options: HttpSenderOptions): HttpSender {
  const route = createRoute(options.rehearsalOrigin, options.identityEndpoint);
  const ask = options.exchange ?? exchange;
  const wait = options.wait ?? ((milliseconds) => sleep(milliseconds));
  const tracer = trace.getTracer('csp-concierge');

  async function sendWithRetries(request: HttpRequest, span: Span): Promise<HttpAnswer> {
    const target = route(request.url);
    const payload = payloadOf(request);
    for (let tryNumber = 1; ; tryNumber += 1) {
      if (request.goodUntil !== undefined && options.clock.now() >= request.goodUntil)
        throw tooLate(request, tryNumber);
      const outcome = await tryOnce(target, request, payload);
      if ('answer' in outcome && outcome.answer.status === 429)
        count('concierge.call.throttled', named(request));
      span.setAttribute('http.request.resend_count', tryNumber - 1);
      if ('answer' in outcome) {
        if (!retriesAnswer(request, outcome.answer, tryNumber)) return outcome.answer;
      } else if (!retriesLoss(request, outcome.loss, tryNumber)) {
        throw problemOfLoss(request, outcome.loss, outcome.error);
      }
      const why = 'answer' in outcome ? outcome.answer.status : outcome.loss;
      options.log.info({ ...named(request), why, tryNumber }, 'An outgoing call is repeated.');
      count('concierge.call.repeats', named(request));
      await wait(waitAfterTry(tryNumber));
    }
  }

  async function tryOnce(
    target: URL,
    request: HttpRequest,
    payload: Payload,
  ): Promise<{ answer: HttpAnswer } | { loss: Loss; error: unknown }> {
    countCalls(1);
    try {
      const { status, headers, bytes } = await ask(target, {
        method: request.method,
        headers: { ...payload.headers, ...request.headers },
        body: payload.body,
        timeoutMs: request.timeoutMs ?? defaultTimeoutMs,
        maxBytes: request.maxBytes ?? defaultMaxBytes,
      });
      return { answer: createAnswer(status, headers, bytes) };
    } catch (error) {
      return { loss: lossOf(error), error };
    }
  }

  return {
    send: (request) =>
      tracer.startActiveSpan(
        `${request.remote} ${request.operation}`,
        { kind: SpanKind.CLIENT },
        async (span) => {
          const startedAt = options.clock.now();
          const seconds = stopwatch();
          let status = 'none';
          if (span.isRecording())
            span.setAttributes({
              'http.request.method': request.method,
              'server.address': URL.parse(request.url)?.hostname ?? '',
            });
          try {
            const answer = await sendWithRetries(request, span);
            status = `${Math.floor(answer.status / 100)}xx`;
            span.setAttribute('http.response.status_code', answer.status);
            if (answer.status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
            const correlationId = answer.headers['ms-correlationid'] ?? answer.headers['request-id'];
            const milliseconds = options.clock.now() - startedAt;
            options.log.debug(
              { ...named(request), status: answer.status, milliseconds, correlationId },
              'Called.',
            );
            return answer;
          } catch (error) {
            span.setStatus({ code: SpanStatusCode.ERROR });
            span.setAttribute('error.type', error instanceof Problem ? error.kind : 'bug');
            options.log.warn(
              { ...named(request), kind: error instanceof Problem ? error.kind : 'bug' },
              'No answer.',
            );
            throw error;
          } finally {
            record('concierge.call.duration.seconds', seconds(), { ...named(request), status });
            span.end();
          }
        },
      ),
  };
}

const named = ({ remote, operation }: HttpRequest) => ({ remote, operation });

interface Payload {
  readonly body?: string | Uint8Array;
  readonly headers: Record<string, string>;
}

function payloadOf({ body }: HttpRequest): Payload {
  if (body === undefined) return { headers: {} };
  if (typeof body === 'string') return { body, headers: {} };
  if (body instanceof Uint8Array) return { body, headers: {} };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function tooLate(request: HttpRequest, tryNumber: number): Problem {
  const isHarmless = tryNumber === 1 || request.effect === 'repeatable';
  return new Problem(
    isHarmless ? 'unavailable' : 'outcome-unknown',
    `${request.remote} was not asked to ${request.operation}: it is somebody else's to do by now.`,
    { remote: request.remote, code: tooLateCode },
  );
}

function problemOfLoss(request: HttpRequest, loss: Loss, cause: unknown): Problem {
  const code = loss === 'too-large' ? 'answer-too-large' : loss;
  const certainlyHarmless = loss === 'nothing-sent' || request.effect === 'repeatable';
  return new Problem(
    certainlyHarmless ? 'unavailable' : 'outcome-unknown',
    `${request.remote} gave no usable answer to ${request.operation} (${code}).`,
    { remote: request.remote, code },
    { cause },
  );
}
