import type { Fault } from '../../config/config-fault.ts';
import type { Check, Finding, Level } from './check.ts';

const words: Readonly<Record<Level, string>> = {
  ok: 'ok     ',
  warn: 'warn   ',
  fault: 'FAULT  ',
  skipped: '-      ',
};

/** One finding on one line, with what to do behind an arrow. */
export const lineOf = ({ level, check, about, sentence, next }: Finding): string =>
  `${words[level]}${check}${about === undefined ? '' : ` ${about}`}: ${sentence}${next === undefined ? '' : ` → ${next}`}`;

/** How many of each, for the end. */
export function summaryOf(findings: readonly Finding[]): string {
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const [faults, warnings] = [count('fault'), count('warn')];
  return `${count('ok')} ok, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${faults} ${faults === 1 ? 'fault' : 'faults'}, ${count('skipped')} not looked at`;
}

export const configurationRemedy =
  'Correct it in the environment or the provider file; .env.example has a sentence for every setting.';

/** Faults of the configuration as findings: with one of them nothing else can be looked at. */
export const configurationFindings = (faults: readonly Fault[]): Finding[] =>
  faults.map(({ key, sentence }) => ({
    check: 'configuration',
    level: 'fault',
    about: key,
    sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1),
    next: configurationRemedy,
  }));

/** Everything for a program: `ok` is false with any fault. */
export const jsonOf = (findings: readonly Finding[]): string =>
  JSON.stringify({ ok: findings.every(({ level }) => level !== 'fault'), findings }, null, 2);

/** docs/doctor.md: what is looked at, and what to do. */
export function pageOf(checks: readonly Check[]): string {
  const sections = checks.map(
    ({ id, looksAt, remedies }) =>
      `## ${id}\n\n${looksAt}\n\n${Object.values(remedies)
        .map((remedy) => `- ${remedy}`)
        .join('\n')}\n`,
  );
  return `# What the doctor looks at

<!-- Written by scripts/generate-doctor-page.ts from src/composition/doctor; do not edit. -->

\`npm run doctor\` looks at a production configuration and at everything it names, says what it finds in one line each,
and behind an arrow what to do. It reads the same environment as the service and uses the same clients; it prints no
secret. It ends with exit code 1 when there is a fault.

\`\`\`sh
npm run doctor                                  # the environment as it is
npm run doctor -- --settings settings.env       # with the settings of a file; those of the environment go first
npm run doctor -- --json                        # for a program: { ok, findings: [{ check, level, about, sentence, next }] }
npm run doctor -- --package <zip>               # look at this app package instead of the newest in build/teams-app
npm run doctor -- --fix-webhooks                # put webhook registrations right
npm run doctor -- --settings .data/bot.env      # the rehearsal that is running, whose control panel has a switch for each fault
\`\`\`

It changes nothing, with two exceptions: \`--fix-webhooks\`, and a new refresh token that Entra hands out is stored as the
service stores it. Run it where the service runs: what it can reach is part of the answer.

\`warn\`: works, but not as it should, or not for everything. \`-\`: not configured, or could not be looked at.

## configuration

Every fault of the environment and the provider file, all at once; with one of them nothing else is looked at.

- ${configurationRemedy}

${sections.join('\n')}`;
}
