import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { applicationIdUri } from '../../../domain/application-id-uri.ts';
import { check } from '../check.ts';

const manifestSchema = z.looseObject({
  version: z.string(),
  id: z.string(),
  bots: z.array(z.looseObject({ botId: z.string() })).min(1),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.looseObject({ resource: z.string() }),
});

/** Whether the app package that was built here is for this bot and this address. */
export const teamsApp = check({
  id: 'teams-app',
  looksAt: 'Whether the app package that was built here last is for this bot and this address.',
  remedies: {
    other:
      'Build it anew with this configuration (`npm run package`) and upload it in the Teams admin center.',
    unreadable: 'Build it anew (`npm run package`).',
  },
  look({ config, builtPackage }, say) {
    if (builtPackage === undefined)
      return say.skipped('No app package was built here; `npm run package` builds one.');
    const manifest = readManifest(builtPackage);
    if (manifest === undefined) return say.fault('unreadable', 'The app package cannot be read.');
    const { appId } = config.bot;
    const { publicUrl } = config.server;
    const wrong = [
      ...(manifest.bots[0]?.botId === appId && manifest.id === appId ? [] : ['another bot']),
      ...(manifest.validDomains.includes(new URL(publicUrl).host) ? [] : ['another address']),
      ...(manifest.webApplicationInfo.resource === applicationIdUri(publicUrl, appId)
        ? []
        : ['another sign-in']),
    ];
    if (wrong.length > 0)
      say.fault('other', `The app package ${manifest.version} is for ${wrong.join(' and ')}.`);
    else say.ok(`The app package ${manifest.version} is for this bot and address.`);
  },
});

function readManifest(zip: Uint8Array): z.infer<typeof manifestSchema> | undefined {
  try {
    const { 'manifest.json': bytes } = unzipSync(zip);
    return bytes && manifestSchema.safeParse(JSON.parse(strFromU8(bytes))).data;
  } catch {
    return undefined;
  }
}
