import assert from 'node:assert/strict';
import type { EntryOutcome } from '../../../src/domain/invitation-batch.ts';
import { conversations, readable, type Chat } from '../../support/conversation.ts';
import { northwind } from '../../support/inviting.ts';

const list = 'contoso.com; admin@contoso.com; Megan Bowen\nfabrikam.de\nlitware.com\nhello';
const found = (name: string, to = 'europe'): EntryOutcome => ({
  kind: 'found',
  tenantId: name,
  name,
  domain: 'x.example',
  accountId: to,
});
const outcomes: Readonly<Record<number, EntryOutcome>> = {
  1: found('Contoso Ltd'),
  2: found('Fabrikam GmbH'),
  3: {
    kind: 'choose-account',
    tenantId: 'l',
    name: 'Litware Inc.',
    domain: 'litware.com',
    accountIds: ['united-states', 'canada'],
  },
  4: { kind: 'not-a-domain' },
};
const card = async (chat: Chat) => readable((await chat.caseCard('invitations', 'B-1001'))!);

/** Priya has pasted four customers, and they have been looked up. */
async function ready() {
  const world = conversations();
  const priya = world.chat('priya');
  await priya.say('invite many');
  await priya.press('look', { list });
  world.batches.put('B-1001', { state: 'ready' }, outcomes);
  return { world, priya };
}

/** As many lines as fill a field of this size to its end. */
const filling = (size: number) =>
  Array.from({ length: size }, (_, n) => `customer${n}.example`)
    .join('\n')
    .slice(0, size);

describe('inviting many: the list', () => {
  it('a list that fills the field, or a message: its end may be missing, so that nobody is prepared', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite many');
    await priya.press('look', { list: filling(12_000) });
    assert.match(priya.text(), /its end may be missing/);
    assert.equal(priya.heading(), 'Invite many customers');
    await priya.say(filling(4_000));
    assert.match(priya.text(), /its end may be missing/);
    assert.equal(world.batches.all.length, 0);
    await priya.press('look', { list });
    assert.equal(world.batches.all.length, 1);
  });

  it('pasted: begun with every line, and its card takes the place of the question', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite many');
    assert.equal(priya.heading(), 'Invite many customers');
    const { case: shown } = await priya.press('look', { list });
    assert.deepEqual(shown, {
      flow: 'invitations',
      caseId: 'B-1001',
      sentence: undefined,
      takesOver: true,
    });
    assert.deepEqual(
      world.batches.all[0]?.entries.map(({ line, domain, to, toName }) => [line, domain, to, toName]),
      [
        [1, 'contoso.com', 'admin@contoso.com', 'Megan Bowen'],
        [2, 'fabrikam.de', undefined, undefined],
        [3, 'litware.com', undefined, undefined],
        [4, 'hello', undefined, undefined],
      ],
    );
    assert.match(await card(priya), /Looking them up: 0 of 4/);
  });

  it('pressed twice: one list', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite many');
    const stamp = priya.stamp();
    await priya.press('look', { list });
    assert.match((await priya.pressAt(stamp, 'look', { list })).note ?? '', /answered already/);
    assert.equal(world.batches.all.length, 1);
  });

  it('empty, too long, unreadable: said, and what was pasted stays', async () => {
    const priya = conversations().chat('priya');
    await priya.say('invite many');
    await priya.press('look', { list: ' \n' });
    assert.match(priya.text(), /at least one customer/);
    const long = Array.from({ length: 201 }, (_one, n) => `c${n}.example`).join('\n');
    await priya.press('look', { list: long });
    assert.match(priya.text(), /201 customers; one list holds 200[^]*c200\.example/);
    await priya.press('look', { list: '"contoso.com\nfabrikam.de' });
    assert.match(priya.text(), /cannot read line/);
  });

  it('several domains in one message: a list at once', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    const { case: shown } = await priya.say('invite contoso.com, fabrikam.de and litware.com');
    assert.equal(shown?.caseId, 'B-1001');
    assert.equal(world.batches.all[0]?.entries.length, 3);
  });

  it('a list from a file, while there are resellers: asked for whom; by name or none', async () => {
    const world = conversations();
    const reseller = northwind(world);
    const priya = world.chat('priya');
    await priya.say('invite contoso.com, fabrikam.de');
    assert.equal(priya.heading(), 'For whom are they invited?');
    assert.match(priya.text(), /2 customers read[^]*Northwind IT Ltd – Europe \(EUR\)/);
    await priya.say('Nobody & Sons');
    assert.match(priya.text(), /no confirmed reseller called “Nobody & Sons”/);
    await priya.say('northwind');
    assert.equal(world.batches.all[0]?.resellerId, reseller.id);
    await priya.say('invite contoso.com, fabrikam.de');
    await priya.press('look', { reseller: 'none' });
    assert.equal(world.batches.all[1]?.resellerId, undefined);
    await priya.say('invite contoso.com, fabrikam.de for northwind it ltd');
    assert.equal(world.batches.all[2]?.resellerId, reseller.id);
  });

  it('a seller: for the own reseller, and only its people see the card', async () => {
    const world = conversations();
    const reseller = northwind(world);
    world.resellers.confirmed({
      tenantId: '66666666-6666-4666-8666-000000000003',
      company: 'Coho IT GmbH',
      people: [{ ...world.chat('cora').person, roles: ['seller'], state: 'admitted' }],
    });
    const nina = world.chat('nina');
    await nina.say('invite many');
    assert.doesNotMatch(nina.text(), /For the reseller/);
    await nina.press('look', { list });
    assert.equal(world.batches.all[0]?.resellerId, reseller.id);
    assert.match(await card(nina), /Northwind IT Ltd/);
    assert.notEqual(await world.chat('oscar').caseCard('invitations', 'B-1001'), undefined);
    const cora = world.chat('cora');
    assert.equal(await cora.caseCard('invitations', 'B-1001'), undefined);
    for (const verb of ['batch.send', 'batch.prepare', 'batch.drop'])
      assert.match((await cora.pressCase(verb, 'B-1001')).note ?? '', /Diesen Vorgang kenne ich nicht/, verb);
    assert.match((await cora.say('B-1001')).said.join(), /keine Einladung und keine Liste/);
  });

  it('cancel and never mind: nobody is invited', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite many');
    await priya.press('never');
    assert.match(priya.text(), /Nobody was invited/);
    await priya.say('invite many');
    await priya.say('cancel');
    assert.equal(priya.heading(), 'What I can do for you');
    assert.deepEqual(world.batches.all, []);
  });

  it('Microsoft or the database down: nothing is lost, and the button is the second try', async () => {
    const world = conversations();
    const priya = world.chat('priya');
    await priya.say('invite many');
    world.breakDown('invitationBatches.begin');
    assert.match((await priya.press('look', { list })).said[0] ?? '', /cannot be reached/);
    world.mend();
    assert.equal((await priya.press('look', { list })).case?.caseId, 'B-1001');
  });
});

describe('inviting many: the card', () => {
  it('ready: who is found by account, what has to be chosen, what is wrong with which line', async () => {
    const { priya } = await ready();
    const text = await card(priya);
    assert.match(text, /B-1001 · 4 customers[^]*2 of 4 can be invited\. Nothing has been sent yet/);
    assert.match(text, /Europe \(EUR\): 2\n- ✓ line 1: contoso\.com – Contoso Ltd → admin@contoso\.com/);
    assert.match(text, /Partner account for litware\.com/);
    assert.match(text, /- ✗ line 4: hello – that is no domain name/);
    assert.match(text, /Prepare and send 1 e-mail[^]*Prepare all 2/);
  });

  it('an account for a line, picked and typed; one that was not offered', async () => {
    const { world, priya } = await ready();
    assert.match(
      (await priya.pressCase('batch.account', 'B-1001', { line: '3' })).case?.sentence ?? '',
      /pick an account/,
    );
    await priya.pressCase('batch.account', 'B-1001', { line: '3', 'account-3': 'canada' });
    assert.equal(world.batches.all[0]?.entries[2]?.outcome.kind, 'found');
    assert.match(await card(priya), /Canada \(CAD\): 1/);
    world.batches.put('B-1001', {}, { 3: outcomes[3]! });
    assert.match((await priya.say('B-1001 line 3 United States')).case?.sentence ?? '', /Noted/);
    assert.match(await card(priya), /United States \(USD\): 1/);
  });

  it('yes: with mails or without, pressed and typed; a stale card does nothing', async () => {
    const { world, priya } = await ready();
    const late = await priya.pressCase('batch.send', 'B-1001', {}, 1);
    assert.match(late.case?.sentence ?? '', /moved on meanwhile/);
    assert.match((await priya.pressCase('batch.send', 'B-1001')).case?.sentence ?? '', /being prepared/);
    assert.match(await card(priya), /Preparing the invitations: 0 of 2/);
    assert.match((await priya.say('B-1001 prepare all')).case?.sentence ?? '', /moved on meanwhile/);
    assert.deepEqual(world.batches.confirmed, ['B-1001 true']);
  });

  it('done: a summary, and from there to the list; what failed can be tried again', async () => {
    const { world, priya } = await ready();
    world.batches.put(
      'B-1001',
      { state: 'done' },
      {
        1: { kind: 'invited', invitationId: 'I-1001', mailed: true },
        2: { kind: 'invited', invitationId: 'I-1002', mailed: false },
        3: { kind: 'failed' },
      },
    );
    const text = await card(priya);
    assert.match(text, /Done: 2 invited, 1 of them by e-mail; 2 not/);
    assert.match(text, /contoso\.com – I-1001, by e-mail[^]*fabrikam\.de – I-1002, not sent yet/);
    assert.match(text, /Try again/);
    assert.match((await priya.pressCase('batch.again', 'B-1001')).case?.sentence ?? '', /being prepared/);
    await priya.pressCase('batch.list', 'B-1001');
    assert.equal(priya.heading(), 'Invitations');
  });

  it('done, and some had been invited before: named as that, and counted apart', async () => {
    const { world, priya } = await ready();
    world.batches.put(
      'B-1001',
      { state: 'done' },
      {
        1: { kind: 'invited', invitationId: 'I-1001', mailed: false, earlier: 'sent' },
        2: { kind: 'invited', invitationId: 'I-1002', mailed: true, earlier: 'prepared' },
      },
    );
    const text = await card(priya);
    assert.match(text, /0 newly invited, 2 had been invited before\. E-mails because of this list: 1; not/);
    assert.match(text, /I-1001, was invited before, and that has been sent/);
    assert.match(text, /I-1002, was invited before, by e-mail/);
  });

  it('dropped: nobody is invited, and nothing can be pressed any more', async () => {
    const { priya } = await ready();
    assert.match((await priya.say('drop B-1001')).case?.sentence ?? '', /Nobody was invited/);
    const text = await card(priya);
    assert.match(text, /Dropped/);
    assert.doesNotMatch(text, /Prepare|Try again/);
    assert.match((await priya.pressCase('batch.prepare', 'B-1001')).case?.sentence ?? '', /moved on/);
  });

  it('the number typed: its card takes over; news: how it stands, in German too', async () => {
    const { world, priya } = await ready();
    assert.equal((await priya.say('B-1001')).case?.caseId, 'B-1001');
    assert.deepEqual(world.batches.shownTo, [`B-1001 ${priya.person.userId}`]);
    const flow = world.flows.find(({ id }) => id === 'invitations');
    const news = { event: 'ready', caseId: 'B-1001', facts: {}, possibleRepeat: true };
    const told = await flow?.announce?.(news, world.chat('sam').person);
    assert.match(told?.message ?? '', /^Vielleicht haben Sie das schon bekommen: B-1001: 2 von 4 können/);
  });
});
