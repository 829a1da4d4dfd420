import { z } from 'zod';
import type { NewMessage } from '../teams/chats.ts';

/** The fields of a bot's activity that Teams shows or checks. */
export const incomingActivity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.unknown().optional(), name: z.string().nullish() }))
    .nullish(),
  suggestedActions: z
    .object({
      actions: z.array(z.object({ type: z.string(), title: z.string(), value: z.unknown().optional() })),
    })
    .nullish(),
});
export type IncomingActivity = z.infer<typeof incomingActivity>;

/** Largest message in bytes of UTF-16; embedded images do not count (Teams contract 2.2). */
const largestMessage = 100 * 1024;

export function isTooBig(activity: unknown): boolean {
  const text = JSON.stringify(activity).replaceAll(/"data:image\/[^"]*"/g, '""');
  return text.length * 2 > largestMessage;
}

/** Teams makes two messages of text together with a card, and then answers without an id. */
export function messagesOf(activity: IncomingActivity, threadId: string | null): NewMessage[] {
  const text = activity.text ?? '';
  const attachments = (activity.attachments ?? []).map(({ contentType, content, name }) => ({
    contentType,
    content,
    name: name ?? undefined,
  }));
  const shared = { from: 'bot', threadId, textFormat: activity.textFormat ?? 'markdown' };
  const suggestedActions = (activity.suggestedActions?.actions ?? []).map(({ type, title, value }) => ({
    type,
    title,
    value: typeof value === 'string' ? value : JSON.stringify(value ?? title),
  }));
  if (text === '' || attachments.length === 0) return [{ ...shared, text, attachments, suggestedActions }];
  return [
    { ...shared, text },
    { ...shared, text: '', attachments, suggestedActions },
  ];
}

/** A line for the journal: what a person would read first. */
export function summaryOf(activity: IncomingActivity): string {
  const text = activity.text ?? '';
  const card = activity.attachments?.[0];
  const first = text !== '' ? text : (firstText(card?.content) ?? card?.contentType ?? activity.type);
  return first.length > 120 ? `${first.slice(0, 119)}…` : first;
}

function firstText(node: unknown): string | undefined {
  if (Array.isArray(node)) {
    for (const child of node) {
      const found = firstText(child);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, text, body, items, columns } = node as Record<string, unknown>;
  if ((type === 'TextBlock' || type === undefined) && typeof text === 'string' && text !== '') return text;
  return firstText(body) ?? firstText(items) ?? firstText(columns);
}
