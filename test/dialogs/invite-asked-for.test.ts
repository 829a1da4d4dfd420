import assert from 'node:assert/strict';
import { inviteAskedFor } from '../../src/dialogs/invite/model.ts';

describe('words that ask for an invitation', () => {
  for (const said of ['invite', 'Invite a customer', 'lade ein', 'lade einen Kunden ein'])
    it(`"${said}": asks for the domain`, () => assert.deepEqual(inviteAskedFor(said), {}));

  for (const [said, given] of [
    ['invite contoso.com', 'contoso.com'],
    ['invite customer contoso.com', 'contoso.com'],
    ['lade fabrikam.de ein', 'fabrikam.de'],
    ['pls invit contoso.com', 'contoso.com'],
    ['Please invite contoso.com.', 'contoso.com'],
    ['can you invite contoso.com please?', 'contoso.com'],
    ['fabrikam.de bitte einladen', 'fabrikam.de'],
    ['Kannst du bitte fabrikam.de einladen?', 'fabrikam.de'],
    // No domain, but meant as one: the look-up says what a domain looks like.
    ['invite contoso', 'contoso'],
  ] as const)
    it(`"${said}": looks it up at once`, () => assert.deepEqual(inviteAskedFor(said), { given }));

  it('another sentence: not meant', () => {
    assert.equal(inviteAskedFor('invite my friends to lunch'), undefined);
    assert.equal(inviteAskedFor('can you invite my friends to lunch?'), undefined);
    assert.equal(inviteAskedFor('please invite everybody'), undefined);
    assert.equal(inviteAskedFor('meine Freunde einladen'), undefined);
  });
});
