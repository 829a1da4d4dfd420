import assert from 'node:assert/strict';
import { createTabChanges, type TabChangingParts } from '../../../src/bots/tab/changing.ts';
import { createLog } from '../../../src/log.ts';
import { priya } from '../../workflows/support/sample-people.ts';

const by = { ...priya, name: 'Priya Nair', staff: true as const };

/** Changes whose every outcome is this one. */
function changesWith(outcome: object) {
  const lines: string[] = [];
  const answer = () => Promise.resolve(outcome);
  // Only what the changes call; what they hand on is not looked at.
  const parts = {
    settings: { preview: answer, save: answer },
    resellers: { suspend: answer, resume: answer },
    orders: { goOn: answer },
  } as unknown as Omit<TabChangingParts, 'log'>;
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const changes = createTabChanges({ ...parts, log });
  return { changes, said: () => lines.filter((line) => line.includes('staff changed something')) };
}

describe('what the log says of changes in the tab', () => {
  const key = 'reminder-days';
  const cases = [
    ['a preview', 'preview', { key, value: '3' }, { kind: 'effect' }, 0],
    ['a setting that is saved', 'settings', { key, version: 0, value: '3' }, { kind: 'saved' }, 1],
    ['a setting that is refused', 'settings', { key, version: 0, value: 'x' }, { kind: 'fault' }, 0],
    ['a setting somebody else was quicker with', 'settings', { key, version: 0 }, { kind: 'too-late' }, 0],
    ['a reseller that is stopped', 'suspend', { id: 'R-1001', because: 'unpaid' }, { kind: 'done' }, 1],
    ['a reseller that cannot be', 'resume', { id: 'R-1001' }, { kind: 'not-possible' }, 0],
    ['an order tried again', 'try-again', { orderId: 'F-1', version: 2 }, { kind: 'done' }, 1],
  ] as const;
  for (const [situation, name, body, outcome, lines] of cases)
    it(`${situation}: ${lines === 0 ? 'nothing' : 'one line'}`, async () => {
      const { changes, said } = changesWith(outcome);
      const answer = await changes[name]?.(body, by);
      assert.equal(answer?.status, 200);
      assert.equal(JSON.parse(String(answer.file)).kind, outcome.kind);
      assert.equal(said().length, lines);
    });
});
