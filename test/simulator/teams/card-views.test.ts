import assert from 'node:assert/strict';
import { northwindSales } from '../../../simulator/teams/chats.ts';
import { eventually } from '../../support/eventually.ts';
import { startTeams, type RehearsedTeams } from './rehearsed-teams.ts';

const nina = '77777777-7777-4777-8777-000000000011';
const oscar = '77777777-7777-4777-8777-000000000012';
const cora = '77777777-7777-4777-8777-000000000031';

const cardFor = (text: string, userIds?: readonly string[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  ...(userIds === undefined
    ? {}
    : {
        refresh: { action: { type: 'Action.Execute', verb: 'x.look', data: { case: 'X', v: 1 } }, userIds },
      }),
  body: [{ type: 'TextBlock', text }],
});
const attached = (content: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

describe('a team channel of a reseller, and views only one person has', () => {
  let teams: RehearsedTeams;
  let activityId: string;
  const place = `https://smba.trafficmanager.net/emea/v3/conversations/${encodeURIComponent(northwindSales)}`;
  const looks = () =>
    teams.bot.received.map(({ activity }) => activity).filter(({ name }) => name === 'adaptiveCard/action');
  const passMinute = () => {
    const { world } = teams.simulator;
    world.setClock(world.state.clockOffsetMs + 61_000);
  };
  const viewed = (number: number, of: number) => ({
    kind: 'card',
    card: cardFor(`view ${number} of 29:${oscar}`),
    of,
  });
  const look = (userId: string) =>
    teams.person(northwindSales, 'actions', {
      as: userId,
      activityId,
      action: { verb: 'x.look', data: { case: 'X', v: 1 } },
      trigger: 'automatic',
    });

  before(async () => {
    teams = await startTeams();
    await eventually(
      () =>
        teams.bot.received.some(
          ({ activity: { type, conversation } }) =>
            type === 'installationUpdate' && conversation.id === northwindSales,
        ) || undefined,
      'that it was added',
    );
    teams.bot.onActivity(({ activity: { from } }) => ({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: cardFor(`view ${looks().length} of ${from.id}`),
      },
    }));
    const posted = await teams.asBot(
      'POST',
      `${place}/activities`,
      attached(cardFor('base', [`29:${oscar}`])),
    );
    activityId = (posted.json as { id: string }).id;
  });
  after(() => teams.stop());

  it('the channel: its three people see it, nobody else, with the name of their company', async () => {
    for (const [userId, sees] of [
      [nina, true],
      [oscar, true],
      [cora, false],
    ] as const) {
      const answer = await fetch(`${teams.simulator.origin}/teams/api/people/${userId}/chats`);
      const { chats } = (await answer.json()) as { chats: { id: string; company: string }[] };
      assert.equal(
        chats.find(({ id }) => id === northwindSales)?.company,
        sees ? 'Northwind IT Ltd' : undefined,
      );
    }
  });

  it('a person the card names: the bot is asked, as Teams does by itself, and only this person gets the view', async () => {
    const { outcome } = await look(oscar);
    assert.deepEqual(outcome, viewed(1, 0));
    const [asked] = looks();
    assert.equal((asked?.value as { trigger?: string } | undefined)?.trigger, 'automatic');
    assert.equal(asked?.from.id, `29:${oscar}`);
    const answer = await fetch(
      `${teams.simulator.origin}/teams/api/chats/${encodeURIComponent(northwindSales)}?as=${nina}`,
    );
    assert.doesNotMatch(await answer.text(), /view 1/);
  });

  it('somebody the card does not name: the bot is not asked', async () => {
    assert.deepEqual((await look(nina)).outcome, { kind: 'done' });
    assert.equal(looks().length, 1);
  });

  it('within the minute: the view of then; after it, by the simulated clock, the bot is asked again', async () => {
    assert.deepEqual((await look(oscar)).outcome, viewed(1, 0));
    assert.equal(looks().length, 1);
    passMinute();
    assert.deepEqual((await look(oscar)).outcome, viewed(2, 0));
  });

  it('the bot changes the card within the minute: nobody keeps a view of the old one', async () => {
    const changed = cardFor('decided', [`29:${oscar}`]);
    await teams.asBot('PUT', `${place}/activities/${activityId}`, attached(changed));
    assert.deepEqual((await look(oscar)).outcome, { kind: 'done' });
    assert.equal(looks().length, 2);
    passMinute();
    assert.deepEqual((await look(oscar)).outcome, viewed(3, 1));
  });

  it('a press counts as an answer too', async () => {
    passMinute();
    await teams.person(northwindSales, 'actions', {
      as: oscar,
      activityId,
      action: { verb: 'x.approve', data: {} },
    });
    const asked = looks().length;
    assert.equal((await look(oscar)).outcome?.kind, 'card');
    assert.equal(looks().length, asked);
  });
});
