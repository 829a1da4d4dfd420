import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface DatabaseProxy {
  /** The same database, by way of the proxy. */
  readonly url: string;
  /**
   * Breaks the connection of the next transaction that has said this and commits: the server does commit, and whoever
   * asked for it never hears so. Resolves when that has happened.
   */
  loseCommitAfter(statement: string): Promise<void>;
  close(): Promise<void>;
}

/** Stands between a product and its database on loopback, and loses answers when it is told to. */
export async function openDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let wanted: { readonly statement: string; readonly lost: () => void } | undefined;

  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let said = '';
    let isLost = false;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => {
      const words = chunk.toString('latin1');
      if (/\bbegin\b|start transaction/i.test(words)) said = '';
      said += words;
      if (wanted !== undefined && /\bcommit\b/i.test(words) && said.includes(wanted.statement)) isLost = true;
      far.write(chunk);
    });
    far.on('data', (chunk) => {
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
    close() {
      open.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
