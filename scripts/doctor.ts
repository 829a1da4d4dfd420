// npm run doctor: looks at a production configuration and everything it names; see docs/doctor.md.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newestPackage } from '../appPackage/newest.ts';
import { systemClock } from '../src/clock.ts';
import type { Finding } from '../src/composition/doctor/check.ts';
import { examine } from '../src/composition/doctor/examined.ts';
import { runChecks } from '../src/composition/doctor/index.ts';
import { configurationFindings, jsonOf, lineOf, summaryOf } from '../src/composition/doctor/report.ts';
import { ConfigFault } from '../src/config/config-fault.ts';
import { readConfig, type Config } from '../src/config/config.ts';
import { loadSettingsFile } from '../src/config/settings-file.ts';
import { createLog } from '../src/log.ts';
import { shownCertificate } from '../src/services/http/shown-certificate.ts';
import { openDatabase } from '../src/services/store/connection.ts';
import { runningEmbeddedPostgres } from '../src/services/store/embedded/running.ts';
import { argumentsOf, runCommand } from './operator-command.ts';
import { projectFolder } from './tools.ts';

const usage = 'npm run doctor [-- --json] [--settings settings.env] [--package app.zip] [--fix-webhooks]';
const log = createLog('silent');
const fromHere = (file: string) => path.resolve(process.env['INIT_CWD'] ?? '.', file);

await runCommand(async () => {
  const { values } = argumentsOf(usage, {
    options: {
      json: { type: 'boolean', default: false },
      settings: { type: 'string' },
      package: { type: 'string' },
      'fix-webhooks': { type: 'boolean', default: false },
    },
  });
  const findings = await lookAtEverything(values, (found) => {
    if (!values.json) for (const finding of found) console.log(lineOf(finding));
  });
  console.log(values.json ? jsonOf(findings) : `\n${summaryOf(findings)}`);
  return findings.some(({ level }) => level === 'fault') ? 1 : 0;
});

interface Wanted {
  readonly settings?: string | undefined;
  readonly package?: string | undefined;
  readonly 'fix-webhooks': boolean;
}

async function lookAtEverything(
  values: Wanted,
  tell: (findings: readonly Finding[]) => void,
): Promise<readonly Finding[]> {
  let config: Config;
  try {
    loadSettingsFile(values.settings);
    config = readConfig(process.env, (file) => readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    const found = configurationFindings(error.faults);
    tell(found);
    return found;
  }
  const url = config.databaseUrl ?? (await runningEmbeddedPostgres(config.dataDir));
  const database = url === undefined ? undefined : openDatabase({ url, log, maxConnections: 2 });
  try {
    const examined = await examine({
      config,
      clock: systemClock(),
      log,
      nodeVersion: process.versions.node,
      database,
      certificateOf: shownCertificate,
      builtPackage:
        values.package === undefined
          ? newestPackage(path.join(projectFolder, 'build', 'teams-app'))
          : readFileSync(fromHere(values.package)),
      mayFixWebhooks: values['fix-webhooks'],
    });
    return await runChecks(examined, tell);
  } finally {
    await database?.close();
  }
}
