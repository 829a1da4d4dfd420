import type { NotificationPreferences } from '../../workflows/preferences/port.ts';

/** Exactly what settling notifications needs from below. */
export interface NotificationsServices {
  readonly preferences: NotificationPreferences;
}
