import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './tools.ts';

/** What a page needs to show cards as the rehearsal's Teams page does. */
export interface TeamsLook {
  /** The renderer's browser bundle (adaptivecards). */
  readonly renderer: string;
  /** Script that declares `markdownToHtml(text)` and `teamsHostConfig(theme, published)`. */
  readonly drawing: string;
  /** Styles of `.card` inside `.light` or `.dark`. */
  readonly styles: string;
  /** Microsoft's published host configs, parsed. */
  readonly light: unknown;
  readonly dark: unknown;
}

/** Takes the look from the Teams page itself, so that the gallery and the rehearsal never differ. */
export function readTeamsLook(): TeamsLook {
  const read = (...parts: string[]) => readFileSync(path.join(projectFolder, ...parts), 'utf8');
  const teams = path.join('simulator', 'teams');
  // One file in place of modules, because browsers load no modules from files.
  const script = (file: string) =>
    read(teams, 'page', file)
      .replaceAll(/^import [^;]+;$/gm, '')
      .replaceAll(/^export /gm, '');
  const hostConfig = (theme: string): unknown =>
    JSON.parse(read(teams, 'host-config', `microsoft-teams-${theme}.json`));
  return {
    renderer: read('node_modules', 'adaptivecards', 'dist', 'adaptivecards.min.js'),
    drawing: `${script('markdown.js')}
${script('host-config.js')}
// Outside the rehearsal a link leads where it says.
function simulatedAddress(address) { return address; }
function teamsHostConfig(theme, published) { return withTodaysColours(published, colours[theme]); }`,
    styles: `${themeColours(read(teams, 'page', 'theme.css'))}\n${read(teams, 'page', 'cards.css')}`,
    light: hostConfig('light'),
    dark: hostConfig('dark'),
  };
}

/** The page has one theme at a time; the gallery shows both, so the colours move from the root to classes. */
function themeColours(css: string): string {
  const block = (selector: string) => css.slice(css.indexOf(`${selector} {`) + selector.length).split('}')[0];
  return `.light${block(':root')}}\n.dark${block(":root[data-theme='dark']")}}`;
}
