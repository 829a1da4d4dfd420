import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  dropDown,
  folded,
  heading,
  lines,
  paragraph,
  section,
  textInput,
  type Card,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question, type ChoiceButton } from '../kit/question.ts';
import type { Line } from './view.ts';
import type { Words } from './text.ts';

/** One customer as it stands; everything on it is in words already. */
export function customerCard(
  view: {
    readonly title: string;
    readonly about: string;
    readonly standing: readonly Line[];
    readonly licences: readonly Line[];
    /** Instead of licences, or below them. */
    readonly aboutLicences: string | undefined;
    readonly underWay: readonly Line[];
    readonly explained: readonly string[];
    readonly buttons: readonly Button[];
  },
  t: Words['card'],
): Card {
  const small = { subtle: true, small: true } as const;
  return card(
    heading(view.title),
    paragraph(view.about, small),
    lines(view.standing),
    section(
      paragraph(t.licences.title, { strong: true }),
      ...(view.licences.length === 0 ? [] : [lines(view.licences)]),
      ...(view.aboutLicences === undefined ? [] : [paragraph(view.aboutLicences, small)]),
    ),
    view.underWay.length === 0
      ? undefined
      : section(paragraph(t.underWay, { strong: true }), lines(view.underWay)),
    buttons(...view.buttons),
    folded(
      'why',
      view.explained.map((text) => paragraph(text)),
    ),
  );
}

export interface ListView {
  readonly title: string;
  readonly sentence: string | undefined;
  readonly customers: readonly { readonly tenantId: string; readonly entry: string }[];
  readonly words: string | undefined;
  readonly hasEarlier: boolean;
  readonly hasMore: boolean;
  /** A way out when nobody fits. */
  readonly canInvite: boolean;
}

/** A page of customers to pick from, with a box to search in. */
export function chooseCustomer(view: ListView, t: Words['list']): Question {
  const { customers, words } = view;
  const [first] = customers;
  const choices: ChoiceButton[] = [
    ...(first === undefined ? [] : [pick('open', t.open, true)]),
    pick('find', t.find, first === undefined),
    ...(view.hasMore ? [leave('more', t.more)] : []),
    ...(view.hasEarlier ? [leave('earlier', t.earlier)] : []),
    ...(words === undefined ? [] : [leave('all', t.all)]),
    ...(view.canInvite ? [leave('invite', t.invite)] : []),
  ];
  return question(
    [
      heading(view.title),
      ...(view.sentence === undefined ? [] : [paragraph(view.sentence)]),
      ...(first === undefined
        ? []
        : [
            dropDown({
              id: 'customer',
              label: t.which,
              isOpen: true,
              options: customers.map(({ tenantId: value, entry: title }) => ({ value, title })),
              value: first.tenantId,
            }),
          ]),
      textInput({ id: 'words', label: t.search, maxLength: 100, value: words ?? '' }),
    ],
    choices,
    { text: 'answer', isList: true },
  );
}

/** The orders under way, each with a button. */
export function chooseOrder(
  orders: readonly { readonly id: string; readonly entry: string }[],
  t: Words['orders'],
): Question {
  return question(
    [heading(t.title), paragraph(t.which)],
    orders.map(({ id, entry }) => pick(id, entry)),
    { text: 'answer' },
  );
}
