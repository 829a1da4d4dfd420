import { z } from 'zod';

const parkedSchema = z.object({
  flow: z.string(),
  at: z.string(),
  memory: z.record(z.string(), z.unknown()),
  trail: z.array(z.string()),
});
export type Parked = z.infer<typeof parkedSchema>;

const conversationMemory = z.object({
  dialogs: z
    .object({ dialogStack: z.array(z.object({ id: z.string(), state: z.unknown() })) })
    // Made anew each time: the SDK pushes onto this list, and a default value's inner list would be everybody's.
    .default(() => ({ dialogStack: [] })),
  /** Buttons answered lately, so that a second press can be explained. */
  spent: z.array(z.object({ stamp: z.string(), what: z.string(), at: z.number() })).default([]),
  parked: z.array(parkedSchema).default([]),
});

/** Everything kept between turns of one chat; losing it loses no case. */
export type ConversationMemory = z.infer<typeof conversationMemory>;

/** How many answered cards are remembered, and how many conversations set aside. */
const keptSpent = 12;
const keptParked = 3;

/** Memory from the store; what cannot be read starts empty instead of breaking every later turn. */
export function recallMemory(stored: unknown): ConversationMemory {
  const parsed = conversationMemory.safeParse(stored ?? {});
  return parsed.success ? parsed.data : conversationMemory.parse({});
}

export function rememberSpent(memory: ConversationMemory, stamp: string, what: string, at: number): void {
  memory.spent = [{ stamp, what, at }, ...memory.spent.filter((s) => s.stamp !== stamp)].slice(0, keptSpent);
}

/** Sets a conversation aside; the same flow set aside before gives way. */
export function park(memory: ConversationMemory, parked: Parked): void {
  memory.parked = [parked, ...memory.parked.filter((p) => p.flow !== parked.flow)].slice(0, keptParked);
}
