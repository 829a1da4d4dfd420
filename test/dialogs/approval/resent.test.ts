import assert from 'node:assert/strict';
import { sampleApproval } from '../../../scripts/gallery/approval-samples.ts';
import { house, keyOf } from './house.ts';

const { subject } = sampleApproval();
const fewer = { ...subject, lines: subject.lines.map((line) => ({ ...line, quantity: 10 })) };
const because = 'Too many.';

/** A-1001 came back to its seller, who has asked again. */
function resent(state: 'rejected' | 'changed' | 'superseded', now: typeof subject) {
  const at = house({ state, ended: { at: Date.UTC(2026, 8, 14, 10, 30), by: keyOf('oscar'), because } });
  const link = state === 'superseded' ? { follows: 'A-1001' } : { resends: 'A-1001' };
  at.put({ id: 'A-1002', state: 'open', ended: undefined, subject: now, ...link });
  return at;
}

describe('an approval that is asked for again', () => {
  it('changed: says what is not as it was', async () => {
    const { text } = await resent('changed', fewer).seen('oscar', '', { id: 'A-1002' });
    assert.match(text, /Since A-1001\nMicrosoft 365 E3: 10 instead of 15 licences\./);
    const german = await resent('changed', fewer).seen('oscar', '', { id: 'A-1002', language: 'de' });
    assert.match(german.text, /Seit A-1001\nMicrosoft 365 E3: 10 statt 15 Lizenzen\./);
  });

  it('rejected, and sent again as it was: says both', async () => {
    const { text } = await resent('rejected', subject).seen('oscar', '', { id: 'A-1002' });
    assert.match(text, /Since A-1001\nRejected by Oscar Ward, .*“Too many\.” Nothing is different\./);
  });

  it('the one before had another price: who decides reads the difference', async () => {
    const dearer = {
      ...subject,
      lines: subject.lines.map((line) => ({ ...line, unitPrice: { minor: 3360, currency: 'EUR' } })),
    };
    const { text } = await resent('superseded', dearer).seen('oscar', '', { id: 'A-1002' });
    assert.match(text, /Since A-1001\nMicrosoft 365 E3: €33\.60 instead of €30\.24\./);
  });
});
