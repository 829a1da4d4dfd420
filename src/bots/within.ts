/** The value in time, or undefined. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const timer = Promise.withResolvers<undefined>();
  const handle = setTimeout(() => timer.resolve(undefined), milliseconds);
  try {
    return await Promise.race([work, timer.promise]);
  } finally {
    clearTimeout(handle);
  }
}
