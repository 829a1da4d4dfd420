import { again, to, type Move, type Reply, type Scene, type Step } from '../kit/flow.ts';
import { normal } from '../kit/words.ts';
import { ownersOf } from './cards.ts';
import type { settle } from './desk.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import { keyOf, type RulesMemory, type Told } from './model.ts';
import { words } from './text.ts';

export type RulesScene = Scene<RulesMemory>;
export type RulesStep = Step<RulesMemory>;

export const say = (scene: RulesScene) => words(scene.turn.person.language);

/** What was filled in or typed. */
export const saidIn = (reply: Reply, field: string): string =>
  (reply.choice === 'text' ? reply.text : (reply.fields[field] ?? '')).trim();

/** People picked on the card, or typed by name with commas between; those who are not in the list are left out. */
export function peopleIn(reply: Reply, field: string, people: readonly ResellerPerson[]): string[] {
  const said = reply.choice === 'text' ? reply.text : (reply.fields[field] ?? '');
  const parts = said.split(/,|;| and | und | or | oder /u).map((part) => normal(part));
  const found = parts.flatMap((part) => {
    if (part === '') return [];
    const byKey = people.find((one) => keyOf(one) === part);
    if (byKey !== undefined) return [byKey];
    const byName = people.filter(
      ({ name }) => normal(name) === part || normal(name).split(' ').includes(part),
    );
    return byName.length === 1 ? byName : [];
  });
  return [...new Set(found.map(keyOf))];
}

/** Where an attempt to change the settings leads: back to how things stand, or to what went wrong. */
export function settled(
  scene: RulesScene,
  people: readonly ResellerPerson[],
  outcome: Awaited<ReturnType<typeof settle>>,
  told: Told,
): Move {
  const t = say(scene).trouble;
  switch (outcome) {
    case 'done':
      scene.memory.told = told;
      return to('rules');
    case 'unknown':
      scene.turn.say(t.notOwner(ownersOf(people, scene.turn.person)));
      return to('rules');
    case 'too-late':
      return again(t.tooLate);
    case 'not-admitted':
    case 'levels':
    case 'number':
    case 'channel':
    case 'too-many':
      return again(t[outcome]);
  }
}
