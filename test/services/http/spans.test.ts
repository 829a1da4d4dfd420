import assert from 'node:assert/strict';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { HttpRequest } from '../../../src/services/http/port.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRemote, type LocalRemote } from '../support/remote.ts';

const request: HttpRequest = {
  remote: 'partner-center',
  operation: 'GET customer',
  method: 'GET',
  url: 'https://api.partnercenter.microsoft.com/v1/customers/33333333-3333-4333-8333-000000000001',
  headers: { authorization: 'Bearer very-secret' },
  effect: 'repeatable',
};

describe('spans of the HTTP sender', () => {
  const exporter = new InMemorySpanExporter();
  let remote: LocalRemote;
  before(() => {
    trace.setGlobalTracerProvider(
      new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
    );
  });
  after(() => trace.disable());
  beforeEach(async () => {
    exporter.reset();
    remote = await startRemote();
  });
  afterEach(() => remote.stop());
  const only = () => {
    const spans = exporter.getFinishedSpans();
    assert.equal(spans.length, 1);
    return spans[0]!;
  };

  it('a call repeated once: one span, with host, method, status and the repetition', async () => {
    remote.answerWith({ status: 503 }, { json: {} });
    await remote.sender.send(request);
    const { name, attributes } = only();
    assert.equal(name, 'partner-center GET customer');
    assert.deepEqual(attributes, {
      'http.request.method': 'GET',
      'server.address': 'api.partnercenter.microsoft.com',
      'http.request.resend_count': 1,
      'http.response.status_code': 200,
    });
  });

  it('an error: told by its kind; no id and no token anywhere', async () => {
    remote.answerWith('drop');
    await rejectsWith(remote.sender.send(request), 'unavailable');
    const { status, attributes, events } = only();
    assert.equal(status.code, SpanStatusCode.ERROR);
    assert.equal(attributes['error.type'], 'unavailable');
    assert.doesNotMatch(JSON.stringify([attributes, events, status]), /3333|very-secret/);
  });
});
