import { everythingAtOnce, type Preferences } from '../../src/domain/notification.ts';
import type { KnownCase, NotificationPreferences } from '../../src/workflows/preferences/port.ts';
import { hostile } from './shown.ts';

export interface PreferencesSituation extends Partial<Preferences> {
  readonly cases?: readonly KnownCase[];
  readonly heldBack?: number;
}

const known = (caseId: string, n: number, customerName: string, customerDomain: string): KnownCase => ({
  caseId,
  customerTenantId: `33333333-3333-4333-8333-0000000000${n}`,
  customerName,
  customerDomain,
});

export const sampleCases: readonly KnownCase[] = [
  known('F-1042', 11, 'Adventure Works Limited', 'adventure-works.com'),
  known('I-1042', 10, 'Contoso Ltd', 'contoso.com'),
  known('G-1001', 10, 'Contoso Ltd', 'contoso.com'),
  known('I-1077', 12, 'Contoso Retail', 'contoso-retail.example'),
  { caseId: 'F-1043', customerTenantId: undefined, customerName: 'Fabrikam GmbH', customerDomain: '' },
  { caseId: 'P-1003', customerTenantId: undefined, customerName: '', customerDomain: '' },
];

export const hostileCases: readonly KnownCase[] = [known('F-1', 13, hostile, hostile)];

/** Preferences of one person; what changes them only pretends to. */
export function samplePreferences(situation: PreferencesSituation = {}): NotificationPreferences {
  const { cases = sampleCases, heldBack = 0, ...settled } = situation;
  const preferences = { ...everythingAtOnce, ...settled };
  return {
    of: async () => preferences,
    change: async () => preferences,
    cases: async () => cases,
    heldBack: async () => heldBack,
  };
}
