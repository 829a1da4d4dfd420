import { card, heading, paragraph, type Card } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

export function chooseDraft(
  drafts: readonly { id: string; title: string; begunBy: string | undefined }[],
  t: Words['draft'],
): Question {
  return question(
    [
      heading(t.listTitle),
      ...(drafts.length === 0
        ? [paragraph(t.none)]
        : drafts.map((one) =>
            paragraph(one.begunBy === undefined ? one.title : `${one.title} · ${one.begunBy}`),
          )),
    ],
    [
      ...drafts.map((one, index) => pick(one.id, one.id, index === 0)),
      pick('new', t.begin, drafts.length === 0),
    ],
    { text: 'answer' },
  );
}

export function askDiscard(id: string, t: Words['draft']): Question {
  return question(
    [heading(t.discardTitle(id)), paragraph(t.discardWhy)],
    [pick('yes', t.discardYes), pick('keep', t.keep, true)],
    { words: { yes: ['yes', 'ja', 'discard', 'verwerfen'], keep: ['no', 'nein'] } },
  );
}

export const closing = (title: string, text: string): Card => card(heading(title), paragraph(text));
