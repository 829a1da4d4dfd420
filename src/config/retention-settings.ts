import { integer } from './setting-kinds.ts';

/** How long is kept what has ended (docs/data.md); part of the table of settings. */
export const retentionSettings = {
  keepDays: {
    key: 'CONCIERGE_KEEP_DAYS',
    group: 'storage',
    sentence:
      'How long cases that prove nothing (refused invitations, questions to staff) stay after they ended.',
    schema: integer(30, 3650),
    default: '730',
  },
  evidenceYears: {
    key: 'CONCIERGE_EVIDENCE_YEARS',
    group: 'storage',
    sentence:
      'How long placed orders, their approvals and agreements stay after they ended, with what proves them.',
    schema: integer(1, 30),
    default: '10',
  },
} as const;
