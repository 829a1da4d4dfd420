/** A pattern that came from outside, ready to use; undefined when there is none or it cannot be read. Case counts not. */
export function safePattern(source: string | undefined): RegExp | undefined {
  if (source === undefined || source.trim() === '' || source.length > 500) return undefined;
  try {
    return new RegExp(source, 'i');
  } catch {
    // Written for another engine: then there is nothing to check against, and Microsoft decides.
    return undefined;
  }
}
