import { httpUrl, integer, share } from './setting-kinds.ts';

/** How the product is watched; part of the table of settings. */
export const operationsSettings = {
  operationsPort: {
    key: 'CONCIERGE_OPERATIONS_PORT',
    group: 'operations',
    sentence:
      'TCP port for /metrics, which asks nobody who they are: never reachable from outside; 0 takes any free one; without it there is none.',
    schema: integer(0, 65_535),
    example: '9464',
  },
  traceEndpoint: {
    key: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    group: 'operations',
    sentence:
      'Where traces go by OTLP over HTTP, without /v1/traces; without it none are made; in the rehearsal loopback only.',
    schema: httpUrl,
    example: 'http://127.0.0.1:4318',
  },
  traceShare: {
    key: 'CONCIERGE_TRACE_SHARE',
    group: 'operations',
    sentence: 'Which share of all traces is recorded, from 0 to 1.',
    schema: share,
    default: '0.1',
  },
} as const;
