import type { SimCloud } from '../world/types.ts';

/** Endpoints of one of the clouds that Microsoft runs separately. */
export interface CloudEndpoints {
  readonly cloud: SimCloud;
  /** Sign-in hosts, the preferred one first. */
  readonly loginHosts: readonly string[];
  readonly instanceName: string;
  readonly graphHost: string;
  /** Host of the older directory API, still named in metadata. */
  readonly oldGraphHost: string;
  /** Host of Partner Center's API (Partner Center contract 1). */
  readonly partnerCenterHost: string;
}

export const clouds: readonly CloudEndpoints[] = [
  {
    cloud: 'public',
    loginHosts: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    instanceName: 'microsoftonline.com',
    graphHost: 'graph.microsoft.com',
    oldGraphHost: 'graph.windows.net',
    partnerCenterHost: 'api.partnercenter.microsoft.com',
  },
  {
    cloud: 'us-government',
    loginHosts: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
    instanceName: 'microsoftonline.us',
    graphHost: 'graph.microsoft.us',
    oldGraphHost: 'graph.windows.net',
    partnerCenterHost: 'api.partnercenter.microsoft.com',
  },
  {
    cloud: 'china',
    loginHosts: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
    instanceName: 'partner.microsoftonline.cn',
    graphHost: 'microsoftgraph.chinacloudapi.cn',
    oldGraphHost: 'graph.chinacloudapi.cn',
    partnerCenterHost: 'partner.partnercenterapi.microsoftonline.cn',
  },
  {
    cloud: 'germany',
    loginHosts: ['login.microsoftonline.de'],
    instanceName: 'microsoftonline.de',
    graphHost: 'graph.microsoft.de',
    oldGraphHost: 'graph.cloudapi.de',
    partnerCenterHost: 'api.partnercenter.microsoft.com',
  },
];

/** The cloud that signs in at this host; undefined for any other host. */
export function cloudOfLoginHost(host: string): CloudEndpoints | undefined {
  return clouds.find((cloud) => cloud.loginHosts.includes(host));
}

/** The endpoints of a cloud. Microsoft Cloud Germany is gone; here it answers, so that its tenants can be rehearsed. */
export function endpointsOf(cloud: SimCloud): CloudEndpoints {
  return clouds.find((candidate) => candidate.cloud === cloud) ?? clouds[0]!;
}
