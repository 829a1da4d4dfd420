// npm run verify-trail [-- <trail>]: reads the audit trails of the database in DATABASE_URL and looks whether each is whole.
import { openDatabase } from '../src/services/store/connection.ts';
import { createLog } from '../src/log.ts';
import { verifyTrails } from '../src/workflows/audit/verify-trails.ts';

const url = process.env['DATABASE_URL'];
if (url === undefined || url === '') {
  console.error('DATABASE_URL is not set. It names the database, as for the service itself.');
  process.exit(2);
}
const database = openDatabase({ url, log: createLog('silent'), maxConnections: 1 });
let isWhole = true;
try {
  for (const { trail, head, forgotten, broken } of await verifyTrails(database, process.argv[2])) {
    if (broken !== undefined) isWhole = false;
    const end = `${head.seq}:${head.hash}`;
    console.log(
      broken === undefined
        ? `✓ ${trail}: ${head.seq} entries, whole${forgotten === 0 ? '' : `, ${forgotten} of them forgotten`}. Head ${end}`
        : `✗ ${trail}: the first break is at entry ${broken.seq} (${broken.why}). Head ${end}`,
    );
  }
} finally {
  await database.close();
}
if (!isWhole) process.exitCode = 1;
