/** How long a test waits before it says what never came. No measurement: far more than a machine under load needs. */
export const patienceMs = 45_000;

/** The first value that is not undefined; rejects with what was waited for when the patience is over. */
export async function eventually<T>(
  read: () => T | undefined | Promise<T | undefined>,
  what: string | (() => string),
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (performance.now() > deadline)
      throw new Error(`It never came: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** The same work; rejects with what was waited for when the patience is over, for whatever has no limit of its own. */
export async function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It never came: ${what}`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
