// Bounded, so that long texts of dots cost no more than others. Some write other dots and slashes, and browsers take them.
const domain = String.raw`(?:[\p{L}\p{N}-]{1,63}[.。．｡]){1,10}(?:xn--[a-z0-9-]{1,59}|\p{L}{2,63})`;
const number = String.raw`\b\d{1,3}(?:\.\d{1,3}){3}`;
const behind = String.raw`(?:(?::\d{2,5})?[/／∕⁄⧸\\]\S*|:\d{2,5}\b\S*|[?#]\S+)`;
const scheme = String.raw`(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.|\b(?:https?|ftp|mailto|javascript|data|msteams|tel|sms):)\S*`;

/**
 * What a mail program or a browser makes a link of, or a reader takes for one: an address with a scheme, one that begins
 * with www, and a domain or an IP address with something behind it: a slash, a port, a question. A domain alone is none.
 */
const page = new RegExp(`${scheme}|(?:${domain}|${number})${behind}`, 'iu');

/** Signs nobody sees, which take a word apart for a machine and not for its reader. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The first thing in a text that is, or looks like, the address of a page; when it is hidden by signs nobody sees or by
 * wide letters, as it looks without them. Pure.
 */
export const linkIn = (text: string): string | undefined =>
  (page.exec(text) ?? page.exec(text.normalize('NFKC').replace(unseen, '')))?.[0];
