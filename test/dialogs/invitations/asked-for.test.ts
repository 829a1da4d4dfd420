import assert from 'node:assert/strict';
import { invitationsAskedFor } from '../../../src/dialogs/invitations/model.ts';
import { inviteAskedFor } from '../../../src/dialogs/invite/model.ts';

describe('words that ask for invitations', () => {
  for (const [said, memory] of [
    ['invitations', { which: 'open' }],
    ['Einladungen', { which: 'open' }],
    ['show my invitations', { which: 'open' }],
    ['ended invitations', { which: 'ended' }],
    ['invitations needing attention', { which: 'attention' }],
    ['Einladungen mit Handlungsbedarf', { which: 'attention' }],
    ['alle Einladungen', { which: 'all' }],
    ['invitations contoso', { which: 'all', words: 'contoso' }],
    ['I-1042', { show: 'I-1042' }],
    ['Einladung i-1042', { show: 'I-1042' }],
    ['list B-1001', { show: 'B-1001' }],
    ['invite many', { many: true }],
    ['invite many for Northwind', { many: true, named: 'northwind' }],
    ['mehrere Kunden einladen', { many: true }],
    ['lade mehrere Kunden für Northwind ein', { many: true, named: 'northwind' }],
  ] as const)
    it(`"${said}": ${JSON.stringify(memory)}`, () => assert.deepEqual(invitationsAskedFor(said), memory));

  it('other words: not meant', () => {
    for (const said of ['invite contoso.com', 'order F-1042', 'hello', 'invitation', 'einladen'])
      assert.equal(invitationsAskedFor(said), undefined, said);
  });

  for (const [said, memory] of [
    ['invite contoso.com for Northwind IT', { given: 'contoso.com', named: 'northwind it' }],
    ['lade contoso.com für Northwind ein', { given: 'contoso.com', named: 'northwind' }],
    ['invite contoso.com, fabrikam.de and litware.com', { several: 'contoso.com\nfabrikam.de\nlitware.com' }],
    [
      'invite contoso.com fabrikam.de for Northwind',
      { several: 'contoso.com\nfabrikam.de', named: 'northwind' },
    ],
  ] as const)
    it(`"${said}": ${JSON.stringify(memory)}`, () => assert.deepEqual(inviteAskedFor(said), memory));

  it('"invite many": no domain of that name', () => assert.equal(inviteAskedFor('invite many'), undefined));
});
