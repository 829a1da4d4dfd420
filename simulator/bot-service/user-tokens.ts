import type { SimulatorContext } from '../context.ts';
import type { SimCloud } from '../world/types.ts';

/** Application ID URIs under which people may be signed in to this bot silently (Teams contract 7.4). */
export function signInResources(context: SimulatorContext): string[] {
  const { appId } = context.world.state.bot;
  return [`api://botid-${appId}`, `api://${appId}`];
}

/** Graph's root in the cloud of a tenant (Graph contract 0). */
export function graphRoot(cloud: SimCloud): string {
  if (cloud === 'us-government') return 'https://graph.microsoft.us';
  if (cloud === 'china') return 'https://microsoftgraph.chinacloudapi.cn';
  return 'https://graph.microsoft.com';
}
