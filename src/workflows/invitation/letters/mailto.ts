/** Some mail programs cut or refuse longer addresses. */
const longest = 2_000;

/**
 * An address that opens the own mail program (RFC 6068) with the first of these bodies that fits into it; the last one
 * always counts as fitting.
 */
export function mailto(to: string | undefined, subject: string, bodies: readonly string[]): string {
  const all = bodies.map((body) => {
    const fields = { subject, body: body.trimEnd().replaceAll('\n', '\r\n') };
    const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `mailto:${encodeURIComponent(to ?? '').replace('%40', '@')}?${query.join('&')}`;
  });
  return all.find((address) => address.length <= longest) ?? all.at(-1) ?? 'mailto:';
}
