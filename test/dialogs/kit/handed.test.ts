import assert from 'node:assert/strict';
import { handedWords } from '../../../src/dialogs/kit/handed.ts';

describe('what is read after words were handed over', () => {
  const sent = (id: string) => `Sent (${id}).`;
  const contact = { name: 'Priya _Nair_', email: 'licensing@opendoor.example', phone: '+353 20 910 0100' };

  it('handed over: the sentence of the flow, with the id', () => {
    assert.equal(handedWords({ kind: 'sent', id: 'P-1' }, 'en', sent), 'Sent (P-1).');
  });

  for (const [language, what, when] of [
    ['en', /^Your message was not sent: .*unanswered/, /try again in an hour\.$/],
    ['de', /^Ihre Nachricht wurde nicht gesendet: .*unbeantwortete/, /in einer Stunde noch einmal\.$/],
  ] as const)
    it(`too many in ${language}: not sent, why, whom to write to, when to try again; a name is no Markdown`, () => {
      const said = handedWords({ kind: 'too-many', contact }, language, sent);
      assert.match(said, what);
      assert.match(said, when);
      assert.match(said, /licensing@opendoor\.example, \\\+353 20 910 0100/);
      assert.ok(said.includes('Priya \\_Nair\\_'), said);
    });
});
