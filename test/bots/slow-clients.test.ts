import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { eventually } from '../support/eventually.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

describe('clients that hold connections', () => {
  const house = useRehearsal({ environment: { CONCIERGE_CONNECTIONS: '25' } });
  const sockets: Socket[] = [];
  const dial = () => {
    const { hostname, port } = new URL(house().botOrigin());
    const socket = connect(Number(port), hostname);
    const state = { socket, received: '', isOpen: true };
    socket.on('data', (chunk: Buffer) => (state.received += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => (state.isOpen = false));
    sockets.push(socket);
    return state;
  };
  const health = async () =>
    (await fetch(`${house().botOrigin()}/healthz`, { headers: { connection: 'close' } })).status;

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  it('a header, or a body, that comes letter by letter: ended by us, though letters still come', async () => {
    const begun = [
      'POST /api/messages HTTP/1.1\r\nhost: x\r\nx-slow: ',
      'POST /api/webhooks/partner-center/europe HTTP/1.1\r\nhost: x\r\ncontent-length: 60000\r\n\r\n',
    ].map((head) => {
      const one = dial();
      one.socket.write(head);
      return one;
    });
    const drip = setInterval(() => begun.forEach(({ socket }) => socket.writable && socket.write('a')), 200);
    try {
      await eventually(() => (begun.every(({ isOpen }) => !isOpen) ? true : undefined), 'both to be ended');
    } finally {
      clearInterval(drip);
    }
    for (const { received } of begun) assert.match(received, /^HTTP\/1\.1 408 |^$/);
  });

  it('more connections than allowed: the surplus is closed at once, and room is made when they go', async () => {
    const held = Array.from({ length: 60 }, dial);
    const open = () => held.filter(({ isOpen }) => isOpen).length;
    await eventually(() => (open() <= 25 ? true : undefined), 'the surplus to be closed');
    for (const { socket } of held) socket.destroy();
    const status = await eventually(() => health().catch(() => undefined), 'an answer');
    assert.equal(status, 200);
  });

  it('another protocol is asked for: answered as ever, and the connection is not kept for it', async () => {
    const one = dial();
    one.socket.write(
      'GET /healthz HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade, close\r\n\r\n',
    );
    await eventually(() => (one.isOpen ? undefined : true), 'the connection to be closed');
    assert.match(one.received, /^HTTP\/1\.1 200 /);
    const other = dial();
    other.socket.write('CONNECT x:443 HTTP/1.1\r\nhost: x:443\r\n\r\n');
    await eventually(() => (other.isOpen ? undefined : true), 'the connection to be closed');
  });

  it('headers without end: refused', async () => {
    const one = dial();
    one.socket.write(`GET /healthz HTTP/1.1\r\nhost: x\r\n${`x-a: ${'b'.repeat(4_000)}\r\n`.repeat(10)}`);
    await eventually(() => (one.isOpen ? undefined : true), 'the connection to be closed');
    assert.match(one.received, /^HTTP\/1\.1 431 |^$/);
  });
});
