/** Bot service of the public cloud (contract teams 7.1 to 7.3). */
export const botService = {
  issuer: 'https://api.botframework.com',
  metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  scope: 'https://api.botframework.com/.default',
  tokenService: 'https://token.botframework.com',
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
} as const;
