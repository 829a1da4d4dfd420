import assert from 'node:assert/strict';
import type { EntryOutcome, InvitationBatch } from '../../../src/domain/invitation-batch.ts';
import type { Reader } from '../../../src/dialogs/kit/language.ts';
import { batchCard } from '../../../src/dialogs/invitations/batch-card.ts';
import { accounts } from '../../workflows/support/sample-people.ts';

/** What Teams takes of a card. */
const largest = 28 * 1024;
const reader: Reader = { language: 'de', locale: 'de-DE', timeZone: 'Europe/Berlin' };

/** Texts that grow most by being written down: every character is escaped, or takes three bytes. */
const nasty = { 'signs of Markdown': '_*[`\\'.repeat(60), 'three bytes each': '名'.repeat(300) };

describe('the card of two hundred customers', () => {
  for (const [name, text] of Object.entries(nasty))
    for (const state of ['looking', 'ready', 'inviting', 'done', 'dropped'] as const)
      it(`${state}, everything found and not found made of ${name}: small enough for Teams`, () => {
        const tenant = { tenantId: 'tenant', name: text, domain: text };
        const ids = accounts.map(({ id }) => id);
        const of = (n: number): EntryOutcome[] => [
          ...ids.map((accountId) => ({ kind: 'found' as const, ...tenant, accountId })),
          { kind: 'choose-account', ...tenant, accountIds: ids },
          { kind: 'invited', invitationId: `I-${100_000 + n}`, mailed: true },
          { kind: 'not-an-address' },
        ];
        const entries = Array.from({ length: 200 }, (_, n) => {
          const outcome = of(n)[n % of(n).length] ?? { kind: 'failed' as const };
          return { line: n + 1, domain: text, to: text, toName: text, tries: 0, outcome };
        });
        const batch: InvitationBatch = {
          id: 'B-1001',
          version: 1,
          state,
          createdBy: { tenantId: 'home', userId: 'priya' },
          resellerId: 'R-1001',
          entries,
          createdAt: 0,
          updatedAt: 0,
        };
        const account = (id: string) => accounts.find((one) => one.id === id);
        const shown = JSON.stringify(batchCard({ batch, reseller: text, account }, reader));
        assert.ok(Buffer.byteLength(shown) <= largest, `${Buffer.byteLength(shown)} bytes`);
      });
});
