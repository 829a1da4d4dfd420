import type { Product } from './product-types.ts';
import { base, long, single, sku, smallBusiness } from './sku.ts';

const { basic, standard, premium, m365E3, m365E5, m365F3, o365E3, o365E5, exchange1 } = base;

/** Suites, mail and storage. Prices are the simulator's own; ids have the documented form. */
export const suitesAndMail: readonly Product[] = [
  single(
    'CFQ7TTC0LH18',
    '0001',
    'Microsoft 365 Business Basic',
    590,
    'Mail, files and meetings, web apps only.',
    {
      maximum: smallBusiness,
      upgrades: [standard, premium],
    },
  ),
  single('CFQ7TTC0LH1G', '0001', 'Microsoft 365 Apps for business', 1060, 'Office apps and cloud storage.', {
    maximum: smallBusiness,
    upgrades: [standard, premium],
  }),
  single(
    'CFQ7TTC0LDPB',
    '0001',
    'Microsoft 365 Business Standard',
    1260,
    'Office apps, mail, files, meetings.',
    {
      maximum: smallBusiness,
      upgrades: [premium],
    },
  ),
  {
    id: 'CFQ7TTC0LCHC',
    title: 'Microsoft 365 Business Premium',
    description: 'Business Standard with device management and protection against attacks.',
    kind: 'OnlineServicesNCE',
    skus: [
      sku('0002', 'Microsoft 365 Business Premium', 2450, {
        maximum: smallBusiness,
        upgrades: [m365E3, m365E5],
      }),
      sku('0005', 'Microsoft 365 Business Premium (Nonprofit)', 550, {
        segment: 'nonprofit',
        maximum: smallBusiness,
      }),
      sku('000D', 'Microsoft 365 Business Premium Trial', 0, {
        plans: [{ term: 'P1M', billing: 'none' }],
        minimum: 25,
        maximum: 25,
        isTrial: true,
      }),
    ],
  },
  single(
    'CFQ7TTC0LGZT',
    '0001',
    'Microsoft 365 Apps for enterprise',
    1290,
    'Office apps for large companies.',
  ),
  single('CFQ7TTC0LFLX', '0001', 'Microsoft 365 E3', 4000, 'Office, Windows, security and management.', {
    plans: long,
    upgrades: [m365E5],
  }),
  single(
    'CFQ7TTC0LFLZ',
    '0002',
    'Microsoft 365 E5',
    6000,
    'E3 with telephony, analysis and full protection.',
    {
      plans: long,
    },
  ),
  single(
    'CFQ7TTC0MBMD',
    '0002',
    'Microsoft 365 F1',
    230,
    'For people without a desk: reading, chat, shifts.',
    {
      upgrades: [m365F3],
    },
  ),
  single(
    'CFQ7TTC0LH05',
    '0001',
    'Microsoft 365 F3',
    860,
    'For people without a desk: web apps and a mailbox.',
    {
      upgrades: [m365E3],
    },
  ),
  single('CFQ7TTC0LF8Q', '0001', 'Office 365 E1', 1010, 'Web apps, mail and meetings.', {
    upgrades: [o365E3],
  }),
  single('CFQ7TTC0LF8R', '0001', 'Office 365 E3', 2420, 'Office apps, mail, archive.', {
    plans: long,
    upgrades: [o365E5, m365E3],
  }),
  single('CFQ7TTC0LF8S', '0002', 'Office 365 E5', 3990, 'Office 365 E3 with telephony and analysis.', {
    plans: long,
    upgrades: [m365E5],
  }),
  single('CFQ7TTC0LGZM', '0001', 'Office 365 F3', 410, 'Web apps and a small mailbox.', {
    upgrades: [m365F3],
  }),
  single('CFQ7TTC0LH16', '0001', 'Exchange Online (Plan 1)', 410, 'A mailbox of 50 GB.'),
  single('CFQ7TTC0LH1P', '0001', 'Exchange Online (Plan 2)', 820, 'A mailbox of 100 GB with archive.'),
  single('CFQ7TTC0LH0L', '0001', 'Exchange Online Kiosk', 210, 'A mailbox of 2 GB for the web.'),
  single('CFQ7TTC0LH0J', '0001', 'Exchange Online Archiving', 310, 'Archive beside a mailbox.', {
    bases: [exchange1, basic, standard, m365F3],
  }),
  single('CFQ7TTC0LH0N', '0001', 'SharePoint Online (Plan 1)', 510, 'Sites and files to work on together.'),
  single('CFQ7TTC0LH1M', '0001', 'OneDrive for business (Plan 1)', 510, 'One terabyte for each person.'),
];
