import { inSpan, record, stopwatch } from '../measure.ts';

/** What a turn finds out about itself while it runs. */
export interface TurnFacts {
  /** The conversation it was part of. */
  flow: string;
  /** Somebody else changed the conversation meanwhile, and it ran once more. */
  repeated: boolean;
}

/** Runs a turn in a span of its own, and measures it until everything it says has left. */
export async function measuredTurn(input: string, work: (facts: TurnFacts) => Promise<void>): Promise<void> {
  const facts: TurnFacts = { flow: 'none', repeated: false };
  const seconds = stopwatch();
  let outcome = 'failed';
  try {
    await inSpan('turn', { attributes: { 'concierge.input': input } }, async (span) => {
      await work(facts);
      span.setAttribute('concierge.flow', facts.flow);
    });
    outcome = facts.repeated ? 'repeated' : 'done';
  } finally {
    record('concierge.turn.duration.seconds', seconds(), { flow: facts.flow, input, outcome });
  }
}
