import { AsyncLocalStorage } from 'node:async_hooks';

/** What a mail counts for, in calls. */
export const mailWeight = 5;

const charging = new AsyncLocalStorage<(calls: number) => void>();

/** Runs the work; `charge` hears of every call to a remote that it causes, as it happens and also after it has resolved. */
export const charged = <T>(charge: (calls: number) => void, work: () => T): T => charging.run(charge, work);

/** Tells whoever this work is done for that it costs so many calls; nobody, when it is done for no one person. */
export const countCalls = (calls: number): void => charging.getStore()?.(calls);
