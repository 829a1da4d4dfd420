import { readSignInCertificate, type SignInCertificate } from './certificate.ts';
import type { Fault } from './config-fault.ts';

/** Reads a file as UTF-8 text; throws when it cannot. */
export type ReadFile = (file: string) => string;

/** Reads the files that settings name, and notes a fault instead of throwing. */
export interface FileReader {
  /** All faults so far; anyone reading the configuration adds to it. */
  readonly faults: Fault[];
  /** Content of the file; undefined when none is named or it cannot be read. */
  text(key: string, file: string | undefined): string | undefined;
  /** Certificate and private key of a PEM file; undefined as above. */
  certificate(key: string, file: string | undefined): SignInCertificate | undefined;
}

export function createFileReader(readFile: ReadFile, faults: Fault[]): FileReader {
  const text = (key: string, file: string | undefined) => {
    if (file === undefined) return undefined;
    try {
      return readFile(file);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      faults.push({ key, sentence: `names ${file}, which cannot be read${code}.` });
      return undefined;
    }
  };
  const certificate = (key: string, file: string | undefined) => {
    const pem = text(key, file);
    if (pem === undefined) return undefined;
    try {
      return readSignInCertificate(pem);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'cannot be used.';
      faults.push({ key, sentence: `names ${file}, which ${why}` });
      return undefined;
    }
  };
  return { faults, text, certificate };
}
