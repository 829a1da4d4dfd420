import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { ChangeableSetting, ReadSetting } from '../../config/changeable.ts';
import { canonical } from '../../domain/fingerprint.ts';
import type { Log } from '../../log.ts';
import { appendAudit, providerTrail } from '../../services/store/audit.ts';
import type { Database } from '../../services/store/connection.ts';
import { outdatedLinks, replaceLinks } from '../../services/store/invitation-links.ts';
import { changeSetting, settingChanges, type StoredSetting } from '../../services/store/provider-settings.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { PartnerCenter } from '../../services/partner-center/port.ts';
import { productLetter, sampleLetters } from '../invitation/letters/sample.ts';
import { refreshBothSides } from '../invitation/tell.ts';
import type { InvitationContext } from '../invitation/context.ts';
import type { News } from '../news/port.ts';
import type { LiveSettings } from './live.ts';
import type { Effect, ProviderSettings, SettingPerson, SettingView } from './port.ts';

export interface ProviderSettingsDependencies {
  readonly database: Database;
  readonly settings: readonly ChangeableSetting[];
  readonly live: LiveSettings;
  readonly partnerCenter: Pick<PartnerCenter, 'relationshipLink'>;
  /** What a sample letter is written from. */
  readonly writing: Pick<InvitationContext, 'accounts' | 'house' | 'mails'>;
  readonly news: News;
  readonly clock: Clock;
  readonly log: Log;
}

/** So many invitations are named in a preview. */
const mostNamed = 20;

/** See ProviderSettings for what each method promises. */
export function createProviderSettings(dependencies: ProviderSettingsDependencies): ProviderSettings {
  const { database, settings, live, news, clock, log } = dependencies;
  const find = (key: string) => settings.find((setting) => setting.key === key);

  /** What would be in force with a value, or what the file says without one. */
  function wanted(setting: ChangeableSetting, value: unknown): ReadSetting {
    if (value !== undefined) return setting.read(value);
    return setting.base === null ? { kind: 'valid', changed: {} } : setting.read(setting.base);
  }

  async function effectOf(
    setting: ChangeableSetting,
    read: ReadSetting & { kind: 'valid' },
  ): Promise<Effect> {
    const { account, language } = setting;
    if (account !== undefined) {
      const link = await dependencies.partnerCenter.relationshipLink({
        ...account,
        link: read.changed.links?.[account.id] ?? account.link,
      });
      const { invitations, count } = await outdatedLinks(database.db, account.id, link, mostNamed);
      return { kind: 'link', link, invitations, more: count - invitations.length };
    }
    if (language === undefined) return { kind: 'from-now-on' };
    const own = read.changed.letters?.[language];
    return { kind: 'letter', letters: sampleLetters(dependencies.writing, language, own) };
  }

  /** Open invitations show the new link too, on both sides' cards. */
  async function relink(
    tx: Kysely<Tables>,
    { account }: ChangeableSetting,
    effect: Effect,
    by: SettingPerson,
  ): Promise<void> {
    if (account === undefined || effect.kind !== 'link') return;
    const at = clock.now();
    const ids = await replaceLinks(tx, { accountId: account.id, link: effect.link, by, at });
    for (const id of ids) await refreshBothSides(news, tx, id, 'relink');
  }

  async function viewNow(key: string): Promise<SettingView> {
    const rows = await live.refresh();
    const setting = find(key);
    if (setting === undefined) throw new Error(`there is no setting ${key}`);
    return viewOf(setting, rows);
  }

  return {
    async list() {
      const rows = await live.refresh();
      return settings.map((setting) => viewOf(setting, rows));
    },

    history: (limit) => settingChanges(database.db, limit),

    async preview(key, value) {
      const setting = find(key);
      if (setting === undefined) return { kind: 'fault', fault: { kind: 'unknown-key' } };
      const read = wanted(setting, value);
      if (read.kind === 'fault') return read;
      return { kind: 'effect', effect: await effectOf(setting, read) };
    },

    async save(key, version, value, by) {
      const setting = find(key);
      if (setting === undefined) return { kind: 'fault', fault: { kind: 'unknown-key' } };
      const read = wanted(setting, value);
      if (read.kind === 'fault') return read;
      const effect = await effectOf(setting, read);
      const isWritten = await database.withTransaction(async (tx) => {
        const change = { key, version, after: value, by, at: clock.now() };
        if (!(await changeSetting(tx, change))) return false;
        await relink(tx, setting, effect, by);
        await appendAudit(tx, {
          trail: providerTrail,
          about: {},
          name: 'setting.changed',
          by,
          at: change.at,
          // Its words may name people, and stay in the history; the hash shows whether they are still the same there.
          facts: { key, version: version + 1, sha256: hashOf(value) },
        });
        return true;
      });
      if (!isWritten) {
        const latest = (await settingChanges(database.db, 200)).find((change) => change.key === key);
        return { kind: 'too-late', setting: await viewNow(key), by: latest?.by.name };
      }
      log.info({ key, version: version + 1, by: by.userId }, 'a setting was changed by staff');
      return { kind: 'saved', setting: await viewNow(key), effect };
    },
  };
}

/** Of nothing at all for "as in the file again". */
const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(value === undefined ? '' : canonical(value))
    .digest('hex');

function viewOf(setting: ChangeableSetting, rows: readonly StoredSetting[]): SettingView {
  const { key, about, account, language, base } = setting;
  const row = rows.find((one) => one.key === key);
  const read = row?.value === undefined ? undefined : setting.read(row.value);
  const isChanged = read?.kind === 'valid';
  return {
    key,
    about,
    accountId: account?.id,
    language,
    value: isChanged ? row?.value : base,
    base,
    isChanged,
    beginning: language === undefined ? undefined : productLetter(language),
    version: row?.version ?? 0,
    fault: read?.kind === 'fault' ? read.fault : undefined,
  };
}
