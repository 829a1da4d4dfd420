import { whatAdminRightsAre, whatButton, type AdminRightsWords } from '../kit/admin-rights.ts';
import {
  card,
  choiceInput,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  textInput,
  tick,
  type Card,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

export function askDomain(value: string | undefined, t: Words['domain']): Question {
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      textInput({
        id: 'domain',
        label: t.label,
        placeholder: 'contoso.com',
        maxLength: 253,
        ...(value === undefined ? {} : { value }),
      }),
    ],
    [pick('look', t.look, true)],
    { text: 'answer' },
  );
}

export function showFacts(
  view: {
    customer: string;
    tenant: string;
    cloud: string;
    account: string;
    because: string;
    reseller: string;
    /** The reseller's relationship is made too. */
    both: boolean;
    order: string | undefined;
    /** Staff may choose account and reseller. */
    staff: boolean;
    /** Whether admin rights are to be asked for, too; undefined where that cannot be. */
    rights: { wanted: boolean; days: number; words: AdminRightsWords } | undefined;
  },
  t: Words['facts'],
): Question {
  const { rights } = view;
  return question(
    [
      heading(t.title(plain(view.customer))),
      paragraph(t.unchecked(plain(view.customer)), { subtle: true }),
      facts([
        [t.tenant, plain(view.tenant)],
        [t.cloud, view.cloud],
        [t.account, plain(view.account)],
        [t.because, plain(view.because)],
        [t.reseller, plain(view.reseller)],
        ...(view.order === undefined ? [] : [[t.order, view.order] as const]),
      ]),
      view.both ? paragraph(t.both) : undefined,
      rights === undefined
        ? undefined
        : [
            tick({ id: 'rights', label: t.also, title: t.rights(rights.days), value: rights.wanted }),
            whatAdminRightsAre(rights.words),
          ],
    ],
    [
      pick('create', t.create, true),
      ...(view.staff ? [pick('other', t.other), pick('reseller', t.forReseller)] : []),
      pick('another', t.another),
    ],
    {
      asides: rights === undefined ? [] : [whatButton(rights.words)],
      words: { create: ['continue', 'yes', 'ja', 'weiter'] },
      text: 'answer',
    },
  );
}

export function chooseAccount(
  view: { options: readonly { value: string; title: string }[]; why: string; reason: boolean },
  t: Words['choose'],
): Question {
  return question(
    [
      heading(t.title),
      paragraph(view.why),
      choiceInput({ id: 'account', label: t.label, error: t.error, options: view.options }),
      view.reason
        ? textInput({ id: 'reason', label: t.reason, error: t.reasonError, required: true, maxLength: 300 })
        : undefined,
    ],
    [pick('take', t.take, true), leave('back', t.back)],
    { text: 'answer' },
  );
}

/** For which reseller staff invites; any other can be typed. */
export function chooseReseller(
  view: {
    options: readonly { value: string; title: string }[];
    chosen: string | undefined;
  },
  t: Words['reseller'],
): Question {
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      choiceInput({
        id: 'reseller',
        label: t.label,
        error: t.error,
        options: [...view.options, { value: 'none', title: t.none }],
        value: view.chosen ?? 'none',
      }),
    ],
    [pick('take', t.take, true), leave('none', t.none), leave('back', t.back)],
    { text: 'answer' },
  );
}

export function elsewhere(view: { title: string; text: string; another: string }): Question {
  return question([heading(view.title), notice(view.text, 'accent')], [pick('another', view.another, true)]);
}

export function closing(title: string, text: string): Card {
  return card(heading(title), paragraph(text));
}
