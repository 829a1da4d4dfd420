import type { Request } from 'restify';
import { parseJson, readBody } from '../body.ts';
import { json, type TabAnswer } from './answer.ts';
import type { TabApi } from './api.ts';
import type { TabFiles } from './files.ts';

export interface Tab {
  readonly api: TabApi;
  readonly files: TabFiles;
}

const bodyLimit = 32 * 1024;
const notJson = json(415, { kind: 'json-only' });

/** What GET of anything below `/tab/` answers. */
export async function lookAtTab(
  { api, files }: Tab,
  request: Request,
  authorization: readonly string[],
): Promise<TabAnswer> {
  const name = nameIn(request);
  return name.startsWith('api/') ? api.read({ name: name.slice(4), authorization }) : files.get(name);
}

/**
 * What POST below `/tab/api/` answers. The token is in a header, where no foreign page can put it, and the body is
 * JSON by its own word: a form of another page cannot say that without being asked first.
 */
export async function changeByTab(
  { api }: Tab,
  request: Request,
  authorization: readonly string[],
): Promise<TabAnswer> {
  if (!(request.headers['content-type'] ?? '').toLowerCase().startsWith('application/json')) return notJson;
  return api.change({ name: nameIn(request).slice(4), authorization }, async () => {
    const body = await readBody(request, bodyLimit);
    return body.kind === 'bytes' ? parseJson(body.bytes) : undefined;
  });
}

const nameIn = (request: Request): string => request.path().replace(/^\/tab\//, '');
