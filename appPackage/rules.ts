import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { z } from 'zod';
import { textOf, type PackageFiles } from './archive.ts';
import { iconFaults } from './icon-rules.ts';
import { languageFaults } from './language-rules.ts';
import { isVersion } from './versions.ts';

/** What the rules look at; everything else is the schema's business. */
const manifestSchema = z.looseObject({
  version: z.string(),
  id: z.string(),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  localizationInfo: z
    .looseObject({
      defaultLanguageFile: z.string().optional(),
      additionalLanguages: z.array(z.looseObject({ languageTag: z.string(), file: z.string() })).default([]),
    })
    .optional(),
  staticTabs: z.array(z.looseObject({ contentUrl: z.string().optional() })).default([]),
  bots: z
    .array(
      z.looseObject({
        botId: z.string(),
        commandLists: z
          .array(
            z.looseObject({
              scopes: z.array(z.string()),
              commands: z.array(z.looseObject({ title: z.string() })),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  validDomains: z.array(z.string()).default([]),
  webApplicationInfo: z.looseObject({ id: z.string(), resource: z.string() }).optional(),
});
type Manifest = z.infer<typeof manifestSchema>;

/** Everything that is wrong with a package, as sentences; none means Teams can take it. Needs no network. */
export async function packageFaults(files: PackageFiles): Promise<string[]> {
  const bytes = files['manifest.json'];
  if (bytes === undefined) return ['manifest.json is not in the package.'];
  const raw = readJson(bytes);
  if (raw === undefined) return ['manifest.json is not JSON.'];
  const bySchema = (await schemaFaults(raw)).map((fault) => `manifest.json: ${fault}`);
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) return bySchema.length > 0 ? bySchema : ['manifest.json cannot be understood.'];
  const manifest = parsed.data;
  return [
    ...bySchema,
    ...fileFaults(files, manifest, raw),
    ...idFaults(manifest),
    ...domainFaults(manifest),
    ...commandFaults(manifest),
    ...placeholderFaults(files),
  ];
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return undefined;
  }
}

async function schemaFaults(manifest: unknown): Promise<string[]> {
  try {
    // The validator reads the schema that the manifest names; those up to 1.30 are inside the package.
    return await AppManifestUtils.validateAgainstSchema(manifest as TeamsManifest);
  } catch (error) {
    return [`could not be validated: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function fileFaults(files: PackageFiles, manifest: Manifest, raw: unknown): string[] {
  const { icons, localizationInfo } = manifest;
  const languages = [
    ...(localizationInfo?.defaultLanguageFile === undefined ? [] : [localizationInfo.defaultLanguageFile]),
    ...(localizationInfo?.additionalLanguages ?? []).map(({ file }) => file),
  ];
  const named = ['manifest.json', icons.color, icons.outline, ...languages];
  const present = (name: string, look: (bytes: Uint8Array) => string[]) => {
    const bytes = files[name];
    return bytes === undefined ? [`${name} is named in the manifest but not in the package.`] : look(bytes);
  };
  return [
    ...present(icons.color, (bytes) => iconFaults('color', bytes)),
    ...present(icons.outline, (bytes) => iconFaults('outline', bytes)),
    ...languages.flatMap((name) =>
      present(name, (bytes) => languageFaults(name, readJson(bytes) ?? '', raw)),
    ),
    ...Object.keys(files)
      .filter((name) => !named.includes(name))
      .map((name) => `${name} is in the package, but nothing names it.`),
  ];
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idFaults({ id, bots, version, webApplicationInfo: sso }: Manifest): string[] {
  const ids = { id, 'bots[0].botId': bots[0]?.botId, 'webApplicationInfo.id': sso?.id };
  return [
    ...Object.entries(ids)
      .filter(([, value]) => value === undefined || !guid.test(value) || /^[0-]+$/.test(value))
      .map(([place]) => `${place} must be a GUID in lower case.`),
    ...(isVersion(version) ? [] : [`version ${version} must be three numbers such as 1.4.0.`]),
  ];
}

/** Hosts that anybody can have a name below. */
const shared = /(^|\.)(azurewebsites\.net|azurecontainerapps\.io|ngrok\.io|ngrok-free\.app|devtunnels\.ms)$/;

function domainFaults({ validDomains, staticTabs, webApplicationInfo: sso }: Manifest): string[] {
  const faults = validDomains.flatMap((domain) => [
    ...(/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/.test(domain)
      ? []
      : [`validDomains: ${domain} must be a host without scheme, path or wildcard.`]),
    ...(shared.test(domain) && domain.split('.').length <= 2
      ? [`validDomains: everybody can have a page below ${domain}.`]
      : []),
  ]);
  for (const { contentUrl } of staticTabs) {
    if (contentUrl === undefined) continue;
    const url = URL.parse(contentUrl);
    if (url?.protocol !== 'https:' || !validDomains.includes(url.host))
      faults.push(`The tab's page ${contentUrl} must be https on one of validDomains.`);
  }
  if (!validDomains.includes('token.botframework.com'))
    faults.push('validDomains lacks token.botframework.com; the page of the sign-in would not open.');
  const [, host, appId] = /^api:\/\/([^/]+)\/botid-([0-9a-f-]+)$/.exec(sso?.resource ?? '') ?? [];
  if (host === undefined || appId !== sso?.id || !validDomains.includes(host))
    faults.push('webApplicationInfo.resource must be api://, a host of validDomains, /botid- and the id.');
  return faults;
}

const mostCommands = 10;

function commandFaults({ bots }: Manifest): string[] {
  const lists = bots.flatMap(({ commandLists }) => commandLists);
  const scopes = [...new Set(lists.flatMap((list) => list.scopes))];
  return scopes.flatMap((scope) => {
    const titles = lists
      .filter((list) => list.scopes.includes(scope))
      .flatMap(({ commands }) => commands.map(({ title }) => title));
    const twice = titles.filter((title, n) => titles.indexOf(title) !== n);
    return [
      ...(titles.length > mostCommands
        ? [`There are ${titles.length} commands for ${scope}; Teams shows ${mostCommands}.`]
        : []),
      ...twice.map((title) => `The command “${title}” is there twice for ${scope}.`),
    ];
  });
}

function placeholderFaults(files: PackageFiles): string[] {
  return Object.entries(files)
    .filter(([name]) => name.endsWith('.json'))
    .flatMap(([name, bytes]) => {
      const found = /\$\{[^}]*\}|\{\{[^}]*\}\}|<[A-Z][A-Z_-]+>|\[object Object\]|\bundefined\b/.exec(
        textOf(bytes),
      );
      return found === null ? [] : [`${name} still holds the placeholder ${found[0]}.`];
    });
}
