import type { Config } from '../config/config.ts';
import type { PartnerAccount } from '../domain/partner-account.ts';
import type { LiveSettings } from '../workflows/provider-settings/live.ts';

/**
 * The configuration with what staff has changed at run time. What may change is read anew at every look, so whoever
 * takes a part of it takes the object, never the value.
 */
export function liveConfig(config: Config, live: Pick<LiveSettings, 'current'>): Config {
  const { provider: file } = config;
  const { contact } = file.provider;
  const now = () => live.current().contact ?? contact;
  return {
    ...config,
    get reminderDays() {
      return live.current().reminderDays ?? config.reminderDays;
    },
    get invitationDays() {
      return live.current().invitationDays ?? config.invitationDays;
    },
    provider: {
      ...file,
      accounts: file.accounts.map((account): PartnerAccount => ({
        ...account,
        get link() {
          return live.current().links[account.id] ?? account.link;
        },
      })),
      provider: {
        ...file.provider,
        contact: {
          perRegion: contact.perRegion,
          get name() {
            return now().name;
          },
          get email() {
            return now().email;
          },
          get phone() {
            return now().phone;
          },
        },
      },
    },
  };
}
