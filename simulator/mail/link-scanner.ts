/** What link scanners do: look at every address in a mail. Only those of the rehearsal itself. */
export async function openLinks(text: string, origin: string): Promise<void> {
  const links = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link);
  for (const link of links.filter((one) => one.startsWith(`${origin}/`))) {
    const answer = await fetch(link, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.arrayBuffer();
  }
}
