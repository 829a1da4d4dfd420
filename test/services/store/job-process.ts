// Started by the tests of jobs as a process of its own, to be killed in the middle of a job: says `running <data>`
// and never finishes.
import { createLog } from '../../../src/log.ts';
import { openDatabase } from '../../../src/services/store/connection.ts';
import { createJobs } from '../../../src/services/store/jobs.ts';

const log = createLog('silent');
const database = openDatabase({ url: process.argv[2] ?? '', log });
const jobs = createJobs({ database, log });
jobs.define('stuck', (data) => {
  process.stdout.write(`running ${JSON.stringify(data)}\n`);
  return new Promise(() => undefined);
});
await jobs.open();
await jobs.start();
await database.withTransaction(async (tx) => {
  await jobs.send(tx, 'stuck', { order: 1 });
  await jobs.send(tx, 'stuck', { order: 2 }, { startAfterSeconds: 1 });
});
