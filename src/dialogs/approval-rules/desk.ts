import type { ApprovalSettings } from '../../domain/approval-rule.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Reseller, ResellerPerson } from '../../domain/reseller.ts';
import type { SettingsFault } from '../../workflows/approval/port.ts';
import type { ApprovalRulesServices } from './services.ts';

/** What one company has settled, as somebody of it may see it. */
export interface RulesDesk {
  readonly reseller: Reseller;
  readonly isOwner: boolean;
  /** Admitted people. */
  readonly people: readonly ResellerPerson[];
  readonly settings: ApprovalSettings;
  readonly version: number;
  /** ISO 4217: of the account the company works with. */
  readonly currency: string;
}

/** Undefined for anybody who is not admitted to a confirmed reseller. */
export async function deskOf(services: ApprovalRulesServices, by: PersonKey): Promise<RulesDesk | undefined> {
  const membership = await services.resellers.membership(by);
  if (membership?.person?.state !== 'admitted') return undefined;
  const { reseller, person } = membership;
  const currency = services.customers.account(reseller.accountId)?.currency;
  const settled = await services.approvals.settings(by);
  if (settled === undefined || currency === undefined) return undefined;
  const people = (await services.resellers.people(reseller.id, by)).filter(
    ({ state }) => state === 'admitted',
  );
  const { settings, version } = settled;
  return { reseller, isOwner: person.roles.includes('owner'), people, settings, version, currency };
}

/** Tries against a colleague who changes something else meanwhile. */
const mostTries = 3;

/**
 * Changes the settings as `change` says, once more from the newer ones when a colleague was quicker: what one person
 * adds or takes away is right whatever else has changed. `change` answers undefined when there is nothing to do.
 */
export async function settle(
  { approvals }: Pick<ApprovalRulesServices, 'approvals'>,
  desk: RulesDesk,
  by: PersonKey,
  change: (settings: ApprovalSettings) => ApprovalSettings | undefined,
): Promise<'done' | 'too-late' | 'unknown' | SettingsFault> {
  let { settings, version } = desk;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const changed = change(settings);
    if (changed === undefined) return 'done';
    const outcome = await approvals.changeSettings(version, changed, by);
    if (outcome.kind === 'not-possible') return outcome.why;
    if (outcome.kind !== 'too-late') return outcome.kind;
    ({ settings, version } = outcome);
  }
  return 'too-late';
}
