import { countryName } from '../../../domain/markets.ts';
import { check, isSignInTrouble, troubleOf } from '../check.ts';

/** Whether each account is who the provider file says: its partner id, its company, its region. */
export const accountProfile = check({
  id: 'account-profile',
  looksAt:
    'For each account: its partner location id, legal name and country at Partner Center, against the provider file.',
  remedies: {
    partner:
      'Put the partner location id from Partner Center (Account settings, Identifiers) into partnerId of the account, or the tenant and credential of the right account; orders and invitations would be another partner’s.',
    region:
      'Look whether tenantId, credential and markets belong to the same account; customers of these countries could not accept its relationship.',
    name: 'Correct legalName in the provider file: Microsoft shows customers the other name.',
    unreadable:
      'Let the account’s agent have the role Admin agent at Partner Center, and the application its consent; then try again.',
  },
  async look({ config, ownProfile }, say) {
    for (const account of config.provider.accounts) {
      const one = say.about(account.id);
      try {
        const { mpnId } = await ownProfile.partner(account);
        const company = await ownProfile.company(account);
        if (mpnId !== account.partnerId)
          one.fault('partner', `Partner Center says ${mpnId}, the provider file ${account.partnerId}.`);
        if (company.country !== undefined && !account.markets.includes(company.country))
          one.fault(
            'region',
            `The account’s company is in ${countryName(company.country, 'en')}, which is none of its markets.`,
          );
        if (company.name !== '' && company.name.trim() !== account.legalName)
          one.warn(
            'name',
            `Partner Center calls the company “${company.name}”, the provider file “${account.legalName}”.`,
          );
        one.ok(`Partner location ${mpnId}.`);
      } catch (error) {
        if (isSignInTrouble(error)) one.skipped('It is not signed in; see account-sign-in.');
        else one.warn('unreadable', `Its profile cannot be read: ${troubleOf(error)}.`);
      }
    }
  },
});
