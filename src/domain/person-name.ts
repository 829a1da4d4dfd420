const longestName = 60;

/** Whether it can be somebody's first or last name: there is a letter in it, and Microsoft would take its length. */
export const isPersonName = (text: string): boolean => text.length <= longestName && /\p{L}/u.test(text);
