import {
  credentialKey,
  credentialSettings,
  settingGroups,
  settings,
  type Setting,
} from '../src/config/settings.ts';

/** The text of `.env.example`: every setting with its sentence; only what has no default must be filled in. */
export function envExample(): string {
  const all: readonly Setting[] = Object.values(settings);
  const groups = Object.entries(settingGroups).map(([group, heading]) => {
    const lines = all.filter((setting) => setting.group === group).map(settingLines);
    if (group === 'provider') lines.push(...credentialLines());
    return `# ---- ${heading} ----\n\n${lines.join('\n')}`;
  });
  return `# Written by scripts/generate-env-example.ts from src/config/settings.ts; do not edit.
# Lines that start with "#" are optional and show the default or an example.

${groups.join('\n')}`;
}

function settingLines(setting: Setting): string {
  const notes = [setting.required ? 'required' : '', setting.secret ? 'secret' : '']
    .filter(Boolean)
    .join(', ');
  const assignment = `${setting.key}=${setting.default ?? setting.example ?? ''}`;
  return `# ${setting.sentence}${notes ? ` (${notes})` : ''}\n${setting.required ? '' : '#'}${assignment}\n`;
}

function credentialLines(): string[] {
  const lines = Object.values(credentialSettings).map(
    (part) =>
      `# ${part.sentence}${part.secret ? ' (secret)' : ''}\n#${credentialKey('EUROPE', part.suffix)}=\n`,
  );
  const head = '# One set per credential named in the provider file; here the one called EUROPE.\n';
  return [`${head}${lines.join('')}`];
}
