import { field, type SwitchGroup } from './switch-field.ts';

/** Faults of signing in: the provider's agents, and people in Teams. */
export const signInSwitches: SwitchGroup = {
  title: 'Sign-in',
  fields: [
    field('mfaMissing', 'No second factor', 'App+user tokens come without mfa in amr.', 'boolean'),
    field('staleRefreshToken', 'Old refresh token', 'Every refresh token is refused as expired.', 'boolean'),
    field(
      'signIn',
      'Signing people in',
      'The token service asks for consent, loses the sign-in, or is down.',
      ['normal', 'consent-missing', 'lost', 'down'],
    ),
  ],
};
