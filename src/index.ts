import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { startDatabase } from './composition/database.ts';
import { ConfigFault } from './config/config-fault.ts';
import { readConfig } from './config/config.ts';
import { loadSettingsFile, settingsArgument } from './config/settings-file.ts';
import { createLog } from './log.ts';
import { StartFault } from './start-fault.ts';
import { systemClock } from './clock.ts';

// The composition root's outer shell: environment in, signals in, exit code out. What is wired to what: product.ts.
const clock = systemClock();

// Reading the product's files is most of a start: what was read once is kept, where only who installed it can write.
// NODE_COMPILE_CACHE says where else, for a file system that is read-only.
enableCompileCache(path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'compile'));

function configured() {
  try {
    loadSettingsFile(settingsArgument(process.argv.slice(2)));
    return readConfig(process.env, (file) => readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    process.stderr.write(`The configuration has faults; nothing was started.\n${error.message}\n`);
    process.exit(78);
  }
}

const config = configured();
const log = createLog(config.logLevel);
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

async function start() {
  // Reading the product takes a second in which nothing else happens here: the database works by itself meanwhile.
  const launched = Promise.withResolvers<void>();
  const database = startDatabase({ config, log, onLaunch: launched.resolve });
  // Looked at by startProduct, once there is one.
  database?.catch(() => undefined);
  if (database !== undefined) await Promise.race([launched.promise, database]);
  const { startProduct } = await import('./product.ts');
  return startProduct({ config, clock, log }, database);
}

const product = await start().catch((error: unknown) => {
  // Where it was thrown says nothing to whoever can mend a known fault.
  log.fatal(
    error instanceof StartFault ? { why: error.message } : { err: error },
    'the product could not start',
  );
  process.stderr.write(
    `The product could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});

let stopping: Promise<void> | undefined;
const stop = (reason: string): void => {
  log.info({ reason }, 'stopping');
  stopping ??= product.stop().then(
    () => {
      log.info({ reason }, 'stopped');
      process.exit(0);
    },
    (error: unknown) => {
      log.error({ err: error }, 'stopping failed');
      process.exit(1);
    },
  );
};
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGINT', () => stop('SIGINT'));
// Whoever hears this may stop us at once, and is to find somebody who listens.
log.info({ port: product.port, mode: config.mode }, 'listening');
process.send?.({ type: 'listening', port: product.port });

if (process.send !== undefined) {
  process.on('disconnect', () => stop('parent gone'));
  // A parent that was killed while the product started has not been heard.
  if (!process.connected) stop('parent gone');
  process.on('message', (message: unknown) => {
    const jump = message as { type?: unknown; offsetMs?: unknown };
    if (config.mode !== 'rehearsal' || jump.type !== 'clock' || typeof jump.offsetMs !== 'number') return;
    clock.setOffset(jump.offsetMs);
    void product.tick();
  });
}
