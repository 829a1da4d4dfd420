import { el } from './dom.js';
import { hostConfig } from './host-config.js';
import { openAddress } from './links.js';
import { markdownToHtml } from './markdown.js';

/** Draws cards the way Teams does; text is the Markdown subset everywhere. */
export function prepareRenderer() {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownToHtml(text);
    result.didProcess = true;
  };
}

/**
 * An element showing an Adaptive Card. `onAction` gets presses on Action.Execute and Action.Submit, inputs merged
 * into `data` and validated; addresses are opened here.
 */
export function renderCard(content, onAction) {
  const frame = el('div', { class: content?.msteams?.width === 'Full' ? 'card full' : 'card' });
  try {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = hostConfig();
    card.onExecuteAction = (action) => execute(action, onAction);
    card.parse(withAddressesShown(content));
    const element = card.render();
    element.classList.add('ac-root');
    frame.append(element);
  } catch (error) {
    frame.append(el('p', { class: 'plain-card' }, `This card cannot be shown: ${error.message}`));
  }
  return frame;
}

function execute(action, onAction) {
  const kind = action.getJsonTypeName();
  if (kind === 'Action.OpenUrl') openAddress(action.url);
  else if (kind === 'Action.Execute' || kind === 'Action.Submit') {
    onAction({ type: kind, verb: action.verb, id: action.id, data: action.data });
  }
}

/** Pointing at a button that leads away shows the real address, as the bot wrote it. */
function withAddressesShown(node) {
  if (Array.isArray(node)) return node.map(withAddressesShown);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withAddressesShown(value)]),
  );
  return copy.type === 'Action.OpenUrl' ? { tooltip: copy.url, ...copy } : copy;
}
