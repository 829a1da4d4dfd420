import { noApprovals, type ApprovalSettings } from '../../src/domain/approval-rule.ts';
import type { Approvals } from '../../src/workflows/approval/port.ts';
import type { CatalogueTitles } from '../../src/workflows/offers/port.ts';

/** What a company has settled while a card is made. */
export type RulesSituation = Partial<ApprovalSettings>;

/** The rules of one situation; whatever changes them only pretends to. */
export function sampleRules(
  situation: RulesSituation = {},
): Pick<Approvals, 'settings' | 'changeSettings' | 'absence' | 'useChannel'> {
  const settings = { ...noApprovals, ...situation };
  const done = async () => ({ kind: 'done', settings, version: 2 }) as const;
  return {
    settings: async () => ({ settings, version: 1 }),
    changeSettings: done,
    absence: done,
    useChannel: done,
  };
}

const titles = [
  'Microsoft 365 Business Basic',
  'Microsoft 365 Business Premium',
  'Microsoft 365 Business Standard',
  'Microsoft 365 Copilot',
  'Microsoft 365 E3',
  'Microsoft 365 E5',
  'Visio Plan 2',
];

export const sampleCatalogue: CatalogueTitles = {
  titlesWith: async (_accountId, _market, words) =>
    titles.filter((title) => title.toLowerCase().includes(words.toLowerCase())),
};
