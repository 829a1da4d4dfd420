/** Everybody who can be played, by tenant; and the bot. */
export function readPeople() {
  return getJson('/teams/api/people');
}

/** The chats of one person. */
export async function readChats(userId) {
  return (await getJson(`/teams/api/people/${userId}/chats`)).chats;
}

/** One chat with its messages, as this person sees it. */
export function readChat(chatId, userId) {
  return getJson(`/teams/api/chats/${encodeURIComponent(chatId)}?as=${userId}`);
}

/** Does something in a chat (`messages`, `actions`, `sign-in`, `open`, …) and resolves with what came of it. */
export async function act(chatId, what, body) {
  const answer = await fetch(`/teams/api/chats/${encodeURIComponent(chatId)}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${what}: HTTP ${answer.status}`);
  return answer.json();
}

/** Sends a file as a message of its own. */
export async function giveFile(chatId, userId, file) {
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(file);
  const base64 = (await read).replace(/^[^,]*,?/, '');
  await act(chatId, 'messages', { as: userId, text: '', file: { name: file.name, base64 } });
}

/**
 * Calls the listeners for what happens in this person's Teams. `onOpen` is called whenever the connection stands, at
 * first and after each pause: what happened before it has to be read. Resolves when that was done the first time.
 */
export function listen(userId, listeners, onOpen) {
  const source = new EventSource(`/teams/api/events?as=${userId}`);
  const opened = new Promise((resolve) => {
    source.onopen = () => resolve(onOpen());
  });
  for (const [kind, listener] of Object.entries(listeners)) {
    source.addEventListener(kind, (event) => listener(JSON.parse(event.data)));
  }
  return opened;
}

async function getJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`);
  return answer.json();
}
