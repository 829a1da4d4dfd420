import type { Preferences } from '../../src/domain/notification.ts';
import { hostileCases, sampleCases } from './notifications-samples.ts';
import { sampleNow } from './samples.ts';
import { cases, steps, text } from './shown.ts';

const hour = 3_600_000;
const [adventure, contoso] = sampleCases;
const settled: Preferences = {
  mutes: [
    {
      about: { kind: 'customer', tenantId: contoso?.customerTenantId ?? '' },
      until: sampleNow + 100 * hour,
    },
    { about: { kind: 'case', caseId: 'F-1042' } },
  ],
  quietHours: { from: 18 * 60, to: 8 * 60 },
  digestAt: 17 * 60,
  onlyWhatNeedsMe: true,
};
const hostileMutes = {
  mutes: hostileCases.map(({ caseId }) => ({ about: { kind: 'case', caseId } as const })),
};
const many = Array.from({ length: 60 }, (_, n) => ({
  ...(adventure ?? hostileCases[0]),
  caseId: `F-${n}`,
  customerTenantId: `33333333-3333-4333-8333-0000000000${n + 10}`,
  customerName: 'Wide World Importers and Sons '.repeat(7),
  customerDomain: 'wide.example',
}));
const manyMutes = many.slice(0, 40).map(({ caseId }) => ({ about: { kind: 'case', caseId } as const }));

/** What somebody is told, and when. */
const notificationsSteps = steps(
  'notifications',
  { name: 'nothing settled', step: 'overview' },
  { name: 'much settled', step: 'overview', in: { preferences: { ...settled, heldBack: 3 } } },
  { name: 'muted just now', step: 'overview', in: { preferences: settled }, memory: { told: 'muted' } },
  {
    name: 'everything muted',
    step: 'overview',
    in: {
      preferences: { mutes: [{ about: { kind: 'everything' }, until: sampleNow + hour }], heldBack: 1 },
    },
  },
  { name: 'hostile names', step: 'overview', in: { preferences: { ...hostileMutes, cases: hostileCases } } },
  { name: 'long names, many', step: 'overview', in: { preferences: { mutes: manyMutes, cases: many } } },
  {
    name: 'hours that are none',
    step: 'overview',
    reply: { choice: 'save', fields: { quiet: 'at night', digest: '' } },
  },
  { name: 'done', step: 'overview', in: { preferences: settled }, reply: { choice: 'done' } },
  { name: 'for how long', step: 'long' },
  { name: 'for how long, not understood', step: 'long', reply: text('a while') },
  {
    name: 'which one',
    step: 'which',
    memory: {
      among: ['customer:33333333-3333-4333-8333-000000000010', 'customer:33333333-3333-4333-8333-000000000012'],
    },
  },
  {
    name: 'which one, hostile name',
    step: 'which',
    in: { preferences: { cases: hostileCases } },
    memory: { among: ['case:F-1'] },
  },
);

/** One message of many pieces of news. */
const digests = cases('notifications', {
  name: 'digest',
  in: { staff: true },
  event: 'digest',
  facts: {
    items: ['asked', 'replied'].map((event) => ({ flow: 'person', caseId: 'P-1003', event, facts: {} })),
    more: 3,
  },
});

export const notificationsShown = [...notificationsSteps, ...digests];
