import type { PersonKey } from '../../domain/person.ts';

/**
 * What each stored secret is sealed for: it opens for the same row only, so that nobody with the database moves one
 * customer's secret to another. Every kind stands in `sealed-kinds.ts` too.
 */
export const sealedFor = {
  refreshToken: (credential: string) => `refresh-token:${credential}`,
  mail: (id: string) => `mail:${id}`,
  firstSignIn: (orderId: string) => `first-sign-in:${orderId}`,
  personAddress: ({ tenantId, userId }: PersonKey) => `mail address:${tenantId}:${userId}`,
  reference: ({ tenantId, userId }: PersonKey) => `conversation reference:${tenantId}:${userId}`,
  answer: () => 'answer to an activity',
  keptSecret: (name: string) => `kept secret:${name}`,
} as const;
