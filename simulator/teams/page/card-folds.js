let parts = 0;

/**
 * Keeps the parts of cards that fold in and out right for screen readers: an id belongs to one part only, though
 * several cards use the same names, and the button says whether its part is out; the renderer says that on the part.
 * What is folded out comes into view.
 */
export function watchFolds(list) {
  const watched = { childList: true, subtree: true, attributeFilter: ['aria-expanded', 'style'] };
  new MutationObserver(() => {
    for (const button of list.querySelectorAll('.card [aria-controls]')) tell(button);
  }).observe(list, watched);
}

function tell(button) {
  const name = button.getAttribute('aria-controls');
  const part = button.closest('.card').querySelector(`#${CSS.escape(name)}`);
  if (part === null) return;
  if (!name.startsWith('part-')) {
    parts += 1;
    part.id = `part-${parts}-${name}`;
    button.setAttribute('aria-controls', part.id);
  }
  part.removeAttribute('aria-expanded');
  const isOut = String(part.style.display !== 'none');
  const before = button.getAttribute('aria-expanded');
  if (before === isOut) return;
  button.setAttribute('aria-expanded', isOut);
  // Unfolded below the edge of the pane it would look as if nothing had happened.
  if (before === 'false' && isOut === 'true') part.scrollIntoView({ block: 'nearest' });
}
