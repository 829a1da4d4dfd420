import type { Cloud } from './partner-account.ts';

/** Where one of Microsoft's separate clouds can be reached. */
export interface CloudEndpoints {
  /** Sign-in, without a slash at its end. */
  readonly loginAuthority: string;
  /** Microsoft Graph, without version. */
  readonly graphRoot: string;
  /** Partner Center REST API. */
  readonly partnerCenterRoot: string;
  /** `cloud_instance_name` values of OpenID metadata that mean this cloud. */
  readonly instanceNames: readonly string[];
  /** `tenant_region_scope` values that only tenants of this cloud have, whichever sign-in describes them. */
  readonly regionScopes: readonly string[];
  /** What the customer's administrator has to open, as Microsoft calls it. */
  readonly acceptancePlace: string;
  /** Where its administrators see their partners; undefined where no address is documented. */
  readonly partnersPage: string | undefined;
  /** Hosts a relationship link may have (Partner Center contract 4.2). */
  readonly linkHosts: readonly string[];
  /** Hosts an activity's serviceUrl may have; a leading dot covers every host below (Teams contract 5). */
  readonly botServiceHosts: readonly string[];
  /** Hosts where Teams keeps the files people give to a bot; none where it hands over no files. */
  readonly botFileHosts: readonly string[];
}

/**
 * The endpoints of every cloud (Partner Center contract 1; Graph contract 0; Teams contract 7.3). Microsoft Cloud
 * Germany is closed to new customers; it stays here so that its tenants are recognised and told so. What a cloud can do is
 * in `cloud-ways.ts`.
 */
export const clouds: Readonly<Record<Cloud, CloudEndpoints>> = {
  public: {
    loginAuthority: 'https://login.microsoftonline.com',
    graphRoot: 'https://graph.microsoft.com',
    partnerCenterRoot: 'https://api.partnercenter.microsoft.com',
    instanceNames: ['microsoftonline.com', 'login.microsoftonline.com', 'login.windows.net'],
    regionScopes: [],
    acceptancePlace: 'Microsoft 365 admin center',
    partnersPage: 'https://admin.microsoft.com/Adminportal/Home#/partners',
    linkHosts: [
      'admin.microsoft.com',
      'admin.cloud.microsoft',
      'businessstore.microsoft.com',
      'portal.office.com',
    ],
    botServiceHosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
    botFileHosts: ['.sharepoint.com', '.sharepoint-df.com', '.svc.ms'],
  },
  'us-government': {
    loginAuthority: 'https://login.microsoftonline.us',
    graphRoot: 'https://graph.microsoft.us',
    partnerCenterRoot: 'https://api.partnercenter.microsoft.com',
    instanceNames: ['microsoftonline.us', 'login.microsoftonline.us'],
    regionScopes: ['USG', 'USGOV'],
    acceptancePlace: 'Microsoft Office Admin portal',
    partnersPage: undefined,
    linkHosts: ['portal.office.com'],
    botServiceHosts: [
      'smba.infra.gov.teams.microsoft.us',
      'smba.infra.dod.teams.microsoft.us',
      '.botframework.azure.us',
    ],
    botFileHosts: [],
  },
  china: {
    loginAuthority: 'https://login.partner.microsoftonline.cn',
    graphRoot: 'https://microsoftgraph.chinacloudapi.cn',
    partnerCenterRoot: 'https://partner.partnercenterapi.microsoftonline.cn',
    instanceNames: ['partner.microsoftonline.cn', 'login.partner.microsoftonline.cn', 'chinacloudapi.cn'],
    regionScopes: [],
    // No address of the page is documented; the link itself leads there.
    acceptancePlace: 'admin center of Office 365 operated by 21Vianet',
    partnersPage: undefined,
    linkHosts: ['portal.partner.microsoftonline.cn'],
    botServiceHosts: ['.botframework.azure.cn'],
    botFileHosts: [],
  },
  germany: {
    loginAuthority: 'https://login.microsoftonline.de',
    graphRoot: 'https://graph.microsoft.de',
    partnerCenterRoot: 'https://api.partnercenter.microsoft.com',
    instanceNames: ['microsoftonline.de', 'login.microsoftonline.de'],
    regionScopes: [],
    acceptancePlace: 'Microsoft Office Admin portal',
    partnersPage: undefined,
    linkHosts: ['portal.office.com'],
    botServiceHosts: [],
    botFileHosts: [],
  },
};

/** True when the host is in the list, exactly or below an entry with a leading dot. */
export function isListedHost(host: string, list: readonly string[]): boolean {
  const name = host.toLowerCase();
  return list.some((entry) => (entry.startsWith('.') ? name.endsWith(entry) : name === entry));
}
