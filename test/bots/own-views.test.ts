import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { activitySchema, channelOf, type TeamsActivity } from '../../src/bots/activity.ts';
import { cardInPlace, createOwnViews, lookOf } from '../../src/bots/own-views.ts';
import { card, heading } from '../../src/dialogs/kit/card.ts';
import type { Announced, Audience, Flow } from '../../src/dialogs/kit/flow.ts';
import type { Speaker } from '../../src/dialogs/kit/turn.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { setCaseCard } from '../../src/services/store/case-cards.ts';
import { saveReference } from '../../src/services/store/references.ts';
import { sealedReference } from '../../src/services/store/sealed-reference.ts';
import { createSecretBox } from '../../src/services/store/secret-box.ts';
import { useDatabase } from '../support/database.ts';
import { press } from './support/activities.ts';

const tenantId = '66666666-6666-4666-8666-000000000001';
const somebody = () => ({ tenantId, userId: randomUUID() });

describe('views of a card that only one person has', () => {
  const database = useDatabase();
  const box = createSecretBox(Buffer.alloc(32, 7).toString('base64'));
  const owner = somebody();
  const seller = somebody();
  const stranger = somebody();
  const caseId = 'A-1';
  let channelId: string;
  let announced: Audience[];

  /** A case that its owner may decide, its seller has asked for, and only their company sees. */
  const flow: Pick<Flow, 'id' | 'roles' | 'announce'> = {
    id: 'sample',
    roles: ['owner', 'seller'],
    announce: async (_news, audience): Promise<Announced | undefined> => {
      announced.push(audience);
      const side = { [owner.userId]: 'decide', [seller.userId]: 'answer', [channelId]: 'look' }[
        audience.userId
      ];
      if (side === undefined) return undefined;
      return {
        card: card(heading(side)),
        message: side,
        ownViews: { version: 3, people: [owner, seller] },
      };
    },
  };
  const look = () =>
    createOwnViews({
      database: database(),
      box,
      host: { flow: (id) => (id === 'sample' ? (flow as Flow) : undefined) },
      languages: { chosenBy: async () => undefined },
      timeZone: 'UTC',
    });

  const speaker = (who: typeof owner, more: Partial<Speaker> = {}): Speaker => ({
    ...who,
    name: 'Somebody',
    roles: new Set(['customer', 'owner']),
    staff: false,
    language: 'en',
    locale: 'en-IE',
    timeZone: 'UTC',
    clientCountry: undefined,
    place: 'group',
    channel: { conversationId: channelId, name: 'Sales' },
    conversationId: channelId,
    ...more,
  });
  const asks = (who: typeof owner, replyToId = 'posted', verb = 'sample.look'): TeamsActivity =>
    activitySchema.parse(
      press(
        verb,
        { case: caseId, v: 3 },
        {
          from: { id: `29:${who.userId}`, aadObjectId: who.userId },
          conversation: { id: `${channelId};messageid=1`, conversationType: 'channel', tenantId },
          channelData: { tenant: { id: tenantId } },
          replyToId,
        },
      ),
    );
  const answerTo = async (who: typeof owner, person = speaker(who), activity = asks(who)) => {
    const input = lookOf(activity);
    assert.ok(input !== undefined);
    const { body } = await look()(activity, person, input);
    const { value } = body as { value: string | { body?: { text: string }[]; refresh?: object } };
    return typeof value === 'string'
      ? { says: value }
      : { says: value.body?.[0]?.text, refresh: value.refresh };
  };
  const know = (who: typeof owner, reference: object) =>
    saveReference(
      database().db,
      {
        ...who,
        kind: 'personal',
        conversationId: `a:${who.userId}`,
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        reference,
        locale: 'en-IE',
        timeZone: 'UTC',
      },
      1,
    );

  beforeEach(async () => {
    announced = [];
    channelId = `19:${randomUUID()}@thread.tacv2`;
    const target = { tenantId, userId: channelId };
    await saveReference(
      database().db,
      {
        ...target,
        kind: 'channel',
        conversationId: channelId,
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        reference: {},
        locale: undefined,
        timeZone: undefined,
      },
      1,
    );
    await setCaseCard(
      database().db,
      { flow: 'sample', caseId, target, conversationId: channelId, activityId: 'posted' },
      1,
    );
  });

  it('each person: their own view, which asks for itself again and names nobody else', async () => {
    const own = await answerTo(owner);
    assert.equal(own.says, 'decide');
    assert.deepEqual(own.refresh, {
      action: { type: 'Action.Execute', verb: 'sample.look', data: { case: caseId, v: 3 } },
      userIds: [`29:${owner.userId}`],
    });
    assert.equal((await answerTo(seller)).says, 'answer');
  });

  it('nobody of the case, or without a role: what everybody sees in the channel', async () => {
    assert.equal((await answerTo(stranger)).says, 'look');
    assert.equal((await answerTo(owner, speaker(owner, { roles: new Set(['customer']) }))).says, 'look');
    assert.equal(announced.at(-1)?.isChannel, true);
  });

  it('a forged place: the channel’s card is shown only where it stands', async () => {
    const unknown = kitWords('en').notYours;
    assert.equal((await answerTo(stranger, speaker(stranger), asks(stranger, 'elsewhere'))).says, unknown);
    const atHome = speaker(stranger, { channel: undefined, place: 'personal' });
    assert.equal((await answerTo(stranger, atHome)).says, unknown);
    const otherChannel = speaker(stranger, { channel: { conversationId: '19:x', name: '' } });
    assert.equal((await answerTo(stranger, otherChannel)).says, unknown);
    const otherTenant = speaker({ ...stranger, tenantId: randomUUID() });
    assert.equal((await answerTo(stranger, otherTenant)).says, unknown);
  });

  it('a flow that is none: nothing to see', async () => {
    const activity = asks(owner, 'posted', 'nothing.look');
    assert.equal((await answerTo(owner, speaker(owner), activity)).says, kitWords('en').stale);
  });

  it('in the own chat: the newest card, without asking for itself', async () => {
    const atHome = speaker(owner, { channel: undefined, place: 'personal' });
    assert.deepEqual(await answerTo(owner, atHome), { says: 'decide', refresh: undefined });
  });

  it('other presses: are none', () => {
    assert.equal(lookOf(asks(owner, 'posted', 'sample.approve')), undefined);
    assert.equal(lookOf({ ...asks(owner), type: 'message' }), undefined);
  });

  describe('the card that stands in a channel', () => {
    const made = (people: readonly (typeof owner)[]) => ({
      card: card(heading('base')),
      ownViews: { version: 3, people },
    });
    const inPlace = (people: readonly (typeof owner)[], isChannel = true) =>
      cardInPlace({ database: database(), box }, made(people), { flow: 'sample', caseId, isChannel });

    it('names those with a view of their own as Teams does; of those who never wrote nothing is known', async () => {
      const [one, two, silent] = [somebody(), somebody(), somebody()];
      // Sealed as it is kept now, and as it was kept before.
      await know(one, sealedReference(box, { ...one, reference: { user: { id: '29:1one' } } }));
      await know(two, { user: { id: '29:1two' } });
      await know(silent, { channelId: 'msteams' });
      const { refresh } = await inPlace([two, silent, one, somebody()]);
      assert.deepEqual(refresh, {
        action: { type: 'Action.Execute', verb: 'sample.look', data: { case: caseId, v: 3 } },
        userIds: ['29:1two', '29:1one'],
      });
    });

    it('more than sixty: the first sixty', async () => {
      const many = Array.from({ length: 70 }, somebody);
      for (const one of many) await know(one, { user: { id: `29:${one.userId}` } });
      const { refresh } = await inPlace(many);
      assert.deepEqual(
        refresh?.userIds,
        many.slice(0, 60).map(({ userId }) => `29:${userId}`),
      );
    });

    it('nobody known: an empty list, so that Teams does not ask for everybody', async () =>
      assert.deepEqual((await inPlace([somebody()])).refresh?.userIds, []));

    it('somebody’s own chat, or a case without own views: asks for nothing', async () => {
      assert.equal((await inPlace([owner], false)).refresh, undefined);
      const place = { flow: 'sample', caseId, isChannel: true };
      const { ownViews: _, ...without } = made([]);
      assert.equal((await cardInPlace({ database: database(), box }, without, place)).refresh, undefined);
    });
  });

  describe('the channel of an activity', () => {
    const of = (id: string, more: object = {}, channelData: object = {}) =>
      channelOf({ conversation: { id, conversationType: 'channel', ...more }, channelData });

    it('the channel, not the thread; named as far as Teams tells it', () => {
      assert.deepEqual(of('19:a@thread;messageid=7', { name: 'Sales' }), {
        conversationId: '19:a@thread',
        name: 'Sales',
      });
      assert.equal(of('19:a', {}, { team: { id: 't', name: 'Northwind' } })?.name, 'Northwind');
      assert.equal(of('19:a')?.name, '');
    });

    it('a chat: none', () =>
      assert.equal(channelOf({ conversation: { id: 'a:1', conversationType: 'personal' } }), undefined));
  });
});
