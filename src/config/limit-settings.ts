import { integer } from './setting-kinds.ts';

/** How much one caller may ask for; part of the table of settings. */
export const limitSettings = {
  personTurns: {
    key: 'CONCIERGE_TURNS_PER_PERSON',
    group: 'limits',
    sentence:
      'Messages that one person is answered in a minute by each instance; four times as many presses.',
    schema: integer(1, 1_000_000),
    default: '60',
  },
  tenantTurns: {
    key: 'CONCIERGE_TURNS_PER_TENANT',
    group: 'limits',
    sentence: 'The same for all people of one tenant together.',
    schema: integer(1, 1_000_000),
    default: '600',
  },
  personCalls: {
    key: 'CONCIERGE_CALLS_PER_PERSON',
    group: 'limits',
    sentence:
      'Calls to Microsoft that the turns of one person may cause in a minute on each instance; a mail counts as five.',
    schema: integer(1, 1_000_000),
    default: '300',
  },
  connections: {
    key: 'CONCIERGE_CONNECTIONS',
    group: 'limits',
    sentence: 'Open connections of each instance; more than that are refused.',
    schema: integer(10, 100_000),
    default: '2000',
  },
} as const;
