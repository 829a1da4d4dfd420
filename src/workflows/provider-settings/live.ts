import type { Changed, ChangeableSetting } from '../../config/changeable.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../services/store/connection.ts';
import { storedSettings, type StoredSetting } from '../../services/store/provider-settings.ts';

/** What staff has changed, as this instance knows it. */
export interface LiveSettings {
  /** What is in force now; read it at every use. */
  current(): Changed;
  /** Reads again what is stored. Rejects when the database does not answer: what was in force stays. */
  refresh(): Promise<readonly StoredSetting[]>;
}

const nothing: Changed = { links: {}, letters: {} };

/** Changes of staff over the file, read again with every tick of every instance; nothing before the first reading. */
export function createLiveSettings(parts: {
  readonly database: Pick<Database, 'db'>;
  readonly settings: readonly ChangeableSetting[];
  readonly log: Log;
}): LiveSettings {
  const { database, settings, log } = parts;
  let changed = nothing;
  let readBefore = '';

  function readAll(rows: readonly StoredSetting[]): Changed {
    return rows.reduce((all, { key, value }) => {
      if (value === undefined) return all;
      const read = settings.find((setting) => setting.key === key)?.read(value);
      if (read?.kind === 'valid') return merged(all, read.changed);
      // The file has changed since: another account, another tenant. What it says now counts.
      log.warn({ key, why: read?.fault.kind ?? 'unknown-key' }, 'a changed setting is not used');
      return all;
    }, nothing);
  }

  return {
    current: () => changed,
    async refresh() {
      const rows = await storedSettings(database.db);
      const versions = rows.map(({ key, version }) => `${key}:${version}`).join();
      if (versions !== readBefore) changed = readAll(rows);
      readBefore = versions;
      return rows;
    },
  };
}

const merged = (all: Changed, more: Partial<Changed>): Changed => ({
  ...all,
  ...more,
  links: { ...all.links, ...more.links },
  letters: { ...all.letters, ...more.letters },
});
