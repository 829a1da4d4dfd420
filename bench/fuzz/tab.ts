import * as fc from 'fast-check';
import type { HttpInput } from './input.ts';
import { changed, changes, odd } from './values.ts';

const reads = ['overview', 'accounts', 'people', 'failures', 'settings'];
const writes: readonly (readonly [string, object])[] = [
  ['preview', { key: 'reminder-days', value: '3' }],
  ['settings', { key: 'reminder-days', version: 0, value: '3' }],
  ['suspend', { id: 'R-1001', because: 'a test' }],
  ['resume', { id: 'R-1001' }],
  ['try-again', { orderId: 'F-1001', version: 1 }],
];

/** What the staff's tab asks and changes, with the token of staff, or without one that counts. */
export function tabCalls(signing: 'staff' | 'none'): fc.Arbitrary<HttpInput> {
  const authority = signing === 'staff' ? 'rightful' : 'none';
  const read = fc
    .tuple(fc.constantFrom(...reads), fc.constantFrom('', '?', '?id=1&id=2', '?__proto__=1', '?%'))
    .map(([name, query]): HttpInput => ({
      kind: 'tab, read',
      authority,
      method: 'GET',
      path: `/tab/api/${name}${query}`,
      signing,
      headers: {},
      body: undefined,
    }));
  const write = fc
    .tuple(
      fc.constantFrom(...writes),
      changes(3),
      fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain', ''),
      fc.option(odd, { nil: undefined, freq: 8 }),
    )
    .map(([[name, body], made, type, other]): HttpInput => ({
      kind: 'tab, change',
      authority,
      method: 'POST',
      path: `/tab/api/${name}`,
      signing,
      headers: type === '' ? {} : { 'content-type': type },
      body: other === undefined ? changed(body, made) : changed(other, []),
    }));
  return fc.oneof(read, write);
}
