import assert from 'node:assert/strict';
import { fake } from 'sinon';
import { createTabApi } from '../../../src/bots/tab/api.ts';
import { json } from '../../../src/bots/tab/answer.ts';
import type { TabReading } from '../../../src/bots/tab/reading.ts';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { priya } from '../../workflows/support/sample-people.ts';

/** Somebody whose token is good; what the directory says of them is up to the test. */
function api(directory: { readonly known: boolean; readonly now: boolean | Problem }) {
  const overview = fake.resolves({ at: 0 });
  const changed = fake.resolves(json(200, { kind: 'done' }));
  const body = fake.resolves({});
  const { now } = directory;
  const made = createTabApi({
    tokens: { check: () => Promise.resolve({ ...priya, name: 'Priya Nair' }) },
    staff: {
      rolesOf: () => Promise.resolve(directory.known ? ['admin-agent'] : []),
      isStaffNow: () => (now instanceof Problem ? Promise.reject(now) : Promise.resolve(now)),
    },
    // Only one of its readings is asked for here.
    reading: { overview } as unknown as TabReading,
    changes: { resume: changed },
    log: createLog('silent'),
  });
  const call = (name: string) => ({ name, authorization: [] });
  return {
    read: () => made.read(call('overview')),
    change: () => made.change(call('resume'), body),
    overview,
    changed,
    body,
  };
}

describe('who may ask the tab', () => {
  it('staff: may read and change', async () => {
    const tab = api({ known: true, now: true });
    assert.equal((await tab.read()).status, 200);
    assert.equal((await tab.change()).status, 200);
    assert.deepEqual(tab.changed.firstCall.args[1], { ...priya, name: 'Priya Nair', staff: true });
  });

  it('former staff, still remembered from a minute ago: changes nothing', async () => {
    const tab = api({ known: true, now: false });
    assert.equal((await tab.change()).status, 403);
    assert.equal(tab.changed.callCount, 0);
    assert.equal(tab.body.callCount, 0);
  });

  it('former staff: reads nothing', async () => {
    const tab = api({ known: false, now: false });
    assert.equal((await tab.read()).status, 403);
    assert.equal(tab.overview.callCount, 0);
  });

  it('somebody whose account has been deleted: changes nothing', async () => {
    const gone = new Problem('not-found', 'Graph knows nobody of that id.', { remote: 'graph' });
    const tab = api({ known: true, now: gone });
    assert.equal((await tab.change()).status, 403);
    assert.equal(tab.changed.callCount, 0);
  });

  it('the directory does not answer: nothing is changed', async () => {
    const down = new Problem('unavailable', 'Graph is down.', { remote: 'graph' });
    const tab = api({ known: true, now: down });
    assert.equal((await tab.change()).status, 503);
    assert.equal(tab.changed.callCount, 0);
  });
});
