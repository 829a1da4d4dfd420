import { z } from 'zod';

/** How many characters somebody may write into the box of a card about an approval. */
export const longestText = 300;

const written = z.string().trim().min(1).max(longestText);

/** Words somebody has to give; undefined for none, and for more than fit. */
export const wordsIn = (text: string | undefined): string | undefined => written.safeParse(text).data;
