import assert from 'node:assert/strict';
import { house, keyOf } from './house.ts';

/** Northwind while a question of Oscar's waits for Nina. */
function asked(...more: Parameters<typeof house>) {
  const at = house(...more);
  at.world.asked.happens('A-1001', { name: 'ask', by: keyOf('oscar'), text: 'Why yearly?' });
  return at;
}

describe('approvals: words typed while a question waits', () => {
  it('are offered as the answer, and sent with one tap', async () => {
    const at = asked();
    const nina = at.world.chat('nina');
    const { said } = await nina.say('They want the cheaper price');
    assert.deepEqual(said, []);
    assert.match(nina.heading(), /Send this to Oscar Ward as your answer\?/);
    assert.match(nina.text(), /They want the cheaper price/);
    assert.match(nina.text(), /Oscar Ward asked about .*“Why yearly\?”/);
    assert.deepEqual(at.world.asked.heard, []);
    await nina.press('send');
    assert.deepEqual(at.world.asked.heard, ['answer A-1001 They want the cheaper price']);
    assert.match(nina.heading(), /Answered\. The time for the decision runs again/);
  });

  it('in German; more words belong to the same answer; no sends nothing', async () => {
    const at = asked();
    const nina = at.world.chat('nina');
    await nina.say('auf Deutsch');
    await nina.say('Sie wollen den besseren Preis');
    assert.match(nina.heading(), /Als Ihre Antwort an Oscar Ward senden\?/);
    await nina.say('und bleiben');
    await nina.say('ja');
    assert.deepEqual(at.world.asked.heard, ['answer A-1001 Sie wollen den besseren Preis\nund bleiben']);
    const other = asked();
    const again = other.world.chat('nina');
    await again.say('They want the cheaper price');
    await again.press('no');
    assert.deepEqual(other.world.asked.heard, []);
    assert.match(again.heading(), /it was not sent/);
  });

  it('answered by a colleague meanwhile: says so, and nothing is answered twice', async () => {
    const at = asked();
    const nina = at.world.chat('nina');
    await nina.say('They want the cheaper price');
    at.world.asked.happens('A-1001', { name: 'answer', by: keyOf('leo'), text: 'Cheaper' });
    await nina.press('send');
    assert.match(nina.heading(), /No question waits for an answer/);
  });

  it('too long for an answer: says so and cannot be sent; what is typed then takes its place', async () => {
    const at = asked();
    const nina = at.world.chat('nina');
    await nina.say('x'.repeat(301));
    assert.match(nina.text(), /300 characters at most/);
    assert.deepEqual(nina.choices(), ['no']);
    await nina.say('They stay');
    await nina.press('send');
    assert.deepEqual(at.world.asked.heard, ['answer A-1001 They stay']);
  });

  it('no question, a colleague’s, or two: they are not taken for an answer', async () => {
    const none = house().world.chat('nina');
    await none.say('They want the cheaper price');
    assert.doesNotMatch(none.heading(), /as your answer/);
    const colleague = asked().world.chat('leo');
    await colleague.say('Sie wollen den besseren Preis');
    assert.doesNotMatch(colleague.heading(), /Ihre Antwort/);
    const at = asked();
    at.put({ id: 'A-1002', orderId: 'F-1043', pausedAt: at.approval().pausedAt });
    at.world.orders.put({ ...at.world.orders.all[0]!, id: 'F-1043' });
    const nina = at.world.chat('nina');
    await nina.say('They want the cheaper price');
    assert.doesNotMatch(nina.heading(), /as your answer/);
    at.world.asked.happens('A-1002', { name: 'answer', by: keyOf('leo'), text: 'Cheaper' });
    await nina.say('They want the cheaper price');
    assert.match(nina.heading(), /as your answer/);
  });
});
