import { applicationIdUri } from '../src/domain/application-id-uri.ts';
import type { Language } from '../src/domain/language.ts';
import { commandLists } from './commands.ts';
import type { AppFacts } from './facts.ts';
import { appWords } from './words.ts';

/**
 * Whom a package is for. `provider`: the provider's own tenant, with the tab its staff works in. `customers`: every
 * other tenant, where nobody could open that tab.
 */
export type PackageAudience = 'provider' | 'customers';

const schemas = 'https://developer.microsoft.com/json-schemas/teams/v1.29';

/** Microsoft's pages of the sign-in, which Teams opens for the bot (Teams contract 1.2). */
const signInHost = 'token.botframework.com';

/** The manifest, version 1.29 (Teams contract 1). `version` is `1.4.0`. */
export function teamsManifest(facts: AppFacts, version: string, audience: PackageAudience) {
  const [defaultLanguage = 'en', ...others] = facts.languages;
  const words = appWords(defaultLanguage);
  return {
    $schema: `${schemas}/MicrosoftTeams.schema.json`,
    manifestVersion: '1.29',
    version,
    id: facts.appId,
    developer: {
      name: facts.provider,
      websiteUrl: facts.websiteUrl,
      privacyUrl: facts.privacyUrl,
      termsOfUseUrl: facts.termsUrl,
    },
    name: { short: words.nameShort, full: words.nameFull(facts.provider) },
    description: { short: words.short, full: words.full(facts.provider) },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0F4C5C',
    localizationInfo: {
      defaultLanguageTag: defaultLanguage,
      defaultLanguageFile: `${defaultLanguage}.json`,
      additionalLanguages: others.map((language) => ({ languageTag: language, file: `${language}.json` })),
    },
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    // The chat stays the first tab: it is what everybody comes for.
    ...(audience === 'provider'
      ? {
          staticTabs: [
            { entityId: 'conversations', scopes: ['personal'] },
            {
              entityId: 'operations',
              name: words.operations,
              contentUrl: `${facts.publicUrl}/tab/operations`,
              scopes: ['personal'],
            },
          ],
        }
      : {}),
    bots: [
      {
        botId: facts.appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        // Lists of customers are attached in the personal chat, and proofs are given out there.
        supportsFiles: true,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: commandLists(defaultLanguage),
      },
    ],
    // Who it is in a team, and that it writes to people there. No resource-specific permission is asked for: it reads
    // only what is addressed to it, and whom it tells something has the app.
    permissions: ['identity', 'messageTeamMembers'],
    devicePermissions: [],
    validDomains: [new URL(facts.publicUrl).host, signInHost],
    webApplicationInfo: {
      id: facts.appId,
      resource: applicationIdUri(facts.publicUrl, facts.appId),
    },
  };
}

export type TeamsManifest = ReturnType<typeof teamsManifest>;

/** One language's file: the texts of the manifest by their place in it (Teams contract 9). */
export function languageFile(
  facts: AppFacts,
  language: Language,
  audience: PackageAudience,
): Readonly<Record<string, string>> {
  const words = appWords(language);
  const commands = commandLists(language).flatMap((list, l) =>
    list.commands.flatMap(({ title, description }, c) => {
      const place = `bots[0].commandLists[${l}].commands[${c}]`;
      return [
        [`${place}.title`, title],
        [`${place}.description`, description],
      ];
    }),
  );
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    'name.short': words.nameShort,
    'name.full': words.nameFull(facts.provider),
    'description.short': words.short,
    'description.full': words.full(facts.provider),
    ...(audience === 'provider' ? { 'staticTabs[1].name': words.operations } : {}),
    ...Object.fromEntries(commands),
  };
}
