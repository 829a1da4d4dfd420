// Started by the launcher's tests as a process of its own, to be killed. Says `ready <adopted> <url>` or
// `refused <sentence>`; ends in good order on SIGTERM.
import { createLog } from '../../../../src/log.ts';
import { startEmbeddedPostgres } from '../../../../src/services/store/embedded/index.ts';

const [dataDir = ''] = process.argv.slice(2);
try {
  const server = await startEmbeddedPostgres({ dataDir, log: createLog('silent') });
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.stdout.write(`ready ${server.adopted} ${server.url}\n`);
} catch (error) {
  process.stdout.write(`refused ${String(error)}\n`);
  process.exitCode = 3;
}
