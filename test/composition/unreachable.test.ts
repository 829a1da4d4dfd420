import assert from 'node:assert/strict';
import { namingUnreached, tellOfUnreachable } from '../../src/composition/unreachable.ts';
import { card, heading } from '../../src/dialogs/kit/card.ts';
import { announceToDesk } from '../../src/dialogs/reseller-desk/announce.ts';
import { announceOrder } from '../../src/dialogs/order/announce.ts';
import { announceToOrderDesk } from '../../src/dialogs/order-desk/announce.ts';
import { samplePerson, sampleServices } from '../../scripts/gallery/samples.ts';
import { endNotices, type EndedNotice } from '../../src/services/store/ended-notices.ts';
import { insertNotice, noticesOfCase, type Notice } from '../../src/services/store/notices.ts';
import { sql } from 'kysely';
import { useDatabase } from '../support/database.ts';
import type { Announcement, Audience, Flow } from '../../src/dialogs/kit/flow.ts';

const nina = {
  tenantId: '66666666-6666-4666-8666-000000000001',
  userId: '77777777-7777-4777-8777-000000000011',
};

const noon = Date.UTC(2026, 8, 14, 12);

describe('somebody who cannot be reached', () => {
  const heardOf = async (flow: string): Promise<readonly string[]> => {
    const heard: string[] = [];
    const tell = tellOfUnreachable({
      news: {
        tellStaff: async (_, item) =>
          void heard.push(`${item.flow} ${item.event} ${String(item.facts?.['why'])}`),
        refreshCards: async (_, item) => void heard.push(`cards ${item.flow} ${item.caseId}`),
      },
      orders: {
        tellOthers: async (_, item, about) => void heard.push(`others ${item.caseId} but ${about.userId}`),
      },
      approvals: {
        unreached: async (_, id, person, why) => void heard.push(`approval ${id} ${person.userId} ${why}`),
      },
    });
    const notice: Partial<Notice> = { flow, caseId: 'F-1042', target: nina };
    await tell({} as never, notice as Notice, 'blocked');
    return heard;
  };

  it('staff hears in the flow where it sees the same case; of an order the others hear too', async () => {
    assert.deepEqual(await heardOf('accept'), ['invite unreached blocked']);
    assert.deepEqual(await heardOf('reseller'), ['reseller-desk unreached blocked']);
    assert.deepEqual(await heardOf('answer'), ['person unreached blocked']);
    assert.deepEqual(await heardOf('approval'), [`approval F-1042 ${nina.userId} blocked`]);
    assert.deepEqual(await heardOf('order'), [
      'order-desk unreached blocked',
      `others F-1042 but ${nina.userId}`,
    ]);
  });

  it('staff’s own cards: those of the others are drawn again, nobody is written to', async () => {
    for (const flow of ['invite', 'order-desk', 'reseller-desk', 'person'])
      assert.deepEqual(await heardOf(flow), [`cards ${flow} F-1042`]);
  });

  describe('somebody of the staff', () => {
    const database = useDatabase();
    const home = samplePerson({ staff: true }, 'en');
    const { tenantId } = home;
    const priya = { tenantId, userId: '22222222-2222-4222-8222-000000000001' };
    const sam = { tenantId, userId: '22222222-2222-4222-8222-000000000002' };
    const staff = {
      tenantId,
      people: [{ objectId: priya.userId, role: 'admin-agent' as const, name: 'Priya Nair' }],
      groups: [],
      news: { channel: true, people: true },
    };
    const desk: Flow = {
      id: 'order-desk',
      roles: [],
      name: () => '',
      askedFor: () => undefined,
      announce: async () => ({ card: card(heading('F-7')), message: 'F-7 needs you.' }),
    };
    const read = async (language: 'en' | 'de', userId = '19:desk') => {
      const news = { event: '', caseId: 'F-7', facts: {}, possibleRepeat: false };
      const [shown] = namingUnreached([desk], { database: database(), staff, clock: { now: () => noon } });
      const made = await shown?.announce?.(news, { ...home, userId, language });
      return JSON.stringify(made?.card);
    };
    const noted = async (target: typeof priya, state: 'sent' | 'unreachable', trouble?: string) => {
      const { db } = database();
      const what = { flow: 'order-desk', caseId: 'F-7', kind: 'card', event: 'trouble', facts: {} } as const;
      const id = await insertNotice(db, { ...what, target, now: 1 });
      const [notice] = (await noticesOfCase(db, 'F-7')).filter((one) => one.id === id);
      await endNotices(db, [{ notice: notice!, state, trouble, now: 2 }]);
    };

    it('never opened the bot: the channel’s card names them and says why, in its reader’s language', async () => {
      assert.doesNotMatch(await read('en'), /Not reached/);
      await noted(priya, 'unreachable', '403 ForbiddenOperationException');
      await noted(sam, 'unreachable', '404');
      assert.match(
        await read('en'),
        /Not reached in Teams: \*\*Priya Nair\*\* \(the bot is not installed for them\), \*\*22222222/,
      );
      assert.match(await read('de'), /In Teams nicht erreicht: \*\*Priya Nair\*\* \(der Bot ist dort nicht/);
      assert.doesNotMatch(await read('en', priya.userId), /Priya/);
    });

    it('what became of the news for the others: when it reached whom, in the staff’s own zone, and whom it did not', async () => {
      const { db } = database();
      const oscar = { ...nina, userId: '77777777-7777-4777-8777-000000000012' };
      await sql`insert into reseller (id, version, request_id, state, company, country, partner_id, account_id,
          created_at, updated_at)
        values ('R-1', 1, 'r', 'confirmed', 'Northwind', 'IE', '1', 'europe', 1, 1)`.execute(db);
      await sql`insert into reseller_person (tenant_id, user_id, reseller_id, name, is_seller, is_owner, state,
          created_at, updated_at)
        values (${nina.tenantId}, ${nina.userId}, 'R-1', 'Nina *Roth*', true, false, 'admitted', 1, 1)`.execute(
        db,
      );
      const what = {
        flow: 'order',
        caseId: 'F-7',
        kind: 'message',
        event: 'done',
        facts: {},
        now: 1,
      } as const;
      const end = async (target: typeof nina, more: Pick<EndedNotice, 'state' | 'trouble'>) =>
        endNotices(db, [
          { notice: { id: await insertNotice(db, { ...what, target }) }, ...more, now: noon - 60_000 },
        ]);
      await end(nina, { state: 'unreachable', trouble: '404' });
      await end(nina, { state: 'sent' });
      await end(oscar, { state: 'unreachable', trouble: '403 MessageWritesBlocked' });
      const text = await read('en');
      assert.match(
        text,
        /Told in Teams: Nina \\\\\*Roth\\\\\* 12:59; somebody not reached \(they have blocked/,
      );
      assert.match(await read('de'), /In Teams benachrichtigt: Nina/);
    });

    it('reached since: no longer named', async () => {
      await noted(priya, 'sent');
      assert.doesNotMatch(await read('en'), /Priya/);
    });
  });

  it('the words: who, about what, why, in the reader’s language', async () => {
    const news = (caseId: string, facts: Announcement['facts']): Announcement => ({
      event: 'unreached',
      caseId,
      facts,
      possibleRepeat: false,
    });
    const order = { order: { state: 'done' as const } };
    const services = sampleServices({ ...order, reseller: {} });
    const colleague: Audience = { ...samplePerson(order, 'en') };
    const told = await announceOrder(services, news('F-1042', { ...nina, why: 'blocked' }), colleague);
    assert.match(
      told?.message ?? '',
      /^\*\*Nina Roth\*\* could not be told about F-1042.*blocked or removed/,
    );
    const unnamed = await announceOrder(services, news('F-1042', {}), colleague);
    assert.match(unnamed?.message ?? '', /^\*\*A colleague\*\* .*does not let the bot write/);
    const staff: Audience = { ...samplePerson({ staff: true }, 'de') };
    const desk = await announceToOrderDesk(services, news('F-1042', { ...nina, why: 'uninstalled' }), staff);
    assert.match(desk?.message ?? '', /^\*\*Nina Roth\*\* von .*F-1042.*nicht installiert/);
    const registration = await announceToDesk(services, news('R-1001', { ...nina, why: 'disabled' }), staff);
    assert.match(
      registration?.message ?? '',
      /^\*\*Nina Roth\*\* von \*\*Northwind IT Ltd\*\* war .* abgeschaltet/,
    );
  });
});
