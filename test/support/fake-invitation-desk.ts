import type { Clock } from '../../src/clock.ts';
import { needsAttention } from '../../src/domain/invitation-attention.ts';
import { after, endedStates, openStates, type Invitation } from '../../src/domain/invitation.ts';
import type {
  InvitationLetters,
  InvitingPerson,
  LetterSent,
} from '../../src/workflows/invitation/letters-port.ts';
import type { InvitationLists } from '../../src/workflows/invitation/list-port.ts';
import type { InvitationRepairs, Repaired } from '../../src/workflows/invitation/repair-port.ts';
import { changeLetter } from '../../src/workflows/invitation/letters/rules.ts';
import type { FakeInvitations } from './fake-invitations.ts';

export interface FakeLetters extends InvitationLetters {
  /** Mails that went out: `I-1001 admin@contoso.com`. */
  readonly mailed: readonly string[];
  /** Whether the assistant can send mail here. */
  canSend: boolean;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Letters of invitations in memory, with the workflow's own rules about words, addresses and days. */
export function fakeLetters(
  invitations: FakeInvitations,
  clock: Clock,
  chatLink: (message: string) => string,
): FakeLetters {
  const mailed: string[] = [];
  const letterOf = ({ letter }: Invitation) => letter ?? { language: 'en' as const };
  const template = (invitation: Invitation) =>
    letterOf(invitation).language === 'de'
      ? 'Guten Tag,\n\nbitte stimmen Sie zu.\n\nMit freundlichen Grüßen'
      : 'Hello,\n\nplease agree.\n\nKind regards';
  const isJustWritten = ({ schedule }: Invitation) =>
    schedule?.writtenAt !== undefined && clock.now() - schedule.writtenAt < hourMs;
  const theirs = (id: string, by: InvitingPerson) => invitations.find(id, by);
  const put = async (id: string, change: Partial<Invitation>): Promise<Invitation> => {
    invitations.put(id, change);
    return (await invitations.find(id, { tenantId: '', userId: '', staff: true }))!;
  };
  const goesOut = (invitation: Invitation, change: Partial<Invitation>) => {
    const days = invitation.schedule?.days ?? [];
    const from = invitation.schedule?.from ?? clock.now();
    return put(invitation.id, {
      state: after(invitation.state, 'send') ?? invitation.state,
      schedule: { given: 0, ...invitation.schedule, days, from, ...change.schedule },
      nudgeAt: days[0] === undefined ? undefined : from + days[0] * dayMs,
      ...change,
    });
  };

  const fake: FakeLetters = {
    mailed,
    canSend: true,
    async view(id, asker) {
      const invitation = await theirs(id, asker);
      if (invitation === undefined) return undefined;
      const { to, toName, language, words = template(invitation) } = letterOf(invitation);
      const links = { chatLink: chatLink(`accept ${id}`), microsoftLink: invitation.link ?? '' };
      return {
        to,
        toName,
        language,
        subject: 'Your Microsoft licences',
        words,
        whole: `${words}\n\n${links.chatLink}\n${links.microsoftLink}`,
        mailto: `mailto:${encodeURIComponent(to ?? '')}?subject=Your%20Microsoft%20licences`,
        ...links,
        canSend: fake.canSend,
      };
    },
    async change(id, version, change, by) {
      const invitation = await theirs(id, by);
      if (invitation === undefined) return { kind: 'unknown' };
      if (invitation.version !== version || !openStates.includes(invitation.state))
        return { kind: 'too-late', invitation };
      const before = {
        letter: letterOf(invitation),
        schedule: invitation.schedule ?? { days: [2, 5, 10], given: 0 },
      };
      const changed = changeLetter(before, change, { now: clock.now(), template: template(invitation) });
      if (changed.kind !== 'changed') return changed;
      const { letter, schedule } = changed;
      return { kind: 'done', invitation: await put(id, { letter, schedule }) };
    },
    async send(id, version, by): Promise<LetterSent> {
      const invitation = await theirs(id, by);
      if (invitation === undefined) return { kind: 'unknown' };
      const { to } = letterOf(invitation);
      if (!openStates.includes(invitation.state)) return { kind: 'too-late', invitation };
      if (to === undefined) return { kind: 'no-address' };
      if (!fake.canSend) return { kind: 'no-mail-server' };
      if (isJustWritten(invitation)) return { kind: 'just-sent', invitation };
      if (invitation.version !== version) return { kind: 'too-late', invitation };
      mailed.push(`${id} ${to}`);
      const at = clock.now();
      const { days = [], given = 0 } = invitation.schedule ?? {};
      const sent = await goesOut(invitation, {
        delivery: { way: 'email', by, at, mail: 'waiting' },
        schedule: { days, given, from: at, writtenAt: at },
      });
      return { kind: 'done', invitation: sent };
    },
    async noteSent(id, way, by) {
      const invitation = await theirs(id, by);
      if (invitation === undefined) return { kind: 'unknown' };
      if (!openStates.includes(invitation.state)) return { kind: 'too-late', invitation };
      const delivery = { way, by, at: clock.now() };
      return { kind: 'done', invitation: await goesOut(invitation, { delivery }) };
    },
    async nudge(id, version, by) {
      const invitation = await theirs(id, by);
      if (invitation === undefined) return { kind: 'unknown' };
      if (!openStates.includes(invitation.state)) return { kind: 'too-late', invitation };
      if (isJustWritten(invitation)) return { kind: 'just-sent', invitation };
      if (invitation.version !== version) return { kind: 'too-late', invitation };
      if (invitation.administrator === undefined && letterOf(invitation).to === undefined)
        return { kind: 'no-address' };
      const { days = [], given = 0, from } = invitation.schedule ?? {};
      const schedule = { days, given, from, writtenAt: clock.now() };
      return { kind: 'done', invitation: await put(id, { schedule }) };
    },
    async askForAgreement(id, to, by) {
      const invitation = await theirs(id, by);
      if (invitation === undefined) return { kind: 'unknown' };
      if (invitation.state !== 'accepted') return { kind: 'too-late', invitation };
      if (isJustWritten(invitation)) return { kind: 'just-sent', invitation };
      if (to === undefined && invitation.administrator === undefined) return { kind: 'no-address' };
      mailed.push(`${id} agreement ${to ?? 'Teams'}`);
      const schedule = { days: [], given: 0, ...invitation.schedule, writtenAt: clock.now() };
      return { kind: 'done', invitation: await put(id, { schedule }) };
    },
    async mute(id, by) {
      const invitation = await invitations.find(id, { ...by, staff: false });
      if (invitation === undefined) return { kind: 'unknown' };
      if (!openStates.includes(invitation.state)) return { kind: 'too-late', invitation };
      const { days = [], given = 0 } = invitation.schedule ?? {};
      return {
        kind: 'done',
        invitation: await put(id, { schedule: { days, given, muted: true }, nudgeAt: undefined }),
      };
    },
    async decline(id, because, by) {
      const invitation = await invitations.find(id, { ...by, staff: false });
      if (invitation === undefined) return { kind: 'unknown' };
      const state = after(invitation.state, 'decline');
      if (state === undefined) return { kind: 'too-late', invitation };
      const declinedBecause = because === '' ? undefined : because;
      return { kind: 'done', invitation: await put(id, { state, declinedBecause, nudgeAt: undefined }) };
    },
  };
  return fake;
}

/** Lists over the invitations in memory: changed last first, and each asker's own. */
export function fakeLists(invitations: FakeInvitations, clock: Clock): InvitationLists {
  const seenBy = async (asker: InvitingPerson): Promise<readonly Invitation[]> => {
    const seen = await Promise.all(
      invitations.all
        // People of a customer find theirs, and list nothing.
        .filter((one) => asker.staff || one.customer.tenantId !== asker.tenantId)
        .map((one) => invitations.find(one.id, asker)),
    );
    return seen.filter((one) => one !== undefined).toSorted((a, b) => b.updatedAt - a.updatedAt);
  };
  const isOf = (one: Invitation, which: string): boolean =>
    which === 'all' ||
    (which === 'open' && openStates.includes(one.state)) ||
    (which === 'ended' && endedStates.includes(one.state)) ||
    (which === 'attention' && needsAttention(one, clock.now()) !== undefined);
  return {
    async list({ words = '', which, page, pageSize }, asker) {
      const said = words.trim().toLowerCase();
      const all = (await seenBy(asker)).filter(
        (one) =>
          isOf(one, which) &&
          (one.customer.name.toLowerCase().includes(said) ||
            one.customer.domain.startsWith(said) ||
            one.id.toLowerCase() === said),
      );
      return {
        invitations: all.slice(page * pageSize, (page + 1) * pageSize),
        total: all.length,
        page,
        pages: Math.ceil(all.length / pageSize),
      };
    },
    async counts(asker) {
      const seen = await seenBy(asker);
      return {
        open: seen.filter((one) => isOf(one, 'open')).length,
        attention: seen.filter((one) => isOf(one, 'attention')).length,
      };
    },
  };
}

/** Repairs in memory: what was asked for, and what the card shows then. */
export function fakeRepairs(invitations: FakeInvitations): InvitationRepairs & { readonly done: string[] } {
  const done: string[] = [];
  const repair =
    (name: string, change: (invitation: Invitation) => Partial<Invitation>) =>
    async (id: string, version: number, by: InvitingPerson): Promise<Repaired> => {
      const invitation = await invitations.find(id, by);
      if (invitation === undefined) return { kind: 'unknown' };
      if (invitation.version !== version) return { kind: 'too-late', invitation };
      done.push(`${name} ${id}`);
      invitations.put(id, change(invitation));
      return { kind: 'done', invitation };
    };
  return {
    done,
    sendRightLink: repair('sendRightLink', () => ({})),
    isSameCustomer: repair('isSameCustomer', () => ({ resembles: undefined, state: 'accepted' })),
    isOtherCustomer: repair('isOtherCustomer', () => ({ resembles: undefined })),
    settleTask: repair('settleTask', () => ({ removal: undefined })),
  };
}
