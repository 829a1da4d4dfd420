import assert from 'node:assert/strict';
import { domainStem, mayBeSameCustomer } from '../../src/domain/customer-likeness.ts';

describe('tenants of one customer', () => {
  const pairs: readonly (readonly [string, string, string, string, boolean])[] = [
    ['Contoso Ltd', 'a.example', 'Contoso Limited', 'b.example', true],
    ['A. Datum, Inc.', 'a.example', 'a datum inc', 'b.example', true],
    ['Contoso', 'contoso.com', 'Something else', 'contoso.onmicrosoft.com', true],
    ['', 'contoso.com', '', 'contoso.co.uk', true],
    ['', 'a.example', '', 'b.example', false],
    ['Contoso', 'contoso.com', 'Contorso', 'contorso.com', false],
    ['Fabrikam GmbH', 'fab.de', 'Fabrikam AG', 'fab.com', false],
    ['Left', 'mail.left.example', 'Right', 'mail.right.example', false],
    ['Left', 'abc.com', 'Right', 'abc.de', false],
  ];
  for (const [name, domain, otherName, otherDomain, expected] of pairs) {
    it(`“${name}” ${domain} and “${otherName}” ${otherDomain}: ${expected ? 'perhaps' : 'no'}`, () => {
      const [left, right] = [
        { name, domain },
        { name: otherName, domain: otherDomain },
      ];
      assert.equal(mayBeSameCustomer(left, right), expected);
      assert.equal(mayBeSameCustomer(right, left), expected);
    });
  }

  it('what a company chose of its domain: without www, in small letters; nothing that is everybody’s', () => {
    assert.equal(domainStem('www.Contoso.com'), 'contoso');
    assert.equal(domainStem('mail.contoso.com'), undefined);
    assert.equal(domainStem(''), undefined);
  });
});
