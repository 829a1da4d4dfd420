import assert from 'node:assert/strict';
import { approvalQueue } from '../../../src/workflows/approval/context.ts';
import { approving, level, rule } from '../support/approving.ts';
import { forNewTenant, forTenant, hour, line, minute, premium, second } from '../support/order-desk.ts';
import { cora, leo, nina, oscar, tenants, uma } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

const day = 24 * hour;

describe('approvals', function () {
  const { database, microsoft, desk } = useOrderDesk({ sharesMicrosoft: true });
  const { settle, waiting, approval, waitsFor, history, audited } = approving(desk, database);
  const bought = () => desk().bought(tenants.adventureWorks).length;
  const lines = (quantity: number) => forTenant(tenants.adventureWorks, { lines: [line({ quantity })] });

  describe('whether somebody is asked', () => {
    it('no rules, or none that holds: the order goes on its way', async () => {
      const first = await desk().begin(forTenant(tenants.adventureWorks));
      assert.equal((await desk().place(first.id)).kind, 'placed');
      await settle([rule({ kind: 'own-use' }), rule({ kind: 'product', words: 'visio' })]);
      const second_ = await desk().begin(forTenant(tenants.adventureWorks));
      assert.equal((await desk().place(second_.id)).kind, 'placed');
    });

    it('above the amount: waits with what it comes to and why; below: does not', async () => {
      const over = { minor: 300_000, currency: 'EUR' };
      await settle([rule({ kind: 'amount', over })]);
      const { id, approval: asked } = await waiting(lines(20));
      assert.equal(await desk().stands(id), 'awaiting-approval');
      assert.deepEqual(asked.reasons, [{ kind: 'amount', over }]);
      assert.ok((asked.subject.total?.minor ?? 0) > 300_000);
      assert.equal(asked.fingerprint, (await desk().order(id)).shown?.fingerprint);
      const small = await desk().begin(lines(1));
      assert.equal((await desk().place(small.id)).kind, 'placed');
    });

    it('by percent of what there is, and nobody up to a set percentage', async () => {
      const have = { ...premium, subscriptionId: 's', quantity: 40, status: 'active', endsOn: undefined };
      desk().owned.push(have);
      await settle([rule({ kind: 'percent', over: 40 })]);
      assert.equal((await desk().place((await desk().begin(lines(10))).id)).kind, 'placed');
      await waiting(lines(20));
      await settle([rule()], { withoutUpToPercent: 10 });
      assert.equal((await desk().place((await desk().begin(lines(4))).id)).kind, 'placed');
      await waiting(lines(5));
    });

    it('by percent, several products: what there is of one hides nothing of another', async () => {
      const have = { ...premium, subscriptionId: 's', quantity: 10_000, status: 'active', endsOn: undefined };
      desk().owned.push(have);
      await settle([rule()], { withoutUpToPercent: 5 });
      const visio = { productId: 'CFQ7TTC0HD33', skuId: '0003', title: 'Visio Plan 1' };
      await waiting(forTenant(tenants.adventureWorks, { lines: [line(), line({ ...visio, number: 1 })] }));
    });

    it('a new customer: one without a tenant, and one that has bought nothing', async () => {
      await settle([rule({ kind: 'new-customer' })]);
      await waiting(forNewTenant());
      await waiting();
      desk().owned.push({
        ...premium,
        subscriptionId: 's',
        quantity: 1,
        status: 'active',
        endsOn: undefined,
      });
      assert.equal((await desk().place((await desk().begin(lines(1))).id)).kind, 'placed');
    });

    it('Microsoft does not say what the customer has: somebody is asked', async () => {
      await settle([rule({ kind: 'percent', over: 1000 })]);
      const { id } = await desk().begin(lines(1));
      const { fingerprint } = await desk().quote(id);
      desk().lose('GET customer', 'before');
      assert.equal((await desk().workflow.place(id, fingerprint, nina)).kind, 'awaiting');
    });

    it('before it is placed: whom it will ask and why, and whether that is sure', async () => {
      const { id } = await desk().begin(lines(20));
      await desk().quote(id);
      const ahead = (by = nina) => desk().approvals.outlook(id, by);
      assert.deepEqual(await ahead(), { kind: 'none' });
      await settle([rule({ kind: 'percent', over: 10 }, [level([leo], [oscar])])]);
      const wanted = await ahead();
      assert.ok(wanted.kind === 'wanted' && wanted.isSure);
      assert.deepEqual([wanted.asks, wanted.reasons], [[leo], [{ kind: 'percent', over: 10 }]]);
      desk().lose('GET customer', 'before');
      const unsure = await ahead();
      assert.ok(unsure.kind === 'wanted' && !unsure.isSure);
      await desk().approvals.absence(microsoft().clock.now() + hour, leo);
      const away = await ahead();
      assert.ok(away.kind === 'wanted');
      assert.deepEqual(away.asks, [leo, oscar]);
      for (const stranger of [cora, uma]) assert.deepEqual(await ahead(stranger), { kind: 'none' });
      assert.equal(await desk().stands(id), 'draft');
    });

    it('before it is placed: nothing is asked of Microsoft that no rule needs', async () => {
      await settle([rule({ kind: 'amount', over: { minor: 1, currency: 'EUR' } })]);
      const { id } = await desk().begin(lines(20));
      await desk().quote(id);
      desk().lose('GET customer', 'before');
      const wanted = await desk().approvals.outlook(id, nina);
      assert.ok(wanted.kind === 'wanted' && wanted.isSure);
      desk().forgetLosses();
    });

    it('a second press: finds it waiting; two at the same moment: one approval', async () => {
      await settle([rule()]);
      const { id } = await desk().begin(forTenant(tenants.adventureWorks));
      const { fingerprint } = await desk().quote(id);
      const press = () => desk().workflow.place(id, fingerprint, nina);
      const kinds = (await Promise.all([press(), press(), press()])).map(({ kind }) => kind);
      assert.deepEqual(kinds.toSorted(), ['already', 'already', 'awaiting']);
      assert.equal((await desk().workflow.place(id, fingerprint, nina)).kind, 'already');
      await desk().run();
      assert.equal(await desk().stands(id), 'awaiting-approval');
    });
  });

  describe('deciding', () => {
    it('approved: on its way in the same moment, bought, and everybody told', async () => {
      await settle([rule()]);
      const before = bought();
      const { id, approval: asked } = await waiting();
      assert.deepEqual(await waitsFor(asked.id), ['oscar']);
      assert.deepEqual(await desk().told(asked.id), ['requested → oscar']);
      const answer = await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      assert.ok(answer.kind === 'done' && answer.happened === 'approved');
      assert.equal(await desk().stands(id), 'recording-agreement');
      await desk().pass(6 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(bought(), before + 1);
      assert.deepEqual(await history(asked.id), ['requested nina', 'approved oscar']);
      assert.deepEqual(await audited(asked.id), ['approval.requested', 'approval.approved']);
      const told = await desk().told(id);
      assert.deepEqual(told, ['approval-requested → nina', 'approval-approved → nina', 'done → nina']);
      assert.deepEqual(await waitsFor(asked.id), []);
      const [made] = await desk().approvals.made(oscar, 5);
      assert.equal(made?.decision, 'approved');
      assert.equal(made?.approval.id, asked.id);
    });

    it('the card that was pressed becomes the card of the order', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      const card = { conversationId: 'a:oscar', activityId: 'pressed' };
      await desk().approvals.show(asked.id, oscar, card);
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar, { card });
      const cards = await database()
        .db.selectFrom('case_card')
        .select(['flow', 'case_id', 'activity_id'])
        .where('user_id', '=', oscar.userId)
        .execute();
      assert.deepEqual(cards, [{ flow: 'order', case_id: id, activity_id: 'pressed' }]);
    });

    it('what stood in the comment box goes along, in the same step, and is proven', async () => {
      await settle([rule()]);
      const { approval: asked } = await waiting();
      await desk().approvals.ask(asked.id, 'Why?', oscar, { comment: 'For the file' });
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar, { comment: 'Only this once' });
      const ended = await approval(asked.orderId);
      assert.deepEqual(
        ended.words.map(({ kind, text }) => `${kind} ${text}`),
        ['comment For the file', 'question Why?', 'comment Only this once'],
      );
      assert.deepEqual(await history(asked.id), ['requested nina', 'asked oscar', 'approved oscar']);
      const late = await desk().approvals.approve(asked.id, asked.fingerprint, oscar, { comment: 'Late' });
      assert.equal(late.kind, 'refused');
      assert.equal((await approval(asked.orderId)).words.length, 3);
    });

    it('pressed in a channel: that card stays everybody’s', async () => {
      await settle([rule()]);
      const { approval: asked } = await waiting();
      const card = { conversationId: '19:desk@thread.tacv2;messageid=1', activityId: 'pressed' };
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar, { card });
      assert.deepEqual(
        await database()
          .db.selectFrom('case_card')
          .select('flow')
          .where('activity_id', '=', 'pressed')
          .execute(),
        [],
      );
    });

    it('the channel’s card: follows the order after the decision until the licences are there, not every look', async () => {
      const channel = { tenantId: tenants.northwind, conversationId: '19:desk@thread.tacv2', name: 'Desk' };
      await settle([rule()], { channel });
      const { id, approval: asked } = await waiting();
      const target = { tenantId: channel.tenantId, userId: channel.conversationId };
      const place = { conversationId: channel.conversationId, activityId: 'posted' };
      await desk().approvals.show(asked.id, target, place);
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      await desk().pass(6 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'done');
      const drawn = await database()
        .db.selectFrom('notice')
        .select('event')
        .where('case_id', '=', asked.id)
        .where('user_id', '=', channel.conversationId)
        .where('kind', '=', 'update')
        .orderBy('id')
        .execute();
      assert.deepEqual(
        drawn.map(({ event }) => event),
        ['shown', 'approved', 'ordered', 'done'],
      );
    });

    it('two at the same moment: one decision, the other hears of it', async () => {
      desk().resellers.join(uma, ['owner']);
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      const [yes, no] = await Promise.all([
        desk().approvals.approve(asked.id, asked.fingerprint, oscar),
        desk().approvals.reject(asked.id, asked.fingerprint, 'too many', uma),
      ]);
      assert.deepEqual([yes.kind, no.kind].toSorted(), ['done', 'refused']);
      const late = yes.kind === 'refused' ? yes : no;
      assert.ok(late.kind === 'refused' && late.why === 'over' && late.approval.ended !== undefined);
      assert.equal(await desk().stands(id), yes.kind === 'done' ? 'recording-agreement' : 'draft');
    });

    it('a press from before the rejection that comes late: asks nobody again before the rejection was seen', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      const { fingerprint } = asked;
      await desk().approvals.reject(asked.id, fingerprint, 'too expensive', oscar);
      const late = await desk().workflow.place(id, fingerprint, nina);
      assert.equal(late.kind, 'changed');
      assert.equal(await desk().stands(id), 'draft');
      assert.equal((await approval(id)).id, asked.id);
      // Played once more, because somebody changed the conversation or a process ended: still not seen.
      assert.equal((await desk().workflow.place(id, fingerprint, nina)).kind, 'changed');
      // A card that says which approval gave it back is meant as it is.
      const pressed = await desk().workflow.place(id, fingerprint, nina, undefined, { returned: asked.id });
      assert.equal(pressed.kind, 'awaiting');
    });

    it('rejected: a draft again, which knows why; sent once more it asks once more', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      await desk().approvals.reject(asked.id, asked.fingerprint, 'too expensive', oscar);
      const order = await desk().order(id);
      assert.equal(order.state, 'draft');
      assert.equal(order.shown, undefined);
      assert.equal(order.progress.returned?.because, 'too expensive');
      assert.equal(order.progress.returned?.how, 'rejected');
      assert.deepEqual(await desk().told(id), ['approval-requested → nina', 'approval-rejected → nina']);
      const again = await desk().place(id);
      assert.equal(again.kind, 'awaiting');
      assert.equal((await desk().order(id)).progress.returned, undefined);
      assert.notEqual((await approval(id)).id, asked.id);
    });

    it('changed: fewer and shorter goes back to the seller, more or longer is not possible', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting(lines(20));
      const change = (more: object) =>
        desk().approvals.change(asked.id, asked.fingerprint, [{ number: 0, ...more }], oscar);
      for (const bad of [{ quantity: 21 }, { quantity: 0 }, { quantity: 20 }, { term: 'P3Y' }, { number: 7 }])
        assert.equal((await change(bad)).kind, 'not-possible', JSON.stringify(bad));
      assert.equal((await change({ quantity: 15, term: 'P1M' })).kind, 'done');
      const order = await desk().order(id);
      assert.equal(order.state, 'draft');
      const [changed] = order.draft.lines;
      assert.deepEqual([changed?.quantity, changed?.term, changed?.billing], [15, 'P1M', 'monthly']);
      assert.equal(order.progress.returned?.how, 'changed');
      const { state, ended, subject } = await approval(id);
      assert.equal(state, 'changed');
      assert.deepEqual(ended?.wanted, [{ quantity: 15, term: 'P1M', billing: 'monthly' }]);
      assert.equal(subject.lines[0]?.quantity, 20);
      const { fingerprint } = await desk().quote(id);
      assert.notEqual(fingerprint, asked.fingerprint);
    });

    it('asked back: the question goes to the seller, the clock stands still until the answer', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      await desk().approvals.ask(asked.id, 'Why yearly?', oscar);
      assert.ok((await desk().told(id)).includes('approval-asked → nina'));
      const shown = await database()
        .db.selectFrom('notice')
        .select('kind')
        .where('case_id', '=', id)
        .where('event', '=', 'approval-asked')
        .where('kind', '!=', 'update')
        .execute();
      assert.deepEqual(shown, [{ kind: 'card' }], 'the card with the box is shown anew');
      await desk().pass(6 * hour, hour);
      const answer = await desk().approvals.answer(asked.id, 'Because it is cheaper.', leo);
      assert.ok(answer.kind === 'done');
      assert.deepEqual(
        answer.approval.words.map(({ kind, text }) => `${kind}: ${text}`),
        ['question: Why yearly?', 'answer: Because it is cheaper.'],
      );
      assert.equal(answer.approval.deadlineAt, asked.deadlineAt + 6 * hour);
      assert.ok((await desk().told(asked.id)).includes('answered → oscar'));
      const twice = await desk().approvals.answer(asked.id, 'Once more.', nina);
      assert.ok(twice.kind === 'refused' && twice.why === 'no-question');
    });

    it('a comment, and given to the stand-in: the stand-in gets a card and may decide', async () => {
      await settle([rule(undefined, [level([oscar], [leo])])]);
      const { id, approval: asked } = await waiting();
      const early = await desk().approvals.approve(asked.id, asked.fingerprint, leo);
      assert.ok(early.kind === 'refused' && early.why === 'not-entitled');
      await desk().approvals.comment(asked.id, 'Looks fine.', oscar);
      await desk().approvals.give(asked.id, oscar);
      assert.deepEqual(await waitsFor(asked.id), ['oscar', 'leo']);
      assert.ok((await desk().told(asked.id)).includes('requested → leo'));
      const twice = await desk().approvals.give(asked.id, oscar);
      assert.ok(twice.kind === 'refused' && twice.why === 'no-stand-in');
      await desk().approvals.approve(asked.id, asked.fingerprint, leo);
      assert.equal(await desk().stands(id), 'recording-agreement');
    });

    it('two levels: one after the other, by two people', async () => {
      desk().resellers.join(uma, ['owner']);
      await settle([rule(undefined, [level([leo]), level([oscar])])]);
      const { id, approval: asked } = await waiting();
      assert.deepEqual(await waitsFor(asked.id), ['leo']);
      const early = await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      assert.ok(early.kind === 'refused' && early.why === 'not-entitled');
      const first = await desk().approvals.approve(asked.id, asked.fingerprint, leo);
      assert.ok(first.kind === 'done' && first.happened === 'level-approved');
      assert.equal(await desk().stands(id), 'awaiting-approval');
      assert.deepEqual(await waitsFor(asked.id), ['oscar']);
      const twice = await desk().approvals.approve(asked.id, asked.fingerprint, leo);
      assert.ok(twice.kind === 'refused' && twice.why === 'once-already');
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      assert.equal(await desk().stands(id), 'recording-agreement');
    });

    it('whoever is the only one for the second level: not asked at the first', async () => {
      await settle([rule(undefined, [level([leo, oscar]), level([oscar])])]);
      const { approval: asked } = await waiting();
      assert.deepEqual(await waitsFor(asked.id), ['leo']);
    });
  });

  describe('who may not', () => {
    it('the one who placed it, a colleague who is not asked, and another fingerprint: refused and kept', async () => {
      desk().resellers.join(nina, ['seller', 'owner']);
      await settle([rule()]);
      const { id } = await waiting();
      const asked = await approval(id);
      const own = await desk().approvals.approve(asked.id, asked.fingerprint, nina);
      assert.ok(own.kind === 'refused' && own.why === 'own-request');
      const other = await desk().approvals.approve(asked.id, asked.fingerprint, leo);
      assert.ok(other.kind === 'refused' && other.why === 'not-entitled');
      const forged = await desk().approvals.approve(asked.id, '0'.repeat(64), oscar);
      assert.ok(forged.kind === 'refused' && forged.why === 'other-fingerprint');
      assert.equal(await desk().stands(id), 'awaiting-approval');
      assert.deepEqual(await approval(id), asked);
      assert.deepEqual(await history(asked.id), [
        'requested nina',
        'refused nina',
        'refused leo',
        'refused oscar',
      ]);
      assert.equal((await audited(asked.id)).filter((name) => name === 'approval.refused').length, 3);
    });

    it('somebody who has left, and somebody of another company: it is unknown to them', async () => {
      desk().resellers.join(uma, ['owner']);
      await settle([rule()]);
      const { id } = await waiting();
      const asked = await approval(id);
      desk().resellers.leave(oscar);
      for (const stranger of [oscar, cora]) {
        const answers = await Promise.all([
          desk().approvals.approve(asked.id, asked.fingerprint, stranger),
          desk().approvals.reject(asked.id, asked.fingerprint, 'no', stranger),
          desk().approvals.change(asked.id, asked.fingerprint, [{ number: 0, quantity: 1 }], stranger),
          desk().approvals.ask(asked.id, 'Why?', stranger),
          desk().approvals.answer(asked.id, 'So.', stranger),
          desk().approvals.comment(asked.id, 'Hm.', stranger),
          desk().approvals.give(asked.id, stranger),
          desk().approvals.pickApprover(id, leo, stranger),
        ]);
        assert.deepEqual([...new Set(answers.map(({ kind }) => kind))], ['unknown']);
        assert.equal(await desk().approvals.find(asked.id, stranger), undefined);
        assert.equal(await desk().approvals.ofOrder(id, stranger), undefined);
        assert.deepEqual(await desk().approvals.waiting(stranger, 5), []);
        assert.equal(await desk().approvals.show(asked.id, stranger), 'unknown');
      }
      assert.deepEqual(await approval(id), asked);
    });

    it('orders of the company are stopped: no approval goes through, a rejection does', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      desk().resellers.stop(oscar, true);
      const yes = await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      assert.ok(yes.kind === 'refused' && yes.why === 'suspended');
      assert.equal(await desk().stands(id), 'awaiting-approval');
      assert.equal((await desk().approvals.reject(asked.id, asked.fingerprint, 'no', oscar)).kind, 'done');
    });
  });

  describe('nobody else may approve', () => {
    it('the only owner orders, picks a colleague, who approves: ordered, and both are told', async () => {
      desk().resellers.join(oscar, ['seller', 'owner']);
      await settle([rule()]);
      const before = bought();
      const { id } = await desk().begin(forTenant(tenants.adventureWorks), oscar);
      await desk().quote(id, oscar);
      assert.equal((await desk().approvals.outlook(id, oscar)).kind, 'nobody');
      assert.equal((await desk().place(id, oscar)).kind, 'nobody-may-approve');
      const picked = await desk().approvals.pickApprover(id, nina, oscar);
      assert.ok(picked.kind === 'done');
      const { approval: asked } = picked;
      assert.deepEqual(await waitsFor(asked.id), ['nina']);
      assert.deepEqual(await desk().told(asked.id), ['requested → nina']);
      const given = await desk().approvals.approve(asked.id, asked.fingerprint, nina);
      assert.ok(given.kind === 'done' && given.happened === 'approved');
      await desk().pass(6 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(bought(), before + 1);
      assert.deepEqual((await desk().order(id)).placedBy, oscar);
      assert.ok((await desk().told(id)).includes('done → oscar'));
      assert.deepEqual(await history(asked.id), ['requested oscar', 'approved nina']);
    });

    it('the only owner orders: kept as a draft until they pick a colleague, who decides', async () => {
      desk().resellers.join(oscar, ['seller', 'owner']);
      await settle([rule()]);
      const { id } = await desk().begin(forTenant(tenants.adventureWorks), oscar);
      const answer = await desk().place(id, oscar);
      assert.equal(answer.kind, 'nobody-may-approve');
      assert.equal(await desk().stands(id), 'draft');
      for (const [approver, by] of [
        [oscar, oscar],
        [cora, oscar],
        [leo, nina],
        [leo, cora],
      ] as const)
        assert.equal((await desk().approvals.pickApprover(id, approver, by)).kind, 'unknown');
      const [picked, twice] = await Promise.all([
        desk().approvals.pickApprover(id, leo, oscar),
        desk().approvals.pickApprover(id, leo, oscar),
      ]);
      assert.ok(picked.kind === 'done' && twice.kind === 'done');
      assert.equal(picked.approval.id, twice.approval.id);
      const own = await desk().approvals.approve(picked.approval.id, picked.approval.fingerprint, oscar);
      assert.ok(own.kind === 'refused' && own.why === 'own-request');
      await desk().approvals.approve(picked.approval.id, picked.approval.fingerprint, leo);
      assert.equal(await desk().stands(id), 'recording-agreement');
    });

    it('a seller has nobody to ask: the owners hear it, once, whoever looks or presses; an owner tells nobody', async () => {
      await settle([rule(undefined, [level([nina])])]);
      const { id } = await desk().begin(forTenant(tenants.adventureWorks));
      await desk().quote(id);
      assert.equal((await desk().approvals.outlook(id, nina)).kind, 'nobody');
      await Promise.all([desk().approvals.outlook(id, nina), desk().place(id)]);
      assert.equal((await desk().place(id)).kind, 'nobody-may-approve');
      assert.deepEqual(await desk().told(id), ['approver-missing → oscar']);

      const { id: pressed } = await desk().begin(forTenant(tenants.adventureWorks));
      assert.equal((await desk().place(pressed)).kind, 'nobody-may-approve');
      assert.deepEqual(await desk().told(pressed), ['approver-missing → oscar']);

      await settle([rule(undefined, [level([oscar])])]);
      desk().resellers.join(oscar, ['seller', 'owner']);
      const { id: own } = await desk().begin(forTenant(tenants.adventureWorks), oscar);
      await desk().quote(own, oscar);
      assert.equal((await desk().approvals.outlook(own, oscar)).kind, 'nobody');
      assert.equal((await desk().place(own, oscar)).kind, 'nobody-may-approve');
      assert.deepEqual(await desk().told(own), []);
    });

    it('two levels come down to one person: whoever is picked stands for one of them, the other keeps its say', async () => {
      desk().resellers.join(oscar, ['seller', 'owner']);
      await settle([rule(undefined, [level([leo]), level([leo, oscar])])]);
      const { id } = await desk().begin(forTenant(tenants.adventureWorks), oscar);
      assert.equal((await desk().place(id, oscar)).kind, 'nobody-may-approve');
      assert.equal((await desk().approvals.pickApprover(id, leo, oscar)).kind, 'unknown');
      const picked = await desk().approvals.pickApprover(id, nina, oscar);
      assert.ok(picked.kind === 'done');
      const { approval: asked } = picked;
      assert.equal((await desk().approvals.approve(asked.id, asked.fingerprint, leo)).kind, 'refused');
      const first = await desk().approvals.approve(asked.id, asked.fingerprint, nina);
      assert.ok(first.kind === 'done' && first.happened === 'level-approved');
      assert.equal(await desk().stands(id), 'awaiting-approval');
      const second_ = await desk().approvals.approve(asked.id, asked.fingerprint, leo);
      assert.ok(second_.kind === 'done' && second_.happened === 'approved');
    });

    it('somebody else may approve: nobody is picked', async () => {
      desk().resellers.join(oscar, ['seller', 'owner']);
      desk().resellers.join(uma, ['owner']);
      await settle([rule()]);
      const { id } = await desk().begin(forTenant(tenants.adventureWorks), oscar);
      await desk().quote(id, oscar);
      assert.equal((await desk().approvals.pickApprover(id, leo, oscar)).kind, 'unknown');
      assert.equal(await desk().stands(id), 'draft');
    });
  });

  describe('taken back', () => {
    it('reopened or discarded: the approval is withdrawn, a press on it comes too late', async () => {
      await settle([rule()]);
      for (const take of ['reopen', 'discard'] as const) {
        const { id, approval: asked } = await waiting();
        assert.equal((await desk().workflow[take](id, leo)).kind, 'done');
        assert.equal(await desk().stands(id), take === 'reopen' ? 'draft' : 'discarded');
        const { state, ended } = await approval(id);
        assert.equal(state, 'withdrawn');
        assert.deepEqual(ended?.by, leo);
        assert.deepEqual(await waitsFor(asked.id), []);
        const late = await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
        assert.ok(late.kind === 'refused' && late.why === 'over');
        assert.equal(await desk().stands(id), take === 'reopen' ? 'draft' : 'discarded');
      }
    });

    it('taken back and approved at the same moment: one of both', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      const [taken, decided] = await Promise.all([
        desk().workflow.discard(id, nina),
        desk().approvals.approve(asked.id, asked.fingerprint, oscar),
      ]);
      assert.deepEqual(
        [taken.kind, decided.kind],
        decided.kind === 'done' ? ['too-late', 'done'] : ['done', 'refused'],
      );
    });
  });

  describe('time goes by', () => {
    it('reminded at half time, the stand-in asked at the deadline, closed as expired at the end', async () => {
      await settle([rule(undefined, [level([oscar], [leo])])]);
      const { id, approval: asked } = await waiting();
      await desk().pass(12 * hour + minute, hour);
      assert.deepEqual(await desk().told(asked.id), ['requested → oscar', 'reminded → oscar']);
      await desk().pass(12 * hour, hour);
      assert.deepEqual(await waitsFor(asked.id), ['oscar', 'leo']);
      assert.ok((await desk().told(id)).includes('approval-escalated → nina'));
      await desk().pass(6 * day, 6 * hour);
      assert.equal(await desk().stands(id), 'expired');
      assert.equal((await approval(id)).state, 'expired');
      assert.ok((await desk().told(id)).includes('approval-expired → nina'));
      const late = await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      assert.ok(late.kind === 'refused' && late.why === 'over');
      assert.equal((await desk().workflow.reopen(id, nina)).kind, 'too-late');
    });

    it('nobody looked for weeks: closed at the first look, told once', async () => {
      await settle([rule(undefined, [level([oscar], [leo])])]);
      const { id } = await waiting();
      await desk().pass(30 * day);
      assert.equal(await desk().stands(id), 'expired');
      await desk().pass(minute, second);
      const told = (await desk().told(id)).filter((one) => one.startsWith('approval-expired'));
      assert.equal(told.length, 1);
    });

    it('a press after the last moment, before anybody looked at the clock: refused, and closed like any other', async () => {
      await settle([rule(undefined, [level([oscar], [leo])])]);
      const { id, approval: asked } = await waiting();
      microsoft().pass(7 * day - 1);
      const question = await desk().approvals.ask(asked.id, 'Why?', oscar);
      assert.equal(question.kind, 'done');
      await desk().approvals.answer(asked.id, 'Because.', nina);
      microsoft().pass(1);
      const late = await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      assert.ok(late.kind === 'refused' && late.why === 'over');
      assert.equal(late.approval.state, 'expired');
      assert.equal(await desk().stands(id), 'expired');
      await desk().run();
      assert.equal(await desk().stands(id), 'expired');
      const told = (await desk().told(id)).filter((one) => one.startsWith('approval-expired'));
      assert.deepEqual(told, ['approval-expired → nina']);
      assert.deepEqual((await history(asked.id)).slice(-2), ['expired', 'refused oscar']);
      assert.deepEqual((await audited(asked.id)).slice(-2), ['approval.expired', 'approval.refused']);
    });

    it('the approver is away: the stand-in is asked at once', async () => {
      const until = microsoft().clock.now() + day;
      await settle([rule(undefined, [level([oscar], [leo])])], { away: [{ ...oscar, until }] });
      const { approval: asked } = await waiting();
      assert.deepEqual(await waitsFor(asked.id), ['oscar', 'leo']);
    });
  });

  describe('the price changes while it waits', () => {
    afterEach(() => desk().makeDearer(1));

    it('within the hour: the card dies and a new one follows; only that one counts, and buys at the new price', async () => {
      await settle([rule()]);
      const before = bought();
      const { id, approval: asked } = await waiting();
      await desk().approvals.ask(asked.id, 'Why?', oscar);
      desk().makeDearer(1.1);
      await desk().pass(61 * minute, minute);
      const next = await approval(id);
      assert.notEqual(next.id, asked.id);
      assert.equal(next.follows, asked.id);
      assert.ok((next.subject.total?.minor ?? 0) > (asked.subject.total?.minor ?? 0));
      assert.equal(next.words.length, 1);
      assert.notEqual(next.pausedAt, undefined);
      const old = await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      assert.ok(old.kind === 'refused' && old.why === 'over' && old.approval.followedBy === next.id);
      const crossed = await desk().approvals.approve(next.id, asked.fingerprint, oscar);
      assert.ok(crossed.kind === 'refused' && crossed.why === 'other-fingerprint');
      assert.ok((await desk().told(id)).includes('approval-superseded → nina'));
      assert.deepEqual(await desk().told(next.id), ['requested → oscar']);
      await desk().approvals.approve(next.id, next.fingerprint, oscar);
      await desk().pass(6 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(bought(), before + 1);
    });

    it('only a first period that is not full shrinks, day by day: the approval stays, at the price of a whole period', async () => {
      await settle([rule()]);
      const { commerce } = microsoft().simulator.world.state;
      const endsOn = commerce.subscriptions.find(
        (one) => one.customerTenantId === tenants.adventureWorks,
      )!.termEndDay;
      const { id, approval: asked } = await waiting(
        forTenant(tenants.adventureWorks, { lines: [line({ endsOn })] }),
      );
      const [goods] = asked.subject.lines;
      assert.ok((goods?.firstPrice?.minor ?? Infinity) < (goods?.unitPrice?.minor ?? 0));
      await desk().pass(30 * hour, hour);
      assert.deepEqual([(await approval(id)).id, (await approval(id)).state], [asked.id, 'open']);
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      await desk().pass(6 * minute, 10 * second);
      assert.equal(await desk().stands(id), 'done');
    });

    it('the promotion ends: the card dies and a new one follows, without it and dearer', async () => {
      await settle([rule()]);
      const [visio, promotionId] = ['CFQ7TTC0HD33', '39NFJQT1PJQB:0001:39NFJQT1Q5KN'];
      const billed = { term: 'P1Y', billing: 'annual', promotionId } as const;
      const promoted = line({ productId: visio, skuId: '0003', title: 'Visio Plan 1', ...billed });
      const { id, approval: asked } = await waiting(forTenant(tenants.adventureWorks, { lines: [promoted] }));
      microsoft().switch({ promotionsEnded: true });
      await desk().pass(61 * minute, minute);
      microsoft().switch({ promotionsEnded: false });
      const next = await approval(id);
      assert.equal(next.follows, asked.id);
      assert.equal(next.subject.lines[0]?.promotionId, undefined);
      assert.ok((next.subject.total?.minor ?? 0) > (asked.subject.total?.minor ?? 0));
      const order = await desk().order(id);
      assert.equal(order.draft.lines[0]?.promotionId, undefined);
      assert.equal(order.shown?.fingerprint, next.fingerprint);
    });

    it('the same price: looked at once an hour, nothing changes and nobody is told', async () => {
      await settle([rule()]);
      const { id } = await waiting();
      const asked = await approval(id);
      await desk().pass(5 * hour, 10 * minute);
      assert.deepEqual(await approval(id), asked);
      assert.deepEqual(await desk().told(asked.id), ['requested → oscar']);
    });

    it('somebody opens a card of ten minutes ago: compared in the background', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      desk().makeDearer(1.2);
      await desk().approvals.find(asked.id, oscar);
      assert.equal(desk().jobs.waiting.filter(({ queue }) => queue === approvalQueue).length, 0);
      microsoft().pass(11 * minute);
      assert.equal((await desk().approvals.find(asked.id, oscar))?.id, asked.id);
      await desk().run();
      assert.equal((await approval(id)).follows, asked.id);
    });

    it('Microsoft does not answer: nothing changes, and it is asked again later', async () => {
      await settle([rule()]);
      const { id, approval: asked } = await waiting();
      desk().makeDearer(1.1);
      desk().lose('POST cart', 'before');
      await desk().pass(61 * minute, minute);
      assert.equal((await approval(id)).id, asked.id);
      await desk().pass(hour, minute);
      assert.equal((await approval(id)).follows, asked.id);
    });

    it('dearer after the approval: the seller is asked, nothing bought, and placing asks again', async () => {
      await settle([rule()]);
      const before = bought();
      const { id, approval: asked } = await waiting();
      desk().makeDearer(1.1);
      await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
      await desk().run();
      assert.equal(await desk().stands(id), 'needs-answer price-changed');
      await desk().workflow.reopen(id, nina);
      assert.equal((await desk().place(id)).kind, 'awaiting');
      assert.equal(bought(), before);
    });
  });

  describe('somebody who is asked is not reached', () => {
    const unreached = (id: string) =>
      database().withTransaction((tx) => desk().approvals.unreached(tx, id, oscar, 'blocked'));

    it('the stand-in is asked, a mail goes out, and the seller hears it; once', async () => {
      desk().addresses.set(oscar.userId, 'oscar@northwindcsp.example');
      await settle([rule(undefined, [level([oscar], [leo])])]);
      const { id, approval: asked } = await waiting();
      await unreached(asked.id);
      await unreached(asked.id);
      assert.deepEqual((await approval(id)).unreached, [{ ...oscar, mailed: true }]);
      assert.deepEqual(await waitsFor(asked.id), ['oscar', 'leo']);
      assert.deepEqual(await desk().told(asked.id), ['requested → oscar', 'requested → leo']);
      const rows = await database()
        .db.selectFrom('notice')
        .select('facts')
        .where('case_id', '=', id)
        .where('event', '=', 'approval-unreached')
        .where('kind', '=', 'message')
        .execute();
      const [fact, more] = rows.map(({ facts }) => facts);
      assert.equal(more, undefined);
      assert.deepEqual(fact, {
        ...oscar,
        approvalId: asked.id,
        why: 'blocked',
        mailed: true,
        stoodIn: true,
        channel: false,
      });
      const mails = await database().db.selectFrom('mail_outbox').select(['kind', 'about']).execute();
      assert.deepEqual(mails, [{ kind: 'approval', about: asked.id }]);
      // Who opens the bot after all may still decide.
      assert.equal((await desk().approvals.approve(asked.id, asked.fingerprint, oscar)).kind, 'done');
    });

    it('they have left the company: noticed within the hour, the stand-in is asked, no mail', async () => {
      desk().addresses.set(oscar.userId, 'oscar@northwindcsp.example');
      await settle([rule(undefined, [level([oscar], [leo])])]);
      const { id, approval: asked } = await waiting();
      desk().resellers.leave(oscar);
      await desk().pass(61 * minute, minute);
      assert.deepEqual((await approval(id)).unreached, [oscar]);
      assert.deepEqual(await waitsFor(asked.id), ['oscar', 'leo']);
      assert.ok((await desk().told(id)).includes('approval-unreached → nina'));
      assert.deepEqual(await database().db.selectFrom('mail_outbox').select('kind').execute(), []);
      assert.equal((await desk().approvals.approve(asked.id, asked.fingerprint, leo)).kind, 'done');
    });

    it('a channel is not reached, or it is over: nobody is told', async () => {
      await settle([rule()], {
        channel: { tenantId: tenants.northwind, conversationId: '19:desk@thread.tacv2', name: 'Desk' },
      });
      const { id, approval: asked } = await waiting();
      assert.deepEqual(await desk().told(asked.id), ['requested → oscar', 'requested → desk']);
      const channel = { tenantId: tenants.northwind, userId: '19:desk@thread.tacv2' };
      await database().withTransaction((tx) => desk().approvals.unreached(tx, asked.id, channel, 'blocked'));
      await desk().approvals.reject(asked.id, asked.fingerprint, 'no', oscar);
      await unreached(asked.id);
      assert.deepEqual((await approval(id)).unreached, []);
    });
  });
});
