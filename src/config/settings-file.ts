import path from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigFault } from './config-fault.ts';

/**
 * Adds the settings of a file (KEY=value, a line each) to the environment; what is set there already goes first. A path
 * counts from the folder npm was called in. Nothing happens without a file. Throws ConfigFault when it cannot be read.
 */
export function loadSettingsFile(file: string | undefined): void {
  if (file === undefined) return;
  const full = path.resolve(process.env['INIT_CWD'] ?? '.', file);
  try {
    process.loadEnvFile(full);
  } catch {
    const sentence = `${full} cannot be read; name a file with a setting on each line, as in .env.example.`;
    throw new ConfigFault([{ key: '--settings', sentence }]);
  }
}

/** The file after `--settings`, undefined without. Throws ConfigFault for anything else on the command line. */
export function settingsArgument(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { settings: { type: 'string' } } }).values.settings;
  } catch {
    const sentence = `${args.join(' ')} is not understood; only --settings <file> may stand there.`;
    throw new ConfigFault([{ key: 'command line', sentence }]);
  }
}
