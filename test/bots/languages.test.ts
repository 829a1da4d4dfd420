import assert from 'node:assert/strict';
import { words as acceptWords } from '../../src/dialogs/accept/text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { startBotInstance } from '../support/bot-instance.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { channelToken } from '../../simulator/teams/delivery.ts';
import { activity, press } from './support/activities.ts';
import { postActivity, postSigned } from './support/http.ts';
import { botMessages, chatId, openCase } from './support/journeys.ts';
import { person, teamsServiceUrl, tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const kit = { en: kitWords('en'), de: kitWords('de') };
const accept = { en: acceptWords('en'), de: acceptWords('de') };

describe('the language somebody asked for', () => {
  const house = useRehearsal();
  let megan: Record<string, unknown>;
  before(async () => {
    const id = await chatId(house(), person.megan);
    megan = { conversation: { id, conversationType: 'personal', tenantId: tenant.contoso } };
  });

  /** What the bot writes in answer to these words, cards too. */
  async function answerTo(text: string, locale: string): Promise<string> {
    const count = (await botMessages(house(), person.megan)).length;
    await postSigned(house(), activity({ ...megan, locale, text }));
    return (await botMessages(house(), person.megan)).slice(count).map(textsOf).join('\n');
  }

  it('Teams in French: English; once German was asked for, German, whatever Teams says', async () => {
    assert.match(await answerTo('help', 'fr-FR'), /What I can do for you/);
    assert.match(await answerTo('auf Deutsch bitte', 'fr-FR'), /Ab jetzt spreche ich Deutsch/);
    for (const locale of ['fr-FR', 'en-IE'])
      assert.match(await answerTo('help', locale), /Was ich für Sie tun kann/);
    assert.match(await answerTo('english', 'de-DE'), /From now on I speak English/);
    assert.match(await answerTo('help', 'de-DE'), /What I can do for you/);
  });

  it('a case is open: its card changes at once, and the news of it come in that language', async () => {
    const { card, caseId } = await openCase(house(), person.megan);
    await house().say(person.megan, 'deutsch');
    const redrawn = async () =>
      (await botMessages(house(), person.megan)).find(
        (one) => one.id === card.id && textsOf(one).includes(accept.de.waiting.check),
      );
    await eventually(redrawn, 'the card in German');
    await house().control('accept', { userId: person.megan, accountId: 'europe' });
    const told = async () =>
      (await botMessages(house(), person.megan)).find(({ text }) =>
        text.includes(accept.de.accepted.told('Open Door Technology')),
      );
    await eventually(told, `news of ${caseId} in German`);
  });

  it('another instance, as after a restart: still that language', async function () {
    const second = await startBotInstance(house().environment());
    try {
      const authorization = `Bearer ${await channelToken(house().simulator.context, teamsServiceUrl)}`;
      await postActivity(second.origin, activity({ ...megan, text: 'help' }), { authorization });
      const helps = async () =>
        (await botMessages(house(), person.megan)).find(({ text }) => text.includes(kit.de.help));
      await eventually(helps, 'help in German');
    } finally {
      second.terminate();
      await second.ended;
    }
  });

  it('excuses too: a press whose first delivery is still being worked on', async () => {
    const body = press('answer', { choice: 'x', stamp: 'y' }, { ...megan, id: 'in-progress' });
    const { id } = megan['conversation'] as { id: string };
    await house()
      .database.db.insertInto('seen_activity')
      .values({ conversation_id: id, activity_id: 'in-progress', state: 'begun', begun_at: Date.now() })
      .execute();
    const answer = await postSigned(house(), body);
    assert.equal((answer.json as { value?: unknown }).value, kit.de.busy);
  });
});
