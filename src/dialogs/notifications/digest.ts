import { z } from 'zod';
import { card, heading, lines, paragraph } from '../kit/card.ts';
import type { Announced, Announcement, Audience, Flow } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { words } from './text.ts';

const facts = z.object({
  items: z.array(
    z.object({
      flow: z.string(),
      caseId: z.string(),
      event: z.string(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
  more: z.number().default(0),
});

/**
 * One message of many pieces of news. Each flow says its own as things stand now, so that what has been overtaken is
 * left out, and nobody reads of what is not theirs any more.
 */
export function digestAnnouncement(others: readonly Flow[]) {
  return async (news: Announcement, audience: Audience): Promise<Announced | undefined> => {
    const parsed = facts.safeParse(news.facts);
    if (!parsed.success) return undefined;
    const sentences: string[] = [];
    for (const { flow, ...item } of parsed.data.items) {
      const announce = others.find(({ id }) => id === flow)?.announce;
      const said = await announce?.({ ...item, possibleRepeat: false }, audience);
      if (said !== undefined) sentences.push(said.message);
    }
    const [only] = sentences;
    if (only === undefined) return undefined;
    const { digest: t } = words(audience.language);
    const { more } = parsed.data;
    const title = t.title(sentences.length + more);
    const last = more === 0 ? [] : [t.more(more)];
    const repeat = news.possibleRepeat ? [kitWords(audience.language).possibleRepeat] : [];
    const isOne = sentences.length === 1 && more === 0;
    return {
      card: card(
        heading(title),
        lines(sentences.map((text) => ({ sign: '•', text }))),
        ...last.map((text) => paragraph(text, { subtle: true })),
      ),
      message: isOne
        ? [...repeat, only].join(' ')
        : [...repeat, `**${title}**`, ...[...sentences, ...last].map((text) => `- ${text}`)].join('\n'),
    };
  };
}
