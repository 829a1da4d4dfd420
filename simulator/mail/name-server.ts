import { createSocket } from 'node:dgram';
import { decode, encode, RECURSION_AVAILABLE, RECURSION_DESIRED, type Answer, type Packet } from 'dns-packet';
import type { SimulatorContext } from '../context.ts';

const loopback = '127.0.0.1';
const secondsToLive = 60;
/** Response codes of RFC 1035 4.1.1, in the flags' last four bits. */
const noSuchName = 3;
/** A company somebody makes up while trying things out has a mailbox: the ending is reserved for that (RFC 2606). */
const invented = /^(?!mail\.)(?:[a-z0-9-]+\.)+example$/;

/**
 * A name server on a free UDP port of loopback. It knows the domains of the simulated world and every domain that ends
 * with `.example`: their mail exchanger and its address. Names that begin with `no-mail.` exist and take none (RFC 7505).
 * All others do not exist.
 */
export async function startNameServer(
  context: Pick<SimulatorContext, 'world'>,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const { world } = context;
  const socket = createSocket('udp4');
  socket.on('message', (bytes, from) => {
    const { nameServer } = world.state.switches;
    const query = readQuery(bytes);
    if (query?.questions?.[0] === undefined || nameServer === 'silent') return;
    const { name, type } = query.questions[0];
    world.counters.count(`DNS ${type}`);
    const answers = answersFor(name.toLowerCase().replace(/\.$/, ''), type);
    const reply = encode({
      type: 'response',
      ...(query.id === undefined ? {} : { id: query.id }),
      flags: RECURSION_DESIRED | RECURSION_AVAILABLE | (answers === undefined ? noSuchName : 0),
      questions: query.questions,
      answers: answers ?? [],
    });
    socket.send(reply, from.port, from.address);
  });
  // An answer to a client that has gone away is lost; that is how it is with UDP.
  socket.on('error', () => undefined);

  /** Undefined: there is no such name. */
  function answersFor(name: string, type: string): Answer[] | undefined {
    if (name.startsWith('no-mail.')) {
      return type === 'MX'
        ? [{ type, name, ttl: secondsToLive, data: { preference: 0, exchange: '.' } }]
        : [];
    }
    if (takesMail(name)) {
      const data = { preference: 10, exchange: `mail.${name}` };
      return type === 'MX' ? [{ type, name, ttl: secondsToLive, data }] : [];
    }
    if (name.startsWith('mail.') && takesMail(name.slice(5)))
      return type === 'A' ? [{ type, name, ttl: secondsToLive, data: loopback }] : [];
    return undefined;
  }

  function takesMail(domain: string): boolean {
    const { tenants, mailDomains } = world.state;
    return (
      invented.test(domain) ||
      mailDomains.includes(domain) ||
      tenants.some((tenant) => tenant.domains.includes(domain))
    );
  }

  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, loopback, resolve);
  });
  return {
    port: socket.address().port,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function readQuery(bytes: Buffer): Packet | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}
