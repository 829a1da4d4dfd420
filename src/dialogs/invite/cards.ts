import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  choiceInput,
  copyText,
  facts,
  folded,
  heading,
  notice,
  paragraph,
  plain,
  textInput,
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
  view: { customer: string; tenant: string; cloud: string; account: string; because: string },
  t: Words['facts'],
): Question {
  return question(
    [
      heading(t.title(plain(view.customer))),
      paragraph(t.unchecked(plain(view.customer)), { subtle: true }),
      facts([
        [t.tenant, plain(view.tenant)],
        [t.cloud, view.cloud],
        [t.account, plain(view.account)],
        [t.because, plain(view.because)],
      ]),
    ],
    [pick('create', t.create, true), pick('other', t.other), pick('another', t.another)],
    { words: { create: ['continue', 'yes', 'ja', 'weiter'] } },
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

export function elsewhere(view: { title: string; text: string; another: string }): Question {
  return question([heading(view.title), notice(view.text, 'accent')], [pick('another', view.another, true)]);
}

export function closing(title: string, text: string): Card {
  return card(heading(title), paragraph(text));
}

/** The staff's card of one invitation; everything on it is read when it is drawn. */
export function invitationCard(
  view: {
    title: string;
    /** Where it stands: a sign, words, and a colour that says the same. */
    state: { sign: string; text: string; style: 'good' | 'warning' | 'accent' | 'emphasis' };
    remarks: readonly string[];
    rows: readonly (readonly [string, string])[];
    text: string | undefined;
    link: string | undefined;
    actions: readonly Button[];
    /** Asked for once more before it is done, because it cannot be taken back. */
    withdraw: Button | undefined;
  },
  t: Words['card'],
): Card {
  const { sign, text, style } = view.state;
  const all: Button[] = [...view.actions];
  if (view.text !== undefined) all.splice(1, 0, { kind: 'fold', id: 'message', title: t.message });
  if (view.withdraw !== undefined) all.push({ kind: 'fold', id: 'withdraw', title: t.withdraw });
  return card(
    heading(view.title),
    notice(`${sign} ${text}`, style),
    view.remarks.map((remark) => paragraph(remark)),
    facts(view.rows.filter(([, value]) => value !== '')),
    all.length === 0 ? undefined : buttons(...all),
    view.text === undefined
      ? undefined
      : folded('message', [
          paragraph(t.messageWhy),
          copyText(view.text),
          ...(view.link === undefined
            ? []
            : [paragraph(t.microsoftLink, { small: true, subtle: true }), copyText(view.link)]),
        ]),
    view.withdraw === undefined
      ? undefined
      : folded('withdraw', [paragraph(t.withdrawWhy), buttons(view.withdraw)]),
  );
}
