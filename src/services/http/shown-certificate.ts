import { isIP } from 'node:net';
import { connect } from 'node:tls';

/** Until when the certificate that a server shows is good, in milliseconds since 1970; undefined when it shows none. */
export type CertificateOf = (host: string, port: number) => Promise<number | undefined>;

const waitMs = 10_000;

/**
 * Asks a server for its certificate and hangs up. Whether it is trusted is not looked at here: whoever calls the
 * server's pages finds out.
 */
export const shownCertificate: CertificateOf = (host, port) =>
  new Promise((resolve) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port, ...name, rejectUnauthorized: false, timeout: waitMs });
    const end = (until: number | undefined) => {
      socket.destroy();
      resolve(until);
    };
    socket.once('secureConnect', () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      end(Number.isNaN(until) ? undefined : until);
    });
    socket.once('timeout', () => end(undefined));
    socket.once('error', () => end(undefined));
  });
