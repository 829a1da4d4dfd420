import assert from 'node:assert/strict';
import { fingerprint, house } from './house.ts';

describe('approvals: typed', () => {
  it('approve: asks once more with exactly what it is, then does it', async () => {
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('approve');
    assert.deepEqual(at.world.asked.heard, []);
    assert.match(oscar.text(), /Please look once more/);
    assert.match(oscar.text(), /Approve 15 × Microsoft 365 E3 for Contoso Ltd/);
    assert.match(oscar.text(), /You approve exactly this, fingerprint .*It is ordered at once/);
    await oscar.press('yes');
    assert.deepEqual(at.world.asked.heard, [`approve A-1001 ${fingerprint}`]);
    assert.match(oscar.text(), /Approved\. It is being ordered now/);
  });

  it('approve, in German, and left: nothing is decided', async () => {
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('auf Deutsch');
    await oscar.say('freigeben');
    assert.match(oscar.heading(), /Bitte sehen Sie noch einmal hin/);
    await oscar.press('no');
    assert.match(oscar.heading(), /Entschieden ist nichts/);
    assert.equal(at.approval().state, 'open');
  });

  it('approved by a colleague while the question was open: says so', async () => {
    const at = house({ stoodIn: true });
    const oscar = at.world.chat('oscar');
    await oscar.say('approve');
    const leo = at.world.chat('leo');
    await leo.say('approve');
    await leo.press('yes');
    await oscar.press('yes');
    assert.match(oscar.text(), /Decided: approved by Leo Brandt, 11:42\. Nothing happens twice/);
  });

  it('reject, ask the seller, comment: ask for the words, which can be typed', async () => {
    for (const [command, heard] of [
      ['reject', 'reject A-1001 Too many'],
      ['ask the seller', 'ask A-1001 Too many'],
      ['comment', 'comment A-1001 Too many'],
    ] as const) {
      const at = house();
      const oscar = at.world.chat('oscar');
      await oscar.say(command);
      assert.match(oscar.text(), /15 × Microsoft 365 E3 for Contoso Ltd/);
      await oscar.press('send', { words: ' ' });
      assert.deepEqual(at.world.asked.heard, []);
      await oscar.say('Too many');
      // What rejects is pressed, or said to be done.
      if (command === 'reject') {
        assert.deepEqual(at.world.asked.heard, []);
        assert.match(oscar.text(), /Nothing is rejected yet/);
        await oscar.say('yes');
      }
      assert.deepEqual(at.world.asked.heard, [heard]);
    }
  });

  it('in front of “Reject this?”: “no” decides nothing, a question is no reason, and another decision is that one', async () => {
    const at = house();
    at.put({ id: 'A-1002', orderId: 'F-2002' });
    const oscar = at.world.chat('oscar');
    await oscar.say('reject A-1001 too many');
    await oscar.say('no');
    assert.match(oscar.heading(), /Nothing was decided/);
    await oscar.say('reject A-1001');
    await oscar.say('wait, what is it a month?');
    assert.match(oscar.text(), /Nothing is rejected yet/);
    await oscar.say('approve F-2002');
    assert.match(oscar.heading(), /Please look once more/);
    assert.deepEqual(at.world.asked.heard, []);
    await oscar.press('yes');
    assert.deepEqual(at.world.asked.heard, [`approve A-1002 ${fingerprint}`]);
  });

  it('in front of “Reject this?”, whatever else is typed: the reason that was given stays, and nothing else becomes one', async () => {
    for (const [typed, reason] of [
      ['no, approve it', 'too many'],
      ['is it yearly?', 'too many'],
      ['please', 'too many'],
      ['too many and too dear', 'too many'],
      ['reject', 'too many'],
      ['reject it, too dear', 'too many'],
      ['approve F-9999', 'too many'],
    ] as const) {
      const at = house();
      const oscar = at.world.chat('oscar');
      await oscar.say('reject F-1042 too many');
      await oscar.say(typed);
      assert.deepEqual(at.world.asked.heard, [], typed);
      await oscar.say('yes please');
      assert.deepEqual(at.world.asked.heard, [`reject A-1001 ${reason}`], typed);
    }
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('reject');
    await oscar.say('is it yearly?');
    await oscar.say('yes');
    assert.deepEqual(at.world.asked.heard, [], 'a question is no reason');
  });

  it('two wait, and a bare decision is typed while the words of another one are asked: it is about the one that is open', async () => {
    for (const command of ['reject A-1001', 'comment A-1001', 'ask the seller A-1001']) {
      const at = house();
      at.put({ id: 'A-1002', orderId: 'F-2002' });
      const oscar = at.world.chat('oscar');
      await oscar.say(command);
      await oscar.say('approve it');
      assert.match(oscar.heading(), /Please look once more/, command);
      await oscar.say('back');
      await oscar.say('back');
      assert.deepEqual(at.world.asked.heard, [], command);
    }
  });

  it('after another decision was typed, “back” does not lead to the first one about the other approval', async () => {
    const at = house();
    at.put({ id: 'A-1002', orderId: 'F-2002' });
    const oscar = at.world.chat('oscar');
    await oscar.say('reject A-1001 too many');
    await oscar.say('approve A-1002');
    const { said } = await oscar.say('back');
    assert.doesNotMatch(oscar.last().card === undefined ? '' : oscar.heading(), /Reject this/);
    assert.ok(said.length > 0);
    assert.deepEqual(at.world.asked.heard, []);
  });

  it('a comment that begins like a decision is a comment; one behind a number keeps its words; politely typed, too', async () => {
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('comment');
    await oscar.say('Reject this if the price rises, Nina');
    assert.deepEqual(at.world.asked.heard, ['comment A-1001 Reject this if the price rises, Nina']);
    await oscar.say('comment F-1042: fine by me');
    assert.ok(JSON.stringify(oscar.last().card).includes('"value":"fine by me"'));
    await oscar.say('please approve F-1042');
    assert.match(oscar.heading(), /Please look once more/);
  });

  it('a decision about what does not wait any more: its card says how it stands; an unknown number: said', async () => {
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('approve F-1042');
    await oscar.press('yes');
    assert.equal((await oscar.say('reject F-1042 changed my mind')).case?.caseId, 'A-1001');
    assert.equal((await oscar.say('approve A-1001')).case?.caseId, 'A-1001');
    const { said } = await oscar.say('approve F-9999');
    assert.deepEqual(said, ['I know no such approval here.']);
    assert.equal(at.world.asked.heard.length, 1);
  });

  it('reject with its reason in the same breath: asked once more with the reason, then done; in German too', async () => {
    for (const [typed, reason] of [
      ['Reject too expensive right now', 'too expensive right now'],
      ['reject it: Not this year', 'Not this year'],
      ['ablehnen, weil zu teuer', 'weil zu teuer'],
      ['reject because we wait', 'we wait'],
    ] as const) {
      const at = house();
      const oscar = at.world.chat('oscar');
      await oscar.say(typed);
      assert.deepEqual(at.world.asked.heard, [], typed);
      assert.match(oscar.heading(), /Reject this\?/);
      assert.ok(JSON.stringify(oscar.last().card).includes(`"value":"${reason}"`), typed);
      await oscar.say('Reject it');
      assert.deepEqual(at.world.asked.heard, [`reject A-1001 ${reason}`]);
    }
  });

  it('ask the seller with the question in the same breath: asked once more, then sent', async () => {
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('ask the seller: Why yearly?');
    await oscar.press('send', { words: 'Why yearly?' });
    assert.deepEqual(at.world.asked.heard, ['ask A-1001 Why yearly?']);
  });

  it('give to the stand-in: done', async () => {
    const at = house();
    const shown = await at.world.chat('oscar').say('give to the stand-in');
    assert.equal(shown.case?.sentence, 'Leo Brandt can decide now too.');
  });

  it('two wait: no button is meant; the list is asked which one', async () => {
    const at = house();
    at.put({ id: 'A-1002' });
    const oscar = at.world.chat('oscar');
    await oscar.say('approve');
    assert.deepEqual(at.world.asked.heard, []);
    assert.doesNotMatch(oscar.text(), /Please look once more/);
    await oscar.say('approvals');
    assert.deepEqual(oscar.choices(), ['A-1001', 'A-1002']);
    assert.match(
      oscar.text(),
      /A-1001 · 15 × Microsoft 365 E3 for Contoso Ltd · until Tue, 15 Sept, 10:42 IST/,
    );
    const shown = await oscar.press('A-1002');
    assert.deepEqual([shown.case?.caseId, shown.case?.takesOver], ['A-1002', true]);
    assert.equal(at.world.asked.shownTo.length, 1);
  });

  it('two wait and one is named, by its number or the order’s: asked once more about that one', async () => {
    for (const [typed, heard] of [
      ['approve A-1002', `approve A-1002 ${fingerprint}`],
      ['Approve order F-2002', `approve A-1002 ${fingerprint}`],
      ['freigeben f-1042', `approve A-1001 ${fingerprint}`],
    ] as const) {
      const at = house();
      at.put({ id: 'A-1002', orderId: 'F-2002' });
      const oscar = at.world.chat('oscar');
      await oscar.say(typed);
      assert.match(oscar.text(), /Please look once more|Bitte sehen Sie noch einmal hin/, typed);
      await oscar.press('yes');
      assert.deepEqual(at.world.asked.heard, [heard]);
    }
  });

  it('one of two rejected by its number, with the reason; a number in the reason is part of it', async () => {
    for (const [typed, heard] of [
      ['reject F-2002: too many', 'reject A-1002 too many'],
      ['reject F-2002 same as F-1042', 'reject A-1002 same as F-1042'],
    ] as const) {
      const at = house();
      at.put({ id: 'A-1002', orderId: 'F-2002' });
      const oscar = at.world.chat('oscar');
      await oscar.say(typed);
      await oscar.press('send', { words: heard.slice('reject A-1002 '.length) });
      assert.deepEqual(at.world.asked.heard, [heard]);
    }
  });

  it('a number that does not wait for them: nothing is decided, whatever else waits', async () => {
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('approve F-9999');
    assert.doesNotMatch(oscar.text(), /Please look once more/);
    const cora = at.world.chat('cora');
    await cora.say('approve A-1001');
    assert.doesNotMatch(cora.text(), /look once more|noch einmal hin/);
    assert.deepEqual(at.world.asked.heard, []);
  });

  it('a number: its card; an unknown one, or another company’s: the list', async () => {
    const at = house();
    assert.equal((await at.world.chat('oscar').say('A-1001')).case?.caseId, 'A-1001');
    assert.equal((await at.world.chat('oscar').say('Freigabe A-1001')).case?.caseId, 'A-1001');
    const cora = at.world.chat('cora');
    const shown = await cora.say('A-1001');
    assert.deepEqual(shown.said, ['Eine solche Freigabe kenne ich hier nicht.']);
    assert.match(cora.text(), /Auf Ihre Entscheidung wartet nichts/);
  });

  it('nothing waits: says so; what was decided is listed', async () => {
    const at = house();
    const oscar = at.world.chat('oscar');
    await oscar.say('my decisions');
    assert.match(oscar.text(), /decided nothing here yet/);
    await oscar.say('reject');
    await oscar.say('Too many');
    await oscar.press('send', { words: 'Too many' });
    await oscar.say('meine Entscheidungen');
    assert.match(oscar.text(), /\*\*rejected\*\* · A-1001 · 15 × Microsoft 365 E3 for Contoso Ltd/);
    await oscar.say('approvals');
    assert.match(oscar.text(), /Nothing waits for your decision/);
  });

  it('status and help: what waits, for whom it waits', async () => {
    const at = house();
    const status = await at.world.chat('oscar').say('status');
    assert.match(status.said.join('\n'), /A-1001 · .*: waits for your decision until Tue, 15 Sept/);
    assert.doesNotMatch(
      (await at.world.chat('nina').say('status')).said.join('\n'),
      /waits for your decision/,
    );
    assert.match((await at.world.chat('oscar').say('help')).said.join('\n'), /\*\*Approvals\*\*/);
    assert.doesNotMatch((await at.world.chat('nina').say('help')).said.join('\n'), /\*\*Approvals\*\*/);
  });

  it('an approval of another company in the memory: not known', async () => {
    const at = house();
    const cora = at.world.chat('cora');
    const { flows } = at.world;
    const step = flows.find(({ id }) => id === 'approval')?.conversation?.steps['approve'];
    const said: string[] = [];
    const turn = { person: cora.person, say: (text: string) => said.push(text) };
    assert.deepEqual(await step?.ask({ turn, memory: { approval: 'A-1001' } } as never), { go: 'end' });
    assert.match(said.join(), /Diesen Vorgang kenne ich nicht/);
  });
});
