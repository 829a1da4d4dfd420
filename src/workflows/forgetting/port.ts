import type { PersonKey } from '../../domain/person.ts';

/** Who is to be forgotten: one person who has signed in, or a customer with everybody of its tenant. */
export type Forgotten =
  | ({ readonly kind: 'person' } & PersonKey)
  | {
      readonly kind: 'customer';
      readonly tenantId: string;
      /** Also the orders that would be kept as evidence: only when no law wants them any more. */
      readonly withEvidence: boolean;
    };

export type ObstacleKind =
  | 'order'
  | 'approval'
  | 'approval-rules'
  | 'last-owner'
  | 'batch'
  | 'invitation'
  | 'admin-rights'
  | 'relationship'
  | 'reseller'
  /** The provider file names this person: the next start would bring them back. */
  | 'provider-file';

/** Something that people have to bring to an end first. */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** Ids of cases, companies or accounts; of places in the provider file. */
  readonly ids: readonly string[];
}

/** What was, or would be, deleted, and what stays. */
export interface ForgettingResult {
  /** Rows per table that are gone. */
  readonly deleted: Readonly<Record<string, number>>;
  /** Rows per table that stay, and name nobody in their place. */
  readonly emptied: Readonly<Record<string, number>>;
  /** Orders that stay as evidence, and until when; milliseconds since 1970 UTC. */
  readonly kept: readonly { readonly orderId: string; readonly until: number }[];
  /** Rows of evidence that still hold the person's object id, per table. */
  readonly stillNamed: Readonly<Record<string, number>>;
}

export type ForgettingOutcome =
  | ({ readonly kind: 'done' | 'would-be-done' } & ForgettingResult)
  /** Nothing was changed. */
  | { readonly kind: 'under-way'; readonly obstacles: readonly Obstacle[] };

export interface ForgettingDesk {
  /** Says what would be done, by doing it and taking it back; nothing is changed. */
  preview(who: Forgotten): Promise<ForgettingOutcome>;
  /** Does it in one transaction. Running it again finds nothing left to do. */
  forget(who: Forgotten): Promise<ForgettingOutcome>;
}
