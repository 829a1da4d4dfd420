/** Who could have sent an input, as far as the product can tell. */
export type Authority =
  /** No token or signature that counts. */
  | 'none'
  /** Signed, for somebody who has no part in the cases that are looked at. */
  | 'stranger'
  /** Signed, for somebody who may. */
  | 'rightful';

export interface HttpInput {
  readonly kind: string;
  readonly authority: Authority;
  readonly method: string;
  readonly path: string;
  /** Of `authorization` only what it is about; the signature is made when it is sent. */
  readonly signing: 'channel' | 'webhook' | 'staff' | 'none';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Bytes on a connection, HTTP or not. */
export interface RawInput {
  readonly kind: string;
  readonly authority: 'none';
  readonly raw: string;
}

/** What is not sent anywhere: a configuration to read. */
export interface ConfigurationInput {
  readonly kind: string;
  readonly authority: 'none';
  readonly environment: Readonly<Record<string, string>>;
  readonly providerFile: string;
}

export type FuzzInput = HttpInput | RawInput | ConfigurationInput;
