/** The first value that is not undefined; rejects with what was waited for when the deadline is over. */
export async function eventually<T>(
  read: () => T | undefined | Promise<T | undefined>,
  what: string,
  deadlineMs = 5_000,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error(`It never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
