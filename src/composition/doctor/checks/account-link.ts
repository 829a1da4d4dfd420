import { cloudWays } from '../../../domain/cloud-ways.ts';
import { isProblem } from '../../../errors.ts';
import { check, isSignInTrouble, troubleOf } from '../check.ts';

/** Whether each account's relationship link can be had, and is that account's. */
export const accountLink = check({
  id: 'relationship-link',
  looksAt:
    'For each account: whether its relationship link can be had, leads to Microsoft and names the account’s tenant.',
  remedies: {
    foreign:
      'Never use this link: its customers would become another partner’s. See whose credential the account has; a fixed link must be the one Partner Center shows for this account.',
    refused:
      'Let the agent who signed in have the role Admin agent at Partner Center, and the account be enrolled in CSP; or put the link from Partner Center (Customers, Request a relationship) into the provider file.',
  },
  async look({ config, partnerCenter }, say) {
    for (const account of config.provider.accounts) {
      const one = say.about(account.id);
      if (cloudWays[account.cloud].invitation === 'closed') {
        one.skipped('Nobody new can be invited in this cloud.');
        continue;
      }
      try {
        await partnerCenter.relationshipLink(account);
        one.ok('The relationship link is the account’s own.');
      } catch (error) {
        const code = isProblem(error) ? (error.facts.code ?? '') : '';
        if (isSignInTrouble(error)) one.skipped('It is not signed in; see account-sign-in.');
        else if (code.startsWith('link-'))
          one.fault('foreign', `The relationship link is not one to show (${code.slice('link-'.length)}).`);
        else one.fault('refused', `The relationship link cannot be had: ${troubleOf(error)}.`);
      }
    }
  },
});
