import assert from 'node:assert/strict';
import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net';
import { createServer } from 'node:tls';
import { shownCertificate } from '../../../src/services/http/shown-certificate.ts';
import { makeCertificate } from '../support/certificates.ts';

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

describe('the certificate a server shows', () => {
  it('one nobody trusts: its end is told all the same', async () => {
    const to = Math.floor(Date.now() / 1000) * 1000 + 5 * 24 * 3_600_000;
    const { pem, privateKey } = await makeCertificate({ name: 'CN=127.0.0.1', to, addresses: ['127.0.0.1'] });
    const server = createServer({ cert: pem, key: privateKey });
    const port = await listening(server);
    assert.equal(await shownCertificate('127.0.0.1', port), to);
    server.close();
  });

  it('no server, or one without TLS: none', async () => {
    assert.equal(await shownCertificate('127.0.0.1', 1), undefined);
    const plain = createPlainServer((socket) => socket.end('220 hello\r\n'));
    assert.equal(await shownCertificate('127.0.0.1', await listening(plain)), undefined);
    plain.close();
  });
});
