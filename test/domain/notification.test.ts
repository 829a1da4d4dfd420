import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classOf, staffEventNames, staffNamesOf } from '../../src/domain/notification-events.ts';
import {
  everythingAtOnce,
  mostMutes,
  timingOf,
  withMute,
  type EventClass,
  type Mute,
  type Preferences,
} from '../../src/domain/notification.ts';
import { minuteOfDay, momentAt, momentsAt, nextAtMinute, onTheWall } from '../../src/domain/wall-clock.ts';

const hour = 3_600_000;
const zones = [
  'UTC',
  'Europe/Dublin',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
];
const zone = fc.constantFrom(...zones);
/** Two years, with every change of the clocks in them. */
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
const minute = fc.integer({ min: 0, max: 1439 });
const eventClass = fc.constantFrom<EventClass>('own', 'needs-reader', 'news');
const about = fc.constantFrom<Mute['about']>(
  { kind: 'everything' },
  { kind: 'customer', tenantId: 'contoso' },
  { kind: 'customer', tenantId: 'fabrikam' },
  { kind: 'case', caseId: 'F-1' },
  { kind: 'case', caseId: 'F-2' },
);
const preferences: fc.Arbitrary<Preferences> = fc.record({
  mutes: fc.array(fc.record({ about, until: fc.option(moment, { nil: undefined }) }), { maxLength: 4 }),
  quietHours: fc.option(
    fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to),
    { nil: undefined },
  ),
  digestAt: fc.option(minute, { nil: undefined }),
  onlyWhatNeedsMe: fc.boolean(),
});
const happening = { caseId: 'F-1', customer: 'contoso' };
const berlin = (iso: string): number => momentAt(Date.parse(`${iso}Z`), 'Europe/Berlin');

describe('when somebody is told', () => {
  it('whatever is settled: what needs the reader is never dropped, and waits for the end of quiet hours at most', () => {
    fc.assert(
      fc.property(preferences, moment, zone, (settled, now, where) => {
        const timing = timingOf({ ...happening, class: 'needs-reader' }, settled, now, where);
        assert.ok(timing.kind === 'now' || timing.kind === 'at');
        if (timing.kind === 'now') return;
        assert.ok(settled.quietHours !== undefined && timing.at > now && timing.at <= now + 25 * hour);
        // Nothing holds it back a second time, but the hour that is lived twice.
        const then = timingOf({ ...happening, class: 'needs-reader' }, settled, timing.at, where);
        assert.ok(then.kind === 'now' || (then.kind === 'at' && then.at <= timing.at + hour));
      }),
      { numRuns: 500 },
    );
  });

  it('whatever is settled: an answer to the reader’s own doing comes at once', () => {
    fc.assert(
      fc.property(preferences, moment, zone, (settled, now, where) => {
        assert.deepEqual(timingOf({ ...happening, class: 'own' }, settled, now, where), { kind: 'now' });
      }),
    );
  });

  it('nothing settled: everything comes at once', () => {
    fc.assert(
      fc.property(eventClass, moment, zone, (of, now, where) => {
        const timing = timingOf({ ...happening, class: of }, everythingAtOnce, now, where);
        assert.deepEqual(timing, { kind: 'now' });
      }),
    );
  });

  it('any preferences: news is never said in quiet hours unless they chose that time for their digest', () => {
    fc.assert(
      fc.property(preferences, moment, zone, (settled, now, where) => {
        const timing = timingOf({ ...happening, class: 'news' }, settled, now, where);
        const { quietHours } = settled;
        if (timing.kind !== 'now' || quietHours === undefined) return;
        const at = minuteOfDay(now, where);
        const { from, to } = quietHours;
        assert.equal(from < to ? at >= from && at < to : at >= from || at < to, false);
      }),
      { numRuns: 500 },
    );
  });

  it('any preferences: a digest comes within a day, at the time chosen or the end of quiet hours', () => {
    fc.assert(
      fc.property(preferences, moment, zone, (settled, now, where) => {
        const timing = timingOf({ ...happening, class: 'news' }, settled, now, where);
        if (timing.kind !== 'digest') return;
        assert.ok(timing.at > now && timing.at <= now + 25 * hour);
      }),
      { numRuns: 500 },
    );
  });

  const news = { ...happening, class: 'news' } as const;
  const now = berlin('2026-11-21T12:00');
  for (const [title, mute, kind] of [
    ['everything', { about: { kind: 'everything' } }, 'silent'],
    ['its case', { about: { kind: 'case', caseId: 'F-1' } }, 'silent'],
    ['its customer', { about: { kind: 'customer', tenantId: 'contoso' } }, 'silent'],
    ['another case', { about: { kind: 'case', caseId: 'F-2' } }, 'now'],
    ['another customer', { about: { kind: 'customer', tenantId: 'fabrikam' } }, 'now'],
    ['its case until a moment ago', { about: { kind: 'case', caseId: 'F-1' }, until: now }, 'now'],
    ['its case for a moment longer', { about: { kind: 'case', caseId: 'F-1' }, until: now + 1 }, 'silent'],
  ] as const satisfies readonly (readonly [string, Mute, string])[]) {
    it(`muted ${title}: ${kind}`, () => {
      const settled = { ...everythingAtOnce, mutes: [mute] };
      assert.equal(timingOf(news, settled, now, 'Europe/Berlin').kind, kind);
      assert.equal(timingOf({ ...news, class: 'needs-reader' }, settled, now, 'Europe/Berlin').kind, 'now');
    });
  }

  it('quiet from six to eight, at ten in the evening: a decision at eight by itself, news at eight together', () => {
    const settled = { ...everythingAtOnce, quietHours: { from: 18 * 60, to: 8 * 60 } };
    const late = berlin('2026-11-21T22:00');
    const at = berlin('2026-11-22T08:00');
    assert.deepEqual(timingOf({ ...news, class: 'needs-reader' }, settled, late, 'Europe/Berlin'), {
      kind: 'at',
      at,
    });
    assert.deepEqual(timingOf(news, settled, late, 'Europe/Berlin'), { kind: 'digest', at });
    assert.deepEqual(timingOf(news, settled, at, 'Europe/Berlin'), { kind: 'now' });
  });

  it('the same evening for somebody in New York: it is afternoon there, and it is said', () => {
    const settled = { ...everythingAtOnce, quietHours: { from: 18 * 60, to: 8 * 60 } };
    assert.deepEqual(timingOf(news, settled, berlin('2026-11-21T22:00'), 'America/New_York'), {
      kind: 'now',
    });
  });

  it('a digest at five: before five it is today’s, from five on tomorrow’s', () => {
    const settled = { ...everythingAtOnce, digestAt: 17 * 60 };
    const on = (iso: string) => timingOf(news, settled, berlin(iso), 'Europe/Berlin');
    assert.deepEqual(on('2026-11-21T16:59'), { kind: 'digest', at: berlin('2026-11-21T17:00') });
    assert.deepEqual(on('2026-11-21T17:00'), { kind: 'digest', at: berlin('2026-11-22T17:00') });
  });

  it('muted again: the newer end counts; more than can be kept drops the oldest', () => {
    const once = withMute(everythingAtOnce, { about: oneCase, until: now + hour }, now);
    const twice = withMute(once, { about: oneCase }, now);
    assert.deepEqual(twice.mutes, [{ about: oneCase }]);
    let many = everythingAtOnce;
    for (let n = 0; n <= mostMutes; n += 1)
      many = withMute(many, { about: { kind: 'case', caseId: `F-${n}` } }, now);
    assert.equal(many.mutes.length, mostMutes);
    assert.deepEqual(many.mutes[0]?.about, { kind: 'case', caseId: 'F-1' });
  });
});

const oneCase = { kind: 'case', caseId: 'F-1' } as const;

describe('clocks on walls', () => {
  it('any moment: the wall shows it, and the wall’s time leads back to it', () => {
    fc.assert(
      fc.property(moment, zone, (at, where) => {
        const minuteStart = at - (at % 60_000);
        assert.ok(momentsAt(onTheWall(minuteStart, where), where).includes(minuteStart));
      }),
      { numRuns: 500 },
    );
  });

  it('the next time of a day: after now, within 25 hours, and it shows that time unless it is left out', () => {
    fc.assert(
      fc.property(moment, minute, zone, (at, wanted, where) => {
        const next = nextAtMinute(at, wanted, where);
        assert.ok(next > at && next <= at + 25 * hour);
        const shown = minuteOfDay(next, where);
        assert.ok(shown === wanted || (shown > wanted && shown <= wanted + 60));
      }),
      { numRuns: 500 },
    );
  });

  it('half past two in the night that leaves it out: an hour later by the wall, east and west of Greenwich', () => {
    assert.equal(momentAt(Date.UTC(2026, 2, 29, 2, 30), 'Europe/Berlin'), Date.UTC(2026, 2, 29, 1, 30));
    assert.equal(momentAt(Date.UTC(2026, 2, 8, 2, 30), 'America/New_York'), Date.UTC(2026, 2, 8, 7, 30));
  });

  it('half past two in the night that has it twice: both moments, the first one first', () => {
    assert.deepEqual(momentsAt(Date.UTC(2026, 9, 25, 2, 30), 'Europe/Berlin'), [
      Date.UTC(2026, 9, 25, 0, 30),
      Date.UTC(2026, 9, 25, 1, 30),
    ]);
  });
});

describe('what an event is to its reader', () => {
  it('known to be less: as it is; everything else needs the reader, so that too much is said rather than too little', () => {
    assert.equal(classOf('order', 'placed'), 'own');
    assert.equal(classOf('order', 'done'), 'news');
    assert.equal(classOf('order', 'trouble'), 'needs-reader');
    assert.equal(classOf('approval', 'requested'), 'needs-reader');
    assert.equal(classOf('order-desk', 'sign-in-lost'), 'needs-reader');
    assert.equal(classOf('order', 'something of a later version'), 'needs-reader');
    assert.equal(classOf('a later flow', 'done'), 'needs-reader');
    assert.equal(classOf('constructor', 'toString'), 'needs-reader');
  });

  it('names for operators: each event of staff by its own and by its area', () => {
    assert.deepEqual(staffNamesOf('order-desk', 'trouble'), ['order.needs-person', 'order.*']);
    assert.deepEqual(staffNamesOf('gdap', 'end-7'), ['admin-rights.end-7', 'admin-rights.*']);
    assert.deepEqual(staffNamesOf('order', 'done'), []);
    for (const name of ['order.needs-person', 'question.asked', 'reseller.*'])
      assert.ok(staffEventNames.includes(name), name);
  });
});
