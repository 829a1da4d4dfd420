import assert from 'node:assert/strict';
import { words as acceptWords } from '../../src/dialogs/accept/text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { eventually } from '../support/eventually.ts';
import { botMessages, openCase } from './support/journeys.ts';
import { person } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const { problem, help } = kitWords('en');
const { check } = acceptWords('en').waiting;

describe('a database that cannot be reached', () => {
  const house = useRehearsal({ behindProxy: true });

  afterEach(() => house().proxy.flow());

  async function newTexts(count: number): Promise<string[]> {
    return (await botMessages(house(), person.megan)).slice(count).map(({ text }) => text);
  }
  const ready = async () => (await fetch(`${house().botOrigin()}/readyz`)).status;

  it('a message: answered with a sentence and 200, and once it is back as if nothing had been', async () => {
    await house().say(person.megan, 'hello');
    const count = (await botMessages(house(), person.megan)).length;
    house().proxy.refuse();
    const seen = await house().say(person.megan, 'help');
    assert.equal(seen.status, 200);
    assert.deepEqual(await newTexts(count), [problem.notBegun]);
    house().proxy.flow();
    await house().say(person.megan, 'help');
    assert.ok((await newTexts(count)).some((text) => text.includes(help)));
  });

  it('a press: answered with a sentence and 200; the same press works when it is back', async () => {
    await openCase(house(), person.megan);
    house().proxy.refuse();
    const seen = await house().press(person.megan, check);
    assert.equal(seen.status, 200);
    assert.equal(seen.outcome?.text, problem.notBegun);
    house().proxy.flow();
    const again = await house().press(person.megan, check);
    assert.equal(again.outcome?.kind, 'card');
  });

  it('readiness: no while it is away, yes as soon as it is back; the process is alive all the time', async () => {
    assert.equal(await ready(), 200);
    house().proxy.refuse();
    await eventually(async () => ((await ready()) === 503 ? true : undefined), 'no readiness');
    assert.equal((await fetch(`${house().botOrigin()}/healthz`)).status, 200);
    house().proxy.flow();
    await eventually(async () => ((await ready()) === 200 ? true : undefined), 'readiness');
  });
});
