import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger } from 'pino';
import { plainError, plainFields } from './log-fields.ts';

/** Structured log. Fixed message plus fields; never a token, a name, an e-mail address or card content. */
export type Log = Logger;

/**
 * A log that writes one JSON line each to the given stream (standard output when absent). Whatever stands in a field,
 * it stays on its line and within bounds, and what is secret by its name is not written; inside of a trace the line names it.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { log: plainFields },
    serializers: { err: (error: unknown) => plainError(error) },
    mixin: traceFields,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function traceFields(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}
