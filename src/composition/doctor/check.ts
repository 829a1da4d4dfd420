import { isProblem } from '../../errors.ts';
import type { Examined } from './examined.ts';

/** `skipped`: could not be looked at, or is not configured; the sentence says which. */
export type Level = 'ok' | 'warn' | 'fault' | 'skipped';

/** What one look found, for whoever runs the product. Never contains a secret. */
export interface Finding {
  readonly check: string;
  readonly level: Level;
  /** The account or setting it is about; undefined when there is only one. */
  readonly about: string | undefined;
  readonly sentence: string;
  /** What to do about a warning or a fault. */
  readonly next: string | undefined;
}

/** One thing that is looked at; each has a module of its own. */
export interface Check {
  readonly id: string;
  /** One sentence for docs/doctor.md. */
  readonly looksAt: string;
  /** What to do, by the name of what is wrong; the whole of docs/doctor.md. */
  readonly remedies: Readonly<Record<string, string>>;
  /** Never rejects: what cannot be looked at is a finding too. */
  run(examined: Examined): Promise<readonly Finding[]>;
}

/** How a check says what it found; a warning or fault names the remedy. */
export interface Say<Remedy extends string> {
  ok(sentence: string): void;
  skipped(sentence: string): void;
  warn(remedy: Remedy, sentence: string): void;
  fault(remedy: Remedy, sentence: string): void;
  /** The same, about one account or setting. */
  about(name: string): Say<Remedy>;
}

const unlooked = 'Mend what the sentence names, and run the doctor again.';

/** Makes a check out of its look at things. A Problem that the look does not catch becomes a fault. */
export function check<Remedy extends string>(definition: {
  readonly id: string;
  readonly looksAt: string;
  readonly remedies: Readonly<Record<Remedy, string>>;
  readonly look: (examined: Examined, say: Say<Remedy>) => Promise<void> | void;
}): Check {
  const { id, looksAt, remedies, look } = definition;
  return {
    id,
    looksAt,
    remedies,
    async run(examined) {
      const found: Finding[] = [];
      const note = (level: Level, about: string | undefined, sentence: string, next?: string) =>
        found.push({ check: id, level, about, sentence, next });
      const sayAbout = (about: string | undefined): Say<Remedy> => ({
        ok: (sentence) => void note('ok', about, sentence),
        skipped: (sentence) => void note('skipped', about, sentence),
        warn: (remedy, sentence) => void note('warn', about, sentence, remedies[remedy]),
        fault: (remedy, sentence) => void note('fault', about, sentence, remedies[remedy]),
        about: sayAbout,
      });
      try {
        await look(examined, sayAbout(undefined));
      } catch (error) {
        note('fault', undefined, `This could not be looked at: ${troubleOf(error)}.`, unlooked);
      }
      return found;
    },
  };
}

/** What went wrong, in words without anything secret: Problems are made by us, of others only the code is said. */
export function troubleOf(error: unknown): string {
  if (isProblem(error)) {
    const { status, code } = error.facts;
    const more = [status, code, causeCode(error.cause)].filter((part) => part !== undefined);
    return `${error.facts.remote} ${said[error.kind]}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
  }
  return causeCode(error) ?? (error instanceof Error ? error.name : 'an unknown error');
}

/** True when no token could be had: the check of the sign-in says so already, once. */
export const isSignInTrouble = (error: unknown): boolean =>
  isProblem(error) && error.facts.remote === 'sign-in';

const said = {
  rejected: 'refused the request',
  'not-found': 'does not know it',
  unauthorised: 'does not let the application in',
  throttled: 'asks to slow down',
  unavailable: 'gave no usable answer',
  'outcome-unknown': 'gave no answer',
} as const;

/** The innermost code of an error: `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
export function causeCode(error: unknown): string | undefined {
  let code: string | undefined;
  for (let current = error; current instanceof Error; current = current.cause) {
    const own = (current as { code?: unknown }).code;
    if (typeof own === 'string') code = own;
  }
  return code;
}
