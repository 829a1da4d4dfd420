import type { Preferences } from '../../domain/notification.ts';
import type { PersonKey } from '../../domain/person.ts';

/** A case somebody hears of. */
export interface KnownCase {
  readonly caseId: string;
  /** Undefined for what is about no customer, or one without a tenant yet. */
  readonly customerTenantId: string | undefined;
  readonly customerName: string;
  readonly customerDomain: string;
}

/** What people settle about being told. Everybody sees and changes only what is their own. */
export interface NotificationPreferences {
  of(person: PersonKey): Promise<Preferences>;
  /**
   * Changes what this person has settled; two changes at once follow each other. What is held back for them follows
   * at once: it is said, put off, or dropped as the new preferences have it. `zone`: the person's, as IANA names it.
   */
  change(
    person: PersonKey,
    zone: string,
    change: (preferences: Preferences) => Preferences,
  ): Promise<Preferences>;
  /** Cases this person has a card of, those that changed last first. */
  cases(person: PersonKey): Promise<readonly KnownCase[]>;
  /** How much is held back for this person. */
  heldBack(person: PersonKey): Promise<number>;
}
