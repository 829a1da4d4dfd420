// Control signs, and those nobody sees: what is read would not be what is written, nor what is looked for in it.
const unseen = /[^\P{Cc}\n]|\p{Cf}/gu;

/** Edited words as they are kept: line ends of one kind, nothing unseen in them, paragraphs apart by one empty line. */
export const asWords = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
