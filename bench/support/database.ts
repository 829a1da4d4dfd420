import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The database of a rehearsal, the one its bot brings along or the server of its own. */
export function databaseUrl(dataDir: string): string {
  const read = (name: string) => readFileSync(path.join(dataDir, 'postgres', name), 'utf8').trim();
  return `postgres://concierge:${read('password')}@127.0.0.1:${read('port')}/concierge`;
}
