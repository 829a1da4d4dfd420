import { createAddresses } from '../workflows/address/index.ts';
import { createNationalClouds } from '../workflows/cloud/index.ts';
import { createCustomers } from '../workflows/customer/index.ts';
import { refreshCustomerCards } from '../workflows/customer-status/refresh.ts';
import { createGdapWorkflow } from '../workflows/gdap/index.ts';
import { createPeopleHelp } from '../workflows/help/index.ts';
import { createPersonLanguages } from '../workflows/language/index.ts';
import { createNews } from '../workflows/news/index.ts';
import { createOperating } from '../workflows/operating/index.ts';
import { createProviderSettings } from '../workflows/provider-settings/index.ts';
import { createPreferences } from '../workflows/preferences/index.ts';
import { createResellerWorkflow } from '../workflows/reseller/index.ts';
import { createRetention } from '../workflows/retention/index.ts';
import { createUpkeep } from '../workflows/upkeep/index.ts';
import { createInviting } from './inviting.ts';
import { createStatuses } from './customer-status.ts';
import { createMailing } from './mailing.ts';
import type { Microsoft } from './microsoft.ts';
import { createProving } from './proving.ts';
import type { Settings } from './settings.ts';
import { createSelling } from './selling.ts';
import { staffWaysOf, tellByMail } from './staff-news.ts';
import type { Parts, Store } from './store.ts';

/** Everything that lasts: what dialogs, events and timers set going. */
export function createWorkflows(
  { config, clock, log }: Parts,
  store: Store,
  microsoft: Microsoft,
  settings: Settings,
) {
  const { provider: file } = config;
  const { database, jobs } = store;
  const news = createNews({
    clock,
    staffWays: staffWaysOf(file),
    async mailStaff(tx, item) {
      await tellByMail(mailing.mails, { config, clock, log }, tx, item);
    },
  });
  const preferences = createPreferences({ database, news, clock, log });
  const gdap = createGdapWorkflow({
    database,
    jobs,
    graph: microsoft.gdap,
    accounts: file.accounts,
    news,
    clock,
    log,
    provider: file.provider.name,
    sweepMinutes: config.sweepMinutes,
  });
  const customers = createCustomers({
    tenantFacts: microsoft.tenantFacts,
    directories: microsoft.directories,
    accounts: file.accounts,
    homeTenantId: file.staff.tenantId,
    log,
  });
  const nationalClouds = createNationalClouds({
    partnerCenter: microsoft.partnerCenter,
    accounts: file.accounts,
    clouds: file.clouds,
    homeTenantId: file.staff.tenantId,
    log,
  });
  const languages = createPersonLanguages({ database, news, clock });
  const addresses = createAddresses({
    database,
    jobs,
    roster: microsoft.connector,
    languages,
    box: store.secrets.box,
    clock,
    log,
  });
  const resellers = createResellerWorkflow({
    database,
    atMicrosoft: microsoft.ordering.resellers,
    customers,
    accounts: file.accounts,
    news,
    addresses,
    allowSelfRegistration: file.resellers.allowSelfRegistration,
    clock,
    log,
  });
  const help = createPeopleHelp({
    database,
    news,
    clock,
    contact: file.provider.contact,
    desks: nationalClouds,
  });
  const retention = createRetention({ database, ...config.retention, clock, log });
  const upkeep = createUpkeep({
    accounts: file.accounts,
    partnerCenter: microsoft.partnerCenter,
    signIn: microsoft.signIn,
    publicUrl: config.server.publicUrl,
    clock,
    log,
  });

  const mailing = createMailing({ config, clock, log }, store, news, microsoft.mailer);

  const proofs = createProving({ config, clock, log }, store, { resellers, customers }, microsoft.graph);
  const { firstSignIns, mails } = mailing;
  const { writing, ...inviting } = createInviting({ config, clock, log }, store, microsoft, {
    news,
    customers,
    resellers,
    mails,
    ownLetter: (language) => settings.live.current().letters[language],
    async accepted(tx, happened) {
      await selling.orders.wake(tx, happened);
      await refreshCustomerCards(news, tx, happened.tenantId, 'relationship');
    },
    orders: {
      follow: (tx, invitation, happened) => selling.orders.waiting.follow(tx, invitation, happened),
      hearers: (tx, invitation) => selling.orders.waiting.hearers(tx, invitation),
      removed: (tx, removed) => selling.orders.waiting.removed(tx, removed),
    },
    adminRights: (relationshipId) => gdap.happened(relationshipId),
  });
  const around = { news, customers, resellers, addresses, firstSignIns, mails };
  const selling = createSelling({ config, clock, log }, store, microsoft, around);

  const { buyers, approvals } = selling;
  const statuses = createStatuses({ config, clock, log }, store, microsoft, {
    buyers,
    tenants: customers,
    resellers,
    approvals,
    gdap,
    news,
  });

  const providerSettings = createProviderSettings({
    database,
    settings: settings.changeable,
    live: settings.live,
    partnerCenter: microsoft.partnerCenter,
    writing,
    news,
    clock,
    log,
  });
  const people = { resellers, languages, preferences, addresses, help };
  const operating = createOperating({ database, accounts: file.accounts, clock });
  return {
    news,
    ...inviting,
    gdap,
    customers,
    nationalClouds,
    ...people,
    upkeep,
    retention,
    providerSettings,
    proofs,
    ...mailing,
    ...selling,
    statuses,
    operating,
  };
}

export type Workflows = ReturnType<typeof createWorkflows>;
