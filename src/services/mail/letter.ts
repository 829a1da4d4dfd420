import type { Language } from '../../domain/language.ts';

/** Languages letters are written in. */
export type LetterLanguage = Language;

const german: readonly string[] = ['DE', 'AT', 'CH', 'LI', 'LU'];

/** The language for people of a country (ISO 3166 alpha-2) whose own one is not known. */
export const letterLanguageOf = (country: string | undefined): LetterLanguage =>
  german.includes((country ?? '').toUpperCase()) ? 'de' : 'en';

/** What a mail says, before it becomes text and HTML. */
export interface Letter {
  readonly language: LetterLanguage;
  readonly subject: string;
  /** Each is plain text; whatever it holds, it stays text. */
  readonly paragraphs: readonly string[];
  /** Digits to copy. */
  readonly code?: string | undefined;
  /** Addresses to open, https (http in the rehearsal). */
  readonly links?: readonly { readonly label: string; readonly url: string }[] | undefined;
  /** Stands below the code or the links. */
  readonly after?: readonly string[] | undefined;
}

/** The letter as plain text and as a page without scripts, pictures or anything else to load. */
export function writeLetter(letter: Letter): { subject: string; text: string; html: string } {
  const { language, subject, code, links = [], after = [] } = letter;
  const paragraphs = letter.paragraphs.map(tidy);
  const closing = after.map(tidy);
  const middle = [
    ...(code === undefined ? [] : [code]),
    ...links.map((link) => `${link.label}:\n${link.url}`),
  ];
  const paragraph = (text: string) =>
    `<p style="${style.text}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(tidy(subject))}</title></head>
<body style="${style.body}">
${[
  ...paragraphs.map(paragraph),
  ...(code === undefined ? [] : [`<p style="${style.code}">${escapeHtml(code)}</p>`]),
  ...links.map(
    (link) => `<p><a href="${escapeHtml(link.url)}" style="${style.link}">${escapeHtml(link.label)}</a></p>`,
  ),
  ...closing.map(paragraph),
].join('\n')}
</body>
</html>
`;
  return { subject: tidy(subject), text: `${[...paragraphs, ...middle, ...closing].join('\n\n')}\n`, html };
}

/** Control signs other than line ends have no business in a letter. */
const tidy = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, ' ').trim();

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style = {
  body: 'font-family: Segoe UI, Arial, sans-serif; font-size: 15px; line-height: 1.5; color: #201f1e; max-width: 40em',
  text: 'margin: 0 0 1em',
  code: 'font-size: 28px; letter-spacing: 4px; font-weight: 600; margin: 0 0 1em',
  link: 'display: inline-block; padding: 10px 18px; background: #0f548c; color: #ffffff; text-decoration: none; border-radius: 4px',
};
