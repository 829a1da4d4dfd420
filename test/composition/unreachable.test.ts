import assert from 'node:assert/strict';
import { tellOfUnreachable } from '../../src/composition/unreachable.ts';
import { announceToDesk } from '../../src/dialogs/reseller-desk/announce.ts';
import { announceOrder } from '../../src/dialogs/order/announce.ts';
import { announceToOrderDesk } from '../../src/dialogs/order-desk/announce.ts';
import { samplePerson, sampleServices } from '../../scripts/gallery/samples.ts';
import type { Notice } from '../../src/services/store/notices.ts';
import type { Announcement, Audience } from '../../src/dialogs/kit/flow.ts';

const nina = {
  tenantId: '66666666-6666-4666-8666-000000000001',
  userId: '77777777-7777-4777-8777-000000000011',
};

describe('somebody who cannot be reached', () => {
  const heardOf = async (flow: string): Promise<readonly string[]> => {
    const heard: string[] = [];
    const tell = tellOfUnreachable({
      news: {
        tellStaff: async (_, item) =>
          void heard.push(`${item.flow} ${item.event} ${String(item.facts?.['why'])}`),
      },
      orders: {
        tellOthers: async (_, item, about) => void heard.push(`others ${item.caseId} but ${about.userId}`),
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
    assert.deepEqual(await heardOf('order'), [
      'order-desk unreached blocked',
      `others F-1042 but ${nina.userId}`,
    ]);
  });

  it('staff’s own cards: nobody else hears', async () => {
    for (const flow of ['invite', 'order-desk', 'reseller-desk', 'person'])
      assert.deepEqual(await heardOf(flow), []);
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
