import type { Language } from './language.ts';
import type { PersonKey } from './person.ts';

/**
 * Where a list of customers to invite stands. `looking`: each is being looked up at Microsoft. `ready`: a person is to
 * say yes. `inviting`: the invitations are being prepared (and sent, where there is an address).
 */
export type BatchState = 'looking' | 'ready' | 'inviting' | 'done' | 'dropped';

/** One customer of a list, as somebody wrote it. */
export interface BatchEntry {
  /** Line of the list or file, from 1. */
  readonly line: number;
  readonly domain: string;
  readonly to?: string | undefined;
  readonly toName?: string | undefined;
  readonly language?: Language | undefined;
  /** A partner account somebody named, because the domain alone does not tell. */
  readonly accountId?: string | undefined;
}

/** The tenant of an entry, as the directory tells. */
export interface FoundTenant {
  readonly tenantId: string;
  readonly name: string;
  /** Its default domain. */
  readonly domain: string;
}

/** What became of an entry. Only `found` ones are invited. */
export type EntryOutcome =
  | { readonly kind: 'waiting' }
  | (FoundTenant & { readonly kind: 'found'; readonly accountId: string })
  | (FoundTenant & { readonly kind: 'choose-account'; readonly accountIds: readonly string[] })
  | {
      readonly kind:
        | 'not-a-domain'
        | 'unknown-domain'
        | 'own-tenant'
        | 'other-cloud'
        | 'not-sold-there'
        | 'other-region'
        | 'twice'
        | 'not-an-address';
    }
  | {
      readonly kind: 'invited';
      readonly invitationId: string;
      /** Because of this list. */
      readonly mailed: boolean;
      /** The invitation was open already, and had been sent or not. */
      readonly earlier?: 'sent' | 'prepared';
    }
  | { readonly kind: 'already'; readonly name: string }
  /** Microsoft did not answer after several tries. */
  | { readonly kind: 'failed' };

/** An entry with what became of it; its address is forgotten with the outcome. */
export interface KeptEntry extends BatchEntry {
  readonly outcome: EntryOutcome;
  /** How often in a row Microsoft has not answered. */
  readonly tries: number;
}

export interface InvitationBatch {
  /** `B-1001`; shown to people. */
  readonly id: string;
  readonly version: number;
  readonly state: BatchState;
  readonly createdBy: PersonKey;
  /** The reseller the customers are invited for. */
  readonly resellerId: string | undefined;
  readonly entries: readonly KeptEntry[];
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** As many as one list may hold. */
export const mostEntries = 200;
