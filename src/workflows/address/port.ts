import type { Kysely } from 'kysely';
import type { Language } from '../../domain/language.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from '../../services/store/tables.ts';

/** Somebody as Teams' roster of a conversation has them. */
export interface RosterEntry extends PersonKey {
  readonly kind: 'member';
  readonly email?: string | undefined;
  readonly userPrincipalName?: string | undefined;
}

/** Who is in a conversation, asked of Teams; `why` names what Teams answered instead, never an address. */
export interface Roster {
  member(
    serviceUrl: string,
    conversationId: string,
    memberId: string,
  ): Promise<RosterEntry | { readonly kind: string; readonly why?: string }>;
}

/**
 * Where people of resellers read mail, for those whom Teams does not reach: as the provider file names it, or as Teams'
 * roster does. It is kept sealed for admitted people only, and shown to nobody.
 */
export interface Addresses {
  /** As far as it is known, with the language they are spoken to in. */
  of(person: PersonKey): Promise<{ readonly address: string; readonly language: Language } | undefined>;
  /** Has Teams asked after the commit when nothing is known; at most once a day for one person. */
  want(tx: Kysely<Tables>, person: PersonKey): Promise<void>;
  /** The same, for somebody who has just written. */
  heard(person: PersonKey): Promise<void>;
  /** The operator's word, in place of whatever was known; nothing for somebody who is not admitted. */
  keep(tx: Kysely<Tables>, person: PersonKey, address: string): Promise<void>;
}
