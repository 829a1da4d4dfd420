import assert from 'node:assert/strict';
import { instruments, prometheusName, type Instrument } from '../../src/instruments.ts';
import { person, tenant } from '../bots/support/people.ts';
import { activity } from '../bots/support/activities.ts';
import { postActivity, postSigned } from '../bots/support/http.ts';
import { openCase } from '../bots/support/journeys.ts';
import { answered, useCrowd } from '../bots/support/selling-house.ts';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';
import { eventually } from '../support/eventually.ts';
import { samplesIn, type Sample } from '../support/prometheus-text.ts';
import { startTraceCollector, type CollectedSpan } from '../support/trace-collector.ts';

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-/i;

describe('the product watched', function () {
  const environment: Record<string, string> = { CONCIERGE_OPERATIONS_PORT: '0', CONCIERGE_TRACE_SHARE: '1' };
  let collector: Awaited<ReturnType<typeof startTraceCollector>>;
  before(async () => {
    collector = await startTraceCollector();
    environment['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.origin;
  });
  const house = useRehearsal({ environment });
  const { readyOf, orderOf } = useCrowd(house);
  after(() => collector.close());

  const scrape = async (): Promise<readonly Sample[]> => {
    const answer = await fetch(`http://127.0.0.1:${house().product?.operationsPort}/metrics`);
    assert.equal(answer.status, 200);
    return samplesIn(await answer.text());
  };
  const sum = (samples: readonly Sample[], name: string, labels: Record<string, string>): number =>
    samples
      .filter((one) => one.name === name)
      .filter((one) => Object.entries(labels).every(([key, value]) => one.labels[key] === value))
      .reduce((total, { value }) => total + value, 0);

  before(async function () {
    await openCase(house(), person.megan);
    const { id } = await readyOf('nina');
    await answered(house(), person.nina, 'place');
    await eventually(async () => ((await orderOf(id))?.state === 'done' ? true : undefined), 'the licences');
  });

  it('the port of the bot: knows no metrics', async () => {
    assert.equal((await fetch(`${house().botOrigin()}/metrics`)).status, 404);
  });

  it('after a hello and an order: turns, jobs, calls and cases are counted', async () => {
    const samples = await eventually(async () => {
      const all = await scrape();
      return sum(all, 'concierge_job_duration_seconds_count', { outcome: 'completed' }) > 0 ? all : undefined;
    }, 'jobs that have been measured');
    const count = (metric: string, labels: Record<string, string>) =>
      sum(samples, `concierge_${metric}`, labels);
    assert.ok(count('turn_duration_seconds_count', { flow: 'order', input: 'answer', outcome: 'done' }) >= 1);
    assert.ok(count('turn_duration_seconds_count', { flow: 'accept' }) >= 1);
    assert.ok(count('activity_duration_seconds_count', { type: 'press', outcome: 'answered' }) >= 1);
    assert.equal(
      count('call_duration_seconds_count', { remote: 'partner-center', operation: 'POST checkout' }),
      1,
    );
    assert.ok(count('call_duration_seconds_count', { remote: 'teams', status: '2xx' }) >= 3);
    assert.ok(count('notice_delay_seconds_count', { kind: 'update' }) >= 1);
    assert.ok(count('notice_ended_total', { state: 'sent' }) >= 1);
    assert.ok(count('cases_open', { case: 'invitation' }) >= 1);
    assert.equal(count('cases_ended', { case: 'order', state: 'done' }), 1);
    assert.equal(count('numbers_readable', {}), 1);
    assert.equal(count('process_ready', {}), 1);
    assert.ok(count('process_look_age_seconds', {}) < 600);
    assert.ok(count('database_connections', {}) >= 1);
    assert.ok(count('process_memory_bytes', { part: 'rss' }) > 10_000_000);
  });

  it('an activity without a token: counted as turned away', async () => {
    const before = sum(await scrape(), 'concierge_request_refused_total', { status: '401' });
    const answer = await postActivity(house().botOrigin(), activity(), { authorization: 'Bearer x' });
    assert.equal(answer.status, 401);
    assert.equal(sum(await scrape(), 'concierge_request_refused_total', { status: '401' }), before + 1);
  });

  it('every metric is in the table, with its labels; no label says who', async () => {
    const table = new Map<string, Instrument>(
      Object.entries(instruments).map(([name, one]) => [prometheusName(name, one), one]),
    );
    const world = house().simulator.world.state;
    const known = [...world.tenants, ...world.resellers].map(({ name }) => name);
    for (const { metric, name, labels } of await scrape()) {
      if (metric === 'target_info') continue;
      const one = table.get(metric);
      assert.ok(one !== undefined, `${name} is not in the table`);
      const keys = Object.keys(labels).filter((key) => key !== 'le');
      assert.deepEqual(keys.toSorted(), one.labels.toSorted(), name);
      for (const value of Object.values(labels)) {
        assert.doesNotMatch(value, guid);
        assert.doesNotMatch(value, /@|\.example|\.com/);
        assert.ok(!known.some((who) => value.includes(who)), value);
      }
    }
  });

  it('metrics asked for all the time: the database is read once in ten seconds', async () => {
    const { db } = house().database;
    const reads = async () => {
      const { rows } = await db.executeQuery<{ calls: number }>({
        sql: "select idx_scan as calls from pg_stat_user_indexes where indexrelname = 'approval_open'",
        parameters: [],
        query: { kind: 'RawNode' } as never,
        queryId: { queryId: 'approvals' },
      });
      return rows[0]?.calls ?? 0;
    };
    const before = await reads();
    for (let i = 0; i < 20; i += 1) await scrape();
    assert.ok((await reads()) - before <= 3, 'twenty scrapes are not twenty readings');
  });

  it('an order placed: one trace from the press to the purchase and the message about it', async () => {
    const trace = await eventually(() => {
      const { spans } = collector;
      const checkout = spans.find(({ name }) => name === 'partner-center POST checkout');
      const trace = spans.filter(({ traceId }) => traceId === checkout?.traceId);
      const names = trace.map(({ name }) => name);
      const isWhole = names.includes('activity press') && names.some((name) => name.startsWith('notice '));
      return isWhole ? trace : undefined;
    }, 'the trace of the order');
    const byId = new Map(trace.map((span) => [span.spanId, span]));
    const above = (span: CollectedSpan): readonly string[] => {
      const parent = byId.get(span.parentSpanId ?? '');
      return parent === undefined ? [] : [parent.name, ...above(parent)];
    };
    const checkout = trace.find(({ name }) => name === 'partner-center POST checkout');
    assert.ok(checkout !== undefined);
    const chain = above(checkout);
    assert.equal(chain.at(-1), 'activity press');
    assert.ok(chain.includes('turn'), chain.join(' < '));
    assert.ok(
      chain.some((name) => name.startsWith('job ')),
      chain.join(' < '),
    );
    const told = trace.filter(({ name }) => /^teams (POST|PUT) activity$/.test(name)).map(above);
    assert.ok(told.some((names) => names.some((name) => name.startsWith('notice '))));
  });

  it('spans: name no person, tenant, case or address', () => {
    const { users, tenants } = house().simulator.world.state;
    const text = JSON.stringify(collector.spans.map(({ name, attributes }) => [name, attributes]));
    assert.doesNotMatch(text, guid);
    assert.doesNotMatch(text, /[FGIAP]-\d{4}/);
    assert.doesNotMatch(text, /eyJ|Bearer/);
    for (const { domains, name } of tenants)
      for (const word of [name, ...domains]) assert.ok(!text.includes(word), word);
    for (const { displayName } of users) assert.ok(!text.includes(displayName), displayName);
  });

  it('lines of one purchase, to the change of its card: name one trace', () => {
    const lines = house().logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const bought = lines.find(({ operation }) => operation === 'POST checkout');
    const told = lines.filter(({ msg }) => msg === 'notice done');
    assert.match(String(bought?.['trace_id']), /^[0-9a-f]{32}$/);
    assert.ok(told.some(({ trace_id }) => trace_id === bought?.['trace_id']));
  });

  it('a line of the log: names the trace it belongs to', async () => {
    const from = house().logged.length;
    await postSigned(house(), activity({ conversation: { id: 'nobody', tenantId: tenant.contoso } }));
    const [line] = house()
      .logged.slice(from)
      .map((one) => JSON.parse(one) as { trace_id?: string })
      .filter(({ trace_id }) => trace_id !== undefined);
    assert.match(line?.trace_id ?? '', /^[0-9a-f]{32}$/);
  });
});
