/**
 * What happens to somebody's row when that person is forgotten. `deleted`: the row goes. `unset`: the row stays without
 * them. `nobody`: the same where a column cannot be empty. `evidence`: it stays as it is until its order is forgotten,
 * because it proves who bought or approved.
 */
export type Forgetting = 'deleted' | 'unset' | 'nobody' | 'evidence';

/** Two columns that say who somebody is. */
export interface PersonColumns {
  readonly tenant: string;
  readonly user: string;
  readonly forgotten: Forgetting;
  /** Text columns that are emptied besides. */
  readonly emptied?: readonly string[];
}

/** What a table holds about people and customers. Every column is in exactly one of the lists; a test looks. */
export interface TableRecord {
  /** How long a row is kept; ends up in docs/data.md. */
  readonly kept: string;
  readonly people?: readonly PersonColumns[];
  /** Which company it is about: tenant id, name, domain. */
  readonly customer?: readonly string[];
  /** Names, addresses, words somebody wrote. */
  readonly personal?: readonly string[];
  /** JSON that may name people: their object ids are taken out when they are forgotten, unless it is evidence. */
  readonly mixed?: readonly string[];
  readonly isEvidence?: true;
  /** Sealed with the encryption key. */
  readonly sealed?: readonly string[];
  /** Numbers, states, times, ids of cases; names with blanks between them. */
  readonly plain?: string;
}

/** `tenant_id` and `user_id`, the pair of nearly every table. */
export const person = (forgotten: Forgetting, emptied?: readonly string[]): readonly PersonColumns[] => [
  { tenant: 'tenant_id', user: 'user_id', forgotten, ...(emptied === undefined ? {} : { emptied }) },
];
