/** Rows of migration 012. Times are milliseconds since 1970 UTC. */
export interface PeopleTables {
  person_language: {
    tenant_id: string;
    user_id: string;
    language: string;
    chosen_at: number;
  };
}
