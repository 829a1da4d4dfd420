import { changeableSettings, type ChangeableSetting } from '../config/changeable.ts';
import { createLiveSettings, type LiveSettings } from '../workflows/provider-settings/live.ts';
import { liveConfig } from './live-config.ts';
import type { Parts, Store } from './store.ts';

/** What staff may change at run time, and what it has changed. */
export interface Settings {
  readonly changeable: readonly ChangeableSetting[];
  readonly live: LiveSettings;
}

/** Reads what staff has changed; the parts that come back follow every later change. */
export async function openSettings(
  parts: Parts,
  { database }: Pick<Store, 'database'>,
): Promise<{ readonly parts: Parts; readonly settings: Settings }> {
  const changeable = changeableSettings(parts.config);
  const live = createLiveSettings({ database, settings: changeable, log: parts.log });
  await live.refresh();
  return { parts: { ...parts, config: liveConfig(parts.config, live) }, settings: { changeable, live } };
}
