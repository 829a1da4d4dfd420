import { guid, identityEndpoint, text } from './setting-kinds.ts';

/** The bot without a secret: a managed identity of Azure stands for it; part of the table of settings. */
export const identitySettings = {
  botIdentity: {
    key: 'CONCIERGE_BOT_IDENTITY',
    group: 'bot',
    sentence:
      "Client id of a user-assigned managed identity, instead of secret and certificate: the bot's app registration trusts it, or it is the bot itself.",
    schema: guid,
  },
  identityEndpoint: {
    key: 'IDENTITY_ENDPOINT',
    group: 'bot',
    sentence: 'Where tokens of managed identities come from; set by Azure in its containers, not by hand.',
    schema: identityEndpoint,
  },
  identityHeader: {
    key: 'IDENTITY_HEADER',
    group: 'bot',
    sentence: 'What has to be shown there; set by Azure with it.',
    schema: text,
    secret: true,
  },
} as const;
