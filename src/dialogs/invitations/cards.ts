import { mostEntries } from '../../domain/invitation-batch.ts';
import { buttons } from '../kit/buttons.ts';
import {
  card,
  copyText,
  dropDown,
  heading,
  paragraph,
  plain,
  textInput,
  type Card,
  type CardElement,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import { filters, type Filter } from './model.ts';
import type { Words } from './text.ts';

/** How many characters of a list may be pasted into a card; more comes as a file. */
export const longestList = 12_000;

/** A line of a list, the same in every language. */
const example = 'contoso.com; admin@contoso.com; Megan Bowen';

/** One invitation of the list, in words already. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  readonly button: string;
}

export function list(
  view: {
    readonly counts: { readonly open: number; readonly attention: number };
    readonly words: string | undefined;
    readonly which: Filter;
    readonly page: number;
    readonly pages: number;
    readonly total: number;
    readonly rows: readonly Row[];
  },
  t: Words['list'],
): Question {
  const { counts, words, page, pages } = view;
  const sought = words === undefined ? undefined : plain(words);
  const nothing = sought === undefined ? t.none : t.noneFor(sought);
  const asked = question(
    [
      heading(t.title),
      paragraph(t.counts(String(counts.open), String(counts.attention))),
      sought === undefined || view.rows.length === 0
        ? undefined
        : paragraph(t.found(String(view.total), sought)),
      view.rows.length === 0 ? paragraph(nothing) : view.rows.map(rowElement),
      pages > 1
        ? paragraph(t.page(String(page + 1), String(pages)), { subtle: true, small: true })
        : undefined,
      textInput({ id: 'words', label: t.words, maxLength: 200, value: words ?? '' }),
      dropDown({
        id: 'which',
        label: t.which,
        options: filters.map((value) => ({ value, title: t.filters[value] })),
        value: view.which,
      }),
    ],
    [
      pick('search', t.search),
      ...(page > 0 ? [leave('previous', t.previous)] : []),
      ...(page + 1 < pages ? [leave('next', t.next)] : []),
      leave('one', t.one),
      leave('many', t.many),
    ],
    { text: 'answer', isList: true, words: Object.fromEntries(view.rows.map(({ id }) => [id, [id]])) },
  );
  const ofRows = Object.fromEntries(view.rows.map(({ id, button }) => [id, button]));
  return { ...asked, titles: { ...ofRows, ...asked.titles } };
}

const rowElement = ({ id, name, line, button }: Row): CardElement => ({
  type: 'Container',
  separator: true,
  spacing: 'Medium',
  items: [paragraph(name), paragraph(line, { small: true }), buttons(leave(id, button))],
});

/** A list of customers is pasted; staff may say for which reseller. */
export function askList(
  view: {
    readonly given: string | undefined;
    readonly resellers: readonly { readonly value: string; readonly title: string }[];
    readonly reseller: string | undefined;
  },
  t: Words['many'],
): Question {
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      copyText(example),
      textInput({
        id: 'list',
        label: t.label(String(mostEntries)),
        multiline: true,
        maxLength: longestList,
        ...(view.given === undefined ? {} : { value: view.given.slice(0, longestList) }),
      }),
      view.resellers.length === 0
        ? undefined
        : dropDown({
            id: 'reseller',
            label: t.reseller,
            options: [{ value: 'none', title: t.noReseller }, ...view.resellers],
            value: view.reseller ?? 'none',
          }),
      paragraph(t.nothing, { subtle: true }),
    ],
    [pick('look', t.look, true), leave('never', t.never)],
    { text: 'answer' },
  );
}

/** A list came without the reseller it is for. */
export function askWhom(
  view: {
    readonly count: number;
    readonly resellers: readonly { readonly value: string; readonly title: string }[];
  },
  t: Words['many'],
): Question {
  return question(
    [
      heading(t.whom),
      paragraph(t.read(String(view.count))),
      dropDown({
        id: 'reseller',
        label: t.reseller,
        options: [{ value: 'none', title: t.noReseller }, ...view.resellers],
        value: 'none',
      }),
      paragraph(t.nothing, { subtle: true }),
    ],
    [pick('look', t.look, true)],
    { text: 'answer' },
  );
}

export function closing(title: string, text: string): Card {
  return card(heading(title), paragraph(text));
}
