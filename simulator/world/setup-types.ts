/** Faults of how the provider has set things up at Microsoft: what somebody finds before anything works. */
export interface SetupSwitches {
  /** The secret of the bot's application has run out. */
  botSecretExpired: boolean;
  /** `missing`: nobody has granted application permissions of Graph; app-only tokens come without roles. */
  permissions: 'granted' | 'missing';
  /** Whose profile an account's own is: its own, another partner's, or that of a company in another region. */
  ownProfile: 'own' | 'another-partner' | 'another-region';
  /** What reading a webhook registration shows: what was registered, another address, too few events, or none. */
  webhookRegistration: 'registered' | 'elsewhere' | 'fewer-events' | 'none';
  /** Entra groups are gone from the provider's directories. */
  groupsGone: boolean;
  /** The token exchange URL of the bot's OAuth connection: the one of an app with a tab, or of a bot alone. */
  tokenExchange: 'bot-and-tab' | 'bot-only';
}

export const normalSetup = (): SetupSwitches => ({
  botSecretExpired: false,
  permissions: 'granted',
  ownProfile: 'own',
  webhookRegistration: 'registered',
  groupsGone: false,
  tokenExchange: 'bot-and-tab',
});
