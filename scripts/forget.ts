// npm run forget -- --person <tenant id>/<object id> | --customer <tenant id> [--with-evidence] [--confirm]
// Deletes what the database of DATABASE_URL holds about somebody (docs/data.md). Without --confirm nothing is changed: it
// says what would be. Ends with 1 when something is still under way, with 2 when it was called the wrong way.
import { readFileSync } from 'node:fs';
import { systemClock } from '../src/clock.ts';
import { placesOf } from '../src/config/named-people.ts';
import { parseProviderFile } from '../src/config/provider.ts';
import { retentionSettings } from '../src/config/retention-settings.ts';
import { guid, person } from '../src/config/setting-kinds.ts';
import { loadSettingsFile } from '../src/config/settings-file.ts';
import { createLog } from '../src/log.ts';
import { createForgetting } from '../src/workflows/forgetting/index.ts';
import type { Forgotten, ForgettingOutcome, ObstacleKind } from '../src/workflows/forgetting/port.ts';
import {
  argumentsOf,
  databaseOptions,
  databaseUsage,
  onDatabase,
  operatorAccount,
  runCommand,
  WrongCall,
} from './operator-command.ts';

const usage = `npm run forget -- ${databaseUsage} --person <tenant id>/<object id>, or --customer <tenant id> [--with-evidence]; and --confirm to do it.`;

const obstacleWords: Readonly<Record<ObstacleKind, string>> = {
  order: 'Orders that are not over, drafts among them; finish or discard them',
  approval: 'Approvals that wait for this person; decide them, or give them to the stand-in',
  'approval-rules': 'Approval rules of these companies name them; an owner changes the rules',
  'last-owner': 'These companies would have no owner; admit another one',
  batch: 'Lists of customers that are still being invited; stop them, or wait',
  invitation: 'Invitations without an answer; withdraw them',
  'admin-rights': 'Admin rights asked for or granted; end them',
  relationship: 'Microsoft still shows a relationship with these accounts; end it in Partner Center first',
  reseller: 'The tenant belongs to these resellers',
  'provider-file': 'The provider file names them here; take them out and restart',
};

function who(): { forgotten: Forgotten; isConfirmed: boolean; embedded: boolean } {
  const { values } = argumentsOf(usage, {
    options: {
      ...databaseOptions,
      person: { type: 'string' },
      customer: { type: 'string' },
      'with-evidence': { type: 'boolean', default: false },
      confirm: { type: 'boolean', default: false },
    },
  });
  loadSettingsFile(values.settings);
  const { confirm: isConfirmed, embedded } = values;
  const named = person.safeParse(values.person ?? '').data;
  const tenantId = guid.safeParse(values.customer ?? '').data;
  if (named !== undefined && values.customer === undefined && !values['with-evidence'])
    return { forgotten: { kind: 'person', ...named }, isConfirmed, embedded };
  if (tenantId !== undefined && values.person === undefined)
    return {
      forgotten: { kind: 'customer', tenantId, withEvidence: values['with-evidence'] },
      isConfirmed,
      embedded,
    };
  throw new WrongCall(`Nothing was done: say one person or one customer by their ids. Call it so: ${usage}`);
}

function providerFile() {
  const file = process.env['CONCIERGE_PROVIDER_FILE'] ?? '';
  if (file === '') return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    throw new WrongCall(
      `The provider file ${file} cannot be read (${code}), so nobody can tell whom it names. Nothing was done. Look at CONCIERGE_PROVIDER_FILE.`,
    );
  }
  const { provider } = parseProviderFile(text);
  if (provider === undefined)
    throw new WrongCall(
      `The provider file ${file} has faults, so nobody can tell whom it names. Nothing was done. Start the product to read them.`,
    );
  return provider;
}

function list(title: string, rows: Readonly<Record<string, number>>): void {
  const tables = Object.entries(rows).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (tables.length > 0) console.log(title);
  for (const [table, count] of tables) console.log(`  ${table.padEnd(26)} ${count}`);
}

function report(outcome: ForgettingOutcome): number {
  if (outcome.kind === 'under-way') {
    console.log('Nothing was changed. Still under way:');
    for (const { kind, ids } of outcome.obstacles) console.log(`  ${obstacleWords[kind]}: ${ids.join(', ')}`);
    return 1;
  }
  const isDone = outcome.kind === 'done';
  const { deleted, emptied } = outcome;
  const isNothing = Object.keys({ ...deleted, ...emptied }).length === 0;
  console.log(`${isDone ? 'Forgotten' : 'Would be forgotten'}${isNothing ? ': nothing' : ''}`);
  list(isDone ? 'Rows deleted:' : 'Rows that would be deleted:', deleted);
  list(isDone ? 'Rows that stay and name nobody now:' : 'Rows that would stay and name nobody:', emptied);
  for (const { orderId, until } of outcome.kept)
    console.log(`Kept as evidence: ${orderId}, until ${new Date(until).toISOString().slice(0, 10)}`);
  for (const [table, rows] of Object.entries(outcome.stillNamed))
    console.log(`Kept as evidence, with the object id only: ${rows} of ${table}`);
  if (!isDone)
    console.log('Nothing was changed; add --confirm to do it. Backups keep it until they run out.');
  return 0;
}

async function run(): Promise<number> {
  const { forgotten, isConfirmed, embedded } = who();
  const provider = providerFile();
  const years = retentionSettings.evidenceYears;
  const evidenceYears = years.schema.safeParse(process.env[years.key]?.trim() || years.default).data;
  if (evidenceYears === undefined)
    throw new WrongCall(`${years.key} is no number of years. Nothing was done. Set it as for the service.`);
  return onDatabase({ embedded }, async (database) => {
    const desk = createForgetting({
      database,
      namedInFile: (named) => (provider === undefined ? [] : placesOf(provider, named)),
      evidenceYears,
      operator: operatorAccount(),
      clock: systemClock(),
      // What is asked for goes to people on the one stream, what is noted to logs on the other.
      log: createLog('info', { write: (line) => void process.stderr.write(line) }),
    });
    return report(await (isConfirmed ? desk.forget(forgotten) : desk.preview(forgotten)));
  });
}

await runCommand(run);
