import { httpUrl, person } from './setting-kinds.ts';

/** What npm start tells the product; part of the table of settings. */
export const rehearsalSettings = {
  rehearsalOrigin: {
    key: 'CONCIERGE_REHEARSAL_ORIGIN',
    group: 'rehearsal',
    sentence: 'Where the simulated Microsoft listens: http on loopback.',
    schema: httpUrl,
  },
  playgroundPerson: {
    key: 'CONCIERGE_PLAYGROUND_PERSON',
    group: 'rehearsal',
    sentence:
      "Whom a local test client without sign-in speaks for: tenant id, a slash, and the person's object id.",
    schema: person,
  },
} as const;
