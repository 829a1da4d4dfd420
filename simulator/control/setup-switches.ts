import { field, type SwitchGroup } from './switch-field.ts';

/** Faults of how things are set up at Microsoft. */
export const setupSwitches: SwitchGroup = {
  title: 'Set-up at Microsoft',
  fields: [
    field('botSecretExpired', 'Bot’s secret', 'It has run out: no token for the bot.', 'boolean'),
    field('permissions', 'Graph permissions', 'Application tokens come without any role.', [
      'granted',
      'missing',
    ]),
    field('ownProfile', 'Own profile', 'Accounts say they are another partner, or in another region.', [
      'own',
      'another-partner',
      'another-region',
    ]),
    field(
      'webhookRegistration',
      'Webhook registration',
      'Read as pointing elsewhere, with too few events, or as not there.',
      ['registered', 'elsewhere', 'fewer-events', 'none'],
    ),
    field('groupsGone', 'Groups', 'Entra groups are not found any more.', 'boolean'),
    field('tokenExchange', 'Token exchange', 'The OAuth connection names the URI of a bot without a tab.', [
      'bot-and-tab',
      'bot-only',
    ]),
  ],
};
