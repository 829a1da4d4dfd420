import { buttons } from '../kit/buttons.ts';
import {
  card,
  choiceInput,
  copyText,
  heading,
  lines,
  notice,
  numbered,
  paragraph,
  plain,
  textInput,
  type Card,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import { longestReason } from './model.ts';
import type { AnswerWords } from './answer-text.ts';
import type { GreetingWords } from './text-greeting.ts';
import type { Words } from './text.ts';

export function greet(
  view: {
    provider: string;
    /** Who invited them, when that is a reseller of the provider. */
    reseller: string | undefined;
    company: string | undefined;
    customer: string;
    /** Somebody has invited them, who may be told no. */
    isInvited: boolean;
  },
  t: Words['greet'],
  others: GreetingWords,
  answers: AnswerWords,
): Question {
  const company = view.company === undefined ? t.oneOfOurs : plain(view.company);
  return question(
    [
      heading(t.title),
      paragraph(
        view.reseller === undefined
          ? t.asks(plain(view.provider), company, plain(view.customer))
          : answers.asksWith(plain(view.reseller), plain(view.provider), company, plain(view.customer)),
      ),
      paragraph(others.resellers(plain(view.provider)), { subtle: true }),
    ],
    [
      pick('start', t.start, true),
      pick('grants', t.grants),
      pick('not-me', t.notMe),
      pick('later', t.later),
      ...(view.isInvited ? [pick('decline', answers.decline.fold)] : []),
      pick('reseller', others.reseller),
    ],
    {
      words: {
        start: ['yes', 'ja', 'ok', 'go', 'los'],
        later: ['no', 'nein'],
        decline: answers.decline.typed,
      },
    },
  );
}

/** Saying no, asked once more. */
export function askDecline(t: AnswerWords['decline']): Question {
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      textInput({ id: 'because', label: t.because, multiline: true, maxLength: longestReason }),
    ],
    [pick('yes', t.yes, true), leave('back', t.back)],
    { text: 'answer', words: { yes: ['yes', 'ja'], back: ['no', 'nein'] } },
  );
}

export function grants(t: Words['grants']): Question {
  return question(
    [
      heading(t.title),
      lines(t.yes.map((text) => ({ sign: '✓', text }))),
      lines(t.no.map((text) => ({ sign: '✗', text }))),
      paragraph(t.undo, { subtle: true }),
    ],
    [pick('go-on', t.goOn, true), pick('back', t.back)],
  );
}

export function who(t: Words['who']): Question {
  return question(
    [heading(t.title), paragraph(t.why)],
    [pick('go-on', t.goOn, true), pick('code', t.another), pick('without', t.without)],
    { awaitsSignIn: true },
  );
}

export function signInDown(t: Words['who']): Question {
  return question(
    [heading(t.title), paragraph(t.down)],
    [pick('without', t.without, true), pick('go-on', t.goOn)],
  );
}

export function code(view: { link: string }, t: Words['code']): Question {
  return question(
    [
      heading(t.title),
      numbered(t.steps),
      buttons({ kind: 'open', url: view.link, title: t.open, primary: true }),
      textInput({ id: 'code', label: t.label, maxLength: 12, placeholder: '123456' }),
    ],
    [pick('send', t.send), leave('without', t.without)],
    { text: 'answer', awaitsSignIn: true },
  );
}

export function unsure(view: { user: string }, t: Words['unsure']): Question {
  return question(
    [heading(t.title), paragraph(t.why(plain(view.user)))],
    [pick('yes', t.yes, true), pick('no', t.no), pick('unknown', t.unknown)],
    { words: { yes: ['ja', 'yes'], no: ['nein', 'no'] } },
  );
}

export function notAdmin(view: { sentence: string }, t: Words['notAdmin']): Question {
  return question(
    [heading(t.title), paragraph(view.sentence)],
    [pick('forward', t.forward, true), pick('another', t.another), pick('who-is', t.whoIs)],
  );
}

export function whoIs(t: Words['whoIs']): Question {
  return question(
    [heading(t.title), lines(t.how.map((text) => ({ sign: '•', text })))],
    [pick('forward', t.forward, true), pick('back', t.back)],
  );
}

export function forward(view: { message: string; link: string }, t: Words['forward']): Question {
  return question(
    [
      heading(t.title),
      paragraph(t.how),
      { type: 'Container', style: 'emphasis', items: [copyText(view.message)] },
    ],
    [pick('done', t.done, true), pick('it-is-me', t.itIsMe)],
  );
}

export function region(
  view: { region: string; company: string; country: string | undefined },
  t: Words['region'],
): Question {
  return question(
    [
      heading(t.title(plain(view.region))),
      paragraph(view.country === undefined ? t.likely : t.certain(plain(view.country))),
      paragraph(t.appears(plain(view.company))),
    ],
    [pick('right', t.right, true), pick('other', t.other)],
    { words: { right: ['yes', 'ja', 'right'], other: ['no', 'nein'] } },
  );
}

interface Option {
  readonly value: string;
  readonly title: string;
}

/** Choosing a region when nothing certain is known; `others`: there are more than those that seem to fit. */
export function chooseRegion(
  view: { options: readonly Option[]; why: string; title: string; others: boolean },
  t: Words['region'],
): Question {
  return question(
    [
      heading(view.title),
      paragraph(view.why),
      choiceInput({ id: 'account', label: t.label, error: t.error, options: view.options }),
    ],
    [pick('take', t.take, true), ...(view.others ? [leave('other', t.otherTitle)] : [])],
    { text: 'answer' },
  );
}

/** Choosing a region against what is known: with a reason. */
export function chooseOther(
  view: { options: readonly Option[]; chosen: string | undefined; why: string },
  t: Words['region'],
): Question {
  return question(
    [
      heading(t.otherTitle),
      paragraph(view.why),
      choiceInput({
        id: 'account',
        label: t.label,
        error: t.error,
        options: view.options,
        ...(view.chosen === undefined ? {} : { value: view.chosen }),
      }),
      textInput({
        id: 'reason',
        label: t.reason,
        error: t.reasonError,
        required: true,
        maxLength: longestReason,
      }),
    ],
    [pick('take', t.take, true), leave('back', t.back)],
    { text: 'answer' },
  );
}

/** Somewhere the usual link does not lead: a sentence and a way to people. */
export function deadEnd(view: {
  title: string;
  text: string;
  choices: readonly (readonly [string, string])[];
}): Question {
  return question(
    [heading(view.title), notice(view.text, 'accent')],
    view.choices.map(([name, title], index) => pick(name, title, index === 0)),
  );
}

export function closing(title: string, text: string): Card {
  return card(heading(title), paragraph(text));
}
