import { heading, paragraph, plain, textInput } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import { sights, type Sight } from './model.ts';
import type { Words } from './text.ts';

export function see(t: Words['see']): Question {
  return question(
    [heading(t.title), paragraph(t.why)],
    sights.map((sight) => pick(sight, t.sights[sight])),
    { text: 'answer' },
  );
}

/** One piece of advice; the last one leads to a person. */
export function advice(
  view: { sight: Sight; text: string; link: string | undefined; last: boolean },
  t: Words['advice'],
): Question {
  return question(
    [
      heading(t.titles[view.sight]),
      paragraph(view.text),
      view.link === undefined ? paragraph(t.card, { subtle: true }) : undefined,
    ],
    [
      pick('helped', t.helped, view.link === undefined),
      pick('still', view.last ? t.person : t.still),
      pick('back', t.back),
    ],
    {
      links: view.link === undefined ? [] : [{ kind: 'open', url: view.link, title: t.open, primary: true }],
    },
  );
}

export function signer(t: Words['signer'], advice: string, back: string): Question {
  return question(
    [
      heading(t.label),
      paragraph(advice),
      textInput({ id: 'name', label: t.name, required: true, error: t.missing, maxLength: 120 }),
      textInput({
        id: 'email',
        label: t.email,
        required: true,
        error: t.missing,
        maxLength: 200,
        style: 'Email',
      }),
      { type: 'Input.Date', id: 'date', label: t.date },
    ],
    [pick('send', t.send, true), leave('back', back)],
    { text: 'answer' },
  );
}

export function errorCode(t: Words['code'], advice: string, back: string): Question {
  return question(
    [heading(t.label), paragraph(advice), textInput({ id: 'code', label: t.label, maxLength: 200 })],
    [pick('look', t.look, true), leave('back', back)],
    { text: 'answer' },
  );
}

export function aboutCode(view: { code: string; text: string; known: boolean }, t: Words): Question {
  return question(
    [heading(plain(view.code)), paragraph(view.text)],
    view.known
      ? [pick('helped', t.advice.helped, true), pick('still', t.advice.person), pick('back', t.advice.back)]
      : [pick('still', t.advice.person, true), pick('back', t.advice.back)],
  );
}
