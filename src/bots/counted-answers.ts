import { count } from '../measure.ts';

type Answers<Asked, Answer> = (asked: Asked) => Promise<Answer>;

/** Counts who is turned away: by more than a few of them somebody is trying, or Teams and we no longer agree. */
export const countingRefused = <Asked, Answer extends { readonly status: number }>(
  answers: Answers<Asked, Answer>,
): Answers<Asked, Answer> =>
  counting(answers, ({ status }) => {
    if (status >= 400) count('concierge.request.refused', { status: String(status) });
  });

/** Counts events by how they were answered. */
export const countingEvents = <Asked, Answer extends { readonly status: number }>(
  answers: Answers<Asked, Answer>,
): Answers<Asked, Answer> =>
  counting(answers, ({ status }) => {
    count('concierge.webhook.received', { outcome: status === 200 ? 'taken' : `refused ${status}` });
  });

const counting =
  <Asked, Answer>(answers: Answers<Asked, Answer>, tell: (answer: Answer) => void): Answers<Asked, Answer> =>
  async (asked) => {
    const answer = await answers(asked);
    tell(answer);
    return answer;
  };
