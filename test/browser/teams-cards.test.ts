import assert from 'node:assert/strict';
import { northwindSales } from '../../simulator/teams/chats.ts';
import { openTeams, type OpenedTeams } from '../support/browser.ts';
import type { BotAnswer, ReceivedActivity } from '../support/fake-bot.ts';
import { diego, megan, startTeams, type RehearsedTeams } from '../simulator/teams/rehearsed-teams.ts';

const nina = '77777777-7777-4777-8777-000000000011';
const oscar = '77777777-7777-4777-8777-000000000012';

interface Press {
  readonly trigger: string;
  readonly state?: string;
  readonly action: { readonly verb: string; readonly data: unknown };
}

const card = (text: string, ...actions: object[]) => ({
  type: 'AdaptiveCard',
  version: '1.4',
  body: [{ type: 'TextBlock', text, wrap: true }],
  actions,
});
const button = (title: string) => ({ type: 'Action.Execute', title, verb: title });
const answer = (statusCode: number, kind: string, value: unknown): BotAnswer => ({
  status: 200,
  body: { statusCode, type: `application/vnd.microsoft.${kind}`, value },
});

describe('cards of the Teams page, in the applet of the renderer', () => {
  let teams: RehearsedTeams;
  let window: OpenedTeams;

  beforeEach(async () => {
    teams = await startTeams();
  });
  afterEach(async () => {
    await window.close();
    await teams.stop();
  });

  async function open(userId: string): Promise<void> {
    window = await openTeams({ origin: teams.simulator.origin, users: [userId] });
  }
  async function post(userId: string, ...cards: unknown[]): Promise<void> {
    const chat = encodeURIComponent((await teams.chatOf(userId)).id);
    const attachments = cards.map((content) => ({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content,
    }));
    const url = `https://smba.trafficmanager.net/emea/v3/conversations/${chat}/activities`;
    await teams.asBot('POST', url, { type: 'message', attachments });
  }
  function onPress(answerTo: (press: Press) => BotAnswer | undefined | Promise<BotAnswer>): void {
    teams.bot.onActivity(({ activity }: ReceivedActivity) =>
      activity.name === 'adaptiveCard/action' ? answerTo(activity.value as Press) : undefined,
    );
  }
  function passMinute(): void {
    const { world } = teams.simulator;
    world.setClock(world.state.clockOffsetMs + 61_000);
  }
  const note = () => window.root.locator('.card-note');
  const redraw = () => window.page.getByRole('button', { name: /^Switch to .* theme$/ }).click();

  it('a view of the own: kept when the page draws again, refreshed when it is older than a minute', async () => {
    const pressed: string[] = [];
    onPress(({ trigger, action }) => {
      pressed.push(`${trigger} ${action.verb} ${JSON.stringify(action.data)}`);
      return answer(200, 'card.adaptive', card(`view ${pressed.length}`, button('again')));
    });
    await open(megan);
    const action = { type: 'Action.Execute', verb: 'see', data: { of: 1 } };
    await post(megan, { ...card('for everybody'), refresh: { action, userIds: [`29:${megan}`] } });
    await window.waitForText('view 1');
    await window.press('again');
    await window.waitForText('view 2');
    await redraw();
    await window.waitForText('view 2');
    passMinute();
    await redraw();
    await window.waitForText('view 3');
    assert.deepEqual(pressed, ['automatic see {"of":1}', 'manual again {}', 'automatic see {"of":1}']);
  });

  it('a card in a channel: everybody sees it, and one person a view of their own, until the bot changes it', async () => {
    const channel = encodeURIComponent(northwindSales);
    const activities = `https://smba.trafficmanager.net/emea/v3/conversations/${channel}/activities`;
    const asksFor = (text: string) => ({
      ...card(text),
      refresh: {
        action: { type: 'Action.Execute', verb: 'x.look', data: { case: 'X', v: 1 } },
        userIds: [`29:${oscar}`],
      },
    });
    const message = (content: object) => ({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    });
    const reason = { type: 'Input.Text', id: 'reason', label: 'Reason', maxLength: 100 };
    onPress(() =>
      answer(200, 'card.adaptive', {
        ...card('only for Oscar'),
        body: [reason, ...card('only for Oscar').body],
      }),
    );
    const { id } = (await teams.asBot('POST', activities, message(asksFor('for everybody')))).json as {
      id: string;
    };
    window = await openTeams({ origin: teams.simulator.origin, users: [oscar, nina] });
    for (const userId of [oscar, nina]) {
      const { root } = window.pane(userId);
      await root.getByRole('button', { name: /^Back to the chat list/ }).click();
      await root.getByRole('button', { name: /Northwind sales/ }).click();
    }
    await window.pane(nina).waitForText('for everybody');
    await window.pane(oscar).waitForText('only for Oscar');
    await window.pane(oscar).fill('Reason', 'half a sentence');
    await teams.asBot('POST', activities, { type: 'message', text: 'something else' });
    await window.pane(oscar).waitForText('something else');
    assert.equal(await window.pane(oscar).root.getByLabel('Reason').inputValue(), 'half a sentence');
    assert.doesNotMatch(await window.pane(nina).root.locator('.messages').innerText(), /only for Oscar/);
    await teams.asBot('PUT', `${activities}/${id}`, message(card('decided')));
    await window.pane(nina).waitForText('decided');
    await window.pane(oscar).waitForText('decided');
    assert.doesNotMatch(await window.pane(oscar).root.locator('.messages').innerText(), /only for Oscar/);
  });

  it('a press that needs sign-in, cards of one message apart: the same press goes again with the digits', async () => {
    const state = { connectionName: 'entra', conversation: { user: { id: `29:${diego}` } } };
    const packed = encodeURIComponent(Buffer.from(JSON.stringify(state)).toString('base64'));
    const resource = `https://token.botframework.com/api/botsignin/GetSignInResource?state=${packed}`;
    const { signInLink } = (await teams.asBot('GET', resource)).json as { signInLink: string };
    const buttons = [{ type: 'signin', title: 'Sign me in', value: signInLink }];
    const request = { text: 'Your name, please', connectionName: 'entra', buttons };
    const presses: Press[] = [];
    onPress((press) => {
      presses.push(press);
      if (press.state === undefined) return answer(401, 'activity.loginRequest', request);
      return answer(200, 'card.adaptive', card('now I know you'));
    });
    await open(diego);
    await post(diego, card('first', button('Who')), card('second'));
    await window.press('Who');
    await window.waitForText('Your name, please');
    const [popup] = await Promise.all([window.context.waitForEvent('page'), window.press('Sign me in')]);
    await popup.getByRole('button', { name: /Diego Siciliani/ }).click();
    await popup.getByRole('button', { name: 'Accept' }).click();
    await window.waitForText('now I know you');
    await window.waitForText('second');
    assert.equal(await note().count(), 0);
    assert.deepEqual(presses.at(-1)?.action, presses[0]?.action);
    assert.match(presses.at(-1)?.state ?? '', /^\d{6}$/);
  });

  it('an answer on its way: the card is busy; a text that looks like a number is still a text', async () => {
    const { promise, resolve } = Promise.withResolvers<BotAnswer>();
    onPress(() => promise);
    await open(megan);
    await post(megan, card('count', button('How many')));
    await window.press('How many');
    await window.root.locator('.card.busy[aria-busy]').waitFor();
    resolve(answer(200, 'activity.message', '5'));
    await note().getByText('5', { exact: true }).waitFor();
    assert.equal(await window.root.locator('.card:is(.busy, [aria-busy])').count(), 0);
    assert.deepEqual(window.errors, []);
  });

  it('an answer that is no card, or none for the network: Teams says so, once', async () => {
    let asked = 0;
    onPress(() => {
      asked += 1;
      return answer(200, 'card.adaptive', { type: 'Nonsense' });
    });
    await open(megan);
    await post(megan, card('ask', button('Go')), { type: 'Nonsense' });
    await window.waitForText('This card cannot be shown');
    await window.press('Go');
    await note().getByText('Something went wrong. Please try again.').waitFor();
    await window.page.route('**/actions', (route) => route.abort());
    await window.press('Go');
    await note().getByText('Unable to reach app. Please try again.').waitFor();
    assert.equal(await note().count(), 1);
    assert.equal(asked, 1);
  });

  it('a part folded out below the edge of the pane: comes into view; folded in again, nothing moves', async () => {
    await open(megan);
    const part = {
      type: 'Container',
      id: 'part',
      isVisible: false,
      items: [...Array(6).keys()].map((n) => ({ type: 'TextBlock', text: `unfolded ${n}`, wrap: true })),
    };
    const toggle = { type: 'Action.ToggleVisibility', title: 'Unfold', targetElements: ['part'] };
    const lines = [...Array(30).keys()].map((n) => ({ type: 'TextBlock', text: `line ${n}`, wrap: true }));
    const body = [...lines, { type: 'ActionSet', actions: [toggle] }, part];
    await post(megan, { type: 'AdaptiveCard', version: '1.5', body });
    await window.waitForText('line 29');
    const list = window.root.locator('.messages');
    const bottom = () => list.evaluate((pane) => pane.getBoundingClientRect().bottom);
    const last = window.root.getByText('unfolded 5');
    await window.press('Unfold');
    await last.waitFor();
    const box = await last.boundingBox();
    assert.ok(box !== null && box.y + box.height <= (await bottom()), 'its last line is above the edge');
    const scrolled = () => list.evaluate((pane) => pane.scrollTop + pane.clientHeight - pane.scrollHeight);
    await window.press('Unfold');
    await last.waitFor({ state: 'hidden' });
    assert.ok(Math.abs(await scrolled()) < 40, 'the end of the card is still there');
  });

  it('buttons that speak for the person: the words are said, and nothing is pressed', async () => {
    await open(megan);
    const speaking = (title: string, msteams: object) => ({
      type: 'Action.Submit',
      title,
      data: { msteams },
    });
    await post(
      megan,
      card(
        'say',
        speaking('One', { type: 'imBack', value: 'first words' }),
        speaking('Two', { type: 'messageBack', text: 'second words' }),
      ),
    );
    await window.press('One');
    await window.root.locator('.message.own').getByText('first words').waitFor();
    await window.press('Two');
    await window.root.locator('.message.own').getByText('second words').waitFor();
    const heard = teams.bot.received.flatMap(({ activity }) =>
      activity.type === 'message' ? [activity.text] : [],
    );
    assert.deepEqual(heard, ['first words', 'second words']);
  });
});
