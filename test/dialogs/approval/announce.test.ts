import assert from 'node:assert/strict';
import type { ApprovalEvent } from '../../../src/domain/approval-steps.ts';
import type { ApprovalSituation } from '../../../scripts/gallery/approval-samples.ts';
import { house, keyOf, fingerprint } from './house.ts';

const oscar = keyOf('oscar');
const leo = keyOf('leo');
const nina = keyOf('nina');
const what = '15 × Microsoft 365 E3 for Contoso Ltd (€2,400.00)';
const wholly = (sentence: string) => sentence.replaceAll('WHAT', what);
const two: ApprovalSituation = {
  levels: [
    { approvers: [oscar], standIns: [] },
    { approvers: [leo], standIns: [] },
  ],
};
const until = 'Tue, 15 Sept, 10:42 IST';
const lastDay = 'Mon, 21 Sept, 10:42 IST';

/** What happens, and what each of those who hear of it reads. */
const events: readonly {
  readonly event: string;
  readonly in?: ApprovalSituation;
  readonly steps?: readonly ApprovalEvent[];
  readonly facts?: Record<string, unknown>;
  readonly reads: Readonly<Partial<Record<'oscar' | 'leo' | 'nina' | 'channel', string>>>;
}[] = [
  {
    event: 'requested',
    reads: {
      oscar: `Nina Roth asks for your approval: WHAT. Please decide until ${until}.`,
      nina: `WHAT waits for approval by Oscar Ward, until ${until}. Nothing is bought before.`,
      channel: `Nina Roth asks for approval: WHAT. It waits for Oscar Ward, until ${until}.`,
    },
  },
  {
    event: 'reminded',
    reads: {
      oscar: `Your decision is still open: WHAT. Please decide until ${until}; then Leo Brandt can decide too.`,
      channel: 'Oscar Ward has been reminded of WHAT.',
    },
  },
  {
    // Nobody was running when it was due: nobody is asked to decide in the past.
    event: 'reminded',
    in: { deadlineAt: Date.UTC(2026, 8, 14, 9, 0), levels: [{ approvers: [keyOf('oscar')], standIns: [] }] },
    reads: {
      oscar: `Your decision is still open: WHAT. Please decide until ${lastDay}; then the order is closed.`,
    },
  },
  {
    event: 'escalated',
    in: { stoodIn: true },
    reads: {
      leo: `There was no decision by Oscar Ward in time, so you can decide too: WHAT. Please do until ${until}.`,
      nina: 'There was no decision about WHAT in time. Now it waits for Oscar Ward or Leo Brandt.',
    },
  },
  {
    event: 'given',
    in: { stoodIn: true },
    reads: {
      leo: `You are asked to stand in for Oscar Ward: WHAT. Please decide until ${until}.`,
      nina: 'The stand-in has been asked about WHAT. Now it waits for Oscar Ward or Leo Brandt.',
    },
  },
  {
    event: 'level-approved',
    in: two,
    steps: [{ name: 'approve', by: oscar, fingerprint }],
    reads: {
      leo: `Oscar Ward has approved; now your word is wanted: WHAT. Please decide until Tue, 15 Sept, 11:42 IST.`,
      nina: 'Oscar Ward has approved WHAT. Now it waits for Leo Brandt.',
    },
  },
  {
    event: 'approved',
    steps: [{ name: 'approve', by: oscar, fingerprint }],
    reads: {
      nina: 'Oscar Ward approved WHAT, 11:42. It is being ordered now.',
      leo: 'Oscar Ward approved WHAT, 11:42. It is being ordered now.',
    },
  },
  {
    event: 'rejected',
    steps: [{ name: 'reject', by: oscar, fingerprint, because: 'Too many' }],
    reads: {
      nina: 'Oscar Ward rejected WHAT: “Too many” Nothing was bought; you can change it and send it again, or drop it.',
      channel: 'Oscar Ward rejected WHAT: “Too many” Nothing was bought.',
    },
  },
  {
    event: 'changed',
    steps: [
      { name: 'change', by: oscar, fingerprint, wanted: [{ quantity: 12, term: 'P1Y', billing: 'monthly' }] },
    ],
    reads: {
      nina: 'Oscar Ward wants it otherwise: 12 instead of 15 × Microsoft 365 E3 for Contoso Ltd. The order is a draft again, as they want it; please look at it and place it, or drop it.',
      leo: 'Oscar Ward wants it otherwise: 12 instead of 15 × Microsoft 365 E3 for Contoso Ltd. The seller looks at it first; nothing was bought.',
    },
  },
  {
    event: 'asked',
    steps: [{ name: 'ask', by: oscar, text: 'Why yearly?' }],
    reads: {
      nina: 'Oscar Ward asks you about WHAT: “Why yearly?” Please answer on the card; until then the time for the decision stands still.',
      channel: 'Oscar Ward asks the seller about WHAT: “Why yearly?”',
    },
  },
  {
    event: 'answered',
    steps: [
      { name: 'ask', by: oscar, text: 'Why yearly?' },
      { name: 'answer', by: nina, text: 'They stay.' },
    ],
    reads: {
      oscar: `Nina Roth answers about WHAT: “They stay.” Please decide until ${until}.`,
      channel: 'Nina Roth answers about WHAT: “They stay.”',
    },
  },
  {
    event: 'commented',
    steps: [{ name: 'comment', by: oscar, text: 'Later today' }],
    reads: { nina: 'Oscar Ward remarks on WHAT: “Later today”' },
  },
  {
    event: 'superseded',
    steps: [{ name: 'supersede', followedBy: 'A-1002' }],
    reads: {
      nina: 'WHAT has changed since approval was asked for: Price, promotion or terms are not as they were. A-1002 has taken its place.',
    },
  },
  {
    event: 'withdrawn',
    steps: [{ name: 'withdraw', by: nina }],
    reads: { oscar: 'Nina Roth has taken WHAT back. Nothing is to be decided any more.' },
  },
  {
    event: 'expired',
    in: { state: 'expired', ended: { at: Date.UTC(2026, 8, 14, 10, 42) } },
    reads: {
      nina: 'Nobody decided about WHAT in time. The order is closed; nothing was bought. If it is still wanted, please begin it anew.',
      oscar: 'Nobody decided about WHAT in time. The order is closed; nothing was bought.',
    },
  },
  {
    event: 'unreached',
    steps: [{ name: 'unreached', person: oscar }],
    facts: { ...oscar, why: 'blocked', mailed: true },
    reads: {
      nina: 'Oscar Ward has not been reached about WHAT: they have blocked or removed the bot. I have sent them a mail. It waits for Leo Brandt as well.',
    },
  },
  {
    event: 'unreached',
    in: { levels: [{ approvers: [oscar], standIns: [] }] },
    steps: [{ name: 'unreached', person: oscar }],
    facts: { ...oscar, why: 'uninstalled' },
    reads: {
      nina: 'Oscar Ward has not been reached about WHAT: the bot is not installed for them. Nobody else can be asked; please speak to them yourself.',
    },
  },
  {
    event: 'unreached',
    in: { levels: [{ approvers: [oscar], standIns: [], owners: true }] },
    steps: [{ name: 'unreached', person: { ...oscar, noOwner: true } }],
    facts: { ...oscar, why: 'no-owner' },
    reads: {
      nina: 'Oscar Ward cannot decide about WHAT: they are no longer an owner of your company. Nobody else can be asked about it as it stands. Take the order back and place it again: then I ask whoever decides now.',
    },
  },
  {
    event: 'unanswered',
    reads: {
      oscar: `The seller has not answered your question about WHAT. The time runs again: please decide until ${until}.`,
      nina: 'The question about WHAT still waits for your answer. The time for the decision runs again.',
    },
  },
];

describe('approvals: what is said of what happens', () => {
  for (const { event, in: situation, steps = [], facts, reads } of events)
    it(`${event}, to ${Object.keys(reads).join(', ')}: one sentence each, in both languages`, async () => {
      const { seen, world } = house(situation);
      for (const step of steps) world.asked.happens('A-1001', step);
      for (const [who, sentence] of Object.entries(reads) as ['oscar', string][]) {
        const options = facts === undefined ? {} : { facts };
        assert.equal((await seen(who, event, options)).message, wholly(sentence), who);
        const german = (await seen(who, event, { ...options, language: 'de' })).message;
        assert.notEqual(german, wholly(sentence));
        assert.match(german, /15 × Microsoft 365 E3 für Contoso Ltd/);
      }
    });

  it('news that was overtaken: told no more', async () => {
    const { told, world } = house();
    world.asked.happens('A-1001', { name: 'approve', by: oscar, fingerprint });
    for (const event of ['requested', 'reminded', 'escalated', 'given', 'asked', 'unanswered', 'unreached'])
      assert.equal(await told('oscar', event), undefined, event);
  });

  it('a message that may have arrived before: says so', async () => {
    const { seen } = house();
    assert.match(
      (await seen('oscar', 'reminded', { again: true })).message,
      /^You may have received this before: Your decision/,
    );
  });

  it('hostile names and words: stay text', async () => {
    const { seen, world } = house({ customer: '[x](http://evil.example)' });
    world.asked.happens('A-1001', { name: 'ask', by: oscar, text: '**now** <at>all</at>' });
    const { message } = await seen('nina', 'asked');
    assert.doesNotMatch(message, /(?<!\\)\[x|<at>|(?<!\\)\*\*now/);
  });
});
