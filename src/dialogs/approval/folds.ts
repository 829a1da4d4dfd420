import { deciders, type Approval } from '../../domain/approval.ts';
import { shortFingerprint } from '../../domain/fingerprint.ts';
import {
  customerOf,
  goodsOf,
  laterNames,
  namesOf,
  planOf,
  standInsToCome,
  whatOf,
} from '../kit/approval-facts.ts';
import { approvalWords } from '../kit/approval-text.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import { dropDown, numberInput, paragraph, plain, textInput, type CardElement } from '../kit/card.ts';
import type { Reader } from '../kit/language.ts';
import { longestText } from '../kit/written.ts';
import type { ApprovalView } from './cards.ts';
import type { ApprovalFacts } from './facts.ts';
import { planKey, shorterPlans } from './model.ts';
import { words } from './text.ts';

/** How many lines can be changed on the card; more would not fit on it. */
const mostLines = 8;

/** A button that works on the approval; it carries the fingerprint of what the card shows. */
export const press = (
  { id, version, fingerprint }: Approval,
  verb: string,
  title: string,
  look: { primary?: boolean; inputs?: boolean } = {},
): Button => ({ kind: 'case', verb, title, caseId: id, version, extra: { fp: fingerprint }, ...look });

/** The short form of the fingerprint, for people's eyes; of what is no such thing nothing. */
export const shortOf = ({ fingerprint }: Approval): string =>
  /^[0-9a-f]{64}$/.test(fingerprint) ? shortFingerprint(fingerprint) : plain(fingerprint.slice(0, 12));

/** What is approved, short enough for a button: `15 × Microsoft 365 E3 for Contoso`. */
export function shortWhat(approval: Approval, reader: Reader): string {
  const t = approvalWords(reader.language);
  return t.forCustomer(goodsOf(approval, reader, 40), customerOf(approval, reader, 30));
}

/** What exactly is approved, and what follows at once. */
export function approvingSentence(
  { approval, people }: Pick<ApprovalFacts, 'approval' | 'people'>,
  reader: Reader,
): string {
  const t = words(reader.language);
  const later = laterNames(approval, people, reader);
  const atOnce = approval.subject.awaitsAcceptance === true ? t.following.accepted : t.following.ordered;
  const follows = later === undefined ? atOnce : t.following.next(later);
  return t.approving(whatOf(approval, reader), shortOf(approval), follows);
}

/** Everything somebody can do whose decision it is; what decides is behind a second press. */
export function decidingFolds(known: ApprovalFacts, reader: Reader): ApprovalView['folds'] {
  const { approval, people } = known;
  const t = words(reader.language);
  const standIns = standInsToCome(approval);
  const others = namesOf(standIns, people, reader);
  return [
    {
      id: 'approve-fold',
      title: t.buttons.approve,
      primary: true,
      items: [
        paragraph(approvingSentence(known, reader)),
        buttons(
          press(approval, 'approval.approve', t.buttons.approveThis(shortWhat(approval, reader)), {
            primary: true,
          }),
        ),
      ],
    },
    {
      id: 'reject-fold',
      title: t.buttons.reject,
      items: writing(known, ['because', t.because, t.becauseMissing], 'reject', t.buttons.rejectThis),
    },
    {
      id: 'ask-fold',
      title: t.buttons.ask,
      items: writing(known, ['question', t.question, t.questionMissing], 'ask', t.buttons.askThis),
    },
    { id: 'change-fold', title: t.buttons.change, items: changing(known, reader) },
    ...(standIns.length === 0
      ? []
      : [
          {
            id: 'give-fold',
            title: t.buttons.give,
            items: [
              paragraph(t.giveWhy(others)),
              buttons(press(approval, 'approval.give', t.buttons.giveThis(others))),
            ],
          },
        ]),
    {
      id: 'comment-fold',
      title: t.buttons.comment,
      items: [
        ...writing(known, ['comment', t.comment, t.commentMissing], 'comment', t.buttons.commentThis),
        paragraph(t.commentGoesAlong, { subtle: true, small: true }),
      ],
    },
  ];
}

/** A box for words and the button that sends them. Not required there: a hidden required input blocks other buttons. */
function writing(
  { approval }: ApprovalFacts,
  [id, label, error]: readonly [string, string, string],
  verb: string,
  title: string,
): CardElement[] {
  return [
    textInput({ id, label, error, multiline: true, maxLength: longestText }),
    buttons(press(approval, `approval.${verb}`, title)),
  ];
}

function changing({ approval, lines, offers }: ApprovalFacts, reader: Reader): CardElement[] {
  const t = words(reader.language);
  const inputs = lines.slice(0, mostLines).flatMap((line, index) => {
    const title = plain(line.title.slice(0, 80));
    const most = String(line.quantity);
    const shorter = shorterPlans(offers[index], line);
    const asItIs = { value: planKey(line), title: t.asItIs(planOf(line, reader)) };
    const options = shorter.map((plan) => ({ value: planKey(plan), title: planOf(plan, reader) }));
    return [
      numberInput({
        id: `quantity-${line.number}`,
        label: t.quantity(title, String(Math.min(offers[index]?.minimum ?? 1, line.quantity)), most),
        value: line.quantity,
      }),
      ...(options.length === 0
        ? []
        : [
            dropDown({
              id: `plan-${line.number}`,
              label: t.plan(title),
              options: [asItIs, ...options],
              value: asItIs.value,
            }),
          ]),
    ];
  });
  return [
    paragraph(t.changeWhy),
    ...inputs,
    buttons(press(approval, 'approval.change', t.buttons.changeThis)),
  ];
}

/** What whoever asked for it can do: answer a question at once, and take the order back. */
export function askingParts(
  { approval }: ApprovalFacts,
  reader: Reader,
): Pick<ApprovalView, 'inputs' | 'folds'> {
  const t = words(reader.language);
  const waits = approval.pausedAt !== undefined;
  const takeBack: Button = {
    kind: 'case',
    verb: 'order.take-back',
    title: t.buttons.takeBackThis,
    caseId: approval.orderId,
    version: 0,
    inputs: false,
  };
  return {
    inputs: waits
      ? [
          textInput({
            id: 'answer',
            label: t.answer,
            error: t.answerMissing,
            multiline: true,
            maxLength: longestText,
          }),
          buttons(press(approval, 'approval.answer', t.buttons.answer, { primary: true })),
        ]
      : [],
    folds: [
      {
        id: 'take-back-fold',
        title: t.buttons.takeBack,
        items: [paragraph(t.takeBackWhy), buttons(takeBack)],
      },
    ],
  };
}

/** Whose word it waits for. */
export const waitsFor = ({ approval, people }: ApprovalFacts, reader: Reader): string =>
  namesOf(deciders(approval), people, reader);
