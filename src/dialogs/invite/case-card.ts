import type { InvitationState } from '../../domain/invitation.ts';
import { languages } from '../../domain/language.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  copyText,
  dropDown,
  facts,
  folded,
  heading,
  lines,
  notice,
  paragraph,
  picture,
  plain,
  textInput,
  verbatim,
  type Card,
  type CardElement,
} from '../kit/card.ts';
import { qrPicture } from '../kit/qr.ts';
import { possibleNow, pressOf, rowsOf } from './case-buttons.ts';
import type { CaseKnown } from './case-known.ts';
import type { CaseWords } from './case-text.ts';

/** How many characters the text of an invitation may have on its card. */
export const longestWords = 2_000;

const waiting = { sign: '◷', style: 'accent' } as const;
const over = { sign: '–', style: 'emphasis' } as const;

/** A state at a glance: the sign says without colour what the colour says. */
export const looks: Record<
  InvitationState,
  { readonly sign: string; readonly style: 'good' | 'warning' | 'accent' | 'emphasis' }
> = {
  created: waiting,
  sent: waiting,
  opened: waiting,
  accepted: { sign: '✓', style: 'good' },
  'wrong-account': { sign: '⚠', style: 'warning' },
  declined: over,
  expired: over,
  withdrawn: over,
  removed: { sign: '⚠', style: 'warning' },
};

/** What the card of a case says, in words already. */
export interface CaseSaid {
  readonly title: string;
  readonly state: string;
  readonly remarks: readonly string[];
  readonly proven: readonly { readonly sign: string; readonly text: string }[];
  readonly rows: readonly (readonly [string, string])[];
}

/** The inviting side's card of one invitation; everything on it is read when it is drawn. */
export async function invitationCard(known: CaseKnown, said: CaseSaid, t: CaseWords): Promise<Card> {
  const { sign, style } = looks[known.invitation.state];
  const rows = rowsOf(known, t.buttons);
  return card(
    heading(said.title),
    notice(`${sign} ${said.state}`, style),
    said.remarks.map((remark) => paragraph(remark)),
    said.proven.length === 0 ? undefined : lines(said.proven),
    facts(said.rows.filter(([, value]) => value !== '')),
    rows.map((row, index) => ({ ...buttons(...row), ...(index === 0 ? {} : { spacing: 'Small' }) })),
    await foldsOf(known, t),
  );
}

async function foldsOf(known: CaseKnown, t: CaseWords): Promise<CardElement[]> {
  const { invitation, letter } = known;
  const possible = new Set(possibleNow(known));
  const press = pressOf(invitation, t.buttons);
  // Once it is known to have gone out, how it went out is no question any more.
  const went = (...ways: readonly Button[]) => (possible.has('sent') ? [buttons(...ways)] : []);
  const way = (name: string, title: string) => press('sent', { title, extra: { way: name } });
  const link = (title: string, address: string) => [
    paragraph(title, { small: true, subtle: true }),
    copyText(address),
  ];
  const withdraw = possible.has('withdraw')
    ? [
        folded('withdraw', [
          paragraph(t.folds.withdrawWhy),
          buttons(press('withdraw', { title: t.buttons.withdrawYes })),
        ]),
      ]
    : [];
  if (letter === undefined) return withdraw;
  const qr = await qrPicture(letter.chatLink, 3);
  return [
    folded('message', [
      paragraph(t.folds.messageWhy),
      verbatim(letter.whole),
      ...went(way('copied', t.buttons.copied), way('own-mail', t.buttons.ownMail)),
    ]),
    folded('qr', [
      paragraph(t.folds.qrWhy),
      picture({ url: qr, altText: t.folds.qrAlt, width: '180px' }),
      ...went(way('qr', t.buttons.scanned)),
    ]),
    folded('letter', [
      textInput({ id: 'to', label: t.folds.to, maxLength: 254, style: 'Email', value: letter.to ?? '' }),
      textInput({ id: 'toName', label: t.folds.toName, maxLength: 100, value: letter.toName ?? '' }),
      dropDown({
        id: 'language',
        label: t.folds.language,
        options: languages.map((value) => ({ value, title: t.card.languages[value] })),
        value: letter.language,
      }),
      textInput({
        id: 'words',
        label: t.folds.words,
        multiline: true,
        maxLength: longestWords,
        value: letter.words.slice(0, longestWords),
      }),
      textInput({ id: 'days', label: t.folds.days, maxLength: 60, value: daysOf(known).join(', ') }),
      paragraph(t.folds.fixed, { small: true, subtle: true }),
      ...link(t.folds.chatLink, letter.chatLink),
      ...link(t.folds.microsoftLink, letter.microsoftLink),
      buttons(press('save', { primary: true })),
    ]),
    ...withdraw,
  ];
}

/** The days of the reminders as they are set. */
export const daysOf = ({ invitation }: Pick<CaseKnown, 'invitation'>): readonly number[] =>
  invitation.schedule?.days ?? [];

/** A card of its own to be forwarded to the administrator: who asks, what it allows, and the way in. Links only. */
export function forwardCard(
  view: {
    readonly provider: string;
    readonly reseller: string | undefined;
    readonly company: string;
    readonly customer: string;
    readonly chatLink: string;
  },
  t: CaseWords['forward'],
): Card {
  const provider = plain(view.provider);
  const reseller = view.reseller === undefined ? undefined : plain(view.reseller);
  return card(
    heading(reseller === undefined ? t.title(provider) : t.titleReseller(reseller, provider)),
    paragraph(t.asks(reseller ?? provider, plain(view.company), plain(view.customer))),
    lines([
      { sign: '✓', text: t.allows },
      { sign: '✗', text: t.denies },
    ]),
    paragraph(t.needs, { subtle: true }),
    buttons({ kind: 'open', url: view.chatLink, title: t.open, primary: true }),
  );
}
