/* global microsoftTeams */
const { app, authentication } = microsoftTeams;

/** Begins with Teams; resolves with the reader's locale. Rejects outside of Teams. */
export async function meetHost() {
  await app.initialize();
  const context = await app.getContext();
  showTheme(context.app.theme);
  app.registerOnThemeChangeHandler(showTheme);
  app.notifySuccess();
  return context.app.locale;
}

/** Teams' names for its themes: `default`, `dark`, `contrast`; whatever else there may be is like one of them. */
function showTheme(theme) {
  const known = ['dark', 'contrast'].includes(theme) ? theme : theme === 'glass' ? 'dark' : 'light';
  document.documentElement.dataset.theme = known;
}

/** Who the reader is, as a token for our own application; Teams keeps it while it is good. */
export const tokenOfReader = () => authentication.getAuthToken();
