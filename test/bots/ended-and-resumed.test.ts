import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { botMessages } from './support/journeys.ts';
import { person } from './support/people.ts';
import { answered, expectNoFailures, useSellingHouse } from './support/selling-house.ts';

describe('a conversation that ends while another one was set aside for it', function () {
  const house = useSellingHouse();
  expectNoFailures(house);

  it('ended by a press: what it ends with stands in the place of its question, the other question below', async () => {
    const { oscar } = person;
    await house().say(oscar, 'approval rules');
    await answered(house(), oscar, 'condition');
    const count = (await botMessages(house(), oscar)).length;
    await house().say(oscar, 'talk to a person');
    await answered(house(), oscar, 'never');
    const [aside = '', ended = '', back = '', question = ''] = await eventually(async () => {
      const since = (await botMessages(house(), oscar)).slice(count).map(textsOf);
      return since.length >= 4 ? since : undefined;
    }, 'the question that had been set aside');
    assert.match(aside, /set .* aside/);
    assert.match(ended, /nothing (?:was|has been) sent/i);
    assert.match(back, /Back to/);
    assert.match(question, /Which orders need approval\?/);
    await answered(house(), oscar, 'cancel');
    await eventually(async () => {
      const [last = ''] = (await botMessages(house(), oscar)).slice(-1).map(textsOf);
      return last.includes('Approval rules') ? last : undefined;
    }, 'the first question again, by a button of the one that came back');
  });
});
