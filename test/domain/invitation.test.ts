import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  after,
  endedStates,
  ImpossibleStep,
  mustFollow,
  openStates,
  type Invitation,
  type InvitationState,
  type InvitationStep,
} from '../../src/domain/invitation.ts';
import { meaningOfAcceptance } from '../../src/domain/invitation-acceptance.ts';
import { groupedByState } from '../../src/domain/invitation-groups.ts';

const states: readonly InvitationState[] = [...openStates, ...endedStates];
const steps: readonly InvitationStep[] = [
  'send',
  'open',
  'accept',
  'accept-elsewhere',
  'decline',
  'remove',
  'merge',
  'expire',
  'withdraw',
];

function invitation(more: Partial<Invitation> = {}): Invitation {
  return {
    id: 'I-1001',
    version: 1,
    state: 'opened',
    origin: 'customer',
    customer: { tenantId: 't', name: 'Contoso', domain: 'contoso.com' },
    country: 'IE',
    cloud: 'public',
    accountId: 'europe',
    accountReason: undefined,
    acceptedAccountId: undefined,
    acceptedBy: undefined,
    administrator: undefined,
    createdBy: undefined,
    link: 'https://admin.microsoft.com/',
    createdAt: 1,
    openedAt: undefined,
    acceptedAt: undefined,
    expiresAt: 100,
    remindAt: undefined,
    remindAbout: undefined,
    supersededBy: undefined,
    updatedAt: 1,
    ...more,
  };
}

describe('invitations in a list', () => {
  it('those of one state together, the most urgent state first, the newest of each first; none is lost', () => {
    const all = [...states, ...states].map((state, n) => invitation({ id: `I-${n}`, state, updatedAt: n }));
    const groups = groupedByState(all);
    assert.deepEqual(
      groups.map(({ state }) => state),
      [
        'wrong-account',
        'opened',
        'sent',
        'created',
        'removed',
        'declined',
        'accepted',
        'expired',
        'withdrawn',
      ],
    );
    for (const { state, invitations } of groups) {
      const newestFirst = all.filter((one) => one.state === state).toReversed();
      assert.deepEqual(invitations, newestFirst);
    }
    assert.deepEqual(groupedByState([]), []);
  });
});

describe('invitation states', () => {
  it('the whole table, read in words: nothing else is possible', () => {
    const table = states.map(
      (state) =>
        `${state}: ${steps
          .flatMap((step) => {
            const next = after(state, step);
            return next === undefined ? [] : [`${step}→${next}`];
          })
          .join(' ')}`,
    );
    const ends =
      'accept→accepted accept-elsewhere→wrong-account decline→declined expire→expired withdraw→withdrawn';
    assert.deepEqual(table, [
      `created: send→sent open→opened ${ends}`,
      `sent: send→sent open→opened ${ends}`,
      `opened: send→opened open→opened ${ends}`,
      'wrong-account: send→wrong-account open→wrong-account accept→accepted accept-elsewhere→wrong-account remove→opened expire→expired withdraw→withdrawn',
      'accepted: accept→accepted remove→removed merge→withdrawn',
      'declined: open→opened accept→accepted accept-elsewhere→wrong-account',
      'expired: accept→accepted accept-elsewhere→wrong-account',
      'withdrawn: accept→accepted accept-elsewhere→wrong-account',
      'removed: accept→accepted',
    ]);
  });

  it('open and ended states: every state is one of them, none is both', () => {
    const all: Record<InvitationState, true> = {
      created: true,
      sent: true,
      opened: true,
      accepted: true,
      'wrong-account': true,
      declined: true,
      expired: true,
      withdrawn: true,
      removed: true,
    };
    assert.deepEqual(states.toSorted(), Object.keys(all).toSorted());
  });

  it('a step that is not possible: throws and says which', () => {
    assert.throws(
      () => mustFollow('accepted', 'withdraw'),
      (error) => error instanceof ImpossibleStep && error.state === 'accepted' && error.step === 'withdraw',
    );
  });

  it('any steps in any order: an end is left because of what Microsoft shows, or by an administrator who thinks again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), (taken) => {
        let state: InvitationState = 'created';
        for (const step of taken) {
          const next = after(state, step);
          if (next === undefined) {
            assert.throws(() => mustFollow(state, step), ImpossibleStep);
            continue;
          }
          assert.equal(mustFollow(state, step), next);
          if (endedStates.includes(state) && next !== state) {
            const isReopened = state === 'declined' && step === 'open';
            assert.ok(
              isReopened || ['accept', 'accept-elsewhere', 'remove', 'merge'].includes(step),
              `${state} ${step}`,
            );
          }
          if (next === 'accepted') assert.equal(step, 'accept');
          if (next === 'removed') assert.equal(state, 'accepted');
          state = next;
        }
      }),
    );
  });
});

describe('meaning of an acceptance', () => {
  const kindOf = (invitations: readonly Invitation[], accountId = 'europe', isNew = true) =>
    meaningOfAcceptance(invitations, accountId, isNew).kind;

  it('nobody invited, new: uninvited', () => {
    assert.equal(kindOf([]), 'uninvited');
  });

  it('nobody invited, on record before: old', () => {
    assert.equal(kindOf([], 'europe', false), 'old');
  });

  for (const state of ['created', 'sent', 'opened', 'expired', 'withdrawn', 'removed'] as const) {
    it(`the account's own invitation is ${state}: accepted, new or not`, () => {
      const own = invitation({ state, acceptedAccountId: state === 'removed' ? 'europe' : undefined });
      assert.deepEqual(meaningOfAcceptance([own], 'europe', true), { kind: 'accept', invitation: own });
      assert.equal(kindOf([own], 'europe', false), 'accept');
    });
  }

  it('the right account after the wrong one: accepted', () => {
    const own = invitation({ state: 'wrong-account', acceptedAccountId: 'canada' });
    assert.equal(kindOf([own]), 'accept');
  });

  it('recorded already, as accepted or as the wrong one: known', () => {
    assert.equal(kindOf([invitation({ state: 'accepted', acceptedAccountId: 'europe' })]), 'known');
    const wrong = invitation({ state: 'wrong-account', acceptedAccountId: 'canada' });
    assert.equal(kindOf([wrong], 'canada'), 'known');
  });

  it('another account while one is open: elsewhere, at the newest open one', () => {
    const older = invitation({ id: 'I-1', createdAt: 1 });
    const newer = invitation({ id: 'I-2', createdAt: 2, accountId: 'australia' });
    const ended = invitation({ id: 'I-3', createdAt: 3, accountId: 'united-states', state: 'withdrawn' });
    const meaning = meaningOfAcceptance([ended, older, newer], 'canada', true);
    assert.deepEqual(meaning, { kind: 'accept-elsewhere', invitation: newer });
  });

  it('another account that was on record before: old, not a wrong account', () => {
    assert.equal(kindOf([invitation()], 'canada', false), 'old');
  });

  it('another account while only ended ones exist: uninvited', () => {
    assert.equal(kindOf([invitation({ state: 'expired' })], 'canada'), 'uninvited');
  });

  it('superseded by one that is open: the acceptance is one at the wrong account', () => {
    const superseded = invitation({ id: 'I-1', state: 'withdrawn', supersededBy: 'I-2' });
    const chosen = invitation({ id: 'I-2', createdAt: 2, accountId: 'canada' });
    const meaning = meaningOfAcceptance([superseded, chosen], 'europe', true);
    assert.deepEqual(meaning, { kind: 'accept-elsewhere', invitation: chosen });
    const ended = { ...chosen, state: 'expired' } as const;
    assert.deepEqual(meaningOfAcceptance([superseded, ended], 'europe', true), {
      kind: 'accept',
      invitation: superseded,
    });
  });

  it('taken over by the case of another tenant: a later acceptance is for that one', () => {
    const kept = invitation({ id: 'I-1', state: 'removed', acceptedAccountId: 'europe' });
    const taken = invitation({ id: 'I-2', createdAt: 2, state: 'withdrawn', supersededBy: 'I-1' });
    assert.deepEqual(meaningOfAcceptance([taken, kept], 'europe', true), {
      kind: 'accept',
      invitation: kept,
    });
  });

  it('an open one and a newer ended one for the account: the open one', () => {
    const open = invitation({ id: 'I-1', createdAt: 1 });
    const ended = invitation({ id: 'I-2', createdAt: 2, state: 'withdrawn' });
    assert.deepEqual(meaningOfAcceptance([ended, open], 'europe', true), {
      kind: 'accept',
      invitation: open,
    });
  });

  it('any invitations in any order: the same answer, and always a step that is possible', () => {
    const anyInvitation = fc
      .record({
        state: fc.constantFrom(...states),
        accountId: fc.constantFrom('europe', 'canada', 'australia'),
        elsewhere: fc.constantFrom('europe', 'canada', 'australia'),
      })
      .map(({ state, accountId, elsewhere }) =>
        invitation({
          state,
          accountId,
          ...(state === 'accepted' || state === 'removed' ? { acceptedAccountId: accountId } : {}),
          ...(state === 'wrong-account' ? { acceptedAccountId: elsewhere } : {}),
        }),
      );
    fc.assert(
      fc.property(
        fc.array(anyInvitation, { maxLength: 6 }),
        fc.constantFrom('europe', 'canada'),
        fc.boolean(),
        (made, accountId, isNew) => {
          const invitations = made.map((i, n) => ({ ...i, id: `I-${n}`, createdAt: n }));
          const meaning = meaningOfAcceptance(invitations, accountId, isNew);
          assert.deepEqual(meaningOfAcceptance(invitations.toReversed(), accountId, isNew), meaning);
          switch (meaning.kind) {
            case 'accept':
              assert.equal(meaning.invitation.accountId, accountId);
              assert.equal(after(meaning.invitation.state, 'accept'), 'accepted');
              break;
            case 'accept-elsewhere':
              assert.ok(isNew);
              assert.notEqual(meaning.invitation.accountId, accountId);
              assert.equal(after(meaning.invitation.state, 'accept-elsewhere'), 'wrong-account');
              break;
            case 'known':
              assert.equal(meaning.invitation.acceptedAccountId, accountId);
              break;
            case 'uninvited':
              assert.ok(isNew);
              break;
            case 'old':
              assert.ok(!isNew);
              break;
          }
        },
      ),
    );
  });
});
