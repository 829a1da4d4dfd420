import { tokenOfReader } from './host.js';

/** `not-signed-in`, `not-staff`, `problem` (nothing was done), or `lost` (nobody knows). */
export class Refused extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** What the server shows for one page. */
export const read = (name) => ask(name, {});

/** Has something done and resolves with what it came to. */
export const change = (name, body) =>
  ask(name, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function ask(name, { headers = {}, ...options }) {
  let token;
  try {
    token = await tokenOfReader();
  } catch {
    throw new Refused('not-signed-in');
  }
  let answer;
  try {
    answer = await fetch(new URL(`api/${name}`, location.href), {
      ...options,
      headers: { ...headers, authorization: `Bearer ${token}` },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  } catch {
    throw new Refused('lost');
  }
  if (answer.status === 401) throw new Refused('not-signed-in');
  if (answer.status === 403) throw new Refused('not-staff');
  if (!answer.ok) throw new Refused(answer.status === 500 ? 'lost' : 'problem');
  return answer.json();
}
