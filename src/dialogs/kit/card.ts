/** Adaptive Card building blocks: typed functions, no templates. Version 1.5, with what Teams draws well. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type CardElement = { readonly type: string } & { [key: string]: Json };

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly speak?: string;
  readonly msteams: { readonly width: 'Full' };
  /** Teams asks for these people's own views of the card by itself (contract teams 2.3). */
  readonly refresh?: { readonly action: CardElement; readonly userIds: string[] };
  readonly body: CardElement[];
}

/**
 * Foreign text that stays text: what Teams' Markdown would act on is escaped, tags, addresses and `{{DATE(…)}}` are taken apart,
 * hidden characters go (contract teams 2.5). Parentheses and the like mean nothing without brackets and are left as they are.
 */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[\\`*_[\]]/g, '\\$&')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/:\/\//g, ': //')
    .replace(/\{(?=\{)/g, '{ ')
    .replace(/^(\s*)(\d+)\./, '$1$2\\.')
    .replace(/^(\s*)([-+#])/, '$1\\$2')
    .trim();
}

/** What `plain` has escaped, for places that know no Markdown and would show the backslashes: titles of buttons and choices. */
export const withoutMarkdown = (text: string): string => text.replace(/\\([\\`*_[\].+#-])/g, '$1');

export const heading = (text: string): CardElement => ({
  type: 'TextBlock',
  text,
  style: 'heading',
  size: 'Large',
  weight: 'Bolder',
  wrap: true,
});

/** The text of the heading a card begins with; empty when it begins with something else. */
export const headingOf = ({ body: [first] }: Card): string =>
  typeof first?.['text'] === 'string' ? first['text'] : '';

export const paragraph = (
  text: string,
  look: { subtle?: boolean; strong?: boolean; small?: boolean } = {},
): CardElement => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...(look.subtle === true ? { isSubtle: true } : {}),
  ...(look.strong === true ? { weight: 'Bolder' } : {}),
  ...(look.small === true ? { size: 'Small' } : {}),
});

/** A sentence that must not be overlooked, set apart by form as well as by colour. */
export const notice = (
  text: string,
  style: 'attention' | 'warning' | 'good' | 'accent' | 'emphasis',
): CardElement => ({
  type: 'Container',
  style,
  bleed: false,
  spacing: 'Medium',
  items: [{ type: 'TextBlock', text, wrap: true }],
});

/** Lines with a sign in front: `✓ order licences`. */
export const lines = (items: readonly { readonly sign: string; readonly text: string }[]): CardElement => ({
  type: 'Container',
  spacing: 'Medium',
  items: items.map((item) => ({
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      {
        type: 'Column',
        width: '24px',
        items: [{ type: 'TextBlock', text: item.sign, wrap: true, weight: 'Bolder' }],
      },
      { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: item.text, wrap: true }] },
    ],
  })),
});

/** What to do, in order: `1. Open the page`. */
export const numbered = (items: readonly string[]): CardElement =>
  lines(items.map((text, index) => ({ sign: `${index + 1}.`, text })));

export const facts = (rows: readonly (readonly [string, string])[]): CardElement => ({
  type: 'FactSet',
  facts: rows.map(([title, value]) => ({ title, value })),
});

export const textInput = (input: {
  id: string;
  label: string;
  error?: string;
  required?: boolean;
  multiline?: boolean;
  maxLength?: number;
  value?: string;
  placeholder?: string;
  style?: 'Text' | 'Email' | 'Url' | 'Tel';
}): CardElement => ({
  type: 'Input.Text',
  id: input.id,
  label: input.label,
  maxLength: input.maxLength ?? 200,
  ...(input.required === true ? { isRequired: true } : {}),
  ...(input.required === true || input.error !== undefined
    ? { errorMessage: input.error ?? input.label }
    : {}),
  ...(input.multiline === true ? { isMultiline: true } : {}),
  ...(input.value === undefined ? {} : { value: input.value }),
  ...(input.placeholder === undefined ? {} : { placeholder: input.placeholder }),
  ...(input.style === undefined ? {} : { style: input.style }),
});

/** The choices of a list; their titles are plain text. */
export const choicesOf = (options: readonly { readonly value: string; readonly title: string }[]): Json[] =>
  options.map(({ value, title }) => ({ title: withoutMarkdown(title), value }));

export const choiceInput = (input: {
  id: string;
  label: string;
  error: string;
  options: readonly { readonly value: string; readonly title: string }[];
  value?: string;
  /** Any number of them, none too; the answer is their values with commas between. */
  several?: boolean;
}): CardElement => ({
  type: 'Input.ChoiceSet',
  id: input.id,
  label: input.label,
  ...(input.several === true ? { isMultiSelect: true } : { isRequired: true, errorMessage: input.error }),
  style: 'expanded',
  wrap: true,
  choices: choicesOf(input.options),
  ...(input.value === undefined ? {} : { value: input.value }),
});

/** One thing that may be wanted besides; the answer is `true` or `false`. */
export const tick = (input: { id: string; label: string; title: string; value: boolean }): CardElement => ({
  type: 'Input.Toggle',
  id: input.id,
  label: input.label,
  title: withoutMarkdown(input.title),
  wrap: true,
  valueOn: 'true',
  valueOff: 'false',
  value: String(input.value),
});

/** A number to be changed. It has no bounds, which would hold up every other button of the card: the answer checks it. */
export const numberInput = (input: { id: string; label: string; value: number }): CardElement => ({
  type: 'Input.Number',
  id: input.id,
  label: input.label,
  value: input.value,
});

/** A list with one of it chosen already: closed until it is opened, unless it is to lie open. */
export const dropDown = (input: {
  id: string;
  label: string;
  options: readonly { readonly value: string; readonly title: string }[];
  value: string;
  isOpen?: boolean;
}): CardElement => ({
  type: 'Input.ChoiceSet',
  id: input.id,
  label: input.label,
  style: input.isOpen === true ? 'expanded' : 'compact',
  wrap: true,
  choices: choicesOf(input.options),
  value: input.value,
});

export const picture = (image: { url: string; altText: string; width: string }): CardElement => ({
  type: 'Image',
  url: image.url,
  altText: image.altText,
  width: image.width,
});

/** Something folded away until the button of the same id is pressed: details, a QR code, a text to copy. */
export const folded = (id: string, items: CardElement[]): CardElement => ({
  type: 'Container',
  id,
  isVisible: false,
  style: 'emphasis',
  spacing: 'Small',
  items,
});

/** Text meant for selecting and copying. */
export const copyText = (text: string): CardElement => ({
  type: 'TextBlock',
  text,
  wrap: true,
  fontType: 'Monospace',
  size: 'Small',
});

/**
 * Somebody's own words for selecting and copying, exactly as they are: a RichTextBlock knows no Markdown, so that nothing in
 * them becomes a link or a mention.
 */
export const verbatim = (text: string): CardElement => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, fontType: 'Monospace', size: 'Small' }],
});

/** What belongs together and apart from what is above it. */
export const section = (...items: readonly CardElement[]): CardElement => ({
  type: 'Container',
  separator: true,
  spacing: 'Large',
  items: [...items],
});

/** What may stand in a card's body; undefined parts are left out. */
export type CardPart = CardElement | readonly CardElement[] | undefined;

export function card(...body: CardPart[]): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    msteams: { width: 'Full' },
    body: body.flat().filter((element) => element !== undefined),
  };
}
