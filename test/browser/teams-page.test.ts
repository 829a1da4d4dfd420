import assert from 'node:assert/strict';
import type { BotAnswer, ReceivedActivity } from '../support/fake-bot.ts';
import { allowanceCard, reasonCard } from '../support/sample-cards.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { openTeams, type OpenedTeams, type TeamsOptions } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import {
  alex,
  diego,
  megan,
  priya,
  startTeams,
  type RehearsedTeams,
} from '../simulator/teams/rehearsed-teams.ts';

const conversations = 'https://smba.trafficmanager.net/emea/v3/conversations';
const cardMessage = (content: unknown) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});
const newCard = (value: unknown): BotAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});
const shortText = (value: string): BotAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
});

describe('the Teams page in a browser', () => {
  let teams: RehearsedTeams;
  let opened: OpenedTeams[];

  beforeEach(async () => {
    teams = await startTeams();
    opened = [];
  });
  afterEach(async () => {
    for (const window of opened) {
      assert.deepEqual(window.strayRequests, [], 'the page asks nobody but the rehearsal');
      await window.close();
    }
    await teams.stop();
  });

  async function open(options: Partial<TeamsOptions> = {}): Promise<OpenedTeams> {
    const window = await openTeams({ origin: teams.simulator.origin, users: [megan], ...options });
    opened.push(window);
    return window;
  }
  const reply = (activity: ReceivedActivity['activity'], message: unknown) =>
    teams.asBot(
      'POST',
      `${conversations}/${encodeURIComponent(activity.conversation.id)}/activities`,
      message,
    );
  async function postTo(userId: string, message: unknown): Promise<string> {
    const { id } = await teams.chatOf(userId);
    const answer = await teams.asBot(
      'POST',
      `${conversations}/${encodeURIComponent(id)}/activities`,
      message,
    );
    return (answer.json as { id: string }).id;
  }
  /** What the bot received from the person's presses, newest last. */
  const presses = () =>
    teams.bot.received.flatMap(({ activity }) =>
      activity.name === 'adaptiveCard/action'
        ? [activity.value as { trigger: string; action: { verb: string; data: Record<string, unknown> } }]
        : [],
    );

  it('a message answered by a card, a press, the next card with inputs, the data at the bot', async () => {
    teams.bot.onActivity(async ({ activity }) => {
      if (activity.type === 'message') await reply(activity, cardMessage(allowanceCard));
      if (activity.name !== 'adaptiveCard/action') return undefined;
      return presses().at(-1)?.action.verb === 'start' ? newCard(reasonCard) : shortText('Noted.');
    });
    const window = await open();
    await window.say('hello');
    await window.waitForText('What this allows');
    await window.press('Start');
    await window.waitForText('Another region?');
    await window.press('Change region');
    await window.waitForText('Say why in a few words.');
    assert.equal(presses().length, 1, 'a missing input is asked for before anything is sent');
    // This bot leaves its message as it was; the new card is the person's own view.
    await window.root.getByLabel('Reason').fill('we moved');
    await window.press('Change region');
    await window.waitForText('Noted.');
    assert.deepEqual(presses().at(-1)?.action.data, { region: 'europe', reason: 'we moved' });
    assert.deepEqual(window.errors, []);
  });

  it('the bot fails: Teams says so under the card, and the card stays', async () => {
    const window = await open();
    await postTo(megan, cardMessage(allowanceCard));
    teams.bot.onActivity(() => ({ status: 500 }));
    await window.press('Start');
    await window.waitForText('Unable to reach app');
    await window.waitForText('What this allows');
  });

  it('the bot changes the card while it answers the press: its short text stands under the new card', async () => {
    const window = await open();
    const id = await postTo(megan, cardMessage(allowanceCard));
    teams.bot.onActivity(async ({ activity }) => {
      if (activity.name !== 'adaptiveCard/action') return undefined;
      const chat = `${conversations}/${encodeURIComponent(activity.conversation.id)}/activities/${id}`;
      await teams.asBot('PUT', chat, cardMessage(reasonCard));
      await window.waitForText('Another region?');
      return shortText('Changed for you.');
    });
    await window.press('Start');
    await window.waitForText('Changed for you.');
    assert.equal(await window.root.getByText('What this allows').count(), 0);
  });

  it('the bot changes the card after its answer, which arrives later: the change stays', async () => {
    const window = await open();
    const id = await postTo(megan, cardMessage(allowanceCard));
    teams.bot.onActivity(({ activity }) =>
      activity.name === 'adaptiveCard/action' ? newCard(allowanceCard) : undefined,
    );
    await window.page.route(/\/teams\/api\/chats\/[^/]+\/actions$/, async (route) => {
      const answer = await route.fetch();
      const chat = `${conversations}/${encodeURIComponent((await teams.chatOf(megan)).id)}/activities/${id}`;
      await teams.asBot('PUT', chat, cardMessage(reasonCard));
      await window.waitForText('Another region?');
      await route.fulfill({ response: answer });
    });
    const isAnswered = window.page.waitForResponse(/\/actions$/);
    await window.press('Start');
    await isAnswered;
    await window.root.locator('.card-holder:not([data-pressed])').waitFor();
    assert.equal(await window.root.getByText('What this allows').count(), 0);
    await window.waitForText('Another region?');
  });

  it('somebody types while the answer to a press comes: the keyboard stays with them', async () => {
    const window = await open();
    await postTo(megan, cardMessage(allowanceCard));
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    teams.bot.onActivity(async ({ activity }) => {
      if (activity.name !== 'adaptiveCard/action') return undefined;
      await released;
      return newCard(reasonCard);
    });
    await window.press('Start');
    const box = window.root.locator('.composer textarea');
    await box.fill('half a');
    release();
    await window.waitForText('Another region?');
    await window.page.keyboard.type(' sentence');
    assert.equal(await box.inputValue(), 'half a sentence');
  });

  it('update and deletion by the bot: the same message changes in place', async () => {
    const window = await open();
    const id = await postTo(megan, { type: 'message', text: 'working on it' });
    await window.waitForText('working on it');
    const chat = `${conversations}/${encodeURIComponent((await teams.chatOf(megan)).id)}/activities/${id}`;
    await teams.asBot('PUT', chat, { type: 'message', text: 'all **done**' });
    await window.waitForText('all done');
    assert.equal(await window.root.locator('.message').count(), 1);
    await teams.asBot('DELETE', chat);
    await window.waitForText('This message has been deleted');
  });

  it('a message that comes while the chat is being read is shown, though it is not in what was read', async () => {
    const window = await open();
    await postTo(megan, { type: 'message', text: 'before' });
    await window.waitForText('before');
    await window.page.route(/\/teams\/api\/chats\/[^/]+\?as=/, async (route) => {
      const read = await route.fetch();
      await postTo(megan, { type: 'message', text: 'meanwhile' });
      await window.waitForText('meanwhile');
      await route.fulfill({ response: read });
    });
    // The mark that the chat has been opened is sent when it was read.
    const isRead = window.page.waitForResponse(/\/open$/);
    await window.root.getByRole('navigation', { name: 'Chats' }).getByText('CSP Concierge').click();
    await isRead;
    assert.deepEqual(await window.root.locator('.message .bubble').allInnerTexts(), ['before', 'meanwhile']);
  });

  it('the stream of events comes late: what happened before it is read', async () => {
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const opening = open({
      prepare: (page) =>
        page.route(/\/teams\/api\/events/, async (route) => {
          isAsked();
          await released;
          await route.continue();
        }),
    });
    await asked;
    // By now the chat has been read once.
    await postTo(megan, { type: 'message', text: 'nobody listened' });
    release();
    await (await opening).waitForText('nobody listened');
  });

  it('typing: shown until the message comes', async () => {
    const window = await open();
    await postTo(megan, { type: 'typing' });
    await window.root.getByText('CSP Concierge is typing').waitFor();
    await postTo(megan, { type: 'message', text: 'here I am' });
    await window.waitForText('here I am');
    assert.equal(await window.root.getByText('is typing').count(), 0);
  });

  it('refresh: asked for by the people the card names, once within a minute, and without a sound', async () => {
    teams.bot.onActivity(({ activity }) =>
      activity.name === 'adaptiveCard/action' ? newCard(reasonCard) : undefined,
    );
    const window = await open();
    const refresh = (userId: string) => ({
      action: { type: 'Action.Execute', verb: 'see' },
      userIds: [`29:${userId}`],
    });
    await postTo(megan, cardMessage({ ...allowanceCard, refresh: refresh(alex) }));
    const id = await postTo(megan, cardMessage({ ...allowanceCard, refresh: refresh(megan) }));
    await window.waitForText('Another region?');
    const chat = `${conversations}/${encodeURIComponent((await teams.chatOf(megan)).id)}/activities/${id}`;
    await teams.asBot(
      'PUT',
      chat,
      cardMessage({ ...allowanceCard, refresh: refresh(megan), speak: 'changed' }),
    );
    await window.root.locator('.message').last().getByText('What this allows').waitFor();
    assert.deepEqual(
      presses().map(({ trigger, action }) => [trigger, action.verb]),
      [['automatic', 'see']],
    );
  });

  it('text of a stranger: Markdown is drawn, HTML is shown and never run', async () => {
    const window = await open();
    await postTo(megan, {
      type: 'message',
      text: '**bold** <img src=x onerror="document.title=1"> [x](javascript:alert(1)) \\*plain\\*',
    });
    await window.waitForText('bold <img src=x onerror="document.title=1"> [x](javascript:alert(1)) *plain*');
    assert.equal(await window.root.locator('.bubble strong').count(), 1);
    assert.equal(await window.root.locator('.bubble :is(img, a)').count(), 0);
  });

  it('an address: opens the simulated internet in a new tab; the real one is the tooltip', async () => {
    const window = await open();
    await postTo(megan, cardMessage(allowanceCard));
    const button = window.root.getByRole('link', { name: 'Open the admin center' });
    assert.equal(await button.getAttribute('title'), 'https://admin.microsoft.com/Adminportal/Home');
    const [tab] = await Promise.all([
      window.context.waitForEvent('page'),
      window.press('Open the admin center'),
    ]);
    assert.equal(new URL(tab.url()).pathname, '/_/admin.microsoft.com/Adminportal/Home');
  });

  it('a link into the chat with a message: the message stands in the box and is not sent', async () => {
    const window = await open({ message: 'accept I-3310' });
    const box = window.root.getByRole('textbox', { name: 'Type a message' });
    assert.equal(await box.inputValue(), 'accept I-3310');
    const address = 'https://teams.microsoft.com/l/chat/0/0?users=28:x&message=status';
    await postTo(megan, { type: 'message', text: `[Ask again](${address})` });
    await window.press('Ask again');
    assert.equal(await box.inputValue(), 'status');
    assert.equal(teams.bot.received.filter(({ activity }) => activity.type === 'message').length, 0);
  });

  it('sign-in by hand: window, consent, and the digits come back by themselves', async () => {
    const session = await fakeSignInLink(teams, diego);
    const content = {
      text: 'Please sign in',
      connectionName: 'entra',
      buttons: [{ type: 'signin', title: 'Sign in', value: session }],
    };
    const window = await open({ users: [diego] });
    await postTo(diego, {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content }],
    });
    const [popup] = await Promise.all([window.context.waitForEvent('page'), window.press('Sign in')]);
    await popup.getByRole('button', { name: /Diego Siciliani/ }).click();
    assert.deepEqual(await seriousFindings(popup), []);
    await popup.getByRole('button', { name: 'Accept' }).click();
    const verify = await eventually(
      () => teams.bot.received.find(({ activity }) => activity.name === 'signin/verifyState'),
      'the digits at the bot',
    );
    assert.match((verify.activity.value as { state: string }).state, /^\d{6}$/);
    await window.waitForText('You are signed in');
  });

  it('keyboard alone: from the message box to a button of the card and back', async () => {
    teams.bot.onActivity(({ activity }) =>
      activity.name === 'adaptiveCard/action' ? newCard(reasonCard) : undefined,
    );
    const window = await open();
    await postTo(megan, cardMessage(allowanceCard));
    await window.waitForText('What this allows');
    await window.root.getByRole('textbox', { name: 'Type a message' }).focus();
    const focused = () =>
      window.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    for (let i = 0; i < 10 && (await focused()) !== 'Start'; i += 1)
      await window.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Start');
    await window.page.keyboard.press('Enter');
    await window.waitForText('Another region?');
    const inCard = await window.page.evaluate(() => document.activeElement?.closest('.message') !== null);
    assert.ok(inCard, 'the focus goes on in the new card');
  });

  it('choosing a person: each tenant with its domain and the name of its country', async () => {
    const window = await open();
    await window.page.goto(`${teams.simulator.origin}/teams`);
    const contoso = window.page.locator('section').filter({ hasText: 'Contoso Ltd' });
    assert.equal(await contoso.locator('.domain').innerText(), 'contoso.onmicrosoft.com · Ireland');
    for (const shown of await window.page.locator('.domain').allInnerTexts())
      assert.doesNotMatch(shown, /· [A-Z]{2}$/);
  });

  it('two people side by side: each sees the own chat, and news as they come', async () => {
    const window = await open({ users: [megan, priya], viewport: { width: 1500, height: 850 } });
    await postTo(priya, { type: 'message', text: 'Contoso accepted' });
    await window.pane(priya).waitForText('Contoso accepted');
    assert.equal(await window.pane(megan).root.getByText('Contoso accepted').count(), 0);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`${theme}: no serious finding of axe-core, in the chat, the menu and the first page`, async () => {
      const window = await open({ theme });
      await postTo(megan, cardMessage(allowanceCard));
      await postTo(megan, {
        type: 'message',
        text: 'Say `help` or [read](https://learn.microsoft.com).',
        suggestedActions: { actions: [{ type: 'imBack', title: 'Not now', value: 'Not now' }] },
      });
      await window.say('hello');
      await postTo(megan, cardMessage(reasonCard));
      await window.waitForText('Another region?');
      await window.press('Change region');
      await window.screenshot(`teams-${theme}`);
      assert.deepEqual(await seriousFindings(window.page), []);
      await window.page.getByRole('button', { name: /Switch person/ }).click();
      assert.deepEqual(await seriousFindings(window.page), []);
      await window.page.goto(`${teams.simulator.origin}/teams`);
      await window.page.getByRole('heading', { level: 1 }).waitFor();
      assert.deepEqual(await seriousFindings(window.page), []);
    });
  }
});

/** A sign-in link as the token service gives it to the bot for this person. */
async function fakeSignInLink(teams: RehearsedTeams, userId: string): Promise<string> {
  const state = { connectionName: 'entra', conversation: { user: { id: `29:${userId}` } } };
  const packed = encodeURIComponent(Buffer.from(JSON.stringify(state)).toString('base64'));
  const answer = await teams.asBot(
    'GET',
    `https://token.botframework.com/api/botsignin/GetSignInResource?state=${packed}`,
  );
  return (answer.json as { signInLink: string }).signInLink;
}
