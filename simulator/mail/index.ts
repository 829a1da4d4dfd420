import type { SimulatorContext } from '../context.ts';
import { startMailServer } from './mail-server.ts';
import { startNameServer } from './name-server.ts';

export interface MailAddresses {
  /** `smtp://127.0.0.1:40025` */
  readonly smtpUrl: string;
  /** `127.0.0.1:40053`, UDP. */
  readonly nameServer: string;
}

/** The simulated mail server and name server, each on a free port of loopback. */
export async function startMail(
  context: SimulatorContext,
): Promise<{ addresses: MailAddresses; stop: () => Promise<void> }> {
  const mailServer = await startMailServer(context);
  const nameServer = await startNameServer(context);
  return {
    addresses: {
      smtpUrl: `smtp://127.0.0.1:${mailServer.port}`,
      nameServer: `127.0.0.1:${nameServer.port}`,
    },
    stop: async () => {
      await Promise.all([mailServer.stop(), nameServer.stop()]);
    },
  };
}
