import { nationalClouds, type CloudWay } from '../../domain/cloud-ways.ts';
import type { ValidationCode } from '../../services/partner-center/port.ts';
import type { Button } from '../kit/buttons.ts';
import {
  card,
  choiceInput,
  copyText,
  facts,
  heading,
  lines,
  notice,
  numbered,
  paragraph,
  plain,
  textInput,
  type Card,
  type CardElement,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question, type ChoiceButton } from '../kit/question.ts';
import { longestParagraph } from './model.ts';
import type { Words } from './text.ts';

/** How many codes are shown; Partner Center has the others. */
const codesShown = 12;

export function askWhich(t: Words): Question {
  return question(
    [
      heading(t.which.title),
      paragraph(t.which.why),
      textInput({ id: 'domain', label: t.which.label, placeholder: 'contoso.com', maxLength: 253 }),
    ],
    [pick('look', t.which.look, true), ...nationalClouds.map((cloud) => leave(cloud, t.clouds[cloud].name))],
    { text: 'answer' },
  );
}

export interface WayView {
  readonly title: string;
  readonly means: string;
  /** Our people hear of it by themselves. */
  readonly isTold: boolean;
  readonly rows: readonly (readonly [string, string])[];
  /** For staff, where government organisations are qualified. */
  readonly codes: readonly ValidationCode[] | 'unknown' | undefined;
  readonly choices: readonly ChoiceButton[];
}

export function way(view: WayView, t: Words): Question {
  return question(
    [
      heading(view.title),
      notice(view.isTold ? `${view.means} ${t.told}` : view.means, 'accent'),
      view.rows.length === 0 ? undefined : facts(view.rows),
      view.codes === undefined ? undefined : codes(view.codes, t.codes),
    ],
    view.choices,
  );
}

function codes(known: readonly ValidationCode[] | 'unknown', t: Words['codes']): CardElement[] {
  if (known === 'unknown') return [paragraph(t.unknown, { subtle: true })];
  if (known.length === 0) return [paragraph(t.none, { subtle: true })];
  const more = known.length - codesShown;
  return [
    paragraph(t.title),
    ...known
      .slice(0, codesShown)
      .map(({ organisation, code, left, allowed }) =>
        paragraph(`• ${t.row(plain(organisation), plain(code), t.left(left, allowed))}`, { small: true }),
      ),
    ...(more > 0 ? [paragraph(t.more(more), { small: true })] : []),
  ];
}

export function differs(
  view: { cloud: string; place: string; also: readonly string[]; way: CloudWay },
  t: Words,
): Question {
  const { impossible, originalResellerOnly, administration } = view.way;
  const list = (title: string, keys: CloudWay['impossible']): CardElement[] =>
    keys.length === 0
      ? []
      : [
          paragraph(title, { strong: true }),
          lines(keys.map((key) => ({ sign: '✗', text: t.impossible[key] }))),
        ];
  return question(
    [
      heading(t.differs.title(view.cloud)),
      paragraph(t.differs.place(view.place)),
      paragraph(t.differs.administration[administration]),
      ...view.also.map((one) => paragraph(one)),
      ...list(t.differs.impossible, impossible),
      ...list(t.differs.originalOnly, originalResellerOnly),
    ],
    [pick('back', t.buttons.back, true), pick('person', t.buttons.person)],
  );
}

/** What is left after the permissions were taken back, and how to have them again. */
export function removed(of: CloudWay, provider: string, t: Words): Question {
  const { afterRemoval, gdap } = of;
  return question(
    [
      heading(t.removed.title),
      numbered([
        ...afterRemoval.map((key) => t.removed.remaining[key](plain(provider))),
        t.removed.licences,
        gdap ? t.removed.gdap : t.removed.again,
      ]),
    ],
    [pick('back', t.buttons.back, true), pick('person', t.buttons.person)],
  );
}

export const organisationKinds = ['federal', 'state-or-local', 'tribal', 'supplier', 'other'] as const;

export function eligibility(t: Words): Question {
  const e = t.eligibility;
  return question(
    [
      heading(e.title),
      paragraph(e.why),
      choiceInput({
        id: 'kind',
        label: e.kind,
        error: e.kindError,
        options: organisationKinds.map((kind) => ({ value: kind, title: e.kinds[kind] })),
      }),
      textInput({ id: 'website', label: e.website, maxLength: 300, style: 'Url' }),
      textInput({
        id: 'contact',
        label: e.contact,
        error: e.contactError,
        required: true,
        multiline: true,
        maxLength: 500,
      }),
    ],
    [pick('send', e.send, true), leave('back', t.buttons.back)],
    { text: 'prose' },
  );
}

export function letter(
  view: { customer: string; first: string; second: string; rest: string },
  t: Words,
): Question {
  const l = t.letter;
  const field = (id: string, label: string, value: string) =>
    textInput({ id, label, value, multiline: true, maxLength: longestParagraph });
  return question(
    [
      heading(l.title(plain(view.customer))),
      paragraph(l.why),
      field('first', l.first, view.first),
      field('second', l.second, view.second),
      paragraph(l.rest),
      copyText(view.rest),
    ],
    [pick('show', l.show, true), leave('back', t.buttons.back)],
  );
}

export function letterReady(
  view: { customer: string; shown: string; mailto: string | undefined },
  t: Words,
): Question {
  const l = t.letter;
  const links: readonly Button[] =
    view.mailto === undefined ? [] : [{ kind: 'open', url: view.mailto, title: l.mail, primary: true }];
  return question(
    [heading(l.title(plain(view.customer))), paragraph(l.ready), copyText(view.shown)],
    [pick('sent', l.sent), pick('change', l.change)],
    { links },
  );
}

export function europe(view: { text: string; go: ChoiceButton }, t: Words): Question {
  return question(
    [heading(t.europe.title), notice(view.text, 'accent')],
    [view.go, pick('back', t.buttons.back)],
  );
}

/** An end without a question. */
export const closing = (title: string, text: string): Card => card(heading(title), paragraph(text));
