import { timeZone } from './setting-kinds.ts';

/** What is taken for granted of people who have not said it; part of the table of settings. */
export const readerSettings = {
  timeZone: {
    key: 'CONCIERGE_TIME_ZONE',
    group: 'rules',
    sentence: 'Time zone of people whose Teams names none, as IANA names it: for times and quiet hours.',
    schema: timeZone,
    default: 'UTC',
  },
} as const;
