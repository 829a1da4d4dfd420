/** Where a real https address lives in the rehearsal: `/_/HOST/PATH`. Anything else stays as it is. */
export function simulatedAddress(address) {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  return url.protocol === 'https:' ? `/_/${url.host}${url.pathname}${url.search}${url.hash}` : address;
}

/** What a link into a chat with the bot puts into the message box; null for every other address. */
export function chatLinkMessage(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isChatLink = url.host === 'teams.microsoft.com' && url.pathname.startsWith('/l/chat/');
  return isChatLink ? (url.searchParams.get('message') ?? '') : null;
}

/** Opens an address as a click in Teams would: links to a chat stay here, all others get a new tab. */
export function openAddress(address) {
  const message = chatLinkMessage(address);
  if (message === null) window.open(simulatedAddress(address), '_blank', 'noopener');
  else dispatchEvent(new CustomEvent('compose', { detail: message }));
}

/** Has links to a chat handled inside, wherever on the page they stand. */
export function catchChatLinks() {
  document.addEventListener('click', (event) => {
    const address = event.target.closest?.('a[data-address]')?.dataset.address;
    if (address === undefined || chatLinkMessage(address) === null) return;
    event.preventDefault();
    openAddress(address);
  });
}
