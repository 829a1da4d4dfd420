import type { CaseTables } from './tables-cases.ts';
import type { GroundTables } from './tables-ground.ts';

/** All tables, put together from one interface per migration. */
export interface Tables extends GroundTables, CaseTables {}
