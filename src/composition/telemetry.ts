import { context, metrics, trace } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import type { Config } from '../config/config.ts';
import { beginCounters } from '../measure.ts';
import { observeGauges, type GaugeSources } from './gauges.ts';
import { createTraceContext } from './trace-context.ts';

export interface Telemetry {
  /** What has been measured, as Prometheus reads it. */
  metrics(): Promise<string>;
  /** Begins to read the gauges. */
  watch(sources: GaugeSources): void;
  /** Sends what is left and ends the measuring. Never rejects, and waits for nobody longer than three seconds. */
  stop(): Promise<void>;
}

const farewellMs = 3_000;

/**
 * Collects what src/measure.ts hears, for this process as a whole: metrics to be asked for, traces to an OTLP collector
 * when the configuration names one. Before it runs, and without it, measuring costs nothing.
 */
export function startTelemetry(
  wanted: Config['telemetry'],
  version: string,
  exporter: SpanExporter | undefined = exporterOf(wanted),
): Telemetry {
  const resource = resourceFromAttributes({ 'service.name': 'csp-concierge', 'service.version': version });
  const reader = new PrometheusExporter({ preventServerStart: true });
  const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);
  const meters = new MeterProvider({ readers: [reader], resource });
  metrics.setGlobalMeterProvider(meters);
  beginCounters();

  // Without a collector nothing is recorded; the ids are there all the same, for the lines of the log that belong together.
  const share = exporter === undefined ? 0 : wanted.traceShare;
  const tracers = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: exporter === undefined ? [] : [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(createTraceContext().enable());
  trace.setGlobalTracerProvider(tracers);
  let stopWatching = (): void => undefined;

  return {
    async metrics() {
      const { resourceMetrics } = await reader.collect();
      return serializer.serialize(resourceMetrics);
    },
    watch(sources) {
      stopWatching = observeGauges(meters.getMeter('csp-concierge'), sources);
    },
    async stop() {
      stopWatching();
      // Whoever stops must not hang on a collector that is gone.
      const { promise: enough, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, farewellMs);
      const ended = Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
      await Promise.race([ended, enough]);
      clearTimeout(timer);
      metrics.disable();
      trace.disable();
      context.disable();
    },
  };
}

const exporterOf = ({ traceEndpoint }: Config['telemetry']): SpanExporter | undefined =>
  traceEndpoint === undefined ? undefined : new OTLPTraceExporter({ url: `${traceEndpoint}/v1/traces` });
