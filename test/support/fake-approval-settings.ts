import type { Clock } from '../../src/clock.ts';
import { noApprovals, type ApprovalSettings } from '../../src/domain/approval-rule.ts';
import { samePerson, type PersonKey } from '../../src/domain/person.ts';
import type { Approvals, SettingsChanged, SettingsFault } from '../../src/workflows/approval/port.ts';
import type { FakeResellers } from './fake-resellers.ts';

/** What companies have settled about approvals, in memory; with what a test may let go wrong. */
export interface FakeApprovalSettings extends Pick<
  Approvals,
  'settings' | 'changeSettings' | 'absence' | 'useChannel'
> {
  /** Of the company this person belongs to. */
  of(person: PersonKey): ApprovalSettings;
  /** As if a colleague had settled it meanwhile. */
  put(person: PersonKey, settings: Partial<ApprovalSettings>): void;
  /** Every following change is refused for this reason, until it is undefined again. */
  refuses: SettingsFault | undefined;
}

export function fakeApprovalSettings(
  clock: Clock,
  resellers: Pick<FakeResellers, 'members' | 'all'>,
): FakeApprovalSettings {
  const kept = new Map<string, { settings: ApprovalSettings; version: number }>();
  const member = (by: PersonKey) =>
    resellers.members.find((one) => samePerson(one, by) && one.state === 'admitted');
  const at = (resellerId: string) => kept.get(resellerId) ?? { settings: noApprovals, version: 0 };
  const save = (resellerId: string, settings: ApprovalSettings) => {
    const saved = { settings, version: at(resellerId).version + 1 };
    kept.set(resellerId, saved);
    return saved;
  };
  const idOf = (by: PersonKey): string => {
    const id = member(by)?.resellerId;
    if (id === undefined) throw new Error('nobody of a company');
    return id;
  };
  async function change(
    version: number | undefined,
    by: PersonKey,
    made: (settings: ApprovalSettings) => ApprovalSettings,
  ): Promise<SettingsChanged> {
    const who = member(by);
    if (who === undefined || !who.roles.includes('owner')) return { kind: 'unknown' };
    if (fake.refuses !== undefined) return { kind: 'not-possible', why: fake.refuses };
    const now = at(who.resellerId);
    if (version !== undefined && version !== now.version) return { kind: 'too-late', ...now };
    return { kind: 'done', ...save(who.resellerId, made(now.settings)) };
  }
  const fake: FakeApprovalSettings = {
    refuses: undefined,
    of: (person) => at(idOf(person)).settings,
    put: (person, settings) => void save(idOf(person), { ...at(idOf(person)).settings, ...settings }),
    async settings(asker) {
      const who = member(asker);
      return who === undefined ? undefined : at(who.resellerId);
    },
    changeSettings: (version, settings, by) => change(version, by, () => settings),
    async absence(until, by) {
      const who = member(by);
      if (who === undefined) return { kind: 'unknown' };
      if (fake.refuses !== undefined) return { kind: 'not-possible', why: fake.refuses };
      const { settings } = at(who.resellerId);
      const { tenantId, userId } = by;
      const others = settings.away.filter((one) => one.until > clock.now() && !samePerson(one, by));
      const away = until === undefined ? others : [...others, { tenantId, userId, until }];
      return { kind: 'done', ...save(who.resellerId, { ...settings, away }) };
    },
    async useChannel(channel, by) {
      const tenants = resellers.all.find((one) => one.id === member(by)?.resellerId)?.tenants ?? [];
      const isTheirs = channel === undefined || tenants.some(({ tenantId }) => tenantId === channel.tenantId);
      if (!isTheirs) return { kind: 'not-possible', why: 'channel' };
      return change(undefined, by, (settings) => ({ ...settings, channel }));
    },
  };
  return fake;
}
