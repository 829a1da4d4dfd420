import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatorContext } from '../context.ts';
import { send, sendHtml } from '../http/exchange.ts';
import { answerByRoutes, route, type Remote } from '../http/routes.ts';
import type { SimUser } from '../world/types.ts';
import type { SimAttachment } from './chat-types.ts';

/** A file as the Teams page hands it over. */
export interface GivenFile {
  readonly name: string;
  readonly base64: string;
}

/** As many files as anybody looks at; they are gone with the process, as the links of real ones are within the hour. */
const mostKept = 50;
const slowMs = 30_000;
const keptBy = new WeakMap<SimulatorContext, Map<string, Buffer>>();

function filesOf(context: SimulatorContext): Map<string, Buffer> {
  const files = keptBy.get(context) ?? new Map<string, Buffer>();
  keptBy.set(context, files);
  return files;
}

/** Puts a file into somebody's OneDrive; what Teams sends to a bot about it is returned. */
export function keepFile(context: SimulatorContext, user: SimUser, file: GivenFile): SimAttachment {
  const files = filesOf(context);
  const uniqueId = randomUUID();
  files.set(uniqueId, Buffer.from(file.base64, 'base64'));
  for (const old of [...files.keys()].slice(0, Math.max(0, files.size - mostKept))) files.delete(old);
  const isForeign = context.world.state.switches.files === 'foreign';
  const host = isForeign ? 'files.attacker.example' : hostOf(context, user.tenantId);
  const folder = `https://${host}/personal/${user.userPrincipalName.replaceAll(/[@.]/g, '_')}`;
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: `${folder}/Documents/Microsoft%20Teams%20Chat%20Files/${encodeURIComponent(file.name)}`,
    name: file.name,
    content: {
      downloadUrl: `${folder}/_layouts/15/download.aspx?UniqueId=${uniqueId}&tempauth=${randomUUID()}`,
      uniqueId,
      fileType: /\.([^.]*)$/.exec(file.name)?.[1]?.toLowerCase() ?? '',
    },
  };
}

/** Everybody's OneDrive, as far as files given to the bot go: whoever has the link reads the file. */
export function createSharePoint(context: SimulatorContext): Remote {
  const routes = [
    route('GET', '/personal/:owner/_layouts/15/download.aspx', async ({ query, response }) => {
      const mode = context.world.state.switches.files;
      if (mode === 'slow') await sleep(slowMs, undefined, { ref: false });
      if (mode === 'sign-in-page') return sendHtml(response, 200, signInPage);
      const bytes = filesOf(context).get(query.get('UniqueId') ?? '');
      if (mode === 'expired' || bytes === undefined)
        return send(response, 401, 'The link has expired.', { 'content-type': 'text/plain' });
      send(response, 200, bytes, { 'content-type': 'application/octet-stream' });
    }),
  ];
  return {
    get hosts() {
      // Asked for with every call, whomever it is to.
      return context.world.state.tenants.map(({ defaultDomain }) => hostFor(defaultDomain));
    },
    handle: (exchange) => answerByRoutes(routes, exchange),
  };
}

/** `contoso-my.sharepoint.com` */
function hostOf({ world }: SimulatorContext, tenantId: string): string {
  const tenant = world.state.tenants.find(({ id }) => id === tenantId);
  return hostFor(tenant?.defaultDomain ?? 'nobody');
}

const hostFor = (domain: string): string => `${domain.split('.', 1)[0]}-my.sharepoint.com`;

const signInPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head><body><h1>Sign in</h1></body></html>
`;
