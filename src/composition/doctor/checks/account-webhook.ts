import { isAsWanted } from '../../../services/partner-center/webhooks.ts';
import { wantedWebhook } from '../../../workflows/upkeep/index.ts';
import { check, isSignInTrouble, troubleOf } from '../check.ts';

/** Whether each account tells this service what happens (Partner Center contract 11). */
export const accountWebhook = check({
  id: 'webhook',
  looksAt: 'For each account: whether its webhook registration points here, with the events that are used.',
  remedies: {
    wrong:
      'Start the service, which puts it right within the hour, or run `npm run doctor -- --fix-webhooks`. If another installation uses this account, only one of the two can be told: there is one registration.',
    refused: 'Let the account’s application have its consent at Partner Center; then try again.',
  },
  async look({ config, partnerCenter, mayFixWebhooks }, say) {
    for (const account of config.provider.accounts) {
      const one = say.about(account.id);
      const wanted = wantedWebhook(account, config.server.publicUrl);
      try {
        if (mayFixWebhooks && (await partnerCenter.ensureWebhook(account, wanted)) !== 'unchanged')
          one.ok('The registration has been put right.');
        const present = await partnerCenter.webhook(account);
        const missing = wanted.events.filter(
          (event) => present?.events.every((name) => name.toLowerCase() !== event) ?? true,
        );
        if (present === undefined) one.warn('wrong', 'There is no webhook registration yet.');
        else if (isAsWanted(present, wanted)) one.ok('Partner Center tells this service what happens.');
        else if (URL.parse(present.url)?.href !== URL.parse(wanted.url)?.href)
          one.fault('wrong', `Partner Center tells ${hostOf(present.url)}, not ${wanted.url}.`);
        else if (missing.length > 0)
          one.fault(
            'wrong',
            `The registration lacks ${missing.length} of ${wanted.events.length} events (${missing[0]}).`,
          );
        else one.warn('wrong', 'The registration differs: more events, or the signature in another header.');
      } catch (error) {
        if (isSignInTrouble(error)) one.skipped('It is not signed in; see account-sign-in.');
        else one.fault('refused', `The registration cannot be read: ${troubleOf(error)}.`);
      }
    }
  },
});

/** Only the host: an address of others may hold their secrets. */
const hostOf = (address: string) => URL.parse(address)?.host ?? 'an address that is none';
