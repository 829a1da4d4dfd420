import { SpanKind } from '@opentelemetry/api';
import { inSpan, record, stopwatch } from '../measure.ts';
import type { TeamsActivity } from './activity.ts';
import type { BotAnswer } from './once.ts';

type Answers = (activity: TeamsActivity) => Promise<BotAnswer>;

/** The same answers, each in a trace of its own and measured until Teams has it. */
export function measured(answers: Answers): Answers {
  return async (activity) => {
    const type = typeOf(activity);
    const seconds = stopwatch();
    let outcome = 'failed';
    try {
      const answer = await inSpan(
        `activity ${type}`,
        { kind: SpanKind.SERVER, attributes: { 'concierge.activity.type': type } },
        () => answers(activity),
      );
      outcome = answer.status < 300 ? 'answered' : 'refused';
      return answer;
    } finally {
      record('concierge.activity.duration.seconds', seconds(), { type, outcome });
    }
  };
}

/** Teams' types and invoke names in a few words: the names of activities are whatever a client sends. */
function typeOf({ type, name }: Pick<TeamsActivity, 'type' | 'name'>): string {
  if (type === 'invoke')
    return name === 'adaptiveCard/action' ? 'press' : name?.startsWith('signin/') ? 'sign-in' : 'invoke';
  return type === 'message' || type === 'installationUpdate' ? type : 'other';
}
