import { DatabaseError } from 'pg';

/** Classes and codes of PostgreSQL's that pass by themselves (its manual, appendix A). */
const passingClasses = ['08', '53', '57P'];
const passingCodes = new Set([
  // Given up after our own limits: a statement, a lock, a transaction that idled.
  '57014',
  '55P03',
  '25P03',
  // Two transactions in each other's way.
  '40001',
  '40P01',
]);
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** The driver's own errors have neither code nor type. */
const driverSentences = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying to connect',
  'the database is silent',
];

/** Whether the database was away, overloaded or being restarted: it passes, and says nothing about what we did. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A name with several addresses, none of which answered.
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  const { code = '' } = error as { code?: unknown };
  if (error instanceof DatabaseError)
    return passingCodes.has(String(code)) || passingClasses.some((first) => String(code).startsWith(first));
  if (networkCodes.has(String(code)) && 'syscall' in error) return true;
  return driverSentences.some((sentence) => error.message.startsWith(sentence));
}
