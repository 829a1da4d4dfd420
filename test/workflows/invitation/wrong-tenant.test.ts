import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import { repairQueues } from '../../../src/workflows/invitation/repair/queues.ts';
import type { CustomerFacts } from '../../../src/workflows/invitation/port.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyTables, invitationDesk, newCustomer, type InvitationDesk } from '../support/invitation-desk.ts';
import { cora, nina } from '../support/northwind.ts';
import { administratorOf, asCustomer, asStaff, priya, sam } from '../support/sample-people.ts';

const card = { conversationId: 'chat of who invites', activityId: 'card of who invites' };

describe('an acceptance in another tenant than the one invited', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let stamps = 0;

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  const named = (name: string, domain: string): CustomerFacts => ({ ...newCustomer(), name, domain });

  async function invited(customer: CustomerFacts, by = asStaff(priya)): Promise<string> {
    stamps += 1;
    const request = { requestId: `tenant ${stamps}`, customer, by, accountId: 'europe', card };
    const made = await desk.workflow.invite(request);
    assert.ok(made.kind === 'opened', made.kind);
    await desk.forgetNews();
    return made.invitation.id;
  }

  /** A tenant nobody invited accepts; the case that is made for it. */
  async function acceptedUninvited(customer: CustomerFacts, accountId = 'europe'): Promise<Invitation> {
    const { tenantId, name: companyName, domain } = customer;
    desk.partnerCenter.accept(accountId, { tenantId, companyName, domain });
    await desk.announceAcceptance(accountId, customer);
    await desk.repair();
    const [made] = await desk.workflow.ofCustomer(tenantId);
    assert.ok(made);
    return made;
  }

  const alike: readonly (readonly [string, CustomerFacts, CustomerFacts])[] = [
    [
      'the same name but for the legal form',
      named('Contoso Limited', 'contoso.com'),
      named('Contoso Ltd', 'contosoirl.onmicrosoft.com'),
    ],
    [
      'punctuation and letter case differ',
      named('A. Datum, Inc.', 'adatum.com'),
      named('a datum inc', 'ad-2.onmicrosoft.com'),
    ],
    [
      'the domains begin alike',
      named('', 'fabrikam.de'),
      named('Fabrikam Holding SE', 'fabrikam.onmicrosoft.com'),
    ],
  ];
  for (const [how, meant, other] of alike) {
    it(`${how}: whoever invited is asked whether it is the same customer`, async () => {
      const id = await invited(meant);
      const uninvited = await acceptedUninvited(other);
      const invitation = await desk.invitation(id);
      assert.equal(invitation.state, 'created');
      assert.deepEqual(invitation.resembles, { tenantId: other.tenantId, invitationId: uninvited.id });
      assert.deepEqual(await desk.told(id), [
        'invite resembles update → staff 1',
        'invite resembles message → staff 1',
        'invite resembles card → desk',
      ]);
    });
  }

  it('the other tenant has been invited meanwhile in the same way: nothing is taken over, both go on', async () => {
    const meant = named('Contoso Limited', 'contoso.com');
    const other = named('Contoso Ltd', 'contosoirl.onmicrosoft.com');
    stamps += 1;
    const by = asStaff(priya);
    const request = { requestId: `tenant ${stamps}`, customer: meant, by, accountId: 'canada', card };
    const made = await desk.workflow.invite(request);
    assert.ok(made.kind === 'opened');
    const { id } = made.invitation;
    await acceptedUninvited(other);
    const theirs = await desk.workflow.invite({ ...request, requestId: `${id} theirs`, customer: other });
    assert.ok(theirs.kind === 'opened');
    const { version, resembles } = await desk.invitation(id);
    assert.equal(resembles?.tenantId, other.tenantId);
    assert.equal((await desk.repairs.isSameCustomer(id, version, by)).kind, 'too-late');
    const states = [id, theirs.invitation.id].map(async (one) => (await desk.invitation(one)).state);
    assert.deepEqual(await Promise.all(states), ['created', 'created']);
    assert.equal((await desk.invitation(id)).resembles, undefined);
  });

  it('another name, another domain: nobody is asked', async () => {
    const id = await invited(named('Contoso Limited', 'contoso.com'));
    await acceptedUninvited(named('Contorso Bakeries', 'contorso.onmicrosoft.com'));
    assert.equal((await desk.invitation(id)).resembles, undefined);
    assert.deepEqual(await desk.told(id), []);
  });

  it('they came by the invitation’s own link: asked, whatever they are called', async () => {
    const id = await invited(named('Contoso Limited', 'contoso.com'));
    const other = named('Tailspin', 'tailspin.onmicrosoft.com');
    await desk.opened(other, { invitationId: id });
    await acceptedUninvited(other);
    assert.equal((await desk.invitation(id)).resembles?.tenantId, other.tenantId);
  });

  it('they came by themselves with another tenant: asked as well', async () => {
    const id = await invited(named('Contoso Limited', 'contoso.com'));
    const other = named('Contoso Ltd', 'contoso2.onmicrosoft.com');
    const opened = await desk.opened(other);
    const { tenantId, name: companyName, domain } = other;
    desk.partnerCenter.accept('europe', { tenantId, companyName, domain });
    await desk.announceAcceptance('europe', other);
    await desk.repair();
    assert.equal((await desk.invitation(id)).resembles?.invitationId, opened.id);
  });

  it('looked at twice, also after a “no”: asked once', async () => {
    const id = await invited(named('Contoso Limited', 'contoso.com'));
    const other = await acceptedUninvited(named('Contoso Ltd', 'contoso2.onmicrosoft.com'));
    const look = desk.jobs.handlers.get(repairQueues.likeness);
    const run = { id: '1', attempt: 0, signal: new AbortController().signal };
    await look?.({ id: other.id }, run);
    const { version } = await desk.invitation(id);
    assert.equal((await desk.repairs.isOtherCustomer(id, version, asStaff(priya))).kind, 'done');
    await look?.({ id: other.id }, run);
    assert.equal((await desk.invitation(id)).resembles, undefined);
    assert.deepEqual(await desk.history(id), ['create', 'resembles', 'other-customer']);
  });

  async function asked(by = asStaff(priya), accountId = 'europe') {
    const meant = named('Contoso Limited', 'contoso.com');
    const other = named('Contoso Ltd', 'contoso2.onmicrosoft.com');
    const id = await invited(meant, by);
    const uninvited = await acceptedUninvited(other, accountId);
    await desk.forgetNews();
    return { id, meant, other, uninvited, version: (await desk.invitation(id)).version };
  }

  it('it is the same: the invitation takes over tenant and acceptance, the other case is closed', async () => {
    const { id, meant, other, uninvited, version } = await asked();
    const answer = await desk.repairs.isSameCustomer(id, version, asStaff(priya));
    assert.equal(answer.kind, 'done');
    const invitation = await desk.invitation(id);
    assert.equal(invitation.state, 'accepted');
    assert.equal(invitation.customer.tenantId, other.tenantId);
    assert.equal(invitation.acceptedAccountId, 'europe');
    assert.equal(invitation.resembles, undefined);
    const closed = await desk.invitation(uninvited.id);
    assert.equal(closed.state, 'withdrawn');
    assert.equal(closed.supersededBy, id);
    assert.deepEqual(await desk.workflow.ofCustomer(meant.tenantId), []);
    assert.ok((await desk.told(id)).includes('invite accepted message → staff 1'));

    // Seen again by a sweep, and by another event: known.
    await desk.sweepAll();
    await desk.announceAcceptance('europe', other);
    assert.equal((await desk.workflow.ofCustomer(other.tenantId)).length, 2);
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('the same, but at another account than meant: the wrong account, with a task for the provider', async () => {
    const { id, version } = await asked(asStaff(priya), 'canada');
    await desk.repairs.isSameCustomer(id, version, asStaff(priya));
    const invitation = await desk.invitation(id);
    assert.equal(invitation.state, 'wrong-account');
    assert.equal(invitation.removal?.accountId, 'canada');
    assert.equal(invitation.accountId, 'europe');
  });

  it('of a reseller: both relationships are looked at, and one message says all', async () => {
    const { id, version } = await asked(asCustomer(nina));
    await desk.repairs.isSameCustomer(id, version, asStaff(priya));
    assert.ok(!(await desk.told(id)).some((line) => line.endsWith('message → reseller 11')));
    await desk.repair();
    assert.equal((await desk.invitation(id)).proven?.reseller, false);
    assert.ok((await desk.told(id)).includes('invite accepted message → reseller 11'));
  });

  it('an administrator of the tenant meant has a card: it goes, and the other’s takes its place', async () => {
    const meant = named('Contoso Limited', 'contoso.com');
    const other = named('Contoso Ltd', 'contoso2.onmicrosoft.com');
    const id = await invited(meant);
    await desk.opened(meant);
    await desk.opened(other);
    const { tenantId, name: companyName, domain } = other;
    desk.partnerCenter.accept('europe', { tenantId, companyName, domain });
    await desk.announceAcceptance('europe', other);
    await desk.repair();
    await desk.forgetNews();
    const { version } = await desk.invitation(id);
    await desk.repairs.isSameCustomer(id, version, asStaff(priya));
    const invitation = await desk.invitation(id);
    assert.deepEqual(invitation.administrator, administratorOf(other));
    const told = await desk.told(id);
    assert.ok(told.includes('accept retired retire → administrator 1'));
    assert.ok(told.includes('accept accepted card → administrator 1'));
    assert.equal(await desk.workflow.find(id, asCustomer(administratorOf(meant))), undefined);
  });

  it('the same, pressed twice at once or on a spent card: done once', async () => {
    const { id, version } = await asked();
    const answers = await Promise.all(
      [1, 2, 3].map(() => desk.repairs.isSameCustomer(id, version, asStaff(priya))),
    );
    assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['done', 'too-late', 'too-late']);
    assert.deepEqual(
      (await desk.history(id)).filter((name) => name === 'accept'),
      ['accept'],
    );
  });

  it('taken back before anybody answers: the invitation goes on waiting', async () => {
    const { id, other, version } = await asked();
    desk.partnerCenter.remove('europe', other.tenantId);
    await desk.sweepAll();
    const answer = await desk.repairs.isSameCustomer(id, version, asStaff(priya));
    assert.equal(answer.kind, 'too-late');
    const invitation = await desk.invitation(id);
    assert.equal(invitation.state, 'created');
    assert.equal(invitation.resembles, undefined);
  });

  it('a removal after the take-over and a new acceptance: all on the invitation', async () => {
    const { id, other, version } = await asked();
    await desk.repairs.isSameCustomer(id, version, asStaff(priya));
    desk.partnerCenter.remove('europe', other.tenantId);
    await desk.sweepAll();
    assert.equal((await desk.invitation(id)).state, 'removed');
    const { tenantId, name: companyName, domain } = other;
    desk.partnerCenter.accept('europe', { tenantId, companyName, domain });
    await desk.sweepAll();
    assert.equal((await desk.invitation(id)).state, 'accepted');
  });

  it('somebody of a reseller, or of nobody: an unknown id, whose tenant it is only staff says', async () => {
    const { id, version } = await asked(asCustomer(nina));
    for (const by of [asCustomer(nina), asCustomer(cora), asCustomer(sam)]) {
      assert.deepEqual(await desk.repairs.isSameCustomer(id, version, by), { kind: 'unknown' });
      assert.deepEqual(await desk.repairs.isOtherCustomer(id, version, by), { kind: 'unknown' });
    }
  });

  it('what was decided is in the provider’s trail', async () => {
    const { id, other, version } = await asked();
    await desk.repairs.isSameCustomer(id, version, asStaff(priya));
    const rows = await database().db.selectFrom('audit_entry').select('content').orderBy('seq').execute();
    const contents = rows.map((row) => JSON.parse(row.content) as { name: string; about: object });
    const decided = contents.filter(({ name }) => name === 'relationship.same-customer').at(-1);
    assert.deepEqual(decided?.about, { customerTenantId: other.tenantId });
  });
});
