import assert from 'node:assert/strict';
import { readEmail } from '../../src/domain/email.ts';
import { phoneForMicrosoft, readPhone } from '../../src/domain/phone.ts';

describe('mail address', () => {
  for (const [typed, address] of [
    ['admin@fabrikam.de', 'admin@fabrikam.de'],
    [' First.Last+it@Contoso.COM ', 'First.Last+it@contoso.com'],
    ['a@münchen.de', 'a@xn--mnchen-3ya.de'],
    ['joni@adatum.example.gov', 'joni@adatum.example.gov'],
    // Whether mail gets there is for the name servers to say; the rehearsal's take it.
    ['anna@fourthcoffee.example', 'anna@fourthcoffee.example'],
  ] as const) {
    it(`“${typed}”: ${address}`, () => {
      const reading = readEmail(typed);
      assert.equal(reading.kind === 'ok' && reading.address, address);
      assert.equal(reading.kind === 'ok' && reading.domain, address.split('@')[1]);
    });
  }

  for (const [typed, why] of [
    ['', 'empty'],
    ['client@example.u', 'ending'],
    ['client@contoso.test', 'ending'],
    ['client@server.local', 'ending'],
    ['contoso.com', 'form'],
    ['a@b', 'form'],
    ['@contoso.com', 'form'],
    ['a b@contoso.com', 'form'],
    ['a..b@contoso.com', 'form'],
    ['a@contoso.com, b@contoso.com', 'form'],
    ['a@[10.0.0.1]', 'form'],
    [`${'a'.repeat(65)}@contoso.com`, 'form'],
  ] as const) {
    it(`“${typed.slice(0, 30)}”: refused (${why})`, () =>
      assert.deepEqual(readEmail(typed), { kind: 'bad', why }));
  }
});

describe('phone number', () => {
  it('national or international: the same number', () => {
    const number = { kind: 'ok', e164: '+49421123456', shown: '+49 421 123456' };
    assert.deepEqual(readPhone('0421 123456', 'DE'), number);
    assert.deepEqual(readPhone('(0421) 12 34 56', 'de'), number);
    assert.deepEqual(readPhone('+49 421 123456', 'IE'), number);
  });

  it('no number of its country: refused with an example of that country', () => {
    const reading = readPhone('12', 'DE');
    assert.equal(reading.kind === 'bad' && reading.why, 'invalid');
    assert.ok(reading.kind === 'bad' && reading.example?.startsWith('+49 '));
    assert.equal(readPhone('', 'IE').kind, 'bad');
    assert.deepEqual(readPhone('0421 123456', 'XX'), { kind: 'bad', why: 'invalid', example: undefined });
    for (const typed of ['call me', '+1', '555', '0421 123456 ext. 5', '1'.repeat(500)])
      assert.equal(readPhone(typed, 'US').kind, 'bad', typed);
  });

  it('for Microsoft: what fits its pattern, national digits first', () => {
    const american = String.raw`^(1[\-\/\.]?)?(\((\d{3})\)|(\d{3}))[\-\/\.]?(\d{3})[\-\/\.]?(\d{4})$`;
    assert.equal(phoneForMicrosoft('+14255550101', 'US', american), '4255550101');
    assert.equal(phoneForMicrosoft('+49421123456', 'DE', String.raw`^0\d+$`), '0421123456');
    assert.equal(phoneForMicrosoft('+49421123456', 'DE', String.raw`^\+\d+$`), '+49421123456');
  });

  it('for Microsoft, a number of another country: with its country', () => {
    assert.equal(phoneForMicrosoft('+49421123456', 'IE', undefined), '+49421123456');
    assert.equal(phoneForMicrosoft('+49421123456', 'IE', String.raw`^\d+$`), '49421123456');
  });

  it('for Microsoft, no pattern or one that cannot be read: the usual way; no number: none', () => {
    assert.equal(phoneForMicrosoft('+49421123456', 'DE', undefined), '421123456');
    assert.equal(phoneForMicrosoft('+49421123456', 'DE', '('), '421123456');
    assert.equal(phoneForMicrosoft('nonsense', 'DE', undefined), undefined);
  });
});
