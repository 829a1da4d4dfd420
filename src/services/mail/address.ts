/** An address a mail can be sent to: bare, without a list or a second header in it. */
export const isPlainAddress = (text: string): boolean => /^[!-~]{1,64}@[a-z0-9.-]{1,253}$/i.test(text);

/** Text that cannot begin a second header line. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200);
