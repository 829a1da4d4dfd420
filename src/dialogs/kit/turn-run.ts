import { isProblem } from '../../errors.ts';
import { plain } from './card.ts';
import { choiceTyped } from './card-prompt.ts';
import { fileTaker, type CaseAnswer, type Flow, type TypedPress } from './flow.ts';
import { fileWords } from './file-words.ts';
import { languages, moment, type Language } from './language.ts';
import { languageWish } from './language-wish.ts';
import { rememberSpent } from './memory.ts';
import { helpFor, statusFor } from './overview.ts';
import { problemSentence } from './problem-sentence.ts';
import type { Stage } from './stage.ts';
import type { Input } from './turn.ts';
import { commandOf, normal, type Command } from './words.ts';

/** What one turn's input means: an answer, a command, another subject, or a button of a case. */
export async function runTurn(stage: Stage): Promise<void> {
  const { input } = stage.turn;
  if ((await stage.endForbidden()) || (await stage.replaceOutdatedFlow())) return;
  switch (input.kind) {
    case 'text':
      return heard(stage, input.text);
    case 'file':
      return fileGiven(stage, input.text);
    case 'file-not-read':
      return stage.turn.say(fileWords(stage.turn.person.language)[input.because]);
    case 'answer':
      return answered(stage, input);
    case 'case':
      return casePressed(stage, input);
    case 'signed-in':
    case 'sign-in-failed':
      // A sign-in may finish long after the person has moved on: then it answers nothing.
      if (stage.prompt()?.awaitsSignIn === true) await stage.proceed();
      return;
    case 'installed':
      stage.turn.say(stage.options.welcome(stage.turn.person));
      return stage.startFirst();
  }
}

async function heard(stage: Stage, text: string): Promise<void> {
  const prompt = stage.prompt();
  const typed = prompt === undefined ? undefined : choiceTyped(prompt, text);
  if (prompt !== undefined && typed !== undefined) {
    rememberSpent(stage.memory, prompt.stamp, prompt.titles[typed] ?? text, stage.turn.now());
    return stage.proceed();
  }
  const wish = languageWish(text);
  if (wish !== undefined) return speak(stage, wish);
  const command = commandOf(text);
  if (command !== undefined) return obey(stage, command);
  const press = prompt?.text === 'prose' ? undefined : await buttonTyped(stage, text);
  if (press !== undefined) return casePressed(stage, { kind: 'case', fields: {}, ...press });
  const asked = flowAskedFor(stage, text, prompt?.text === 'prose');
  const said = asked && aside(stage, asked.flow, text);
  if (said !== undefined) return stage.turn.say(said);
  if (asked !== undefined)
    return isAnswer(stage, asked.flow, text)
      ? answerOf(stage)
      : stage.changeSubject(asked.flow, asked.memory);
  if (prompt !== undefined && prompt.text !== 'buttons') return stage.proceed();
  const resort = await lastResort(stage, text);
  if (resort !== undefined) return stage.changeSubject(resort.flow, resort.memory);
  if (stage.holdsForm()) return stage.turn.say(stage.words.unclearForm);
  if (prompt !== undefined) return stage.proceed();
  stage.turn.say(stage.words.unclearIdle);
  return stage.startFirst();
}

/** Whatever else is open is set aside for it; a list that waits for its lines gets them. */
async function fileGiven(stage: Stage, text: string): Promise<void> {
  const { turn, options } = stage;
  const flow = fileTaker(options.flows, turn.person);
  if (flow?.takesFile === undefined) return turn.say(fileWords(turn.person.language).noUse);
  return stage.changeSubject(flow.id, flow.takesFile(text));
}

async function answered(stage: Stage, input: Extract<Input, { kind: 'answer' }>): Promise<void> {
  const { memory, turn, words } = stage;
  const prompt = stage.prompt();
  if (prompt !== undefined && prompt.stamp === input.stamp && Object.hasOwn(prompt.titles, input.choice)) {
    rememberSpent(memory, input.stamp, prompt.titles[input.choice] ?? '', turn.now());
    return stage.proceed();
  }
  // The newest card of the chat, and yet another question is open: we ended, or Teams was not to be had, before that
  // one was drawn. It is drawn now.
  const isAnotherOpen = prompt !== undefined && prompt.stamp !== input.stamp;
  if (isAnotherOpen && turn.liveCard?.stamp === input.stamp) return stage.askAgain();
  const spent = memory.spent.find((entry) => entry.stamp === input.stamp);
  turn.note(
    spent === undefined ? words.stale : words.spent(plain(spent.what), moment(spent.at, turn.person)),
  );
}

async function casePressed(stage: Stage, input: Extract<Input, { kind: 'case' }>): Promise<void> {
  const { turn, words, options } = stage;
  const flow = options.flows.find(
    (one) => one.actions !== undefined && Object.hasOwn(one.actions, input.verb),
  );
  const act = flow?.actions?.[input.verb];
  if (flow === undefined || act === undefined) return turn.note(words.stale);
  const { caseId, version, fields } = input;
  if (!stage.may(flow)) {
    const { userId } = turn.person;
    options.log.warn(
      { verb: input.verb, case: caseId, user: userId },
      'a case button is not for this person',
    );
    return turn.note(words.notAllowed);
  }
  const answer = await act({ turn, caseId, version, fields }).catch((error: unknown): CaseAnswer => {
    if (!isProblem(error)) throw error;
    options.log.warn({ kind: error.kind, ...error.facts, verb: input.verb }, 'a case button met a problem');
    return { kind: 'case', caseId, sentence: problemSentence(error, turn.person.language) };
  });
  switch (answer.kind) {
    case 'case':
      return turn.showCase(answer.flow ?? flow.id, answer.caseId, {
        sentence: answer.sentence,
        fold: answer.fold,
      });
    case 'sentence':
      if (answer.sentence === words.notYours) {
        const { userId } = turn.person;
        options.log.warn({ verb: input.verb, case: caseId, user: userId }, 'a case button for nobody’s case');
      }
      return turn.note(answer.sentence);
    case 'flow':
      return stage.changeSubject(answer.flow, answer.memory, answer.step);
  }
}

async function obey(stage: Stage, command: Command): Promise<void> {
  switch (command) {
    case 'help':
      return waits(stage, helpFor(stage));
    case 'status':
      // Asked once more first: what is open may have ended or moved on while nobody looked.
      if (!stage.holdsForm()) await stage.askAgain();
      return stage.turn.say(await statusFor(stage));
    case 'back':
      return stage.back();
    case 'start over':
      return stage.startOver();
    case 'talk to a person': {
      const running = stage.running();
      return stage.changeSubject(stage.options.personFlow, { about: running?.flow, step: running?.at });
    }
    case 'resume':
      return stage.resume();
    case 'show card':
      return stage.prompt() === undefined ? stage.startFirst() : stage.askAgain();
    case 'hello':
      return stage.prompt() === undefined ? stage.startFirst() : waits(stage);
  }
}

/** A form takes answers by its buttons. */
async function answerOf(stage: Stage): Promise<void> {
  if (stage.holdsForm()) return stage.turn.say(stage.words.formFirst);
  return stage.proceed();
}

/** Says it, and has the open question wait for its answer: drawn once more below, or where it is if that is a form. */
async function waits(stage: Stage, sentence?: string): Promise<void> {
  if (!stage.holdsForm()) {
    if (sentence !== undefined) stage.turn.say(sentence);
    return stage.askAgain();
  }
  stage.turn.say([...(sentence === undefined ? [] : [sentence]), stage.words.formWaits].join('\n\n'));
}

/** The open question is asked once more, in the language that was asked for if it is one of ours; a form stays. */
async function speak(stage: Stage, wish: Language | 'other'): Promise<void> {
  if (wish !== 'other') await stage.turn.speak(wish);
  return waits(stage, wish === 'other' ? stage.words.spoken : stage.words.speaking);
}

async function buttonTyped(stage: Stage, text: string): Promise<TypedPress | undefined> {
  for (const flow of stage.options.flows) {
    if (flow.buttonTyped === undefined || !stage.may(flow)) continue;
    const press = await flow.buttonTyped(text, stage.turn.person);
    if (press !== undefined) return press;
  }
  return undefined;
}

/** An answer that fits into a message leaves the question that is open as it is. */
function aside(stage: Stage, id: string, text: string): string | undefined {
  const running = stage.running();
  const isMenu = stage.options.flows.find((flow) => flow.id === running?.flow)?.isMenu;
  if (stage.prompt() === undefined || isMenu === true || running?.flow === id) return undefined;
  return stage.options.flows.find((flow) => flow.id === id)?.aside?.(text, stage.turn.person);
}

function flowAskedFor(
  stage: Stage,
  text: string,
  isExact: boolean,
): { flow: string; memory: object } | undefined {
  const { language, roles } = stage.turn.person;
  for (const flow of stage.options.flows) {
    if (!stage.may(flow) || (isExact && !isCommandOf(flow, text))) continue;
    const memory = flow.askedFor(text, language, roles);
    if (memory !== undefined) return { flow: flow.id, memory };
  }
  return undefined;
}

/** Exactly the words by which the flow is offered, in any language, and nothing else. */
function isCommandOf({ help: offered, commands = [] }: Flow, text: string): boolean {
  const known = languages.flatMap((language) => offered?.(language).command ?? []);
  return [...known, ...commands].some((command) => normal(command) === normal(text));
}

/** Words that name the subject of the open conversation, and are about the question that waits in it. */
function isAnswer(stage: Stage, flowId: string, text: string): boolean {
  const running = stage.running();
  if (running?.flow !== flowId || stage.prompt() === undefined) return false;
  return stage.options.flows.find(({ id }) => id === flowId)?.isAnswer?.(text, running.at) === true;
}

async function lastResort(stage: Stage, text: string): Promise<{ flow: string; memory: object } | undefined> {
  for (const flow of stage.options.flows) {
    if (!stage.may(flow)) continue;
    const memory = await flow.whenUnclear?.(text, stage.turn.person);
    if (memory !== undefined) return { flow: flow.id, memory };
  }
  return undefined;
}
