import assert from 'node:assert/strict';
import { languageOfDomain } from '../../src/domain/language.ts';

describe('the language a domain tells', () => {
  for (const domain of ['fabrikam.de', 'FABRIKAM.AT.', 'https://www.fabrikam.ch/about', 'katrin@fabrikam.li'])
    it(`${domain}: German`, () => assert.equal(languageOfDomain(domain), 'de'));

  for (const domain of ['contoso.com', 'fabrikam.de.example', 'contoso.com/page.de', 'de', ''])
    it(`"${domain}": nothing`, () => assert.equal(languageOfDomain(domain), undefined));
});
