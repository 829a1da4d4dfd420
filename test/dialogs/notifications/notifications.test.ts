import assert from 'node:assert/strict';
import { everythingAtOnce } from '../../../src/domain/notification.ts';
import { notificationsAskedFor } from '../../../src/dialogs/notifications/model.ts';
import { sampleCases } from '../../../scripts/gallery/notifications-samples.ts';
import { conversations } from '../../support/conversation.ts';
import { people, type PersonName } from '../../support/sample-world.ts';

// 14 September 2026 is a Monday; it is 11:42 in Dublin.
const dublin = (day: number, hour: number, minute = 0) => Date.UTC(2026, 8, day, hour - 1, minute);
const contoso = sampleCases[1]?.customerTenantId ?? '';
const retail = sampleCases[3]?.customerTenantId ?? '';

function house(name: PersonName = 'oscar') {
  const world = conversations();
  world.preferences.knows(people[name], ...sampleCases);
  return { ...world, chat: world.chat(name), settled: () => world.preferences.settled(people[name]) };
}

describe('notifications: what is asked for', () => {
  for (const [typed, memory] of [
    ['notifications', {}],
    ['Benachrichtigungen', {}],
    ['quiet hours', {}],
    ['mute', { wish: { kind: 'mute', what: '', until: '' } }],
    ['Mute everything until Monday', { wish: { kind: 'mute', what: '', until: 'monday' } }],
    ['mute until Monday', { wish: { kind: 'mute', what: '', until: 'monday' } }],
    ['mute Contoso until Monday', { wish: { kind: 'mute', what: 'contoso', until: 'monday' } }],
    [
      'mute Adventure Works for 2 hours',
      { wish: { kind: 'mute', what: 'adventure works', until: 'for 2 hours' } },
    ],
    ['Contoso bis Montag stummschalten', { wish: { kind: 'mute', what: 'contoso', until: 'montag' } }],
    ['alles stumm', { wish: { kind: 'mute', what: '', until: '' } }],
    ['schalte Contoso bis Freitag stumm', { wish: { kind: 'mute', what: 'contoso', until: 'freitag' } }],
    ['unmute F-1042', { wish: { kind: 'unmute', what: 'f-1042' } }],
    ['Contoso nicht mehr stumm', { wish: { kind: 'unmute', what: 'contoso' } }],
    ['quiet hours 18:00-08:00', { wish: { kind: 'quiet', hours: '18:00-08:00' } }],
    ['Ruhezeiten von 18 bis 8 Uhr', { wish: { kind: 'quiet', hours: 'von 18 bis 8 uhr' } }],
    ['no quiet hours', { wish: { kind: 'quiet', hours: '' } }],
    ['daily digest', { wish: { kind: 'digest', at: '17:00' } }],
    ['daily digest at 9', { wish: { kind: 'digest', at: 'at 9' } }],
    ['tägliche Zusammenfassung um 9 Uhr', { wish: { kind: 'digest', at: 'um 9 uhr' } }],
    ['daily digest off', { wish: { kind: 'digest', at: '' } }],
    ['only what needs me', { wish: { kind: 'needed', on: true } }],
    ['tell me everything', { wish: { kind: 'everything' } }],
    ['sag mir alles', { wish: { kind: 'everything' } }],
  ] as const)
    it(`“${typed}”`, () => assert.deepEqual(notificationsAskedFor(typed), memory));

  for (const typed of [
    '20 business premium for Contoso',
    'invite contoso.com',
    'orders',
    'help',
    'where is my order',
  ])
    it(`“${typed}”: something else`, () => assert.equal(notificationsAskedFor(typed), undefined));

  for (const name of ['oscar', 'nina', 'megan', 'priya'] as const)
    it(`${name}: the card is theirs by its name, and help offers it`, async () => {
      const { chat } = house(name);
      await chat.say('notifications');
      assert.equal(chat.heading(), 'Your notifications');
      assert.match((await chat.say('help')).said.join('\n'), /“notifications”/);
    });

  it('somebody who reads German: in German', async () => {
    const { chat } = house('leo');
    await chat.say('Ruhezeiten 18-8');
    assert.match(chat.text(), /Ruhezeiten\n18:00 bis 08:00 Uhr Ihrer Zeit/);
  });
});

describe('notifications: happy paths', () => {
  it('a customer until Monday: from its beginning on where the reader is', async () => {
    const { chat, settled, preferences } = house();
    await chat.say('mute Contoso Ltd until Monday');
    assert.deepEqual(settled().mutes, [
      { about: { kind: 'customer', tenantId: contoso }, until: dublin(21, 0) },
    ]);
    assert.match(chat.text(), /✓ Muted\. What needs your decision is still said\./);
    assert.match(chat.text(), /Contoso Ltd, until Mon,? 21 Sept/);
    assert.deepEqual(preferences.zones, ['Europe/Dublin']);
  });

  it('a case by its number: without an end', async () => {
    const { chat, settled } = house();
    await chat.say('mute f-1042');
    assert.deepEqual(settled().mutes, [{ about: { kind: 'case', caseId: 'F-1042' }, until: undefined }]);
  });

  it('a customer whose tenant does not exist yet: by its case', async () => {
    const { chat, settled } = house();
    await chat.say('mute Fabrikam for 2 hours');
    assert.deepEqual(settled().mutes, [
      { about: { kind: 'case', caseId: 'F-1043' }, until: dublin(14, 13, 42) },
    ]);
  });

  it('everything: asked for how long, because silence about everything has to end', async () => {
    const { chat, settled } = house();
    await chat.say('mute everything');
    assert.equal(chat.heading(), 'Mute everything for how long?');
    await chat.press('monday');
    assert.deepEqual(settled().mutes, [{ about: { kind: 'everything' }, until: dublin(21, 9) }]);
    await chat.say('mute');
    await chat.say('until 3 pm');
    assert.deepEqual(settled().mutes, [{ about: { kind: 'everything' }, until: dublin(14, 15) }]);
  });

  it('everything until tomorrow, until lifted, for an hour', async () => {
    for (const [choice, until] of [
      ['tomorrow', dublin(15, 9)],
      ['lifted', undefined],
      ['hour', dublin(14, 12, 42)],
    ] as const) {
      const { chat, settled } = house();
      await chat.say('mute');
      await chat.press(choice);
      assert.deepEqual(settled().mutes, [{ about: { kind: 'everything' }, until }]);
    }
  });

  it('several fit: asked which one', async () => {
    const { chat, settled } = house();
    await chat.say('mute contoso until Friday');
    assert.equal(chat.heading(), 'Which one?');
    await chat.press('mute', { one: `customer:${retail}` });
    assert.deepEqual(settled().mutes, [
      { about: { kind: 'customer', tenantId: retail }, until: dublin(18, 0) },
    ]);
  });

  it('several fit, the name is typed: that one', async () => {
    const { chat, settled } = house();
    await chat.say('mute contoso');
    await chat.say('contoso retail');
    assert.deepEqual(
      settled().mutes.map(({ about }) => about),
      [{ kind: 'customer', tenantId: retail }],
    );
  });

  it('quiet hours, digest and only what needs me: each said on the card', async () => {
    const { chat, settled } = house();
    await chat.say('quiet hours 18:00-08:00');
    assert.match(chat.text(), /18:00 to 08:00, your time \(Europe\/Dublin\)/);
    await chat.say('daily digest at 16:30');
    assert.match(chat.text(), /at 16:30, your time/);
    await chat.say('only what needs me');
    assert.deepEqual(settled(), {
      mutes: [],
      quietHours: { from: 1080, to: 480 },
      digestAt: 990,
      onlyWhatNeedsMe: true,
    });
    await chat.say('no quiet hours');
    await chat.say('no digest');
    await chat.say('tell me everything');
    assert.deepEqual(settled(), everythingAtOnce);
  });

  it('the card: everything is changed with one press', async () => {
    const { chat, settled } = house();
    await chat.say('notifications');
    await chat.press('save', {
      mute: `customer:${contoso}`,
      until: 'tomorrow',
      quiet: '20-7',
      digest: '5 pm',
      needed: 'false',
    });
    assert.deepEqual(settled(), {
      mutes: [{ about: { kind: 'customer', tenantId: contoso }, until: dublin(15, 9) }],
      quietHours: { from: 1200, to: 420 },
      digestAt: 1020,
      onlyWhatNeedsMe: false,
    });
    assert.match(chat.text(), /✓ Saved/);
    await chat.press('save', {
      mute: 'nothing',
      until: 'lifted',
      muted: '',
      quiet: '',
      digest: '',
      needed: 'true',
    });
    assert.deepEqual(settled(), {
      mutes: [],
      quietHours: undefined,
      digestAt: undefined,
      onlyWhatNeedsMe: true,
    });
  });

  it('the card always says that what needs a decision breaks through', async () => {
    const { chat } = house();
    await chat.say('notifications');
    assert.match(chat.text(), /What needs your decision is always said, muted or not/);
  });

  it('what is held back: counted', async () => {
    const { chat, preferences } = house();
    preferences.held = 3;
    await chat.say('notifications');
    assert.match(chat.text(), /Held back now\n3 notices/);
  });

  it('unmute a customer, and everything', async () => {
    const { chat, settled } = house();
    await chat.say('mute Contoso Retail');
    await chat.say('mute F-1042');
    await chat.say('unmute contoso retail');
    assert.deepEqual(
      settled().mutes.map(({ about }) => about),
      [{ kind: 'case', caseId: 'F-1042' }],
    );
    await chat.say('unmute');
    assert.deepEqual(settled().mutes, []);
  });
});

describe('notifications: when it goes otherwise', () => {
  it('correction: a second sentence changes what the first one settled', async () => {
    const { chat, settled } = house();
    await chat.say('quiet hours 18-8');
    await chat.say('quiet hours 20-7');
    assert.deepEqual(settled().quietHours, { from: 1200, to: 420 });
    await chat.say('mute F-1042 until Friday');
    await chat.say('mute F-1042 until Monday');
    assert.deepEqual(settled().mutes, [{ about: { kind: 'case', caseId: 'F-1042' }, until: dublin(21, 0) }]);
  });

  for (const [typed, said] of [
    ['mute Woodgrove', /no case and no customer of yours called “woodgrove”/],
    ['mute Contoso Ltd until whenever', /do not understand until when/],
    ['mute Contoso Ltd until 1 September 2026', /over, or more than a year away/],
    ['quiet hours at night', /do not understand these hours/],
    ['daily digest at noonish', /do not understand this time/],
    ['unmute Contoso Ltd', /is not muted/],
  ] as const)
    it(`invalid, “${typed}”: nothing is changed, and the card shows how things stand`, async () => {
      const { chat, settled } = house();
      const shown = await chat.say(typed);
      assert.match(shown.said.join('\n'), said);
      assert.equal(chat.heading(), 'Your notifications');
      assert.deepEqual(settled(), everythingAtOnce);
    });

  it('invalid hours on the card: asked again with what was filled in', async () => {
    const { chat, settled } = house();
    await chat.say('notifications');
    await chat.press('save', { quiet: 'at night', digest: '9', needed: 'true' });
    assert.match(chat.text(), /do not understand these hours/);
    assert.match(chat.text(), /at night/);
    assert.deepEqual(settled(), everythingAtOnce);
  });

  it('as much muted as can be: nothing is dropped silently', async () => {
    const { chat, settled, preferences } = house();
    const mutes = Array.from({ length: 40 }, (_, n) => ({
      about: { kind: 'case', caseId: `X-${n}` } as const,
    }));
    await preferences.change(people.oscar, 'UTC', (before) => ({ ...before, mutes }));
    const shown = await chat.say('mute F-1042');
    assert.match(shown.said.join('\n'), /So many customers and cases are muted already/);
    assert.equal(settled().mutes.length, 40);
  });

  it('more muted than the card shows: saving lifts none of what it does not show', async () => {
    const { chat, settled, preferences } = house();
    const mutes = Array.from({ length: 30 }, (_, n) => ({
      about: { kind: 'case', caseId: `X-${n}` } as const,
    }));
    await preferences.change(people.oscar, 'UTC', (before) => ({ ...before, mutes }));
    await chat.say('notifications');
    await chat.press('save', { muted: 'case:X-29', quiet: '', digest: '', needed: 'false' });
    assert.deepEqual(
      settled().mutes.map(({ about }) => about.kind === 'case' && about.caseId),
      [...Array.from({ length: 10 }, (_, n) => `X-${n}`), 'X-29'],
    );
  });

  it('cancel: nothing is muted', async () => {
    const { chat, settled } = house();
    await chat.say('mute everything');
    await chat.press('never');
    await chat.say('mute contoso');
    await chat.press('never');
    assert.equal(chat.heading(), 'Your notifications');
    await chat.press('done');
    assert.equal(chat.last().closed, true);
    assert.deepEqual(settled(), everythingAtOnce);
  });

  it('which one, none picked: asked again', async () => {
    const { chat, settled } = house();
    await chat.say('mute contoso');
    await chat.press('mute', {});
    assert.match(chat.text(), /Please pick one/);
    assert.deepEqual(settled(), everythingAtOnce);
  });

  it('digression: another subject in between, and back', async () => {
    const { chat, settled } = house();
    await chat.say('mute everything');
    const away = await chat.say('talk to a person');
    assert.match(away.said.join('\n'), /your notifications/);
    await chat.press('never');
    assert.equal(chat.heading(), 'Mute everything for how long?');
    await chat.press('hour');
    assert.equal(settled().mutes.length, 1);
  });

  it('stale card: an old press changes nothing', async () => {
    const { chat, settled } = house();
    await chat.say('notifications');
    const old = chat.stamp();
    await chat.press('everything');
    await chat.say('quiet hours 18-8');
    const { note } = await chat.pressAt(old, 'everything');
    assert.ok(note);
    assert.deepEqual(settled().quietHours, { from: 1080, to: 480 });
  });

  it('resume after a restart: the question waits as it was', async () => {
    const { chat, settled } = house();
    await chat.say('mute everything until nonsense');
    await chat.say('mute everything');
    const kept = JSON.stringify(chat.memory);
    chat.memory = JSON.parse(kept) as typeof chat.memory;
    await chat.press('hour');
    assert.deepEqual(settled().mutes, [{ about: { kind: 'everything' }, until: dublin(14, 12, 42) }]);
  });

  it('not allowed: somebody else’s case answers like one that does not exist, and a forged choice mutes nothing', async () => {
    const { chat, settled, preferences } = house();
    preferences.knows(people.oscar, ...sampleCases.slice(0, 1));
    assert.match((await chat.say('mute I-1042')).said.join('\n'), /no case and no customer of yours/);
    await chat.say('notifications');
    await chat.press('save', { mute: 'case:I-1042', quiet: '', digest: '', needed: 'false' });
    assert.deepEqual(settled().mutes, []);
  });

  it('in a channel: said in one’s own chat only', async () => {
    const { preferences, ...world } = conversations();
    const there = world.chat('oscar', {
      place: 'group',
      channel: { conversationId: '19:sales@thread.tacv2', name: 'Northwind sales' },
    });
    const shown = await there.say('mute everything until Monday');
    assert.match(shown.said.join('\n'), /in our own chat/);
    assert.equal(shown.card, undefined);
    assert.deepEqual(preferences.settled(people.oscar), everythingAtOnce);
  });

  it('the store is away: said, and nothing is changed', async () => {
    const { chat, settled, ...world } = house();
    world.breakDown('preferences.change');
    await chat.say('quiet hours 18-8');
    world.mend();
    assert.deepEqual(settled(), everythingAtOnce);
  });
});

describe('notifications: a digest', () => {
  it('each flow says its own as things stand; what is nothing any more is left out; nothing at all is not told', async () => {
    const { flows, handOvers, services, chat } = house('priya');
    await services.help.handOver({
      requestId: '1',
      from: { ...people.megan },
      words: 'Please call',
      caseId: undefined,
      flow: undefined,
      step: undefined,
    });
    const caseId = handOvers[0]?.id ?? '';
    const tell = (items: readonly object[], more = 0) =>
      flows
        .find(({ id }) => id === 'notifications')
        ?.announce?.(
          { event: 'digest', caseId: 'digest', facts: { items, more }, possibleRepeat: false },
          chat.person,
        );
    const asked = { flow: 'person', caseId, event: 'asked', facts: {} };
    const gone = { ...asked, caseId: 'P-gone' };
    const many = await tell([asked, gone, { ...asked, flow: 'no such flow' }, asked], 2);
    assert.match(
      many?.message ?? '',
      /^\*\*What happened \(4\):\*\*\n- .*Please call.*\n- .*Please call.*\n- and 2 more$/,
    );
    const one = await tell([asked, gone]);
    assert.match(one?.message ?? '', /^\*\*Megan/);
    assert.equal(await tell([gone]), undefined);
    assert.equal(await tell([]), undefined);
  });
});
