import type { Approval } from '../../domain/approval.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { nameOf, whatOf } from '../kit/approval-facts.ts';
import { card, heading, notice, paragraph, plain } from '../kit/card.ts';
import { again, end, type Step } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import { kitWords } from '../kit/words.ts';
import { longestText, wordsIn } from '../kit/written.ts';
import { answerSentence } from './answers.ts';
import type { ApprovalMemory } from './model.ts';
import type { ApprovalServices } from './services.ts';
import { words } from './text.ts';

/** How many of the latest orders may have a question that waits. */
const looked = 20;

/**
 * Words nobody understood may be the answer to the one question an approver has asked this person; undefined when none
 * waits, and when two do: then the card has to be answered on.
 */
export async function replyIn(
  { approvals, orders }: Pick<ApprovalServices, 'approvals' | 'orders'>,
  text: string,
  { tenantId, userId }: PersonKey,
): Promise<ApprovalMemory | undefined> {
  const person = { tenantId, userId };
  const latest = await orders.latest({ ...person, staff: false }, looked);
  const waiting = latest.filter(
    ({ state, placedBy }) =>
      state === 'awaiting-approval' && placedBy !== undefined && samePerson(placedBy, person),
  );
  const asked = (await Promise.all(waiting.map(({ id }) => approvals.ofOrder(id, person)))).filter(
    (one) => one?.pausedAt !== undefined,
  );
  const [only, other] = asked;
  return only === undefined || other !== undefined ? undefined : { approval: only.id, words: text };
}

/** One tap sends what was typed as the answer; whatever is typed instead of it belongs to the same answer. */
export function reply(services: ApprovalServices): Step<ApprovalMemory> {
  const { approvals, resellers } = services;
  return {
    async ask({ turn: { person }, memory }) {
      const approval = await approvals.find(memory.approval ?? '', person);
      const asked = approval && lastQuestion(approval);
      if (approval?.pausedAt === undefined || asked === undefined) return end;
      const t = words(person.language);
      const people = await resellers.people(approval.resellerId, person);
      const name = nameOf(asked.by, people, person);
      const said = memory.words ?? '';
      const isTooLong = wordsIn(said) === undefined;
      return question(
        [
          heading(t.reply.title(name)),
          notice(plain(said), isTooLong ? 'warning' : 'emphasis'),
          isTooLong ? paragraph(t.answerMissing) : undefined,
          paragraph(t.reply.why(name, plain(asked.text), whatOf(approval, person)), { subtle: true }),
        ],
        isTooLong ? [pick('no', t.reply.no)] : [pick('send', t.reply.send, true), pick('no', t.reply.no)],
        { text: 'prose', words: { send: ['yes', 'ja', 'send', 'ok'], no: ['no', 'nein'] } },
      );
    },
    async answer({ turn, memory }, { choice, text }) {
      const { person } = turn;
      const t = words(person.language);
      const said = memory.words ?? '';
      if (choice === 'text') {
        // What was too long is not made longer.
        memory.words = wordsIn(said) === undefined ? text : `${said}\n${text}`;
        return again();
      }
      const sending = wordsIn(said.slice(0, longestText));
      if (choice === 'no' || sending === undefined) {
        turn.close(card(heading(t.reply.notSent)));
        return end;
      }
      const answer = await approvals.answer(memory.approval ?? '', sending, person);
      const sentence = (await answerSentence(services, answer, person)) ?? kitWords(person.language).notYours;
      turn.close(card(heading(sentence), notice(plain(sending), 'emphasis')));
      return end;
    },
  };
}

const lastQuestion = ({ words: said }: Approval) => said.findLast(({ kind }) => kind === 'question');
