import assert from 'node:assert/strict';
import { asDomain, asGdapId, isGuid } from '../../src/domain/identifiers.ts';

describe('identifiers', () => {
  it('GUID: exactly that, in any letter case', () => {
    const guid = '33333333-3333-4333-8333-00000000000a';
    assert.deepEqual([guid, guid.toUpperCase()].map(isGuid), [true, true]);
    for (const text of [
      undefined,
      null,
      '',
      `${guid}0`,
      `{${guid}}`,
      ` ${guid}`,
      `${guid}\n`,
      guid.replaceAll('-', ''),
    ]) {
      assert.equal(isGuid(text), false);
    }
  });

  it('delegated admin relationship: two GUIDs with a hyphen between, in lower case', () => {
    const guid = '33333333-3333-4333-8333-00000000000A';
    const id = `${guid}-${guid}`;
    assert.equal(asGdapId(id), id.toLowerCase());
    for (const text of [
      '',
      guid,
      `${guid}_${guid}`,
      `${id}0`,
      ` ${id}`,
      `${id}/x`,
      `${guid}-${guid}-${guid}`,
    ]) {
      assert.equal(asGdapId(text), undefined);
    }
  });

  for (const [text, domain] of [
    ['Contoso.com', 'contoso.com'],
    [' proseware.com.au ', 'proseware.com.au'],
    ['müller.de', 'xn--mller-kva.de'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['wingtip.partner.onmschina.cn', 'wingtip.partner.onmschina.cn'],
    ['contoso', undefined],
    ['contoso..com', undefined],
    ['-contoso.com', undefined],
    ['contoso_x.com', undefined],
    ['10.0.0.1', undefined],
    ['0x7f.1', undefined],
    ['[::1]', undefined],
    ['contoso.com/x', undefined],
    ['contoso.com:80', undefined],
    ['a@contoso.com', undefined],
    ['contoso.com?x', undefined],
    ['%63ontoso.com', undefined],
    ["contoso.com'", undefined],
    ['', undefined],
    [`${'a.'.repeat(130)}com`, undefined],
  ] as const) {
    it(`domain ${JSON.stringify(text.slice(0, 30))}: ${domain ?? 'none'}`, () => {
      assert.equal(asDomain(text), domain);
    });
  }
});
