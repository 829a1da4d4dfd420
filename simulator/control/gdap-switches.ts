import { field, manyCalls, type SwitchGroup } from './switch-field.ts';

/** What can go wrong with delegated administration, and how fast it goes. */
export const gdapSwitches: SwitchGroup = {
  title: 'Admin rights (GDAP)',
  fields: [
    field('gdapCreateRefused', 'Requests refused', 'Creating a relationship is refused: 403.', 'boolean'),
    field(
      'gdapLoseCreateNext',
      'Lose the next requests',
      'So many relationships are created, then the connection drops.',
      manyCalls,
    ),
    field(
      'gdapShownAfterSeconds',
      'New ones shown after',
      'So many simulated seconds a new relationship is missing from every answer.',
      100_000,
    ),
    field(
      'gdapPrincipalMissing',
      'Service principal missing',
      'The partner’s tenant lacks what app-only calls need: 403 to each of them.',
      'boolean',
    ),
    field(
      'gdapLockSeconds',
      'Locking takes',
      'So many simulated seconds until a locked request waits for approval.',
      1_000_000,
    ),
    field(
      'gdapActivationSeconds',
      'Activating takes',
      'So many simulated seconds from the approval to the roles, and from the removal to the end.',
      1_000_000,
    ),
  ],
};
