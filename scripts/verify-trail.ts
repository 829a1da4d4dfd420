// npm run verify-trail [-- [--embedded] <trail>]: reads the audit trails of the database in DATABASE_URL and looks whether each is whole.
// Ends with 1 when one is not, with 2 when it was called the wrong way.
import { loadSettingsFile } from '../src/config/settings-file.ts';
import { verifyTrails } from '../src/workflows/audit/verify-trails.ts';
import {
  argumentsOf,
  databaseOptions,
  databaseUsage,
  onDatabase,
  runCommand,
  WrongCall,
} from './operator-command.ts';

const usage = `npm run verify-trail -- ${databaseUsage} [R-1001]`;

await runCommand(async () => {
  const { positionals, values } = argumentsOf(usage, {
    allowPositionals: true,
    options: databaseOptions,
  });
  loadSettingsFile(values.settings);
  const [only] = positionals;
  if (positionals.length > 1) throw new WrongCall(`Name one trail at most. Call it so: ${usage}`);
  const verdicts = await onDatabase(values, (database) => verifyTrails(database, only));
  if (only !== undefined && verdicts.length === 0)
    throw new WrongCall(
      `This database has no trail ${only}. Trails are named after companies, such as R-1001; what belongs to none is in provider. Call it without a name to see all.`,
    );
  if (verdicts.length === 0) console.log('There is no trail in this database yet.');
  for (const { trail, head, forgotten, broken } of verdicts) {
    const end = `${head.seq}:${head.hash}`;
    console.log(
      broken === undefined
        ? `✓ ${trail}: ${head.seq} entries, whole${forgotten === 0 ? '' : `, ${forgotten} of them forgotten`}. Head ${end}`
        : `✗ ${trail}: the first break is at entry ${broken.seq} (${broken.why}). Head ${end}`,
    );
  }
  return verdicts.some(({ broken }) => broken !== undefined) ? 1 : 0;
});
