import type { InvitationBatch, KeptEntry } from '../../domain/invitation-batch.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { accountOptions } from '../kit/account-names.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  dropDown,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  section,
  type Card,
  type CardElement,
} from '../kit/card.ts';
import { moment, type Reader } from '../kit/language.ts';
import { kitWords } from '../kit/words.ts';
import { addressed, byAccount, entrySaid, hasFailed, sorted, stateOf, type Sorted } from './batch-said.ts';
import { batchWords, type BatchWords } from './batch-text.ts';

/** How many entries of one kind a card names, and of all kinds: more would not fit into a message of Teams. */
const named = 20;
const namedInAll = 28;
/** How many accounts are asked for at once. */
const asked = 4;

/** Everything the card of a list shows. */
export interface BatchView {
  readonly batch: InvitationBatch;
  readonly reseller: string | undefined;
  readonly account: (id: string) => PartnerAccount | undefined;
}

const looks = {
  looking: { sign: '◷', style: 'accent' },
  ready: { sign: '?', style: 'accent' },
  inviting: { sign: '◷', style: 'accent' },
  done: { sign: '✓', style: 'good' },
  dropped: { sign: '–', style: 'emphasis' },
} as const;

/** Field of the account for a line. */
export const accountField = (line: number): string => `account-${line}`;

/** The card of a list of customers as it stands: who was found, what has to be said, and what came of it. */
export function batchCard(view: BatchView, reader: Reader): Card {
  const { batch, reseller, account } = view;
  const t = batchWords(reader.language);
  const all = sorted(batch);
  const { sign, style } = looks[batch.state];
  const isOver = batch.state === 'done' || batch.state === 'dropped';
  const found = isOver ? [] : byAccount(all.found, account, reader);
  const groups = found.length + [all.invited, all.not].filter(({ length }) => length > 0).length;
  const most = Math.max(1, Math.min(named, Math.floor(namedInAll / groups)));
  const group = (title: string, mark: string, entries: readonly KeptEntry[]) =>
    entries.length === 0 ? [] : [groupElement(title, mark, entries, most, reader)];
  return card(
    heading(t.title(batch.id, String(batch.entries.length))),
    notice(`${sign} ${stateOf(batch, reader)}`, style),
    facts([
      [t.created, moment(batch.createdAt, reader)],
      ...(reseller === undefined ? [] : [[t.reseller, plain(reseller)] as const]),
    ]),
    group(t.invited(String(all.invited.length)), '✓', all.invited),
    found.map(({ title, entries }) => groupElement(title, '✓', entries, most, reader)),
    batch.state === 'ready' ? chooseElement(view, all, reader, t) : [],
    group(t.not(String(all.not.length)), '✗', all.not),
    buttonRow(batch, all, t),
  );
}

function groupElement(
  title: string,
  mark: string,
  entries: readonly KeptEntry[],
  most: number,
  reader: Reader,
): CardElement {
  const shown = entries.slice(0, most).map((entry) => `- ${mark} ${entrySaid(entry, reader)}`);
  const more = entries.length - shown.length;
  const all = more > 0 ? [...shown, `- ${kitWords(reader.language).andMore(more)}`] : shown;
  return section(paragraph(title, { strong: true }), paragraph(all.join('\n'), { small: true }));
}

function chooseElement(
  { batch, account }: BatchView,
  { choose }: Sorted,
  reader: Reader,
  t: BatchWords,
): CardElement[] {
  if (choose.length === 0) return [];
  const rows = choose.slice(0, asked).flatMap(({ line, domain, outcome }) => {
    const ids = outcome.kind === 'choose-account' ? outcome.accountIds : [];
    const options = accountOptions(
      ids.map(account).filter((one) => one !== undefined),
      reader.language,
    );
    const name = plain(domain.slice(0, 80));
    return [
      dropDown({
        id: accountField(line),
        label: t.chooseLabel(name),
        options,
        value: options[0]?.value ?? '',
      }),
      buttons(press(batch, 'batch.account', t.take(name), { extra: { line: String(line) } })),
    ];
  });
  const more = choose.length - asked;
  return [
    section(
      paragraph(t.choose, { strong: true }),
      paragraph(t.chooseWhy),
      ...rows,
      ...(more > 0 ? [paragraph(t.moreToChoose(String(more)), { subtle: true })] : []),
    ),
  ];
}

const press = (batch: InvitationBatch, verb: string, title: string, more: object = {}): Button => ({
  kind: 'case',
  verb,
  title,
  caseId: batch.id,
  version: batch.version,
  ...more,
});

function buttonRow(batch: InvitationBatch, all: Sorted, t: BatchWords): CardElement | undefined {
  const count = all.found.length;
  const mails = addressed(all);
  const isReady = batch.state === 'ready' && count > 0;
  const send = mails === 1 ? t.buttons.sendOne : t.buttons.send(String(mails));
  const row: Button[] = [
    ...(isReady && mails > 0 ? [press(batch, 'batch.send', send, { primary: true, inputs: false })] : []),
    ...(isReady
      ? [
          press(batch, 'batch.prepare', t.buttons.prepare(String(count)), {
            primary: mails === 0,
            inputs: false,
          }),
        ]
      : []),
    ...((batch.state === 'done' || (batch.state === 'ready' && !isReady)) && hasFailed(all)
      ? [press(batch, 'batch.again', t.buttons.again, { primary: true })]
      : []),
    ...(batch.state === 'ready' || batch.state === 'looking'
      ? [press(batch, 'batch.drop', t.buttons.drop, { inputs: false })]
      : []),
    ...(all.invited.length > 0 ? [press(batch, 'batch.list', t.buttons.list, { inputs: false })] : []),
  ];
  return row.length === 0 ? undefined : buttons(...row);
}
