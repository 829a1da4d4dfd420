import { isOfferedTo, isStaff } from './flow.ts';
import type { Stage } from './stage.ts';

/** What this person may ask for. */
export function helpFor(stage: Stage): string {
  const { language } = stage.turn.person;
  const mine = stage.options.flows.filter((flow) => isOfferedTo(flow, stage.turn.person));
  const entries = mine.flatMap((flow) => flow.help?.(language) ?? []);
  const list = entries.map(
    ({ title, sentence, command }) => `- ${stage.words.helpEntry(title, sentence, command)}`,
  );
  const tab = isStaff(stage.turn.person) ? [stage.words.helpTab] : [];
  return [`**${stage.words.help}**`, ...list, '', ...tab, stage.words.helpAlways].join('\n');
}

/** What is under way for this person, and where the conversation is. */
export async function statusFor(stage: Stage): Promise<string> {
  const found: string[] = [];
  for (const flow of stage.options.flows) {
    if (flow.status !== undefined && stage.may(flow)) found.push(...(await flow.status(stage.turn.person)));
  }
  const open = stage.whereWeAre().join(' ');
  if (found.length === 0) return open === '' ? stage.words.nothingGoingOn : open;
  const list = [`**${stage.words.status}**`, ...found.map((line) => `- ${line}`)].join('\n');
  return open === '' ? list : `${list}\n\n${open}`;
}
