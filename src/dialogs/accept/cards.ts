import {
  buttons,
  card,
  choiceInput,
  copyText,
  folded,
  heading,
  lines,
  notice,
  paragraph,
  picture,
  plain,
  textInput,
  type Button,
  type Card,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

const steps = (items: readonly string[]) =>
  lines(items.map((text, index) => ({ sign: `${index + 1}.`, text })));

export function greet(
  view: { provider: string; company: string | undefined; customer: string },
  t: Words['greet'],
): Question {
  const company = view.company === undefined ? t.oneOfOurs : plain(view.company);
  return question(
    [heading(t.title), paragraph(t.asks(plain(view.provider), company, plain(view.customer)))],
    [pick('start', t.start, true), pick('grants', t.grants), pick('not-me', t.notMe), pick('later', t.later)],
    { words: { start: ['yes', 'ja', 'ok', 'go', 'los'], later: ['no', 'nein'] } },
  );
}

export function grants(t: Words['grants']): Question {
  return question(
    [
      heading(t.title),
      lines([...t.yes.map((text) => ({ sign: '✓', text })), ...t.no.map((text) => ({ sign: '✗', text }))]),
      paragraph(t.undo, { subtle: true }),
    ],
    [pick('go-on', t.goOn, true), pick('back', t.back)],
  );
}

export function who(t: Words['who']): Question {
  return question(
    [heading(t.title), paragraph(t.why)],
    [pick('go-on', t.goOn, true), pick('code', t.another), pick('without', t.without)],
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
      steps(t.steps),
      textInput({ id: 'code', label: t.label, maxLength: 12, placeholder: '123456' }),
    ],
    [pick('send', t.send), pick('without', t.without)],
    { links: [{ kind: 'open', url: view.link, title: t.open, primary: true }], acceptsText: true },
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
      { type: 'Container', style: 'emphasis', items: [copyText(plain(view.message))] },
    ],
    [pick('done', t.done, true), pick('it-is-me', t.itIsMe)],
  );
}

export function region(
  view: { region: string; currency: string; company: string; country: string | undefined },
  t: Words['region'],
): Question {
  return question(
    [
      heading(t.title(plain(view.region), view.currency)),
      paragraph(view.country === undefined ? t.likely : t.certain(plain(view.country))),
      paragraph(t.appears(plain(view.company))),
    ],
    [pick('right', t.right, true), pick('other', t.other)],
    { words: { right: ['yes', 'ja', 'right'], other: ['no', 'nein'] } },
  );
}

export interface RegionOption {
  readonly value: string;
  readonly title: string;
}

/** Choosing a region: freely when nothing is known, with a reason when it goes against what is known. */
export function chooseRegion(
  view: { options: readonly RegionOption[]; why: string; reason: boolean; title: string },
  t: Words['region'],
): Question {
  return question(
    [
      heading(view.title),
      paragraph(view.why),
      choiceInput({ id: 'account', label: t.label, error: t.error, options: view.options }),
      view.reason
        ? textInput({ id: 'reason', label: t.reason, error: t.reasonError, required: true, maxLength: 300 })
        : undefined,
    ],
    view.reason ? [pick('take', t.take, true), pick('back', t.back)] : [pick('take', t.take, true)],
    { acceptsText: true },
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

/** The case card while the administrator is at Microsoft. */
export function waiting(
  view: {
    caseId: string;
    version: number;
    company: string;
    customer: string;
    domain: string;
    link: string;
    qr: string;
    since: string;
    reminder: string | undefined;
  },
  t: Words['waiting'],
): Card {
  const button = (verb: string, title: string): Button => ({
    kind: 'case',
    verb,
    title,
    caseId: view.caseId,
    version: view.version,
  });
  return card(
    heading(t.title),
    paragraph(t.mirror(plain(view.company), plain(view.customer), plain(view.domain)), { strong: true }),
    steps(t.steps),
    paragraph(t.expected(plain(view.company)), { subtle: true, small: true }),
    ...folded('copy', t.copy, [paragraph(t.copyWhy), copyText(view.link)]),
    ...folded('qr', t.qr, [picture({ url: view.qr, altText: t.qrAlt, width: '180px' })]),
    paragraph(
      view.reminder === undefined
        ? t.since(view.since)
        : `${t.since(view.since)} ${t.reminding(view.reminder)}`,
      {
        subtle: true,
        small: true,
      },
    ),
    buttons(
      { kind: 'open', url: view.link, title: t.open, primary: true },
      button('accept.check', t.check),
      button('accept.trouble', t.trouble),
      button('accept.remind', t.remind),
    ),
  );
}

export function accepted(
  view: { caseId: string; version: number; sentence: string; provider: string; adminCenter: string },
  t: Words['accepted'],
): Card {
  return card(
    heading(t.title),
    notice(`✓ ${view.sentence}`, 'good'),
    paragraph(t.told(plain(view.provider)), { subtle: true }),
    ...folded('next', t.nextStep, [paragraph(t.nextText(plain(view.provider)))]),
    ...folded('undo', t.undo, [paragraph(t.undoText)]),
    buttons({ kind: 'open', url: view.adminCenter, title: t.show }),
  );
}

export function wrongAccount(
  view: { caseId: string; version: number; customer: string; got: string; meant: string; currency: string },
  t: Words['wrong'],
): Card {
  const button = (verb: string, title: string, primary = false): Button => ({
    kind: 'case',
    verb,
    title,
    caseId: view.caseId,
    version: view.version,
    primary,
  });
  return card(
    heading(t.title),
    notice(`⚠ ${t.sentence(plain(view.customer), plain(view.got), plain(view.meant))}`, 'warning'),
    paragraph(t.what),
    textInput({ id: 'reason', label: t.reason, maxLength: 300 }),
    buttons(button('accept.right', t.right, true), button('accept.keep', t.keep(view.currency))),
  );
}

/** A case that is over: what happened, and how to begin anew. */
export function ended(view: {
  caseId: string;
  version: number;
  title: string;
  text: string;
  again: string;
}): Card {
  return card(
    heading(view.title),
    paragraph(view.text),
    buttons({
      kind: 'case',
      verb: 'accept.again',
      title: view.again,
      caseId: view.caseId,
      version: view.version,
    }),
  );
}
