const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Where a request really goes. Plain http goes nowhere but to `identityEndpoint`, which is inside of the container. In the rehearsal that is always the simulator on loopback, by host as the first part
 * of the path, so that nothing can leave the machine; otherwise the URL itself. Throws when the origin is not
 * loopback: sample secrets must not travel.
 */
export function createRoute(
  rehearsalOrigin: string | undefined,
  identityEndpoint?: string,
): (url: string) => URL {
  const inside = identityEndpoint === undefined ? undefined : new URL(identityEndpoint);
  const origin = rehearsalOrigin === undefined ? undefined : loopbackOrigin(rehearsalOrigin);
  return (text) => {
    const url = new URL(text);
    // A local test client of somebody's own (an Agents Playground) is on loopback already and stays reachable there.
    if (origin !== undefined && url.protocol === 'http:' && loopbackHosts.includes(url.hostname)) return url;
    if (inside !== undefined && url.origin === inside.origin && url.pathname === inside.pathname) return url;
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') {
      throw new Error('Outgoing requests go to https URLs without credentials only.');
    }
    return origin === undefined ? url : new URL(`${origin}/_/${url.host}${url.pathname}${url.search}`);
  };
}

function loopbackOrigin(text: string): string {
  const url = new URL(text);
  if (url.protocol !== 'http:' || !loopbackHosts.includes(url.hostname)) {
    throw new Error(`The rehearsal speaks to loopback only, not to ${url.origin}.`);
  }
  return url.origin;
}
