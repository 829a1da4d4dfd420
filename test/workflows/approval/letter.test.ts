import assert from 'node:assert/strict';
import type { ApprovalSubject } from '../../../src/domain/approval.ts';
import { writeLetter } from '../../../src/services/mail/letter.ts';
import { approverLetter } from '../../../src/workflows/approval/letter.ts';

const price = { minor: 190, currency: 'EUR' };
const subject: ApprovalSubject = {
  isOwnUse: false,
  customer: 'Adventure <Works>',
  lines: [
    {
      title: 'Microsoft 365 Business Premium',
      quantity: 15,
      term: 'P1Y',
      billing: 'monthly',
      unitPrice: price,
    },
  ],
  total: { minor: 399_900, currency: 'EUR' },
};
const letter = (language: 'en' | 'de', about: ApprovalSubject = subject) =>
  writeLetter(
    approverLetter(language, {
      id: 'A-1001',
      subject: about,
      provider: 'Open Door Technology',
      chatLink: (message) => `https://teams.microsoft.com/l/chat/0/0?users=28:bot&message=${message}`,
    }),
  );

describe('mail to an approver whom Teams does not reach', () => {
  it('English and German: what waits, a link into the chat with the words that list it, no price', () => {
    for (const [language, waits, command] of [
      ['en', /waits for your approval: 15 × Microsoft 365 Business Premium/, 'approvals'],
      ['de', /wartet auf Ihre Freigabe: 15 × Microsoft 365 Business Premium/, 'Freigaben'],
    ] as const) {
      const { subject: title, text, html } = letter(language);
      assert.match(title, /A-1001$/);
      assert.match(text, waits);
      assert.ok(text.includes(`?users=28:bot&message=${command}\n`));
      assert.ok(
        html.includes(`href="https://teams.microsoft.com/l/chat/0/0?users=28:bot&amp;message=${command}"`),
      );
      assert.ok(html.includes('Adventure &lt;Works&gt;') && html.includes(`lang="${language}"`));
      for (const part of [title, text, html]) assert.doesNotMatch(part, /EUR|€|1[.,]90|3[.,]?999/);
    }
  });

  it('for the company itself: said so', () => {
    const own = { ...subject, isOwnUse: true };
    assert.match(letter('en', own).text, /An order for your own company waits/);
    assert.match(letter('de', own).text, /Eine Bestellung für Ihre eigene Firma wartet/);
  });
});
