import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK } from 'jose';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface SigningPair {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const makePair = (kid: string): SigningPair => ({
  kid,
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
});

/** The Bot Framework's published keys with endorsements of our choosing; everything else goes on to the simulator. */
export interface KeyHost {
  readonly origin: string;
  /** How often the key set was read. */
  reads: number;
  /** Answers 503 instead while true. */
  down: boolean;
  stop(): Promise<void>;
}

export async function startKeyHost(
  simulatorOrigin: () => string,
  pairs: readonly { pair: SigningPair; endorsements?: string[] }[],
): Promise<KeyHost> {
  const keys = await Promise.all(
    pairs.map(async ({ pair, endorsements }) => ({
      ...(await exportJWK(pair.publicKey)),
      kid: pair.kid,
      use: 'sig',
      ...(endorsements === undefined ? {} : { endorsements }),
    })),
  );
  const host = { reads: 0, down: false };
  const server = createServer((request, response) => {
    void (async () => {
      if (request.url === '/_/login.botframework.com/v1/.well-known/keys') {
        host.reads += 1;
        response.writeHead(host.down ? 503 : 200, { 'content-type': 'application/json' });
        return response.end(JSON.stringify(host.down ? {} : { keys }));
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { authorization, 'content-type': type } = request.headers;
      const answer = await fetch(`${simulatorOrigin()}${request.url ?? ''}`, {
        method: request.method ?? 'GET',
        headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
      });
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(host, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
