import type { EntryOutcome, InvitationBatch, KeptEntry } from '../../domain/invitation-batch.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { regionTitle } from '../kit/account-names.ts';
import { plain } from '../kit/card.ts';
import type { Reader } from '../kit/language.ts';
import { batchWords } from './batch-text.ts';

type Account = (id: string) => PartnerAccount | undefined;

/** Entries of a list by what became of them; the order is that of the list. */
export interface Sorted {
  readonly found: readonly KeptEntry[];
  readonly choose: readonly KeptEntry[];
  readonly invited: readonly KeptEntry[];
  /** Everything that is not, and will not be, invited as it stands. */
  readonly not: readonly KeptEntry[];
  readonly waiting: readonly KeptEntry[];
}

const keptApart: readonly EntryOutcome['kind'][] = ['found', 'choose-account', 'invited', 'waiting'];

export function sorted({ entries }: InvitationBatch): Sorted {
  const of = (kind: EntryOutcome['kind']) => entries.filter(({ outcome }) => outcome.kind === kind);
  return {
    found: of('found'),
    choose: of('choose-account'),
    invited: of('invited'),
    waiting: of('waiting'),
    not: entries.filter(({ outcome }) => !keptApart.includes(outcome.kind)),
  };
}

/** How many mails would go out with a yes. */
export const addressed = ({ found }: Sorted): number => found.filter(({ to }) => to !== undefined).length;

/** Whether Microsoft did not answer for some of them. */
export const hasFailed = ({ not }: Sorted): boolean => not.some(({ outcome }) => outcome.kind === 'failed');

/** How a list stands, in one sentence. */
export function stateOf(batch: InvitationBatch, reader: Reader): string {
  const t = batchWords(reader.language);
  const all = sorted(batch);
  const count = String(batch.entries.length);
  switch (batch.state) {
    case 'looking':
      return t.looking(String(batch.entries.length - all.waiting.length), count);
    case 'ready':
      return all.found.length === 0 && all.choose.length === 0
        ? t.readyNone
        : t.ready(String(all.found.length), count);
    case 'inviting': {
      const toCome = all.found.length;
      const planned = toCome + all.invited.length;
      return t.inviting(String(planned - toCome), String(planned));
    }
    case 'done': {
      const outcomes = all.invited.flatMap(({ outcome }) => (outcome.kind === 'invited' ? [outcome] : []));
      const mailed = outcomes.filter((one) => one.mailed).length;
      const earlier = outcomes.filter((one) => one.earlier !== undefined).length;
      return t.done({
        invited: String(outcomes.length - earlier),
        mailed: String(mailed),
        earlier: earlier === 0 ? undefined : String(earlier),
        others: String(batch.entries.length - outcomes.length),
      });
    }
    case 'dropped':
      return t.dropped;
  }
}

/** One entry, in words: what was found, what came of it, or why not. */
export function entrySaid({ line, domain, to = '', outcome }: KeptEntry, reader: Reader): string {
  const t = batchWords(reader.language);
  const name = plain(domain.slice(0, 80));
  const said = (text: string) => t.line(String(line), text);
  if (outcome.kind === 'waiting') return said(name);
  if (outcome.kind === 'found')
    return said(t.entry.found(name, plain(outcome.name.slice(0, 60)), plain(to.slice(0, 80))));
  if (outcome.kind === 'invited') {
    const before = outcome.earlier === undefined ? '' : t.entry.earlier;
    const now = outcome.earlier === 'sent' ? t.entry.sent : t.entry.notMailed;
    const how = `${before}${outcome.mailed ? t.entry.mailed : now}`;
    return said(t.entry.invited(name, outcome.invitationId, how));
  }
  return said(t.entry.problem(name, t.why[outcome.kind]));
}

/** Found ones by the account that invites them. */
export function byAccount(
  found: readonly KeptEntry[],
  account: Account,
  reader: Reader,
): { readonly title: string; readonly entries: readonly KeptEntry[] }[] {
  const groups = Map.groupBy(found, ({ outcome }) => (outcome.kind === 'found' ? outcome.accountId : ''));
  const t = batchWords(reader.language);
  return [...groups].map(([id, entries]) => ({
    title: t.found(plain(regionTitle(account(id), reader.language)), String(entries.length)),
    entries,
  }));
}
