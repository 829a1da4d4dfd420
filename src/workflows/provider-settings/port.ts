import type { Changed, ChangeableSetting, SettingFault } from '../../config/changeable.ts';
import type { OwnLetter } from '../../domain/own-letter.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { SettingChange } from '../../services/store/provider-settings.ts';

export type { Changed, SettingFault };

/** Somebody of the provider's staff, by a checked token. */
export type SettingPerson = PersonKey & { readonly name: string };

/** One setting as it is now. Values are as written in the provider file. */
export interface SettingView {
  readonly key: string;
  readonly about: ChangeableSetting['about'];
  readonly accountId: string | undefined;
  readonly language: ChangeableSetting['language'];
  /** What is in force. */
  readonly value: unknown;
  /** What would be without a change of staff; null: the product's own words. */
  readonly base: unknown;
  readonly isChanged: boolean;
  /** Of a letter: the product's own words in the form of the provider's, to begin from. */
  readonly beginning: OwnLetter | undefined;
  /** To be handed back with a change: who is not the first hears it. */
  readonly version: number;
  /** What was changed once no longer fits the file, and is not used. */
  readonly fault: SettingFault | undefined;
}

/** What a change would do. */
export type Effect =
  | {
      readonly kind: 'link';
      readonly link: string;
      readonly invitations: readonly AffectedInvitation[];
      readonly more: number;
    }
  | {
      readonly kind: 'letter';
      readonly letters: readonly {
        readonly whom: 'provider' | 'reseller';
        readonly subject: string;
        readonly whole: string;
      }[];
    }
  | { readonly kind: 'from-now-on' };

export interface AffectedInvitation {
  readonly id: string;
  readonly customer: string;
}

export type Previewed =
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'fault'; readonly fault: SettingFault };

export type Saved =
  | { readonly kind: 'saved'; readonly setting: SettingView; readonly effect: Effect }
  /** Somebody has changed it since; nothing was written. */
  | { readonly kind: 'too-late'; readonly setting: SettingView; readonly by: string | undefined }
  | { readonly kind: 'fault'; readonly fault: SettingFault };

/**
 * What staff changes while the service runs. Whoever calls has made sure that it is staff. `value` undefined: as the
 * provider file says again.
 */
export interface ProviderSettings {
  list(): Promise<readonly SettingView[]>;
  /** Who changed what, the newest first. */
  history(limit: number): Promise<readonly SettingChange[]>;
  /** Changes nothing. Rejects with a Problem when Partner Center is asked for a link and does not answer. */
  preview(key: string, value: unknown): Promise<Previewed>;
  /** Writes the change over this version of the setting, in force here at once and elsewhere with the next refresh. */
  save(key: string, version: number, value: unknown, by: SettingPerson): Promise<Saved>;
}
