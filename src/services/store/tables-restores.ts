/** Rows of migration 026. Times are milliseconds since 1970 UTC. */
export interface RestoreTables {
  /** One row for every time this database was brought back from a backup. */
  restore: {
    restored_at: number;
    /** The moment whose data it holds. */
    backup_at: number;
  };
}
