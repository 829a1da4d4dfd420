import type { HandOver } from '../../src/workflows/help/port.ts';

export interface HandOverSituation {
  readonly person?: string;
  readonly words?: string;
  /** How often staff has answered, with replies in between. */
  readonly answers?: number;
  readonly topic?: HandOver['topic'];
  readonly automatic?: boolean;
}

const customerTenant = '33333333-3333-4333-8333-000000000001';

/** Somebody's request for a person, with as many answers as the situation has. */
export function sampleHandOver(situation: HandOverSituation, now: number): HandOver {
  const { words = 'The page shows another company than the card. May I accept it?' } = situation;
  const { person = 'Megan Bowen', topic = 'help', automatic = false } = situation;
  const answers = situation.answers ?? 0;
  const said = (id: number, side: 'asker' | 'staff', name: string, text: string) =>
    ({ id, side, name, words: text, at: now + id * 60_000 }) as const;
  return {
    id: 'P-6B1D40A2C7',
    from: { tenantId: customerTenant, userId: '55555555-5555-4555-8555-000000000012', name: person },
    topic,
    automatic,
    words,
    caseId: topic === 'help' ? 'I-1042' : undefined,
    flow: topic === 'help' ? 'trouble' : 'accept',
    step: topic === 'help' ? 'company' : 'cloud',
    at: now,
    thread: [
      ...(automatic || words === '' ? [] : [said(0, 'asker', person, words)]),
      ...Array.from({ length: answers }, (_, i) => [
        ...(i === 0 ? [] : [said(2 * i, 'asker', person, words)]),
        said(2 * i + 1, 'staff', 'Priya Nair', `Please wait, I look into it. ${situation.words ?? ''}`),
      ]).flat(),
    ],
  };
}
