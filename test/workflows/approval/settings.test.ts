import assert from 'node:assert/strict';
import { noApprovals, type ApprovalRule, type ApprovalSettings } from '../../../src/domain/approval-rule.ts';
import { approving, level, rule } from '../support/approving.ts';
import { hour } from '../support/order-desk.ts';
import { cora, leo, nina, oscar, tenants, uma } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('settings of approvals', function () {
  const { database, microsoft, desk } = useOrderDesk({ sharesMicrosoft: true });
  const { settle, waiting, waitsFor, history } = approving(desk, database);
  const now = async () => (await desk().approvals.settings(nina))!;
  /** What the company's trail keeps of an approval's way to the stand-ins. */
  const givenIn = async (approvalId: string) => {
    const rows = await database()
      .db.selectFrom('audit_entry')
      .select('content')
      .where('approval_id', '=', approvalId)
      .execute();
    const all = rows.map(({ content }) => JSON.parse(content) as { name: string; by: object; facts: object });
    return all.filter(({ name }) => name === 'approval.given');
  };
  const change = async (more: Partial<ApprovalSettings>) =>
    desk().approvals.changeSettings((await now()).version, { ...noApprovals, ...more }, oscar);

  it('nothing settled: version 0; strangers see nothing', async () => {
    assert.deepEqual(await now(), { settings: noApprovals, version: 0 });
    assert.equal(await desk().approvals.settings(uma), undefined);
    assert.deepEqual((await desk().approvals.settings(cora))?.settings.rules, []);
  });

  it('sellers and strangers settle nothing', async () => {
    for (const stranger of [nina, uma])
      assert.equal((await desk().approvals.changeSettings(0, noApprovals, stranger)).kind, 'unknown');
    assert.equal((await now()).version, 0);
  });

  it('two owners at the same moment: one is too late and sees what the other settled', async () => {
    desk().resellers.join(uma, ['owner']);
    const answers = await Promise.all([
      desk().approvals.changeSettings(0, { ...noApprovals, rules: [rule()] }, oscar),
      desk().approvals.changeSettings(0, { ...noApprovals, rules: [rule({ kind: 'own-use' })] }, uma),
    ]);
    assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['done', 'too-late']);
    const late = answers.find(({ kind }) => kind === 'too-late');
    assert.ok(late?.kind === 'too-late');
    assert.deepEqual(late.settings, (await now()).settings);
    assert.equal(late.version, 1);
  });

  it('named as approver or stand-in: where they read mail is wanted', async () => {
    await settle([rule(undefined, [level([oscar], [leo])], { unit: { name: 'North', sellers: [nina] } })]);
    assert.deepEqual([...desk().wanted].toSorted(), [leo.userId, oscar.userId].toSorted());
  });

  it('numbers of rules are never used again', async () => {
    await settle([rule(), rule({ kind: 'own-use' })]);
    const [first, second] = (await now()).settings.rules;
    assert.deepEqual([first?.number, second?.number], [1, 2]);
    await settle([first!]);
    await settle([first!, rule({ kind: 'new-customer' }), rule({ kind: 'own-use' })]);
    assert.deepEqual(
      (await now()).settings.rules.map(({ number }) => number),
      [1, 3, 4],
    );
  });

  it('what makes no sense: refused by its reason, nothing settled', async () => {
    const amount = (minor: number): ApprovalRule =>
      rule({ kind: 'amount', over: { minor, currency: 'EUR' } });
    const faults: readonly (readonly [string, Partial<ApprovalSettings>])[] = [
      ['levels', { rules: [rule(undefined, [])] }],
      ['levels', { rules: [rule(undefined, [level(), level(), level()])] }],
      ['not-admitted', { rules: [rule(undefined, [level([uma])])] }],
      ['not-admitted', { rules: [rule(undefined, [level([oscar], [cora])])] }],
      ['not-admitted', { rules: [rule(undefined, undefined, { unit: { name: 'North', sellers: [uma] } })] }],
      ['number', { rules: [amount(-1)] }],
      ['number', { rules: [amount(0.5)] }],
      ['number', { rules: [rule({ kind: 'percent', over: NaN })] }],
      ['number', { rules: [rule({ kind: 'term', overMonths: 1.5 })] }],
      ['number', { rules: [rule({ kind: 'product', words: '  ' })] }],
      ['number', { answerHours: 0 }],
      ['number', { answerHours: 48, expiryDays: 1 }],
      ['number', { expiryDays: 1000 }],
      ['number', { withoutUpToPercent: -5 }],
      ['too-many', { rules: Array.from({ length: 21 }, () => rule()) }],
      ['too-many', { rules: [rule(undefined, [level(Array.from({ length: 51 }, () => oscar))])] }],
      ['channel', { channel: { tenantId: tenants.coho, conversationId: '19:x', name: 'Theirs' } }],
    ];
    for (const [why, more] of faults)
      assert.deepEqual(await change(more), { kind: 'not-possible', why }, JSON.stringify(more));
    assert.equal((await now()).version, 0);
  });

  it('a channel of one of the own tenants: approvals are posted there too, until they are not', async () => {
    await settle([rule()]);
    const channel = { tenantId: tenants.northwind, conversationId: '19:desk@thread.tacv2', name: 'Desk' };
    assert.equal((await desk().approvals.useChannel(channel, nina)).kind, 'unknown');
    assert.equal((await desk().approvals.useChannel(channel, oscar)).kind, 'done');
    const { approval } = await waiting();
    assert.ok((await desk().told(approval.id)).includes('requested → desk'));
    assert.equal((await desk().approvals.useChannel(undefined, oscar)).kind, 'done');
    const { approval: next } = await waiting();
    assert.deepEqual(await desk().told(next.id), ['requested → oscar']);
  });

  it('absences that are over, or of who has left, are dropped', async () => {
    const soon = microsoft().clock.now() + hour;
    const settled = await change({
      away: [
        { ...oscar, until: soon },
        { ...leo, until: 1 },
        { ...uma, until: soon },
      ],
    });
    assert.ok(settled.kind === 'done');
    assert.deepEqual(settled.settings.away, [{ ...oscar, until: soon }]);
  });

  it('anybody’s own absence: noted whatever their role, with who and until when proven; and back', async () => {
    await settle([rule(undefined, [level([leo], [oscar])])]);
    const until = microsoft().clock.now() + 48 * hour;
    assert.equal((await desk().approvals.absence(until, leo)).kind, 'done');
    assert.deepEqual((await now()).settings.away, [{ ...leo, until }]);
    assert.deepEqual(await waitsFor((await waiting()).approval.id), ['oscar', 'leo']);
    const [both] = await Promise.all([
      desk().approvals.absence(until, nina),
      desk().approvals.absence(until + hour, oscar),
    ]);
    assert.equal(both.kind, 'done');
    assert.equal((await now()).settings.away.length, 3);
    assert.equal((await desk().approvals.absence(undefined, leo)).kind, 'done');
    assert.deepEqual(await waitsFor((await waiting()).approval.id), ['leo']);
    const { version } = await now();
    assert.equal((await desk().approvals.absence(undefined, leo)).kind, 'done');
    assert.equal((await now()).version, version);
  });

  it('who goes away while something waits for them: the stand-ins are asked now, in their name; others are not', async () => {
    await settle([rule(undefined, [level([oscar], [leo])])]);
    const { approval: asked } = await waiting();
    await settle([rule(undefined, [level([oscar])])]);
    const { approval: alone } = await waiting();
    await settle([rule(undefined, [level([oscar, leo], [nina])])]);
    const { approval: others } = await waiting();
    const until = microsoft().clock.now() + 48 * hour;
    assert.equal((await desk().approvals.absence(until, oscar)).kind, 'done');
    assert.deepEqual((await waitsFor(asked.id)).toSorted(), ['leo', 'oscar']);
    assert.ok((await history(asked.id)).some((one) => one.startsWith('given')));
    assert.deepEqual(await waitsFor(alone.id), ['oscar']);
    assert.deepEqual(
      (await history(alone.id)).filter((one) => one.startsWith('refused')),
      [],
    );
    assert.deepEqual((await waitsFor(others.id)).toSorted(), ['leo', 'oscar']);
  });

  it('an owner notes that a colleague is away: what waits for them goes to their stand-ins', async () => {
    await settle([rule(undefined, [level([leo], [oscar])])]);
    const { approval: asked } = await waiting();
    await change({ away: [{ ...leo, until: microsoft().clock.now() + hour }] });
    assert.deepEqual((await waitsFor(asked.id)).toSorted(), ['leo', 'oscar']);
    assert.partialDeepStrictEqual(await givenIn(asked.id), [
      { by: leo, facts: { because: 'away', notedBy: oscar } },
    ]);
  });

  it('somebody notes themselves away: the trail says that it was they', async () => {
    await settle([rule(undefined, [level([leo], [oscar])])]);
    const { approval: asked } = await waiting();
    await desk().approvals.absence(microsoft().clock.now() + hour, leo);
    assert.partialDeepStrictEqual(await givenIn(asked.id), [
      { by: leo, facts: { because: 'away', notedBy: leo } },
    ]);
  });

  it('an absence of a stranger, or that makes no sense: nothing is noted', async () => {
    const at = microsoft().clock.now();
    assert.equal((await desk().approvals.absence(at + hour, uma)).kind, 'unknown');
    for (const until of [at, 0, NaN, at + 0.5, at + 400 * 24 * hour])
      assert.deepEqual(await desk().approvals.absence(until, leo), { kind: 'not-possible', why: 'number' });
    assert.equal((await now()).version, 0);
  });

  it('somebody a rule names has left: it stays as it is, and other things can be settled', async () => {
    await settle([rule(undefined, [level([leo])])]);
    desk().resellers.leave(leo);
    const { rules } = (await now()).settings;
    assert.equal((await change({ rules, answerHours: 12 })).kind, 'done');
  });

  it('running approvals keep the rules they began with', async () => {
    await settle([rule(undefined, [level([leo])])]);
    const { id, approval } = await waiting();
    await settle([rule(undefined, [level([oscar])])]);
    assert.deepEqual(await waitsFor(approval.id), ['leo']);
    await desk().approvals.approve(approval.id, approval.fingerprint, leo);
    assert.equal(await desk().stands(id), 'recording-agreement');
  });

  it('everybody a rule names has left: its stand-ins decide, else the owners', async () => {
    await settle([rule(undefined, [level([leo])])]);
    desk().resellers.leave(leo);
    assert.deepEqual(await waitsFor((await waiting()).approval.id), ['oscar']);
  });
});
