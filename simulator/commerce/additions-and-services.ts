import type { Product } from './product-types.ts';
import { base, long, monthByMonth, oneYear, single, sku, smallBusiness, suites } from './sku.ts';

const { premium, m365E3, m365E5, m365F1, m365F3, exchange1, intune } = base;

/** What is added to a suite or stands beside one. Prices are the simulator's own. */
export const additionsAndServices: readonly Product[] = [
  single('CFQ7TTC0MM8R', '0002', 'Microsoft 365 Copilot', 2810, 'An assistant in the Microsoft 365 apps.', {
    plans: oneYear,
    bases: suites,
  }),
  single('CFQ7TTC0LH0T', '0002', 'Microsoft Teams Phone Standard', 960, 'Telephony in Teams.', {
    bases: suites,
  }),
  single('CFQ7TTC0RM8K', '0001', 'Microsoft Teams Enterprise', 530, 'Teams for suites that come without it.'),
  single('CFQ7TTC0RM8M', '0001', 'Microsoft Teams Premium', 960, 'Larger and better protected meetings.', {
    bases: [...suites, 'CFQ7TTC0RM8K:0001'],
  }),
  single('CFQ7TTC0QW7C', '0001', 'Microsoft Teams Rooms Pro', 3850, 'A licence for one meeting room.', {
    maximum: 1000,
  }),
  single(
    'CFQ7TTC0LH0D',
    '0001',
    'Microsoft 365 Audio Conferencing',
    380,
    'Dialling in by telephone; no longer sold.',
    {
      isPurchasable: false,
      bases: suites,
    },
  ),
  single(
    'CFQ7TTC0LGV0',
    '0001',
    'Microsoft Defender for Business',
    290,
    'Protection of computers and phones.',
    {
      maximum: smallBusiness,
    },
  ),
  single(
    'CFQ7TTC0LH04',
    '0001',
    'Microsoft Defender for Office 365 (Plan 1)',
    190,
    'Protection of mail and files.',
    {
      bases: [...suites, exchange1],
    },
  ),
  single(
    'CFQ7TTC0LHXH',
    '0001',
    'Microsoft Defender for Office 365 (Plan 2)',
    480,
    'Plan 1 with hunting and training.',
    {
      bases: [...suites, exchange1],
    },
  ),
  single(
    'CFQ7TTC0LGV7',
    '0001',
    'Microsoft Defender for Endpoint P2',
    500,
    'Detection and answer on every device.',
  ),
  single('CFQ7TTC0LFLS', '0002', 'Microsoft Entra ID P1', 580, 'Conditional access and self-service.'),
  single('CFQ7TTC0LFK5', '0001', 'Microsoft Entra ID P2', 860, 'P1 with risk and privilege control.'),
  single('CFQ7TTC0LCH4', '0009', 'Microsoft Intune Plan 1', 770, 'Management of devices and apps.'),
  single('CFQ7TTC0S9T0', '0001', 'Microsoft Intune Suite', 960, 'Remote help, tunnels and more for Intune.', {
    bases: [intune, premium, m365E3, m365E5],
  }),
  single(
    'CFQ7TTC0LHT4',
    '0001',
    'Enterprise Mobility + Security E3',
    1020,
    'Entra ID P1, Intune and protection.',
    {
      plans: long,
    },
  ),
  single('CFQ7TTC0LFJ1', '0001', 'Enterprise Mobility + Security E5', 1580, 'EMS E3 with risk control.', {
    plans: long,
  }),
  single('CFQ7TTC0HD33', '0003', 'Visio Plan 1', 480, 'Diagrams on the web.'),
  single('CFQ7TTC0HD32', '0002', 'Visio Plan 2', 1440, 'Diagrams on the web and the desktop.'),
  single('CFQ7TTC0HDB1', '0001', 'Planner Plan 1', 960, 'Planning for teams.'),
  single('CFQ7TTC0HDB0', '0001', 'Planner and Project Plan 3', 2890, 'Projects on the web and the desktop.'),
  single('CFQ7TTC0HD9Z', '0001', 'Planner and Project Plan 5', 5290, 'Plan 3 with portfolios.'),
  single('CFQ7TTC0LHSF', '0001', 'Power BI Pro', 1310, 'Reports to share.'),
  single('CFQ7TTC0HL8W', '0001', 'Power BI Premium Per User', 2250, 'Larger models and more refreshes.'),
  single('CFQ7TTC0LH2H', '0001', 'Power Apps Premium', 1870, 'Apps of one’s own, with any data source.', {
    minimum: 5,
  }),
  {
    id: 'CFQ7TTC0J203',
    title: 'Windows 365 Business',
    description: 'A computer in the cloud for small companies.',
    kind: 'OnlineServicesNCE',
    skus: [
      sku('0001', 'Windows 365 Business 2 vCPU, 4 GB, 128 GB', 3130, { maximum: smallBusiness }),
      sku('0003', 'Windows 365 Business 2 vCPU, 8 GB, 128 GB', 4140, { maximum: smallBusiness }),
      sku('0008', 'Windows 365 Business 4 vCPU, 16 GB, 128 GB', 6660, { maximum: smallBusiness }),
    ],
  },
  {
    id: 'CFQ7TTC0HX99',
    title: 'Windows 365 Enterprise',
    description: 'A computer in the cloud, managed with Intune.',
    kind: 'OnlineServicesNCE',
    skus: [
      sku('0002', 'Windows 365 Enterprise 2 vCPU, 8 GB, 128 GB', 4140, { plans: monthByMonth }),
      sku('0006', 'Windows 365 Enterprise 4 vCPU, 16 GB, 128 GB', 6660, { plans: monthByMonth }),
    ],
  },
  single(
    'CFQ7TTC0LHQB',
    '0001',
    'Microsoft 365 E5 Security',
    1190,
    'The protection of E5 beside a smaller suite.',
    {
      bases: [m365E3, premium, m365F3],
    },
  ),
  single('CFQ7TTC0LHQH', '0001', 'Microsoft Purview Suite', 1190, 'The compliance part of E5.', {
    bases: [m365E3, m365F1, m365F3],
  }),
  ...(
    [
      ['CFQ7TTC0LH0V', 'Microsoft 365 A3 for faculty', 430],
      ['CFQ7TTC0LH0W', 'Microsoft 365 A5 for faculty', 860],
    ] as const
  ).map(([id, title, retail]) =>
    single(id, '0001', title, retail, 'For teachers and staff of schools and universities.', {
      segment: 'education',
      attestation: true,
      plans: oneYear,
    }),
  ),
];
