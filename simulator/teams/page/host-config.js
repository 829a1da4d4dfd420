import { currentTheme } from './theme.js';

/** Text colours of today's Teams on its own backgrounds: default, subtle, accent, good, warning, attention. */
const colours = {
  light: {
    text: ['#242424', '#5c5c5c', '#4f52b2', '#0e700e', '#8a3707', '#b10e1c'],
    backgrounds: {
      default: '#ffffff',
      emphasis: '#f5f5f5',
      accent: '#ebf0ff',
      good: '#f1faf1',
      warning: '#fff9f5',
      attention: '#fdf3f4',
    },
    line: '#e0e0e0',
  },
  dark: {
    text: ['#ffffff', '#b8b8b8', '#aab1fa', '#6bc46b', '#fba45f', '#f1848b'],
    backgrounds: {
      default: '#292929',
      emphasis: '#1f1f1f',
      accent: '#24254a',
      good: '#0f2a10',
      warning: '#3a2108',
      attention: '#3a1216',
    },
    line: '#4a4a4a',
  },
};

const loaded = new Map();

/** Loads Microsoft's published host configurations for both themes; call once before a card is drawn. */
export async function loadHostConfigs() {
  for (const theme of ['light', 'dark']) {
    const answer = await fetch(`/teams/host-config/microsoft-teams-${theme}.json`);
    loaded.set(theme, withTodaysColours(await answer.json(), colours[theme]));
  }
}

export function hostConfig() {
  return new AdaptiveCards.HostConfig(loaded.get(currentTheme()));
}

function withTodaysColours(config, { text, backgrounds, line }) {
  const [plain, subtle, accent, good, warning, attention] = text;
  const both = (colour) => ({ default: colour, subtle: colour });
  const foregroundColors = {
    default: { default: plain, subtle },
    dark: { default: plain, subtle },
    light: { default: plain, subtle },
    accent: both(accent),
    good: both(good),
    warning: both(warning),
    attention: both(attention),
  };
  const containerStyles = Object.fromEntries(
    Object.entries(backgrounds).map(([style, backgroundColor]) => [
      style,
      { backgroundColor, foregroundColors, borderColor: line },
    ]),
  );
  const separator = { ...config.separator, lineColor: line };
  return { ...config, containerStyles, separator };
}
