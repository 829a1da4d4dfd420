import assert from 'node:assert/strict';
import { readList } from '../../../src/dialogs/invitations/entries.ts';
import { sampleAccounts } from '../../support/sample-world.ts';

const read = (text: string) => {
  const list = readList(text, sampleAccounts);
  assert.equal(list.kind, 'read');
  return list.kind === 'read' ? list.entries : [];
};

describe('a pasted list of customers', () => {
  for (const separator of [',', ';', '\t', ', ', ' ; '])
    it(`separator ${JSON.stringify(separator)}: domain, address and name`, () =>
      assert.deepEqual(read(['contoso.com', 'admin@contoso.com', 'Megan Bowen'].join(separator)), [
        { line: 1, domain: 'contoso.com', to: 'admin@contoso.com', toName: 'Megan Bowen' },
      ]));

  it('lines: numbered as they stand, empty ones left out', () =>
    assert.deepEqual(read('contoso.com\r\n\r\nfabrikam.de;;Katrin Vogel\n\n  litware.com  \n'), [
      { line: 1, domain: 'contoso.com' },
      { line: 3, domain: 'fabrikam.de', toName: 'Katrin Vogel' },
      { line: 5, domain: 'litware.com' },
    ]));

  it('cells say by themselves what they are, in any order', () =>
    assert.deepEqual(read('Katrin Vogel; deutsch; katrin@fabrikam.de; fabrikam.de'), [
      { line: 1, domain: 'fabrikam.de', to: 'katrin@fabrikam.de', toName: 'Katrin Vogel', language: 'de' },
    ]));

  it('only an address: its domain', () =>
    assert.deepEqual(read('katrin@fabrikam.de'), [
      { line: 1, domain: 'fabrikam.de', to: 'katrin@fabrikam.de' },
    ]));

  it('several domains on one line: several customers', () =>
    assert.deepEqual(
      read('contoso.com, fabrikam.de; litware.com').map(({ domain }) => domain),
      ['contoso.com', 'fabrikam.de', 'litware.com'],
    ));

  it('typed, the line ends lost: a new customer begins where a domain follows no separator', () =>
    assert.deepEqual(
      read('contoso.com; admin@contoso.com; Megan Bowen fabrikam.de; k@fabrikam.de litware.com'),
      [
        { line: 1, domain: 'contoso.com', to: 'admin@contoso.com', toName: 'Megan Bowen' },
        { line: 2, domain: 'fabrikam.de', to: 'k@fabrikam.de' },
        { line: 3, domain: 'litware.com' },
      ],
    ));

  it('a name behind the domain without a separator: the name', () =>
    assert.deepEqual(read('contoso.com Contoso Ltd\nfabrikam.de'), [
      { line: 1, domain: 'contoso.com', toName: 'Contoso Ltd' },
      { line: 2, domain: 'fabrikam.de' },
    ]));

  it('a file with a heading: by its columns, in either language, with a byte order mark and quotes', () => {
    assert.deepEqual(
      read(
        '\uFEFFName,E-Mail,Domain,Region\n"Bowen, Megan",admin@contoso.com,contoso.com,Europe\n,,fabrikam.de,',
      ),
      [
        {
          line: 2,
          domain: 'contoso.com',
          to: 'admin@contoso.com',
          toName: 'Bowen, Megan',
          accountId: 'europe',
        },
        { line: 3, domain: 'fabrikam.de' },
      ],
    );
    assert.deepEqual(read('Domäne;Ansprechpartner;Sprache\nfabrikam.de;Katrin Vogel;Deutsch'), [
      { line: 2, domain: 'fabrikam.de', toName: 'Katrin Vogel', language: 'de' },
    ]);
  });

  it('a comma in a name, between semicolons or tabs: part of the name, with a heading and without', () => {
    for (const [heading, separator] of [
      ['Domain;E-Mail;Name\n', ';'],
      ['', ';'],
      ['', '\t'],
    ] as const) {
      const line = ['fabrikam.de', 'katrin@fabrikam.de', 'Vogel, Katrin'].join(separator);
      const [entry] = read(`${heading}${line}\n`);
      assert.deepEqual([entry?.domain, entry?.to, entry?.toName], line.split(separator));
    }
  });

  it('what is no domain: handed on as it is, for the look-up to say', () =>
    assert.deepEqual(read('hello\nhttps://www.contoso.com/about'), [
      { line: 1, domain: 'hello' },
      { line: 2, domain: 'https://www.contoso.com/about' },
    ]));

  it('nothing: no entries; an open quotation mark: its line', () => {
    assert.deepEqual(read(' \n '), []);
    assert.deepEqual(readList('contoso.com\n"fabrikam.de\nlitware.com', sampleAccounts), {
      kind: 'unreadable',
      line: 3,
    });
  });

  it('texts of any length: cut to what anybody means', () => {
    const [entry] = read(`contoso.com;${'a'.repeat(500)}@contoso.com;${'N'.repeat(500)}`);
    assert.equal(entry?.to?.length, 254);
    assert.equal(entry.toName?.length, 100);
  });
});
