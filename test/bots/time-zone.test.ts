import assert from 'node:assert/strict';
import { timeZoneOf } from '../../src/bots/time-zone.ts';

describe('zones of clients', () => {
  for (const [title, activity, zone] of [
    [
      'named',
      { localTimezone: 'Europe/Berlin', localTimestamp: '2026-11-21T18:00:00+09:00' },
      'Europe/Berlin',
    ],
    ['named with the client', { entities: [{ type: 'clientInfo', timezone: 'Asia/Tokyo' }] }, 'Asia/Tokyo'],
    ['none that exists', { localTimezone: 'Mars/Olympus' }, undefined],
    ['only a clock ahead of UTC', { localTimestamp: '2026-11-21T18:00:00.000+02:00' }, 'Etc/GMT-2'],
    ['only a clock behind UTC', { localTimestamp: '2026-11-21T18:00:00-05:00' }, 'Etc/GMT+5'],
    ['a clock half an hour off', { localTimestamp: '2026-11-21T18:00:00+05:30' }, undefined],
    ['a clock in UTC', { localTimestamp: '2026-11-21T18:00:00Z' }, undefined],
    ['a clock that is none', { localTimestamp: 'T1+99:00' }, undefined],
    ['nothing', {}, undefined],
  ] as const)
    it(`${title}: ${zone ?? 'unknown'}`, () =>
      assert.equal(timeZoneOf(activity as Parameters<typeof timeZoneOf>[0]), zone));
});
