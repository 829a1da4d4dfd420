import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured log. Fixed message plus fields; never a token, a name, an e-mail address or card content. */
export type Log = Logger;

/** A log that writes JSON lines to the given stream (standard output when absent). */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: ['*.authorization', '*.token', '*.secret', '*.password'], censor: '•••' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
