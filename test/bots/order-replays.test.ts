import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { channelToken } from '../../simulator/teams/delivery.ts';
import { startBotInstance, type BotInstance } from '../support/bot-instance.ts';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf } from '../support/rehearsal.ts';
import { activity } from './support/activities.ts';
import { postActivity } from './support/http.ts';
import { botMessages } from './support/journeys.ts';
import { person, teamsServiceUrl } from './support/people.ts';
import { adventure, answered, asked, useCrowd, useSellingHouse } from './support/selling-house.ts';

const { nina } = person;
const exchange = '7 exchange online plan 1 yearly billed monthly';

type Found = Awaited<ReturnType<ReturnType<typeof useCrowd>['orderOf']>>;
const quantitiesOf = (order: Found): readonly number[] =>
  order?.draft.lines.map(({ quantity }) => quantity) ?? [];

describe('an answer that is played again after its line was written', () => {
  const house = useSellingHouse();
  const { readyOf, orderOf } = useCrowd(house);

  const quantities = async (id: string) => quantitiesOf(await orderOf(id));
  const newest = async () => {
    const row = await house()
      .database.db.selectFrom('order_case')
      .select('id')
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return row.id;
  };
  /** Whatever happens in `work`, no conversation is kept. */
  async function unkept(work: () => Promise<unknown>): Promise<void> {
    const { db } = house().database;
    await sql`create function refused() returns trigger as $$ begin raise exception 'disk full'; end $$
      language plpgsql`.execute(db);
    await sql`create trigger refused before update on bot_state for each row execute function refused()`.execute(
      db,
    );
    try {
      await work();
    } finally {
      await sql`drop trigger refused on bot_state`.execute(db);
      await sql`drop function refused`.execute(db);
    }
  }

  it('Microsoft goes away once it is written, and it is typed again as asked: sold once', async () => {
    const { id } = await readyOf('nina');
    await answered(house(), nina, 'add');
    await house().control('switches', { slowMs: 100 });
    const typing = house().say(nina, exchange);
    await eventually(async () => ((await quantities(id)).length === 2 ? true : undefined), 'the line');
    await house().control('switches', { failNext: 1000 });
    await typing;
    await house().control('switches', { failNext: 0, slowMs: 0 });
    await house().say(nina, exchange);
    const isWhole = (card: Parameters<typeof textsOf>[0]) =>
      textsOf(card).includes(id) && textsOf(card).includes('Exchange');
    await asked(house(), nina, 'place', isWhole);
    await answered(house(), nina, 'place');
    await eventually(
      async () => (['provisioning', 'done'].includes((await orderOf(id))?.state ?? '') ? true : undefined),
      'it is sold',
    );
    const { orders } = house().simulator.world.state.commerce;
    const sold = orders.filter(({ customerTenantId }) => customerTenantId === adventure);
    assert.deepEqual(JSON.stringify(sold).match(/"quantity":\d+/g), ['"quantity":21', '"quantity":7']);
  });

  it('products of one sentence, the conversation is not kept: typed again they are there once', async () => {
    const { id } = await readyOf('nina');
    const [first] = await quantities(id);
    await answered(house(), nina, 'add');
    const both = () =>
      house().say(nina, '7 exchange online plan 1 and 3 exchange online plan 2 yearly billed monthly');
    await unkept(both);
    await both();
    assert.deepEqual(await quantities(id), [first, 7, 3]);
  });

  it('the first product of an order: there once', async () => {
    await house().say(nina, 'order for adventure-works.com');
    await answered(house(), nina, 'yes');
    const type = () => house().say(nina, '9 exchange online plan 1 yearly billed monthly');
    await unkept(type);
    await type();
    assert.deepEqual(await quantities(await newest()), [9]);
  });

  it('an add-on, whose base is pressed again: the base is there once', async () => {
    await house().say(nina, '5 teams phone standard yearly billed monthly for contoso.com');
    await answered(house(), nina, 'yes');
    const base = await eventually(async () => {
      const card = (await botMessages(house(), nina)).findLast((message) => buttonsOf(message).length > 0);
      const choices = (card === undefined ? [] : buttonsOf(card)).map(({ data }) => String(data?.['choice']));
      return choices.find((choice) => /^[A-Z0-9]{8,}:\d+$/.test(choice));
    }, 'the question for a base');
    await unkept(() => answered(house(), nina, base));
    await answered(house(), nina, base);
    assert.equal((await quantities(await newest())).length, 2);
  });
});

describe('an answer that is played again, at two instances', () => {
  const house = useSellingHouse();
  const { readyOf, orderOf, crowd } = useCrowd(house);
  const quantities = async (id: string) => quantitiesOf(await orderOf(id));
  let second: BotInstance;
  before(async () => {
    second = await startBotInstance(house().environment());
  });
  after(async () => {
    second.terminate();
    await second.ended;
  });

  it('something else is said at the other while it is put together: one line', async () => {
    const authorization = `Bearer ${await channelToken(house().simulator.context, teamsServiceUrl)}`;
    const say = (origin: string, text: string) =>
      postActivity(origin, activity({ ...crowd.nina, text }), { authorization });
    await say(second.origin, 'status');
    for (let round = 0; round < 3; round += 1) {
      const { id } = await readyOf('nina');
      const [first] = await quantities(id);
      await answered(house(), nina, 'add');
      await house().control('switches', { slowMs: 60 });
      const typed = say(house().botOrigin(), exchange);
      await eventually(
        async () => ((await quantities(id)).length === 2 ? true : undefined),
        'the line is written',
      );
      await Promise.all([typed, say(second.origin, 'help')]);
      await house().control('switches', { slowMs: 0 });
      assert.deepEqual(await quantities(id), [first, 7]);
    }
  });
});
