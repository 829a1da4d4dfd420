import assert from 'node:assert/strict';
import { trace } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { startTelemetry } from '../src/composition/telemetry.ts';
import { Problem } from '../src/errors.ts';
import { count, inSpan, record, traceparent } from '../src/measure.ts';
import { samplesIn } from './support/prometheus-text.ts';

const wanted = { operationsPort: undefined, traceEndpoint: undefined, traceShare: 1 };
const idHere = () => trace.getActiveSpan()?.spanContext().traceId;

describe('measuring', () => {
  it('nobody collects: work runs as it is, and there is no trace', async () => {
    assert.equal(await inSpan('turn', {}, () => Promise.resolve(traceparent())), undefined);
    record('concierge.notice.delay.seconds', 1, { kind: 'card' });
    count('concierge.turn.problems', { kind: 'bug' });
  });

  describe('somebody collects', () => {
    const spans: ReadableSpan[] = [];
    const exporter: SpanExporter = {
      export(ended, done) {
        spans.push(...ended);
        done({ code: 0 });
      },
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    let telemetry: ReturnType<typeof startTelemetry>;
    beforeEach(() => {
      telemetry = startTelemetry(wanted, '1.2.3', exporter);
    });
    afterEach(() => telemetry.stop());

    it('values: in the buckets of the table, under the names Prometheus knows', async () => {
      record('concierge.notice.delay.seconds', 0.2, { kind: 'card' });
      count('concierge.turn.problems', { kind: 'throttled' }, 3);
      const samples = samplesIn(await telemetry.metrics());
      const bucket = samples.find(
        ({ name, labels }) => name.endsWith('_delay_seconds_bucket') && labels['le'] === '0.25',
      );
      assert.deepEqual([bucket?.value, bucket?.labels['kind']], [1, 'card']);
      const problems = samples.find(
        ({ metric, labels }) => metric === 'concierge_turn_problems_total' && labels['kind'] === 'throttled',
      );
      assert.equal(problems?.value, 3);
    });

    it('kept and gone on with later: one trace, also when something else is under way there', async () => {
      const kept = await inSpan('turn', {}, () => Promise.resolve({ parent: traceparent(), id: idHere() }));
      const later = await inSpan('other', {}, () =>
        inSpan('job', { traceparent: kept.parent }, () => Promise.resolve(idHere())),
      );
      assert.equal(later, kept.id);
      assert.match(kept.id ?? '', /^[0-9a-f]{32}$/);
    });

    it('nothing kept, or nonsense: a trace of its own, not the one it happens to run in', async () => {
      for (const kept of [undefined, '', '00-xyz', 7, `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`]) {
        const [around, inside] = await inSpan('other', {}, async () => [
          idHere(),
          await inSpan('job', { traceparent: kept }, () => Promise.resolve(idHere())),
        ]);
        assert.match(inside ?? '', /^[0-9a-f]*[1-9a-f][0-9a-f]*$/);
        assert.notEqual(around, inside);
      }
    });

    it('a failure: thrown on, the span names its kind and not its words', async () => {
      const problem = new Problem('throttled', 'anna@contoso.com', { remote: 'graph' });
      await assert.rejects(
        inSpan('call', {}, () => Promise.reject(problem)),
        problem,
      );
      await telemetry.stop();
      const span = spans.find(({ name }) => name === 'call');
      assert.equal(span?.attributes['error.type'], 'throttled');
      assert.ok(!JSON.stringify([span.attributes, span.status, span.events]).includes('anna'));
    });
  });

  it('what alerts look for the first of: there from the start, as nothing', async () => {
    const telemetry = startTelemetry(wanted, '1.2.3');
    try {
      const text = await telemetry.metrics();
      for (const series of [
        'concierge_webhook_received_total{outcome="refused 401"} 0',
        'concierge_turn_problems_total{kind="bug"} 0',
        'concierge_notice_ended_total{kind="card",state="unverified"} 0',
        'concierge_request_refused_total{status="401"} 0',
      ])
        assert.ok(text.includes(series), series);
    } finally {
      await telemetry.stop();
    }
  });

  it('metrics without a collector for traces: ids to find lines by, nothing recorded', async () => {
    const telemetry = startTelemetry(wanted, '1.2.3');
    try {
      const kept = await inSpan('turn', {}, () => Promise.resolve(traceparent()));
      assert.match(kept ?? '', /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    } finally {
      await telemetry.stop();
    }
  });
});
