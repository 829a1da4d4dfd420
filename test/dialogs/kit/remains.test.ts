import assert from 'node:assert/strict';
import { buttons, choice } from '../../../src/dialogs/kit/buttons.ts';
import { card, folded, heading, notice, paragraph, textInput } from '../../../src/dialogs/kit/card.ts';
import { withNotice } from '../../../src/dialogs/kit/card-notice.ts';
import { remainsOf, repeats } from '../../../src/dialogs/kit/remains.ts';

const asked = card(
  heading('Another region'),
  notice('Microsoft may refuse it.', 'warning'),
  textInput({ id: 'reason', label: 'Why' }),
  folded('more', [paragraph('More')]),
  { type: 'Container', items: [paragraph('Here'), textInput({ id: 'name', label: 'Name' })] },
  buttons(choice('take', 'Take this one')),
);

describe('what remains of a card', () => {
  it('answered below: the words stay, everything to press, fill in or fold out is gone', () => {
    const { body } = remainsOf(asked);
    assert.deepEqual(body.slice(0, 2), [
      heading('Another region'),
      notice('Microsoft may refuse it.', 'warning'),
    ]);
    assert.deepEqual(body.slice(2), [{ type: 'Container', items: [paragraph('Here')] }]);
    assert.deepEqual(remainsOf(remainsOf(asked)), remainsOf(asked));
  });

  it('the same question asked again, with a sentence on it: repeats the one before', () => {
    assert.equal(repeats(withNotice(asked, 'I did not understand that.'), remainsOf(asked)), true);
    assert.equal(repeats(card(heading('Another region')), remainsOf(asked)), false);
  });
});
