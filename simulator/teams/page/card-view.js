import { el } from './dom.js';
import { hostConfig } from './host-config.js';
import { markdownToHtml } from './markdown.js';

/** What an applet last wrote into its log as an error: it draws nothing then, and throws nothing. */
let lastFault = '';

/**
 * Draws cards the way Teams does; text blocks and facts are its Markdown subset. A card is refreshed at once when it is
 * shown, and what comes back is not refreshed again; no button offers that.
 */
export function prepareRenderer() {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownToHtml(text);
    result.didProcess = true;
  };
  // Teams knows Markdown in text blocks and facts alone.
  AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  const { applets } = AdaptiveCards.GlobalSettings;
  Object.assign(applets.refresh, {
    mode: AdaptiveCards.RefreshMode.Automatic,
    timeBetweenAutomaticRefreshes: 0,
    maximumConsecutiveAutomaticRefreshes: 1,
    allowManualRefreshesAfterAutomaticRefreshes: false,
  });
  // Each sign-in counts as an attempt, and people may sign in as often as they like.
  applets.maximumRetryAttempts = Infinity;
  applets.onLogEvent = (level, message) => {
    if (level === AdaptiveCards.LogLevel.Error) lastFault = message;
  };
}

/** An applet in its frame, without a card yet. While a press of the person is under way, the frame is busy. */
export function createApplet() {
  const applet = new AdaptiveCards.AdaptiveApplet();
  const frame = el('div', { class: 'card' }, applet.renderedElement);
  applet.onCreateSerializationContext = showingAddresses;
  applet.onCardChanging = (_applet, content) => {
    frame.classList.toggle('full', content.msteams?.width === 'Full');
    return true;
  };
  applet.onCreateProgressOverlay = (_applet, { trigger }) => {
    if (trigger === 'manual') setBusy(frame, true);
    // The frame itself shows it: nothing is laid over the card.
    return undefined;
  };
  applet.onRemoveProgressOverlay = (_applet, { trigger }) => {
    if (trigger === 'manual') setBusy(frame, false);
  };
  return { applet, frame };
}

/** Draws a card in the colours of the theme, or says in its place why that is not possible. */
export function showCard({ applet, frame }, content) {
  const before = applet.card;
  lastFault = 'it is no Adaptive Card';
  applet.hostConfig = hostConfig();
  if (content?.type === 'AdaptiveCard') applet.setCard(content);
  const isDrawn = applet.card !== before;
  frame.replaceChildren(
    isDrawn
      ? applet.renderedElement
      : el('p', { class: 'plain-card' }, `This card cannot be shown: ${lastFault}`),
  );
}

export function setBusy(frame, busy) {
  frame.classList.toggle('busy', busy);
  if (busy) frame.setAttribute('aria-busy', 'true');
  else frame.removeAttribute('aria-busy');
}

/** Pointing at a button that leads away shows the real address, as the bot wrote it. */
function showingAddresses() {
  const context = new AdaptiveCards.SerializationContext();
  context.onParseAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) action.tooltip ??= action.url;
  };
  return context;
}
