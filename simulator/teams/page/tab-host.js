import { el } from './dom.js';
import { currentTheme, onThemeChange } from './theme.js';

/** What this host can do for a tab, as Teams says it to its library. */
const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} });
const themes = { light: 'default', dark: 'dark', contrast: 'contrast' };

/**
 * A tab of an app in its frame, and the host's side of what is spoken between Teams and the library in the tab: the
 * beginning, the context, the theme, and a token for who reads it.
 */
export function createTabFrame({ user, tenantId, address, title }) {
  const frame = el('iframe', { class: 'app-tab', src: address, title });
  const themeNow = () => themes[currentTheme()] ?? 'default';
  const post = (message) => frame.contentWindow?.postMessage(message, location.origin);

  const answers = {
    initialize: () => ['content', 'web', runtime, '2.58.0'],
    getContext: () => [
      {
        entityId: 'operations',
        frameContext: 'content',
        hostClientType: 'web',
        hostName: 'Teams',
        locale: (user.locale ?? 'en-us').toLowerCase(),
        theme: themeNow(),
        tid: tenantId,
        userObjectId: user.id,
        userPrincipalName: user.userPrincipalName,
      },
    ],
    'authentication.getAuthToken': () => tokenFor(user.id),
  };

  async function answer({ data, source, origin }) {
    if (source !== frame.contentWindow || origin !== location.origin) return;
    const work = answers[data.func];
    if (work !== undefined) post({ id: data.id, uuidAsString: data.uuidAsString, args: await work() });
  }

  addEventListener('message', (event) => void answer(event));
  onThemeChange(() => post({ func: 'themeChange', args: [themeNow()] }));
  return frame;
}

/** As Teams answers: whether it has one, and the token or the reason. */
async function tokenFor(as) {
  const answer = await fetch('/teams/api/tab-token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as }),
  });
  const body = await answer.json();
  return answer.ok ? [true, body.token] : [false, body.error];
}
