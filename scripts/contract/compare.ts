import type { HttpRequest } from '../../src/services/http/port.ts';
import type { Sample } from './sample.ts';
import type { UsedEndpoint } from './used-endpoint.ts';

/** Headers that matter to the remote; the others of a sample are the transport's or the sample client's own. */
const meaningful = [
  'authorization',
  'accept',
  'content-type',
  'ms-requestid',
  'ms-correlationid',
  'x-locale',
  'consistencylevel',
  'if-match',
];

/** How our request differs from the documented one; empty when it does not. */
export function requestDifferences(endpoint: UsedEndpoint, sample: Sample, ours: HttpRequest): string[] {
  const url = new URL(ours.url);
  const differences: string[] = [];
  const note = (isDifferent: boolean, what: string) => isDifferent && differences.push(what);
  note(ours.method !== sample.method, `we send ${ours.method}, documented is ${sample.method}`);
  note(
    sample.host !== undefined && url.host !== sample.host.toLowerCase(),
    `we call ${url.host}, not ${sample.host}`,
  );
  note(!endpoint.path.test(decodeURIComponent(url.pathname)), `our path is ${url.pathname}`);
  for (const name of sample.query.keys()) {
    const isOurs = url.searchParams.has(name) || endpoint.freeQuery?.test(name) === true;
    note(!isOurs, `our query lacks ${name}`);
  }
  const sent = new Set(Object.keys(ours.headers ?? {}).map((name) => name.toLowerCase()));
  if (ours.body !== undefined) sent.add('content-type');
  for (const name of meaningful) {
    // Samples of reads sometimes carry a content type without content.
    const isNeeded =
      sample.requestHeaders[name] !== undefined && (name !== 'content-type' || ours.body !== undefined);
    note(isNeeded && !sent.has(name), `our request lacks the header ${name}`);
  }
  const names = new Set(bodyNames(ours.body));
  for (const name of bodyNames(sample.requestBody)) {
    const isOurs = names.has(name) || endpoint.freeBody?.test(name) === true;
    note(!isOurs, `our body lacks ${name}`);
  }
  return differences;
}

/** Names at the top of a body, JSON or form, in lower case; what is null is as good as absent. */
function bodyNames(body: unknown): string[] {
  if (typeof body === 'string') {
    if (body.trimStart().startsWith('{')) return bodyNames(JSON.parse(body));
    const names = [...new URLSearchParams(body).keys()].map((name) => name.trim().toLowerCase());
    // Version 1 of the token endpoint names the resource, version 2 the scope.
    return names.map((name) => (name === 'resource' ? 'scope' : name));
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => (value === null ? [] : name.toLowerCase()));
}

/**
 * Where what came from the simulator lacks something that came from the documentation: a property without a value, a
 * list without items, another type. Values are not compared, nor places that may be empty.
 */
export function shapeDifferences(
  documented: unknown,
  simulated: unknown,
  mayLack?: RegExp,
  place = 'answer',
): string[] {
  if (documented === undefined || documented === null || documented === '') return [];
  const isEmpty = simulated === undefined || simulated === null || simulated === '';
  if (isEmpty && mayLack?.test(place) === true) return [];
  if (Array.isArray(documented)) {
    if (!Array.isArray(simulated)) return [`${place} is no list`];
    if (documented.length > 0 && simulated.length === 0) return [`${place} is empty`];
    return documented
      .slice(0, 1)
      .flatMap((item) => shapeDifferences(item, simulated[0], mayLack, `${place}[0]`));
  }
  if (isEmpty) return [`${place} has no value`];
  if (typeof documented !== typeof simulated)
    return [`${place} is a ${typeof simulated}, not a ${typeof documented}`];
  if (typeof documented !== 'object') return [];
  return Object.entries(documented).flatMap(([name, value]) =>
    shapeDifferences(value, (simulated as Record<string, unknown>)[name], mayLack, `${place}.${name}`),
  );
}
