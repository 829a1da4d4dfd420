import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface DatabaseProxy {
  /** The same database, by way of the proxy. */
  readonly url: string;
  /**
   * Breaks the connection of the next transaction that has said this and commits: the server does commit, and whoever
   * asked for it never hears so. Resolves when that has happened.
   */
  loseCommitAfter(statement: string): Promise<void>;
  /** Nothing arrives any more, in either direction, and nobody is told: what a network does that swallows packets. */
  swallow(): void;
  /** Ends every connection and takes no new ones: what a database does that is being restarted. */
  refuse(): void;
  /** New connections work again; what was swallowed stays away, and its connections stay silent. */
  flow(): void;
  close(): Promise<void>;
}

/** Stands between a product and its database on loopback, and loses answers when it is told to. */
export async function openDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let isSwallowing = false;
  let isRefusing = false;
  const silent = new Set<Socket>();
  let wanted: { readonly statement: string; readonly lost: () => void } | undefined;

  const nearSockets = new Set<Socket>();
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (isRefusing) return void near.destroy();
    nearSockets.add(near);
    near.on('close', () => nearSockets.delete(near));
    const far = connect(Number(port), hostname);
    let said = '';
    let isLost = false;
    const prepared = new Map<string, string>();
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        silent.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    if (isSwallowing) silent.add(near);
    near.on('data', (chunk) => {
      if (silent.has(near)) return;
      const words = spelledOut(chunk.toString('latin1'), prepared);
      if (/\bbegin\b|start transaction/i.test(words)) said = '';
      said += words;
      if (wanted !== undefined && /\bcommit\b/i.test(words) && said.includes(wanted.statement)) isLost = true;
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (silent.has(near)) return;
      if (!isLost) return void near.write(chunk);
      wanted?.lost();
      wanted = undefined;
      near.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    loseCommitAfter(statement) {
      const { promise, resolve } = Promise.withResolvers<void>();
      wanted = { statement, lost: resolve };
      return promise;
    },
    swallow() {
      isSwallowing = true;
      nearSockets.forEach((near) => silent.add(near));
    },
    refuse() {
      isRefusing = true;
      open.forEach((socket) => socket.destroy());
    },
    flow() {
      isRefusing = false;
      isSwallowing = false;
    },
    close() {
      open.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * What a client says with the text of each statement that it only names, as one it has prepared before (PostgreSQL
 * protocol 3, Parse and Bind).
 */
function spelledOut(words: string, prepared: Map<string, string>): string {
  for (const [, name = '', statement = ''] of words.matchAll(/P[^]{4}(c\d+)\0([^\0]*)\0/g))
    prepared.set(name, statement);
  const named = [...words.matchAll(/B[^]{4}\0(c\d+)\0/g)].map(([, name = '']) => prepared.get(name) ?? '');
  return [words, ...named].join(' ');
}
