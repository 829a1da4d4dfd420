import assert from 'node:assert/strict';
import { qrPicture } from '../../../src/dialogs/kit/qr.ts';

describe('QR codes', () => {
  it('an address: a small picture inside the card, another one for another address', async () => {
    const link = `https://teams.microsoft.com/l/chat/0/0?${'x'.repeat(200)}`;
    const qr = await qrPicture(link, 3);
    assert.match(qr, /^data:image\/png;base64,/);
    assert.ok(qr.length < 8_000, `${qr.length}`);
    assert.notEqual(await qrPicture(`${link}y`, 3), qr);
  });
});
