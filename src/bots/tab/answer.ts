import { keptOut } from '../page-frame.ts';

/** What the tab's part of the server sends: a text, or its bytes, with its headers. */
export interface TabAnswer {
  readonly status: number;
  readonly file: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer for the page itself, that nobody keeps. */
export const json = (status: number, body: object): TabAnswer => ({
  status,
  file: JSON.stringify(body),
  headers: { ...keptOut, 'content-type': 'application/json; charset=utf-8' },
});
