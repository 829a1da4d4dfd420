import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { buttonsOf, textsOf, type CardButton, type Seen } from '../support/rehearsal.ts';
import { eventually } from '../support/eventually.ts';
import { somebodyWaits } from '../support/lock-waits.ts';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import { person } from './support/people.ts';
import { answered, asked, adventure, everything } from './support/selling-house.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const { nina } = person;
const unreachable = 'Unable to reach app. Please try again.';

describe('a press on a bot that dies', function () {
  const house = useRehearsal({ bot: 'process' });
  let quantity = 40;

  /** Nina orders for Adventure Works, as far as the question with this answer. */
  async function questionWith(choice: 'yes' | 'place') {
    quantity += 1;
    const wanted = `${quantity} × `;
    await house().say(nina, `${quantity} business premium yearly for adventure-works.com`);
    if (choice === 'place') {
      await answered(house(), nina, 'yes');
      await answered(house(), nina, 'P1Y:monthly');
    }
    const found = await asked(house(), nina, choice, (card) => textsOf(card).includes(wanted));
    const id = /F-\d+/.exec(textsOf(found.card))?.[0] ?? '';
    return { id, press: () => pressOn(found.card, buttonFor(found.buttons, choice)) };
  }
  const buttonFor = (buttons: readonly CardButton[], choice: string) =>
    buttons.find(({ data }) => data?.['choice'] === choice);

  /** The very button once more, as a client shows it that has heard nothing since. */
  function pressOn(card: SimMessage, button: CardButton | undefined): Promise<Seen> {
    const { type, verb, data } = button ?? {};
    return house().teams(nina, 'actions', { activityId: card.id, action: { type, verb, data } });
  }

  async function killed(): Promise<void> {
    const before = house().botOrigin();
    assert.equal(house().kill(), true);
    await eventually(() => (house().botOrigin() === before ? undefined : true), 'the death');
  }
  const backAgain = () => eventually(() => house().botOrigin() || undefined, 'a new bot');

  const orderOf = async (id: string) => (await everything(house())).orders.find((one) => one.id === id);
  const bought = () =>
    house().simulator.world.state.commerce.orders.filter((one) => one.customerTenantId === adventure).length;
  const sold = (id: string) =>
    eventually(async () => {
      const order = await orderOf(id);
      return ['provisioning', 'done'].includes(order?.state ?? '') ? order : undefined;
    }, `${id} sold`);
  const cardOf = ({ outcome }: Seen): string => {
    assert.equal(outcome?.kind, 'card', JSON.stringify(outcome).slice(0, 300));
    return JSON.stringify(outcome?.card);
  };

  it('dead when all was saved and nothing said: the second press brings the next question, the answer stands once', async () => {
    const { db } = house().database;
    const { id, press } = await questionWith('yes');
    await house().control('switches', { connectorFailNext: 1000, connectorStatus: 502 });
    await sql`create function held() returns trigger as $$ begin
      perform pg_advisory_xact_lock(4711); return new; end $$ language plpgsql`.execute(db);
    await sql`create trigger held before update on seen_activity for each row execute function held()`.execute(
      db,
    );
    const first = await house().database.withTransaction(async (tx) => {
      await sql`select pg_advisory_xact_lock(4711)`.execute(tx);
      const pressing = press();
      await somebodyWaits(db);
      await killed();
      return pressing;
    });
    await sql`drop trigger held on seen_activity`.execute(db);
    await house().control('switches', { connectorFailNext: 0 });
    assert.deepEqual([first.outcome?.kind, first.outcome?.text], ['failed', unreachable]);
    const before = await orderOf(id);
    await backAgain();
    const card = cardOf(await press());
    assert.match(card, /"choice":"P1Y:monthly"/);
    assert.deepEqual(await orderOf(id), before);
    await answered(house(), nina, 'P1Y:monthly');
    await asked(house(), nina, 'place', (one) => textsOf(one).includes(id));
  });

  it('dead before it heard of the press: Teams says so, and the second press does it, once', async () => {
    const { id, press } = await questionWith('place');
    const count = bought();
    await killed();
    const first = await press();
    assert.deepEqual([first.outcome?.kind, first.outcome?.text], ['failed', unreachable]);
    assert.equal((await orderOf(id))?.state, 'draft');
    await backAgain();
    assert.match(cardOf(await press()), new RegExp(id));
    await sold(id);
    assert.equal(bought(), count + 1);
  });

  it('dead when the order was placed and the conversation about to be saved: its card stands there, nothing is bought twice', async () => {
    const { id, press } = await questionWith('place');
    const count = bought();
    const first = await house().database.withTransaction(async (tx) => {
      await sql`lock table bot_state in exclusive mode`.execute(tx);
      const pressing = press();
      await somebodyWaits(house().database.db);
      await killed();
      return pressing;
    });
    assert.deepEqual([first.outcome?.kind, first.outcome?.text], ['failed', unreachable]);
    assert.notEqual((await orderOf(id))?.state, 'draft');
    await backAgain();
    // The database finished what it had been sent: the press counts, and where it was stands the order by itself.
    const again = await press();
    assert.notEqual(again.outcome?.kind, 'failed');
    await eventually(async () => {
      const there = (await house().messages(nina)).findLast((one) => textsOf(one).includes(id));
      return there !== undefined && buttonFor(buttonsOf(there), 'place') === undefined ? there : undefined;
    }, 'the card of the order');
    // Whoever had begun to work on the order holds it for two minutes.
    await house().control('time', { advanceMs: 3 * 60_000 });
    await sold(id);
    assert.equal(bought(), count + 1);
  });
});
