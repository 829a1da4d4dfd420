import assert from 'node:assert/strict';
import {
  dueWarning,
  gdapAfter,
  gdapNameOf,
  gdapsByState,
  ImpossibleGdapStep,
  mustBeRead,
  mustFollowGdap,
  nextLook,
  requestEndsAt,
  type Gdap,
  type GdapState,
  type GdapStep,
} from '../../src/domain/gdap.ts';
import {
  gdapPurposes,
  gdapRoleNames,
  gdapRoles,
  gdapTemplateIds,
  gdapTemplates,
  isGdapDays,
  needed,
  roleIdsOf,
} from '../../src/domain/gdap-roles.ts';

const day = 86_400_000;
const begin = Date.UTC(2026, 8, 1);

function request(change: Partial<Gdap> = {}): Gdap {
  return {
    id: 'G-1001',
    version: 1,
    state: 'waiting',
    end: undefined,
    customer: { tenantId: 'tenant', name: 'Contoso Ltd', domain: 'contoso.com' },
    country: 'IE',
    accountId: 'europe',
    template: 'licences',
    durationDays: 365,
    autoExtends: false,
    displayName: 'Open Door Technology G-1001 7f3a',
    relationshipId: undefined,
    requestedBy: undefined,
    droppedBy: undefined,
    trouble: undefined,
    tries: 0,
    createdAt: begin,
    offeredAt: begin,
    activatedAt: undefined,
    endsAt: undefined,
    endedAt: undefined,
    nextAt: undefined,
    warned: undefined,
    renews: undefined,
    isReissue: false,
    supersededBy: undefined,
    updatedAt: begin,
    ...change,
  };
}
const active = (change: Partial<Gdap> = {}): Gdap =>
  request({ state: 'active', activatedAt: begin, endsAt: begin + 365 * day, ...change });

describe('roles asked for', () => {
  it('every template: some roles, and never Global Administrator', () => {
    for (const id of gdapTemplateIds) {
      const ids = roleIdsOf(id);
      assert.ok(ids.length > 0, id);
      assert.equal(new Set(ids).size, ids.length, id);
      assert.ok(!ids.includes('62e90394-69f5-4237-9190-012177145e10'), id);
    }
    const names: readonly string[] = Object.values(gdapRoleNames);
    assert.ok(!names.includes('Global Administrator'));
  });

  it('roles: each is used by a template, each id is one role’s', () => {
    const used = new Set<string>(Object.values(gdapTemplates).flat());
    assert.deepEqual([...used].toSorted(), Object.keys(gdapRoles).toSorted());
    assert.equal(new Set(Object.values(gdapRoles)).size, Object.keys(gdapRoles).length);
  });

  it('buying and Azure only: no admin rights needed, with the reason; everything else: its template', () => {
    const answers = gdapPurposes.map((purpose) => {
      const answer = needed(purpose);
      return answer.needed ? answer.template : `none: ${answer.because}`;
    });
    assert.deepEqual(answers, ['services', 'licences', 'user-help', 'users', 'none: buying', 'none: azure']);
  });

  for (const [days, possible] of [
    [0, false],
    [1, true],
    [365, true],
    [730, true],
    [731, false],
    [1.5, false],
    [Number.NaN, false],
  ] as const) {
    it(`${days} days: ${possible ? 'possible' : 'not possible'}`, () => {
      assert.equal(isGdapDays(days), possible);
    });
  }
});

describe('states of a request for admin rights', () => {
  const steps: readonly GdapStep[] = ['create', 'offer', 'approve', 'activate', 'wind-down', 'end'];
  const expected: Readonly<Record<GdapState, string>> = {
    prepared: 'create→creating end→ended',
    creating: 'create→creating offer→waiting approve→activating activate→active wind-down→ending end→ended',
    waiting: 'approve→activating activate→active wind-down→ending end→ended',
    activating: 'activate→active wind-down→ending end→ended',
    active: 'wind-down→ending end→ended',
    ending: 'end→ended',
    ended: 'approve→activating activate→active',
  };
  for (const [state, all] of Object.entries(expected) as [GdapState, string][]) {
    it(`${state}: ${all}`, () => {
      const possible = steps.flatMap((step) => {
        const next = gdapAfter(state, step);
        return next === undefined ? [] : [`${step}→${next}`];
      });
      assert.equal(possible.join(' '), all);
    });
  }

  it('an impossible step: refused by name', () => {
    assert.throws(() => mustFollowGdap('ended', 'create'), ImpossibleGdapStep);
    assert.equal(mustFollowGdap('prepared', 'create'), 'creating');
  });

  it('a list: what needs somebody first, the newest of each state first', () => {
    const all = [
      active({ id: 'G-1' }),
      request({ id: 'G-2', updatedAt: 1 }),
      request({ id: 'G-3', updatedAt: 2 }),
      request({ id: 'G-4', state: 'ended', end: 'rejected' }),
    ];
    const list = gdapsByState(all).map(({ state, gdaps }) => `${state} ${gdaps.map(({ id }) => id).join()}`);
    assert.deepEqual(list, ['waiting G-3,G-2', 'active G-1', 'ended G-4']);
  });
});

describe('coming ends of admin rights', () => {
  it('a request nobody answers: warned of five days before its 90 days are over, once', () => {
    const end = requestEndsAt(request());
    assert.equal(end, begin + 90 * day);
    assert.equal(dueWarning(request(), end - 5 * day - 1), undefined);
    assert.equal(dueWarning(request(), end - 5 * day), 'request-5');
    assert.equal(dueWarning(request({ warned: 'request-5' }), end), undefined);
  });

  it('active rights: warned of 30 and 7 days before their end', () => {
    const end = begin + 365 * day;
    assert.equal(dueWarning(active(), end - 30 * day - 1), undefined);
    assert.equal(dueWarning(active(), end - 30 * day), 'end-30');
    assert.equal(dueWarning(active({ warned: 'end-30' }), end - 8 * day), undefined);
    assert.equal(dueWarning(active({ warned: 'end-30' }), end - 7 * day), 'end-7');
  });

  it('nobody looked for a month: only the nearest warning is given', () => {
    assert.equal(dueWarning(active(), begin + 364 * day), 'end-7');
  });

  it('rights that extend themselves: no warning, and they are read again at the end', () => {
    const gdap = active({ autoExtends: true });
    assert.equal(dueWarning(gdap, begin + 364 * day), undefined);
    assert.equal(nextLook(gdap, begin), begin + 365 * day);
  });

  it('rights of ten days: no warning on the first day, one seven days before the end', () => {
    const short = active({ durationDays: 10, endsAt: begin + 10 * day });
    assert.equal(dueWarning(short, begin), undefined);
    assert.equal(nextLook(short, begin), begin + 3 * day);
    assert.equal(dueWarning(short, begin + 3 * day), 'end-7');
  });

  it('the next look: each warning, then the end, then every six hours while Microsoft says nothing new', () => {
    const gdap = active();
    const end = begin + 365 * day;
    assert.equal(nextLook(gdap, begin), end - 30 * day);
    assert.equal(nextLook(gdap, end - 30 * day), end - 7 * day);
    assert.equal(nextLook(gdap, end - 7 * day), end);
    assert.equal(nextLook(gdap, end), end + 6 * 3_600_000);
    assert.equal(nextLook(request({ state: 'ended', end: 'dropped' }), begin), undefined);
  });

  it('Microsoft is asked: while it switches on or off, and once an end has come; not before', () => {
    assert.equal(mustBeRead(request({ state: 'activating' }), begin), true);
    assert.equal(mustBeRead(request({ state: 'ending' }), begin), true);
    assert.equal(mustBeRead(active(), begin + 365 * day - 1), false);
    assert.equal(mustBeRead(active(), begin + 365 * day), true);
    assert.equal(mustBeRead(request(), begin + 90 * day), true);
  });
});

describe('names of requests at Microsoft', () => {
  it('a usual provider: provider, case and mark', () => {
    assert.equal(gdapNameOf('Open Door Technology', 'G-1001', '7f3a'), 'Open Door Technology G-1001 7f3a');
  });

  it('a provider with a long name: cut to 50 characters, the case and the mark stay whole', () => {
    for (const provider of ['Wide World Importers '.repeat(9), '🏢'.repeat(60)]) {
      const name = gdapNameOf(provider, 'G-123456789', '7f3a');
      assert.ok(name.length <= 50, `${name.length}`);
      assert.ok(name.endsWith(' G-123456789 7f3a'));
      assert.ok(name.isWellFormed());
    }
  });
});
