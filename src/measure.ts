import {
  context,
  isSpanContextValid,
  metrics,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Counter,
  type Histogram,
  type MeterProvider,
  type Span,
  type SpanKind,
} from '@opentelemetry/api';
import { isProblem } from './errors.ts';
import { instruments, type Instrument, type LabelsOf, type NameOf } from './instruments.ts';

const scope = 'csp-concierge';

// Instruments belong to whoever collects them, and nobody may be collecting yet, or at all: then they cost nothing.
let provider: MeterProvider | undefined;
const histograms = new Map<string, Histogram>();
const counters = new Map<string, Counter>();

function follow(): MeterProvider {
  const now = metrics.getMeterProvider();
  if (now !== provider) {
    provider = now;
    histograms.clear();
    counters.clear();
  }
  return now;
}

/** Adds a value to a histogram of the table, in its unit. */
export function record<Name extends NameOf<'histogram'>>(
  name: Name,
  value: number,
  labels: LabelsOf<Name>,
): void {
  const meters = follow();
  let histogram = histograms.get(name);
  if (histogram === undefined) {
    const { unit, description, bounds }: Instrument = instruments[name];
    const advice = bounds === undefined ? {} : { advice: { explicitBucketBoundaries: [...bounds] } };
    histogram = meters.getMeter(scope).createHistogram(name, { unit, description, ...advice });
    histograms.set(name, histogram);
  }
  histogram.record(value, labels);
}

/** Adds one, or so many, to a counter of the table. */
export function count<Name extends NameOf<'counter'>>(name: Name, labels: LabelsOf<Name>, by = 1): void {
  const meters = follow();
  let counter = counters.get(name);
  if (counter === undefined) {
    const { unit, description } = instruments[name];
    counter = meters.getMeter(scope).createCounter(name, { unit, description });
    counters.set(name, counter);
  }
  counter.add(by, labels);
}

/**
 * What alerts look for the first of: counters that only begin with it would show no increase then. To be called when
 * somebody begins to collect.
 */
export function beginCounters(): void {
  for (const kind of ['update', 'card', 'message', 'retire'])
    for (const state of ['failed', 'unverified']) count('concierge.notice.ended', { kind, state }, 0);
  count('concierge.turn.problems', { kind: 'bug' }, 0);
  for (const status of [400, 401, 403, 413, 429, 503])
    count('concierge.request.refused', { status: String(status) }, 0);
  for (const outcome of ['taken', 'refused 401']) count('concierge.webhook.received', { outcome }, 0);
}

/** Seconds since this was called, by a clock nobody moves: a rehearsal's time jump is no duration. */
export function stopwatch(): () => number {
  const begun = performance.now();
  return () => (performance.now() - begun) / 1_000;
}

/** Runs the work in a span of its own, which ends with it; what it throws marks the span and is thrown on. */
export function inSpan<Result>(
  name: string,
  options: SpanBeginning,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const { traceparent: kept, ...beginning } = options;
  const parent = 'traceparent' in options ? (contextOf(kept) ?? ROOT_CONTEXT) : context.active();
  return trace.getTracer(scope).startActiveSpan(name, beginning, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', isProblem(error) ? error.kind : 'bug');
      throw error;
    } finally {
      span.end();
    }
  });
}

export interface SpanBeginning {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** Goes on with the trace that `traceparent()` told, or begins one when none is kept, instead of the one this runs in. */
  readonly traceparent?: unknown;
}

const traceparentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * The trace this runs in, as W3C traceparent, to be kept with what goes on later; also of one that is not recorded, whose
 * id the lines of the log name. Undefined outside of a trace.
 */
export function traceparent(): string | undefined {
  const span = trace.getSpanContext(context.active());
  if (span === undefined || !isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${(span.traceFlags & TraceFlags.SAMPLED) === 0 ? '00' : '01'}`;
}

function contextOf(kept: unknown): Context | undefined {
  const [, traceId, spanId, flags] = typeof kept === 'string' ? (traceparentForm.exec(kept) ?? []) : [];
  if (traceId === undefined || spanId === undefined) return undefined;
  const traceFlags = flags === '01' ? TraceFlags.SAMPLED : TraceFlags.NONE;
  const span = { traceId, spanId, traceFlags, isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, span);
}
