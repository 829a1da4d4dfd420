import {
  customerIdOf,
  dedupeKey,
  parseWebhookEvent,
} from '../../src/services/partner-center/webhook-event.ts';
import { requestDifferences, shapeDifferences } from './compare.ts';
import { tryDocumented } from './documented-side.ts';
import { catalogueEndpoints } from './catalogue-endpoints.ts';
import { customerEndpoints } from './customer-endpoints.ts';
import { gdapEndpoints } from './gdap-endpoints.ts';
import { graphEndpoints } from './graph-endpoints.ts';
import { orderEndpoints } from './order-endpoints.ts';
import { partnerCenterEndpoints, signInEndpoints } from './partner-center-endpoints.ts';
import type { Reading, Sample } from './sample.ts';
import { startSimulated, type SimulatedSide } from './simulated-side.ts';
import { listOf, property, textOf, type UsedEndpoint } from './used-endpoint.ts';

export interface Verdict {
  readonly file: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Endpoint or event of the sample; undefined for files that are none. */
  readonly what: string | undefined;
  /** Why it failed or was skipped. */
  readonly reasons: readonly string[];
}

export const usedEndpoints: readonly UsedEndpoint[] = [
  ...partnerCenterEndpoints,
  ...customerEndpoints,
  ...catalogueEndpoints,
  ...orderEndpoints,
  ...signInEndpoints,
  ...graphEndpoints,
  ...gdapEndpoints,
];

/** Tries every sample on our clients and on the simulator. */
export async function runContract(readings: readonly Reading[]): Promise<Verdict[]> {
  const simulated = await startSimulated();
  try {
    const verdicts: Verdict[] = [];
    for (const reading of readings) verdicts.push(await judge(reading, simulated));
    return verdicts;
  } finally {
    await simulated.stop();
  }
}

async function judge(reading: Reading, simulated: SimulatedSide): Promise<Verdict> {
  if (reading.kind === 'skipped') return skipped(reading.file, undefined, reading.why);
  const { sample } = reading;
  if (sample.kind === 'webhook-event') return judgeEvent(sample, simulated);
  const candidates = usedEndpoints.filter((endpoint) => fits(endpoint, sample));
  const what = `${sample.method} ${sample.path}`;
  if (candidates.length === 0) return skipped(sample.file, what, 'an endpoint we do not use');
  const endpoint = candidates.find((candidate) => candidate.notOurs?.(sample) === undefined);
  if (endpoint === undefined) return skipped(sample.file, what, candidates[0]?.notOurs?.(sample) ?? '');
  if (sample.answer === undefined) return skipped(sample.file, what, 'no documented answer');
  return judgeExchange(endpoint, sample, sample.answer.status, simulated);
}

function fits(endpoint: UsedEndpoint, sample: Sample): boolean {
  const host = sample.host?.toLowerCase();
  return (
    endpoint.method === sample.method &&
    (host === undefined || endpoint.hosts.includes(host)) &&
    endpoint.path.test(sample.path)
  );
}

async function judgeExchange(
  endpoint: UsedEndpoint,
  sample: Sample,
  status: number,
  simulated: SimulatedSide,
): Promise<Verdict> {
  const documented = await tryDocumented(endpoint, sample);
  if (documented.kind === 'wrong') {
    return sample.isShortened
      ? skipped(sample.file, endpoint.name, 'the documented body is incomplete')
      : verdictOf(sample.file, endpoint.name, [documented.why]);
  }
  const reasons = requestDifferences(endpoint, sample, documented.request);
  if (documented.kind === 'understood') {
    const answer = await simulated.try(endpoint);
    if (answer.kind === 'failed') reasons.push(`the simulator does not answer: ${answer.why}`);
    else {
      const theirs = answer.exchange.answer.status;
      if (sample.statusIsDocumented && theirs !== status) {
        reasons.push(`the simulator answers ${theirs}, documented is ${status}`);
      }
      reasons.push(...shapeDifferences(documented.value, answer.value, endpoint.mayLack, 'simulator'));
    }
  }
  return verdictOf(sample.file, endpoint.name, reasons);
}

function judgeEvent(sample: Sample, simulated: SimulatedSide): Verdict {
  const parsed = parseWebhookEvent(sample.requestBody);
  if (parsed.kind === 'unreadable')
    return verdictOf(sample.file, 'webhook event', ['the event is unreadable']);
  const { event } = parsed;
  const reasons: string[] = [];
  if (event.eventName !== textOf(property(sample.requestBody, 'EventName'))) reasons.push('the name differs');
  if (dedupeKey(event).length !== 64) reasons.push('there is no key to recognise a repetition by');
  const customerId = /\/customers\/([0-9a-f-]{36})/i.exec(event.resourceUri ?? '')?.[1]?.toLowerCase();
  if (customerIdOf(event) !== customerId)
    reasons.push(`the customer is ${customerIdOf(event)}, not ${customerId}`);
  const own = simulated.event(event.eventName.toLowerCase());
  if (own !== undefined) {
    const names = new Set(namesOf(own));
    const missing = namesOf(sample.requestBody).filter((name) => !names.has(name));
    reasons.push(...missing.map((name) => `the simulator's event lacks ${name}`));
  }
  return verdictOf(sample.file, `event ${event.eventName}`, reasons);
}

const namesOf = (value: unknown) =>
  value !== null && typeof value === 'object'
    ? Object.keys(value).map((name) => name.toLowerCase())
    : listOf(value).map(textOf);

const skipped = (file: string, what: string | undefined, why: string): Verdict => ({
  file,
  outcome: 'skipped',
  what,
  reasons: [why],
});

const verdictOf = (file: string, what: string, reasons: readonly string[]): Verdict => ({
  file,
  outcome: reasons.length === 0 ? 'passed' : 'failed',
  what,
  reasons,
});
