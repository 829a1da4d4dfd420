import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { AuditEntry } from '../../services/store/audit.ts';
import type { Tables } from '../../services/store/tables.ts';

export type { AuditEntry };

/** Append-only and hash-chained; written in the transaction of what it tells about. */
export interface AuditTrail {
  write(tx: Kysely<Tables>, entry: AuditEntry): Promise<void>;
}

/** What a proof is about: one order, or everything with one customer. */
export type ProofSubject =
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'customer'; readonly tenantId: string };

export type ProofAsker = PersonKey & { readonly staff: boolean };

/** A proof as a file: JSON in UTF-8, described in docs/proof.md. */
export interface ProofFile {
  readonly name: string;
  readonly content: string;
}

export type ProofExport =
  | { readonly kind: 'file'; readonly file: ProofFile }
  /** Not there, or not theirs: only owners of the reseller and the provider's staff may have it. */
  | { readonly kind: 'unknown' };

export type ProofLink =
  | {
      readonly kind: 'link';
      readonly url: string;
      /** Milliseconds since 1970 UTC. */
      readonly expiresAt: number;
      /** Ids of the orders the file will be about. */
      readonly orderIds: readonly string[];
    }
  | { readonly kind: 'unknown' };

/** One file that shows who agreed to what and when. That it was given to somebody stands in the next one. */
export interface Proofs {
  export(subject: ProofSubject, asker: ProofAsker): Promise<ProofExport>;
  /** Looks whether there is something to prove to this person; makes nothing. */
  offers(
    subject: ProofSubject,
    asker: ProofAsker,
  ): Promise<{ readonly orderIds: readonly string[] } | undefined>;
  /** The customer's tenant by a domain the product knows it by; undefined for none of the asker's. */
  customerByDomain(domain: string, asker: ProofAsker): Promise<{ readonly tenantId: string } | undefined>;
  /** A link for this person, good once and for ten minutes; `language` is that of the page behind it. */
  link(subject: ProofSubject, asker: ProofAsker, language: string): Promise<ProofLink>;
}

/** What the page behind a link shows. */
export type ProofLook =
  | {
      readonly kind: 'waiting' | 'used' | 'expired';
      /** `F-1042`, or the customer's domain. */
      readonly about: string;
      readonly language: string;
      /** When it ends, or ended, or was used; milliseconds since 1970 UTC. */
      readonly at: number;
    }
  /** Whoever it was made for may not have it any more. */
  | { readonly kind: 'not-yours'; readonly language: string }
  | { readonly kind: 'unknown' };

export type ProofTaken = { readonly kind: 'file'; readonly file: ProofFile } | ProofLook;

/** What a browser may ask, with nothing but the token of a link. */
export interface ProofDesk {
  look(token: string): Promise<ProofLook>;
  /** The file, once. */
  take(token: string): Promise<ProofTaken>;
}
