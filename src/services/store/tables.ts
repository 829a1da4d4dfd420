import type { ApprovalTables } from './tables-approvals.ts';
import type { AuditTables } from './tables-audit.ts';
import type { CaseTables } from './tables-cases.ts';
import type { GdapTables } from './tables-gdap.ts';
import type { GroundTables } from './tables-ground.ts';
import type { MailTables } from './tables-mail.ts';
import type { OfferTables } from './tables-offers.ts';
import type { OrderTables } from './tables-orders.ts';
import type { PeopleTables } from './tables-people.ts';
import type { PreferenceTables } from './tables-preferences.ts';
import type { ProviderSettingTables } from './tables-provider-settings.ts';
import type { RestoreTables } from './tables-restores.ts';
import type { ResellerTables } from './tables-resellers.ts';

/** All tables, put together from one interface per migration. */
export interface Tables
  extends
    GroundTables,
    CaseTables,
    OrderTables,
    MailTables,
    ResellerTables,
    RestoreTables,
    OfferTables,
    PeopleTables,
    PreferenceTables,
    ApprovalTables,
    AuditTables,
    GdapTables,
    ProviderSettingTables {}
