import { dayTyped } from '../../domain/day-words.ts';
import { deciders } from '../../domain/approval.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { textInput } from '../kit/card.ts';
import { again, to, type Move } from '../kit/flow.ts';
import { endOfDay, todayOf, type Reader } from '../kit/language.ts';
import { leave, pick } from '../kit/question.ts';
import * as cards from './cards.ts';
import { deskOf, settle, type RulesDesk } from './desk.ts';
import { keyOf, personOf } from './model.ts';
import { nameOf } from './sentences.ts';
import { say, saidIn, settled, type RulesScene, type RulesStep } from './scene.ts';
import type { ApprovalRulesServices } from './services.ts';

const longestMs = 366 * 86_400_000;

/** The end of the day typed words name; `past` when it is over or further than a year away. */
export function lastMoment(text: string, now: number, reader: Reader): number | 'past' | undefined {
  const isMonthFirst = /^en-(?:US|PH)$/i.test(reader.locale);
  const day = dayTyped(text, todayOf(now, reader), isMonthFirst);
  if (day === undefined) return undefined;
  const until = endOfDay(day, reader);
  return until < now || until > now + longestMs ? 'past' : until;
}

/** “I am away until …” and “I am back”, typed: noted at once, for whoever says it. */
export function absence(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const { memory, turn } = scene;
      const said = memory.awayUntil ?? '';
      memory.awayUntil = undefined;
      const desk = await deskOf(services, turn.person);
      if (desk === undefined) return to('rules');
      const until = said === '' ? undefined : lastMoment(said, turn.now(), turn.person);
      if (said !== '' && typeof until !== 'number') {
        const t = say(scene).away.errors;
        turn.say(until === 'past' ? t.past : t.day);
        return to('away');
      }
      const move = await noteOwn(services, scene, desk, typeof until === 'number' ? until : undefined);
      if (move.go === 'again' && move.sentence !== undefined) turn.say(move.sentence);
      return to('rules');
    },
    answer: () => to('rules'),
  };
}

/** Who is away until when: for owners themselves or a colleague, for everybody else themselves. */
export function away(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const { person } = scene.turn;
      const desk = await deskOf(services, person);
      if (desk === undefined) return to('rules');
      const t = say(scene).away;
      const people = whoseAbsence(desk, person)
        .map((one) => (samePerson(one, person) ? { ...one, name: t.me(one.name) } : one))
        .toSorted((a, b) => Number(samePerson(b, person)) - Number(samePerson(a, person)));
      const who = { id: 'person', label: t.who, chosen: keyOf(person) };
      return cards.asking(
        t,
        [cards.personInput(who, people), textInput({ id: 'until', label: t.until, maxLength: 60 })],
        [pick('note', t.note, true), pick('here', t.back), leave('leave', t.leave)],
      );
    },
    async answer(scene, reply): Promise<Move> {
      const { turn } = scene;
      if (reply.choice === 'leave') return to('rules');
      const desk = await deskOf(services, turn.person);
      if (desk === undefined) return to('rules');
      const t = say(scene).away;
      const named = reply.fields['person'];
      const key = named === undefined ? turn.person : personOf(named);
      const who = key && whoseAbsence(desk, turn.person).find((one) => samePerson(one, key));
      if (who === undefined) return again(t.whoError);
      const until =
        reply.choice === 'here' ? undefined : lastMoment(saidIn(reply, 'until'), turn.now(), turn.person);
      if (until === 'past') return again(t.errors.past);
      if (until === undefined && reply.choice !== 'here') return again(t.errors.day);
      return samePerson(who, turn.person)
        ? noteOwn(services, scene, desk, until)
        : note(services, scene, desk, who, until);
    },
  };
}

const whoseAbsence = ({ isOwner, people }: RulesDesk, person: PersonKey) =>
  isOwner ? people : people.filter((one) => samePerson(one, person));

/** Writes down that whoever says it is away until then, or back when there is no day. */
async function noteOwn(
  services: ApprovalRulesServices,
  scene: RulesScene,
  { people }: RulesDesk,
  until: number | undefined,
): Promise<Move> {
  const noted = await services.approvals.absence(until, scene.turn.person);
  if (noted.kind === 'done' && until !== undefined) await warn(services, scene, people, scene.turn.person);
  const outcome = noted.kind === 'not-possible' ? noted.why : noted.kind;
  return settled(scene, people, outcome, until === undefined ? 'back' : 'away');
}

/** The same of anybody, by an owner. */
async function note(
  services: ApprovalRulesServices,
  scene: RulesScene,
  desk: RulesDesk,
  { tenantId, userId }: PersonKey,
  until: number | undefined,
): Promise<Move> {
  const now = scene.turn.now();
  const outcome = await settle(services, desk, scene.turn.person, (settings) => {
    const others = settings.away.filter((one) => one.until >= now && !samePerson(one, { tenantId, userId }));
    return { ...settings, away: until === undefined ? others : [...others, { tenantId, userId, until }] };
  });
  if (outcome === 'done' && until !== undefined)
    await warn(services, scene, desk.people, { tenantId, userId });
  return settled(scene, desk.people, outcome, until === undefined ? 'back' : 'away');
}

/** So many are named; whoever has more looks at their list anyway. */
const mostNamed = 20;

/** Names what goes on waiting for somebody who is away, because nobody else is asked about it. */
async function warn(
  { approvals }: ApprovalRulesServices,
  scene: RulesScene,
  people: RulesDesk['people'],
  away: PersonKey,
): Promise<void> {
  const { person } = scene.turn;
  const waiting = await approvals.waiting(away, mostNamed);
  const alone = waiting.filter((approval) => deciders(approval).every((one) => samePerson(one, away)));
  if (alone.length === 0) return;
  const t = say(scene).rules;
  const ids = alone.map(({ id }) => id).join(', ');
  scene.turn.say(
    samePerson(away, person) ? t.waitsForYou(ids) : t.waitsFor(nameOf(away, people, person), ids),
  );
}
