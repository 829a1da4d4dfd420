import assert from 'node:assert/strict';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { textsOf } from '../support/rehearsal.ts';
import { eventually } from '../support/eventually.ts';
import { person } from './support/people.ts';
import { adventure, answered, asked, everything } from './support/selling-house.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const { nina } = person;
const { problem } = kitWords('en');

describe('a database that keeps what was placed, and is gone before it says so', function () {
  const house = useRehearsal({ behindProxy: true });

  const orderOf = async (id: string) => (await everything(house())).orders.find((one) => one.id === id);
  const bought = () =>
    house().simulator.world.state.commerce.orders.filter((one) => one.customerTenantId === adventure).length;

  async function ready(quantity: number) {
    await house().say(nina, `${quantity} business premium yearly for adventure-works.com`);
    await answered(house(), nina, 'yes');
    await answered(house(), nina, 'P1Y:monthly');
    const question = await asked(house(), nina, 'place', (card) => textsOf(card).includes(`${quantity} × `));
    const { type, verb, data } = question.buttons.find((one) => one.data?.['choice'] === 'place') ?? {};
    const place = () =>
      house().teams(nina, 'actions', { activityId: question.card.id, action: { type, verb, data } });
    return { id: /F-\d+/.exec(textsOf(question.card))?.[0] ?? '', place };
  }

  it('the order: the person hears that it is not known yet, the card shows it, pressing again buys nothing twice', async () => {
    const { id, place } = await ready(31);
    const lost = house().proxy.loseCommitAfter('order_event');
    const first = await place();
    await lost;
    assert.equal(first.outcome?.kind, 'text');
    assert.ok(first.outcome.text?.startsWith(problem.bug), first.outcome.text);
    assert.doesNotMatch(first.outcome.text ?? '', /nothing was changed/i);
    assert.notEqual((await orderOf(id))?.state, 'draft');
    const second = await place();
    assert.equal(second.outcome?.kind, 'card');
    assert.match(JSON.stringify(second.outcome.card), new RegExp(id));
    await eventually(
      async () => ((await orderOf(id))?.state === 'provisioning' ? true : undefined),
      `${id} sold`,
    );
    assert.equal(bought(), 1);
  });
});
