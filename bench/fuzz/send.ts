import { sign } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { signerCertificateUrl, type Certificates } from '../../simulator/partner-center/certificates.ts';
import type { HttpInput, RawInput } from './input.ts';

export interface Sender {
  /** The status of the answer; 0 when the connection was closed without one. Never rejects. */
  send(input: HttpInput | RawInput): Promise<number>;
  close(): void;
}

/** An input that has got no answer by then has hung something. */
const patienceMs = 20_000;
/** Bytes that are no request are looked at so long. */
const rawPatienceMs = 300;
export const noAnswer = -1;

/** Sends inputs to where the product listens, with signatures that count. */
export function createSender(parts: {
  readonly origin: () => string | null;
  readonly channelToken: string;
  /** Of the tab, for somebody of the provider's staff. */
  readonly staffToken: string;
  readonly certificates: Certificates;
}): Sender {
  // Odd, not many at once: how the product bears load is measured elsewhere.
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });

  function headersOf({ signing, headers, body }: HttpInput): Record<string, string> {
    if (signing === 'channel') return { ...headers, authorization: `Bearer ${parts.channelToken}` };
    if (signing === 'staff') return { ...headers, authorization: `Bearer ${parts.staffToken}` };
    if (signing === 'none') return { ...headers };
    const signature = sign('RSA-SHA256', Buffer.from(body ?? ''), parts.certificates.signingKey);
    return {
      authorization: `Signature ${signature.toString('base64')}`,
      'x-ms-certificate-url': signerCertificateUrl,
      'x-ms-signature-algorithm': 'rsa-sha256',
      ...headers,
    };
  }

  function sendHttp(input: HttpInput): Promise<number> {
    const { hostname, port } = new URL(parts.origin() ?? 'http://127.0.0.1:1');
    return new Promise((resolve) => {
      const body = input.body === undefined ? undefined : Buffer.from(input.body);
      const request = httpRequest(
        {
          hostname,
          port,
          agent,
          method: input.method,
          path: input.path.replaceAll(/[^\u0021-\u007e]/g, (sign_) =>
            encodeURIComponent(sign_.toWellFormed()),
          ),
          headers: {
            ...headersOf(input),
            ...(body === undefined ? {} : { 'content-length': String(body.length) }),
          },
          timeout: patienceMs,
        },
        (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 0));
          response.on('error', () => resolve(0));
        },
      );
      request.on('timeout', () => {
        resolve(noAnswer);
        request.destroy();
      });
      request.on('error', () => resolve(0));
      request.end(body);
    });
  }

  function sendRaw({ raw }: RawInput): Promise<number> {
    const { hostname, port } = new URL(parts.origin() ?? 'http://127.0.0.1:1');
    return new Promise((resolve) => {
      let received = '';
      const socket = connect(Number(port), hostname);
      const end = () => {
        socket.destroy();
        resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0));
      };
      socket.setTimeout(rawPatienceMs, end);
      socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
      socket.on('error', end);
      socket.on('close', end);
      socket.write(raw, 'latin1');
      socket.end();
    });
  }

  return {
    send: (input) => ('raw' in input ? sendRaw(input) : sendHttp(input)),
    close: () => agent.destroy(),
  };
}
