import type { ApprovalCondition, ApprovalRule, ApprovalSettings } from '../../../domain/approval-rule.ts';
import { deciders } from '../../../domain/approval.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import type { Reseller } from '../../../domain/reseller.ts';
import { approvalsWaitingFor } from '../../../services/store/approval-lists.ts';
import {
  approvalSettings,
  saveApprovalSettings,
  type StoredSettings,
} from '../../../services/store/approval-settings.ts';
import { colleague, hourMs, keyOf, type ApprovalContext } from '../context.ts';
import type { SettingsChanged, SettingsFault } from '../port.ts';
import { awayNow } from './begin.ts';
import { act, isAmong } from './decide.ts';

export const limits = {
  rules: 20,
  levels: 2,
  /** Approvers or stand-ins of one level, sellers of a unit, customers of a rule. */
  people: 50,
  words: 100,
  percent: 10_000,
  months: 60,
  answerHours: 30 * 24,
  expiryDays: 90,
  awayMs: 370 * 24 * hourMs,
} as const;

/** So many waiting approvals are given to stand-ins at once; nobody has more. */
const mostGiven = 500;

/** Settles what an owner wants, over the version it was made from. */
export async function changeSettings(
  context: ApprovalContext,
  version: number,
  wanted: ApprovalSettings,
  by: PersonKey,
): Promise<SettingsChanged> {
  const there = await colleague(context, by);
  if (there === undefined || !there.person.roles.includes('owner')) {
    context.log.warn({ user: by.userId }, 'approval rules are for owners');
    return { kind: 'unknown' };
  }
  const { reseller } = there;
  const people = await context.resellers.people(reseller.id, by);
  const admitted = people.filter(({ state }) => state === 'admitted');
  const here = withoutGone(context, wanted, admitted);
  // Whoever left after they were named must not keep the others from changing anything, the rule itself included.
  const { settings: before } = await approvalSettings(context.database.db, reseller.id);
  const named = before.rules.flatMap(peopleOf);
  const why = faultOf(here, [...admitted, ...named], reseller);
  if (why !== undefined) return { kind: 'not-possible', why };
  const written = await writeSettings(context, reseller.id, version, (now) => withNumbers(here, now), by);
  if (written.kind === 'done')
    for (const person of here.away.filter((one) => !isAmong(before.away, one)))
      await askStandIns(context, reseller.id, person, here, by);
  return written;
}

/**
 * What waits for somebody who is away now goes to the stand-ins, in their name and by whose note, unless somebody else who is asked is
 * there. What has no stand-in goes on waiting for them.
 */
async function askStandIns(
  context: ApprovalContext,
  resellerId: string,
  person: PersonKey,
  settings: ApprovalSettings,
  notedBy: PersonKey,
): Promise<void> {
  const away = awayNow(settings, context.clock.now());
  for (const approval of await approvalsWaitingFor(context.database.db, person, resellerId, mostGiven)) {
    const now = deciders(approval);
    const canBeGiven = deciders({ ...approval, stoodIn: true }).length > now.length;
    if (canBeGiven && now.every((one) => isAmong(away, one)))
      await act(context, approval.id, { name: 'give', by: keyOf(person) }, { notedBy });
  }
}

/** Writes what `change` makes of the settings of this version; `too-late` when there is a newer one. */
function writeSettings(
  context: ApprovalContext,
  resellerId: string,
  version: number,
  change: (before: StoredSettings) => Pick<StoredSettings, 'settings' | 'lastRule'>,
  by: PersonKey,
): Promise<Extract<SettingsChanged, { kind: 'done' | 'too-late' }>> {
  return context.database.withTransaction(async (tx) => {
    const before = await approvalSettings(tx, resellerId);
    const now = context.clock.now();
    const { settings, lastRule } = change(before);
    const isSaved =
      before.version === version &&
      (await saveApprovalSettings(tx, resellerId, { settings, version, lastRule }, now));
    if (!isSaved) {
      const current = await approvalSettings(tx, resellerId);
      return { kind: 'too-late', settings: current.settings, version: current.version };
    }
    await context.audit.write(tx, {
      trail: resellerId,
      about: {},
      name: 'approval.settings',
      by: keyOf(by),
      at: now,
      facts: { version: version + 1, settings },
    });
    for (const person of settings.rules.flatMap(askedBy)) await context.addresses.want(tx, person);
    return { kind: 'done', settings, version: version + 1 };
  });
}

/** Notes that somebody of the company is away until then, or back; of nobody but themselves, whatever their role. */
export async function noteAbsence(
  context: ApprovalContext,
  until: number | undefined,
  by: PersonKey,
): Promise<SettingsChanged> {
  const there = await colleague(context, by);
  if (there === undefined) return { kind: 'unknown' };
  const now = context.clock.now();
  if (until !== undefined && !isWhole(until, now + 1, now + limits.awayMs))
    return { kind: 'not-possible', why: 'number' };
  const own = until === undefined ? [] : [{ ...keyOf(by), until }];
  for (;;) {
    const { settings, version } = await approvalSettings(context.database.db, there.reseller.id);
    const others = settings.away.filter((one) => one.until > now && !samePerson(one, by));
    // Who comes back and was not away changes nothing.
    if (own.length === 0 && others.length === settings.away.length)
      return { kind: 'done', settings, version };
    const change = ({ settings: before, lastRule }: StoredSettings) => ({
      settings: { ...before, away: [...others, ...own] },
      lastRule,
    });
    const written = await writeSettings(context, there.reseller.id, version, change, by);
    if (written.kind !== 'done') continue;
    if (until !== undefined) await askStandIns(context, there.reseller.id, by, written.settings, by);
    return written;
  }
}

/** Puts approvals into a channel as well, or no more; the other settings stay as they are at that moment. */
export async function useChannel(
  context: ApprovalContext,
  channel: ApprovalSettings['channel'],
  by: PersonKey,
): Promise<SettingsChanged> {
  const there = await colleague(context, by);
  if (there === undefined) return { kind: 'unknown' };
  for (;;) {
    const { settings, version } = await approvalSettings(context.database.db, there.reseller.id);
    const changed = await changeSettings(context, version, { ...settings, channel }, by);
    if (changed.kind !== 'too-late') return changed;
  }
}

/** An absence that is over, or of somebody who has left, hinders nobody from settling something else. */
function withoutGone(
  { clock }: ApprovalContext,
  settings: ApprovalSettings,
  admitted: readonly PersonKey[],
): ApprovalSettings {
  const now = clock.now();
  const away = settings.away.filter((one) => one.until > now && isAmong(admitted, one));
  return { ...settings, away };
}

/** Rules that are new get the next numbers; a number is never given to another rule. */
function withNumbers(
  wanted: ApprovalSettings,
  { settings: before, lastRule }: StoredSettings,
): Pick<StoredSettings, 'settings' | 'lastRule'> {
  let last = lastRule;
  const taken = new Set<number>();
  const rules = wanted.rules.map((rule): ApprovalRule => {
    const isKnown = before.rules.some(({ number }) => number === rule.number) && !taken.has(rule.number);
    if (!isKnown) last += 1;
    const number = isKnown ? rule.number : last;
    taken.add(number);
    return { ...rule, number };
  });
  return { settings: { ...wanted, rules }, lastRule: last };
}

/** What keeps settings from making sense; undefined when they do. */
function faultOf(
  settings: ApprovalSettings,
  known: readonly PersonKey[],
  reseller: Reseller,
): SettingsFault | undefined {
  const { answerHours, channel, expiryDays, rules, withoutUpToPercent } = settings;
  if (rules.length > limits.rules || rules.some(isTooLong)) return 'too-many';
  if (rules.some(({ levels }) => levels.length < 1 || levels.length > limits.levels)) return 'levels';
  if (!rules.flatMap(peopleOf).every((person) => isAmong(known, person))) return 'not-admitted';
  const numbers = [
    isWhole(answerHours, 1, limits.answerHours),
    isWhole(expiryDays, 1, limits.expiryDays),
    // Nobody could answer in time otherwise.
    expiryDays * 24 >= answerHours,
    withoutUpToPercent === undefined || (withoutUpToPercent > 0 && withoutUpToPercent <= limits.percent),
    rules.every(({ when }) => makesSense(when)),
  ];
  if (numbers.includes(false)) return 'number';
  if (channel !== undefined && !reseller.tenants.some(({ tenantId }) => tenantId === channel.tenantId))
    return 'channel';
  return undefined;
}

const askedBy = ({ levels }: ApprovalRule): readonly PersonKey[] =>
  levels.flatMap(({ approvers, standIns }) => [...approvers, ...standIns]);

const peopleOf = (rule: ApprovalRule): readonly PersonKey[] => [
  ...askedBy(rule),
  ...(rule.scope.unit?.sellers ?? []),
];

const isTooLong = ({ levels, scope: { customers = [], unit } }: ApprovalRule): boolean =>
  [
    customers,
    unit?.sellers ?? [],
    ...levels.flatMap(({ approvers, standIns }) => [approvers, standIns]),
  ].some(({ length }) => length > limits.people) || (unit?.name.length ?? 0) > limits.words;

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function makesSense(when: ApprovalCondition): boolean {
  switch (when.kind) {
    case 'amount':
      return Number.isSafeInteger(when.over.minor) && when.over.minor >= 0;
    case 'percent':
      return when.over >= 0 && when.over <= limits.percent;
    case 'product':
      return when.words.trim() !== '' && when.words.length <= limits.words;
    case 'term':
      return isWhole(when.overMonths, 0, limits.months);
    case 'new-customer':
    case 'own-use':
    case 'every-order':
      return true;
  }
}
