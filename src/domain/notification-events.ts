import type { EventClass } from './notification.ts';

/** What answers somebody at once, because they are doing it at this moment, by flow. */
const own: Readonly<Record<string, readonly string[]>> = {
  accept: ['opened', 'shown', 'reminder-quiet', 'reminder-asked'],
  approval: ['shown'],
  customers: ['shown'],
  gdap: ['prepared', 'shown'],
  'gdap-consent': ['shown'],
  invitations: ['begun', 'shown'],
  invite: ['created', 'shown'],
  notifications: ['digest'],
  order: ['placed', 'approval-requested', 'shown'],
  'order-desk': ['shown'],
  reseller: ['requested', 'shown'],
  'reseller-desk': ['shown'],
};

/** What somebody can do without hearing at once, or at all, by flow. */
const news: Readonly<Record<string, readonly string[]>> = {
  accept: ['accepted', 'nudge', 'removed'],
  gdap: ['active', 'dropped', 'end-30'],
  'gdap-consent': ['active', 'dropped', 'expired', 'removed'],
  invitations: ['done'],
  invite: ['accepted', 'expired', 'no-answer', 'reminders-stopped'],
  order: [
    'accepted',
    'approval-approved',
    'approval-commented',
    'approval-escalated',
    'approval-given',
    'approval-level-approved',
    'done',
    'first-sign-in-opened',
    'slow',
  ],
  reseller: ['admitted', 'confirmed', 'removed', 'resumed', 'tenant-confirmed'],
  'reseller-desk': ['tenant-added'],
};

/** What an event is to its reader. Whatever is not known to be less needs them: too much is said rather than too little. */
export function classOf(flow: string, event: string): EventClass {
  const isIn = (table: typeof own): boolean =>
    Object.hasOwn(table, flow) && table[flow]?.includes(event) === true;
  if (isIn(own)) return 'own';
  return isIn(news) ? 'news' : 'needs-reader';
}

/** What the provider's staff is told, by the names an operator uses; `flow` and `event` are the program's. */
const staffFlows: Readonly<Record<string, { readonly flow: string; readonly events: readonly string[] }>> = {
  order: { flow: 'order-desk', events: ['needs-person', 'not-invited', 'sign-in-lost', 'unreached'] },
  invitation: {
    flow: 'invite',
    events: [
      'accepted',
      'accepted-elsewhere',
      'declined',
      'expired',
      'kept',
      'mail-failed',
      'mail-refused',
      'no-answer',
      'not-administrator',
      'other-account',
      'proven',
      'reminders-stopped',
      'removed',
      'resembles',
      'uninvited',
      'unreached',
      'wrong-account',
    ],
  },
  'admin-rights': {
    flow: 'gdap',
    events: [
      'active',
      'dropped',
      'end-30',
      'end-7',
      'expired',
      'refused',
      'reissued',
      'rejected',
      'removed',
      'request-5',
      'unanswered',
      'unreached',
    ],
  },
  reseller: { flow: 'reseller-desk', events: ['requested', 'tenant-added', 'tenant-asked', 'unreached'] },
  question: { flow: 'person', events: ['asked', 'replied', 'unreached'] },
};

/** Names that stand for other ones in the program. */
const called: Readonly<Record<string, string>> = { 'order-desk.trouble': 'order.needs-person' };

/** Every name an operator may use: `order.needs-person`, and `order.*` for all of an area. */
export const staffEventNames: readonly string[] = Object.entries(staffFlows).flatMap(([area, { events }]) => [
  ...events.map((event) => `${area}.${event}`),
  `${area}.*`,
]);

/** The names an operator has for an event of a flow, the narrowest first; none when the staff is not told of it. */
export function staffNamesOf(flow: string, event: string): readonly string[] {
  const [area] = Object.entries(staffFlows).find(([, one]) => one.flow === flow) ?? [];
  if (area === undefined) return [];
  return [called[`${flow}.${event}`] ?? `${area}.${event}`, `${area}.*`];
}
