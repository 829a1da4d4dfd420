import { deciders, standsInFor, whyNot, type Approval, type ApprovalWord } from '../../domain/approval.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import { differencesOf, wishOf } from './approval-differences.ts';
import { customerOf, nameOf, namesOf, reached, standInsToCome, whatOf } from './approval-facts.ts';
import { approvalWords } from './approval-text.ts';
import { plain } from './card.ts';
import type { Announcement } from './flow.ts';
import { moment, type Reader } from './language.ts';
import { shortly } from './shortly.ts';
import { unreachedWhy } from './unreached.ts';

/** What is read to speak of an approval. */
export interface ApprovalKnown {
  readonly approval: Approval;
  /** The one that has taken its place. */
  readonly follower: Approval | undefined;
  /** People of the reseller, for names. */
  readonly people: readonly ResellerPerson[];
  readonly now: number;
}

/** Who asked for the approval, who may decide about it now, or somebody who only hears of it. */
type Side = 'own' | 'yours' | 'others';

const sideOf = (approval: Approval, reader: PersonKey): Side => {
  if (whyNot(approval, reader) === undefined) return 'yours';
  return samePerson(approval.requestedBy, reader) ? 'own' : 'others';
};

/** Until when it can be decided; the end of the whole once the time for an answer is over, so that nobody is asked to act in the past. */
export const decidedUntil = (
  { approval, now }: Pick<ApprovalKnown, 'approval' | 'now'>,
  reader: Reader,
): string => moment(approval.deadlineAt > now ? approval.deadlineAt : approval.expiresAt, reader);

/** How an approval stands, in one line without a sign; `person`: who reads it, where that is one person. */
export function standsLine(known: ApprovalKnown, reader: Reader, person?: PersonKey): string {
  const { approval, follower, people, now } = known;
  const t = approvalWords(reader.language).stands;
  const { state, ended } = approval;
  const at = shortly(ended?.at ?? now, now, reader);
  const by = nameOf(ended?.by, people, reader);
  switch (state) {
    case 'open':
      if (approval.pausedAt === undefined)
        return t.open(namesOf(deciders(approval), people, reader), decidedUntil(known, reader));
      return person !== undefined && samePerson(approval.requestedBy, person)
        ? t.pausedForYou
        : t.paused(nameOf(approval.requestedBy, people, reader));
    case 'approved':
    case 'changed':
    case 'withdrawn':
      return t[state](by, at);
    case 'rejected': {
      const because = ended?.because ?? '';
      const why = because === '' ? '' : ` ${approvalWords(reader.language).because(plain(because))}`;
      return `${t.rejected(by, at)}${why}`;
    }
    case 'superseded': {
      const { followedBy } = approval;
      const different =
        follower === undefined
          ? approvalWords(reader.language).differences.other
          : differencesOf(approval.subject, follower.subject, reader);
      return [t.superseded(different), ...(followedBy === undefined ? [] : [t.follower(followedBy)])].join(
        ' ',
      );
    }
    case 'expired':
      // A card that is never drawn again must still be right on another day.
      return t.expired(moment(ended?.at ?? now, reader));
  }
}

/** Until when somebody answers, and who is asked then. */
export function afterDeadline({ approval, people, now }: ApprovalKnown, reader: Reader): string {
  const t = approvalWords(reader.language).afterwards;
  if (approval.deadlineAt <= now) return t.closedThen;
  const standIns = standInsToCome(approval);
  return standIns.length === 0
    ? t.closed(moment(approval.expiresAt, reader))
    : t.standIn(namesOf(standIns, people, reader));
}

/**
 * One sentence for what happened to an approval, for this reader. An event nobody knows says how it stands.
 */
export function approvalSentence(
  known: ApprovalKnown,
  news: Announcement,
  reader: Reader & PersonKey,
): string {
  const { approval, people, now } = known;
  const t = approvalWords(reader.language).happened;
  const what = whatOf(approval, reader);
  const until = decidedUntil(known, reader);
  const names = namesOf(deciders(approval), people, reader);
  const who = nameOf(approval.requestedBy, people, reader);
  const by = nameOf(approval.ended?.by, people, reader);
  const because = plain(approval.ended?.because ?? '');
  const side = sideOf(approval, reader);
  switch (news.event) {
    case 'requested':
      if (side === 'own') return t.requested.own(what, names, until);
      return side === 'yours' ? askedSentence(known, reader) : t.requested.others(who, what, names, until);
    case 'reminded':
      return side === 'yours'
        ? t.reminded.yours(what, until, afterDeadline(known, reader))
        : t.reminded.others(what, names);
    case 'escalated':
    case 'given': {
      const missed = standsInFor(approval, reader);
      return side === 'yours' && missed.length > 0
        ? t[news.event].yours(what, namesOf(missed, people, reader), until)
        : t[news.event].others(what, names);
    }
    case 'level-approved': {
      const last = nameOf(approval.approvedBy.at(-1)?.by, people, reader);
      return side === 'yours'
        ? t['level-approved'].yours(last, what, until)
        : t['level-approved'].others(last, what, names);
    }
    case 'approved':
      return t[approval.subject.awaitsAcceptance === true ? 'approved-first' : 'approved'](
        by,
        what,
        shortly(approval.ended?.at ?? now, now, reader),
      );
    case 'rejected':
      return side === 'own' ? t.rejected.own(by, what, because) : t.rejected.others(by, what, because);
    case 'changed':
      return t.changed[side === 'own' ? side : 'others'](by, wishedSentence(approval, reader));
    case 'withdrawn':
      return t.withdrawn(by, what);
    case 'expired':
      return side === 'own' ? t.expired.own(what) : t.expired.others(what);
    case 'superseded':
      return supersededSentence(known, reader);
    case 'unreached':
      return unreachedSentence(known, news, reader);
    case 'unanswered':
      return side === 'yours' ? t.unanswered.yours(what, until) : t.unanswered[side](what);
    case 'asked':
    case 'answered':
    case 'commented':
      return saidSentence(known, news.event, reader);
    default:
      return `${what}: ${standsLine(known, reader, reader)}`;
  }
}

/** What somebody reads first about an approval: why their word is wanted, and wanted now. */
function askedSentence(known: ApprovalKnown, reader: Reader & PersonKey): string {
  const { approval, people } = known;
  const t = approvalWords(reader.language).happened;
  const what = whatOf(approval, reader);
  const until = decidedUntil(known, reader);
  const missed = standsInFor(approval, reader);
  if (missed.length > 0) return t.given.yours(what, namesOf(missed, people, reader), until);
  const earlier = approval.approvedBy.at(-1);
  if (earlier !== undefined)
    return t['level-approved'].yours(nameOf(earlier.by, people, reader), what, until);
  return approval.follows === undefined
    ? t.requested.yours(nameOf(approval.requestedBy, people, reader), what, until)
    : t.requested.again(approval.follows, what, until);
}

/** What is wanted in place of what was asked, and for whom. */
function wishedSentence(approval: Approval, reader: Reader): string {
  const wish = wishOf(approval, reader);
  if (wish === undefined) return whatOf(approval, reader);
  return approvalWords(reader.language).forCustomer(wish, customerOf(approval, reader));
}

const kinds = { asked: 'question', answered: 'answer', commented: 'comment' } as const satisfies Record<
  string,
  ApprovalWord['kind']
>;

function saidSentence(known: ApprovalKnown, event: keyof typeof kinds, reader: Reader & PersonKey): string {
  const { approval, people } = known;
  const t = approvalWords(reader.language).happened;
  const word = approval.words.findLast(({ kind }) => kind === kinds[event]);
  const who = nameOf(word?.by, people, reader);
  const what = whatOf(approval, reader);
  const text = plain(word?.text ?? '');
  const side = sideOf(approval, reader);
  switch (event) {
    case 'asked':
      return side === 'own' ? t.asked.own(who, what, text) : t.asked.others(who, what, text);
    case 'answered':
      return side === 'yours'
        ? t.answered.yours(who, what, text, decidedUntil(known, reader))
        : t.answered.others(who, what, text);
    case 'commented':
      return t.commented(who, what, text);
  }
}

function supersededSentence({ approval, follower }: ApprovalKnown, reader: Reader): string {
  const t = approvalWords(reader.language);
  const different =
    follower === undefined ? t.differences.other : differencesOf(approval.subject, follower.subject, reader);
  const { followedBy } = approval;
  const next = followedBy === undefined ? '' : ` ${t.stands.follower(followedBy)}`;
  return `${t.happened.superseded(whatOf(approval, reader), different)}${next}`;
}

function unreachedSentence({ approval, people }: ApprovalKnown, news: Announcement, reader: Reader): string {
  const t = approvalWords(reader.language).happened.unreached;
  const { tenantId, userId, mailed, why } = news.facts;
  const missed = approval.unreached.find((one) => one.tenantId === tenantId && one.userId === userId);
  const others = reached(approval, deciders(approval));
  const isGone = why === 'left' || why === 'no-owner';
  return [
    (isGone ? t.cannot : t.missed)(
      nameOf(missed ?? approval.unreached.at(-1), people, reader),
      whatOf(approval, reader),
      unreachedWhy(news, reader.language),
    ),
    ...(mailed === true ? [t.mailed] : []),
    others.length === 0 ? t[isGone ? 'nobodyLeft' : 'nobody'] : t.others(namesOf(others, people, reader)),
  ].join(' ');
}
