import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { openStates, type Invitation } from '../../../src/domain/invitation.ts';
import { useDatabase } from '../../support/database.ts';
import {
  day,
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { administratorOf, asAccepted, priya, asCustomer, asStaff } from '../support/sample-people.ts';

const accountIds = ['europe', 'canada'] as const;

type Happening = { readonly what: string; readonly account: (typeof accountIds)[number] };

const happenings = [
  'opens',
  'is invited',
  'accepts, webhook arrives',
  'accepts, webhook is lost',
  'removes',
  'is swept',
  'asks',
  'is withdrawn',
  'is issued again',
  'keeps the account',
  'ten minutes pass',
  'ninety days pass',
] as const;

describe('one customer, anything in any order', function () {
  this.slow(20_000);
  const database = useDatabase();

  it('what is on record agrees with Microsoft after a sweep, and every step was told once', async () => {
    const sequences = fc.array(
      fc.record({ what: fc.constantFrom(...happenings), account: fc.constantFrom(...accountIds) }),
      { minLength: 1, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        await emptyTables(database());
        const desk = invitationDesk(database());
        await desk.sweepAll();
        const life = lifeOf(desk);
        for (const happening of sequence) {
          desk.clock.pass(1_000);
          await life.let(happening);
          await life.checkRecords();
        }
        desk.clock.pass(1_000);
        await desk.sweepAll();
        await life.checkRecords();
        await life.checkAgainstMicrosoft();
        await life.checkNews();
      }),
      { numRuns: 25 },
    );
  });

  function lifeOf(desk: InvitationDesk) {
    const customer = newCustomer();
    const by = administratorOf(customer);
    const related = new Set<string>();
    let requests = 0;
    const all = () => desk.workflow.ofCustomer(customer.tenantId);

    async function accepts(account: string): Promise<void> {
      related.add(account);
      desk.partnerCenter.accept(account, asAccepted(customer));
      await Promise.resolve();
    }

    return {
      async let({ what, account }: Happening): Promise<void> {
        requests += 1;
        const requestId = `any ${customer.tenantId} ${requests}`;
        const latest = (await all())[0];
        switch (what) {
          case 'opens':
            return void (await desk.open(customer, { requestId, accountId: account }));
          case 'is invited':
            return void (await desk.workflow.invite({
              requestId,
              customer,
              by: { ...priya, staff: true },
              accountId: account,
            }));
          case 'accepts, webhook arrives':
            await accepts(account);
            return desk.announceAcceptance(account, customer);
          case 'accepts, webhook is lost':
            return accepts(account);
          case 'removes':
            related.delete(account);
            return desk.partnerCenter.remove(account, customer.tenantId);
          case 'is swept':
            return desk.sweepAll();
          case 'ten minutes pass':
            return desk.clock.pass(10 * minute);
          case 'ninety days pass':
            desk.clock.pass(90 * day);
            return desk.tick();
        }
        if (latest === undefined) return;
        if (what === 'asks') await desk.workflow.check(latest.id, asCustomer(by));
        if (what === 'is withdrawn') await desk.workflow.withdraw(latest.id, asStaff(priya));
        if (what === 'is issued again') await desk.workflow.reissue(latest.id, asStaff(priya), requestId);
        if (what === 'keeps the account') await desk.workflow.keepAccepted(latest.id, 'because', by);
      },

      /** Holds after every single thing that happens. */
      async checkRecords(): Promise<void> {
        const open = new Map<string, Invitation>();
        const held = new Map<string, Invitation>();
        for (const invitation of await all()) {
          const { state, accountId, acceptedAccountId } = invitation;
          const says = `${invitation.id} is ${state} of ${accountId}, accepted ${acceptedAccountId}`;
          if (state === 'accepted' || state === 'removed') assert.equal(acceptedAccountId, accountId, says);
          if (state === 'accepted') assert.notEqual(invitation.acceptedAt, undefined, says);
          if (state === 'wrong-account')
            assert.ok(acceptedAccountId && acceptedAccountId !== accountId, says);
          if (['created', 'sent', 'opened'].includes(state)) assert.equal(acceptedAccountId, undefined, says);
          if (!openStates.includes(state)) assert.equal(invitation.remindAt, undefined, says);
          if (openStates.includes(state)) {
            assert.ok(!open.has(accountId), `two open invitations for ${accountId}`);
            open.set(accountId, invitation);
          }
          if (state === 'accepted') {
            assert.ok(!held.has(accountId), `two accepted invitations for ${accountId}`);
            held.set(accountId, invitation);
          }
        }
      },

      /** Holds once a sweep has looked at every account. */
      async checkAgainstMicrosoft(): Promise<void> {
        const seen = await database()
          .db.selectFrom('seen_customer')
          .select('account_id')
          .where('tenant_id', '=', customer.tenantId)
          .where('state', '=', 'reseller')
          .orderBy('account_id')
          .execute();
        assert.deepEqual(
          seen.map((row) => row.account_id),
          [...related].toSorted(),
        );
        for (const { id, state, accountId, acceptedAccountId } of await all()) {
          const says = `${id} is ${state} of ${accountId}, Microsoft shows ${[...related].join(' and ')}`;
          if (state === 'accepted') assert.ok(related.has(accountId), says);
          if (state === 'wrong-account') assert.ok(related.has(acceptedAccountId ?? ''), says);
          if (openStates.includes(state)) assert.ok(!related.has(accountId), says);
        }
      },

      /** Each step that people must hear of has its sentence, no more and no fewer. */
      async checkNews(): Promise<void> {
        for (const { id, origin } of await all()) {
          const history = await desk.history(id);
          const told = await desk.told(id);
          const heardByDesk = (event: string) =>
            told.filter(
              (line) => line === `invite ${event} card → desk` || line === `invite ${event} message → desk`,
            ).length;
          const steps = (name: string) => history.filter((step) => step === name).length;
          const uninvited = origin === 'uninvited' ? 1 : 0;
          assert.equal(
            heardByDesk('accepted') + heardByDesk('kept') + uninvited,
            steps('accept'),
            told.join('\n'),
          );
          assert.equal(heardByDesk('uninvited'), uninvited, told.join('\n'));
          assert.equal(heardByDesk('wrong-account'), steps('accept-elsewhere'), told.join('\n'));
          assert.equal(heardByDesk('expired'), steps('expire'), told.join('\n'));
        }
      },
    };
  }
});
