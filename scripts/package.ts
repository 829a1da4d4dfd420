// npm run package [-- --settings settings.env] [--version 1.4.0] [--out <folder>]: the Teams app as zips, validated; see appPackage/README.md.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildPackages } from '../appPackage/build.ts';
import { isConfigured, readAppFacts, sampleEnvironment } from '../appPackage/facts.ts';
import { ConfigFault } from '../src/config/config-fault.ts';
import { loadSettingsFile } from '../src/config/settings-file.ts';
import { argumentsOf, runCommand } from './operator-command.ts';
import { projectFolder } from './tools.ts';

const usage = 'npm run package [-- --settings settings.env] [--version 1.4.0] [--out folder]';

await runCommand(async () => {
  const { values } = argumentsOf(usage, {
    options: { settings: { type: 'string' }, version: { type: 'string' }, out: { type: 'string' } },
  });
  return build(values).catch((error: unknown) => {
    if (!(error instanceof ConfigFault)) throw error;
    console.error(`Nothing was built. ${error.message}`);
    return 78;
  });
});

async function build(values: { settings?: string; version?: string; out?: string }): Promise<number> {
  loadSettingsFile(values.settings);
  const isSample = !isConfigured(process.env);
  const folder =
    values.out === undefined
      ? path.join(projectFolder, 'build', isSample ? 'teams-app-sample' : 'teams-app')
      : path.resolve(process.env['INIT_CWD'] ?? '.', values.out);
  const environment = isSample
    ? sampleEnvironment(path.join(projectFolder, 'provider.sample.json'))
    : process.env;
  const facts = readAppFacts(environment, (file) => readFileSync(file, 'utf8'));
  if (isSample) console.log('Nothing is configured, so this is a sample: for looking at, not for Teams.');
  const outcome = await buildPackages({ facts, folder, wanted: values.version, projectFolder });
  if (outcome.kind === 'faulty') {
    console.error(`Nothing was built:\n${outcome.sentences.map((line) => `- ${line}`).join('\n')}`);
    return 1;
  }
  const again = outcome.isNew ? '' : ', the same content as last time';
  console.log(
    `Version ${outcome.version}${again}. ${isSample ? 'Valid in form:' : 'Valid, and ready to be uploaded:'}`,
  );
  for (const { file, bytes, whom } of outcome.packages) console.log(`  ${file} (${bytes} bytes): ${whom}`);
  return 0;
}
