import { createFlows } from '../../src/dialogs/index.ts';
import { withNotice } from '../../src/dialogs/kit/card-notice.ts';
import type { Card } from '../../src/dialogs/kit/card.ts';
import { stamped } from '../../src/dialogs/kit/card-copy.ts';
import type { Flow, Reply } from '../../src/dialogs/kit/flow.ts';
import { languages, type Language } from '../../src/dialogs/kit/language.ts';
import type { Turn } from '../../src/dialogs/kit/turn.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import type { Shown } from './shown.ts';
import { gallerySituations } from './situations.ts';
import { sampleNow, samplePerson, sampleServices, sampleSignIn, type Situation } from './samples.ts';

/** One card in one state and language, exactly as the flow makes it. */
export interface GalleryCard {
  readonly flow: string;
  readonly name: string;
  readonly language: Language;
  readonly card: Card;
}

/** Every card of every flow in every state and language. The flows themselves make them, from invented facts. */
export async function galleryCards(): Promise<GalleryCard[]> {
  const cards: GalleryCard[] = [];
  for (const shown of gallerySituations) {
    for (const language of languages) {
      const { flow, name } = shown;
      cards.push({ flow, name, language, card: await cardOf(shown, language) });
    }
  }
  return cards;
}

async function cardOf(shown: Shown, language: Language): Promise<Card> {
  const situation = shown.in ?? {};
  const flow = createFlows(sampleServices(situation)).find((candidate) => candidate.id === shown.flow);
  if (flow === undefined) throw new Error(`no flow is called ${shown.flow}`);
  const made =
    'step' in shown
      ? await stepCard(flow, shown, language)
      : await caseCard(flow, shown, situation, language);
  const sentence = shown.notice?.(language);
  return stamped(sentence === undefined ? made : withNotice(made, sentence), 'sample');
}

async function caseCard(
  flow: Flow,
  { event = '', facts = {} }: Extract<Shown, { case: true }>,
  situation: Situation,
  language: Language,
): Promise<Card> {
  const news = { event, caseId: 'I-1042', facts, possibleRepeat: false };
  const announced = await flow.announce?.(news, samplePerson(situation, language));
  if (announced === undefined) throw new Error(`flow ${flow.id} has no card for its case`);
  return announced.card;
}

/** The card a step shows, or what an answer to it makes of it. */
async function stepCard(
  flow: Flow,
  shown: Extract<Shown, { step: string }>,
  language: Language,
): Promise<Card> {
  const situation = shown.in ?? {};
  let closed: Card | undefined;
  const turn: Turn = {
    person: samplePerson(situation, language),
    input: { kind: 'text', text: '' },
    signIn: sampleSignIn(situation),
    requestId: 'sample',
    liveCard: undefined,
    drawn: undefined,
    now: () => sampleNow,
    speak: async () => undefined,
    say: () => undefined,
    post: () => undefined,
    note: () => undefined,
    settleSignIn: () => undefined,
    show: () => undefined,
    showCase: () => undefined,
    close: (card) => {
      closed = card;
    },
  };
  const step = flow.conversation?.steps[shown.step];
  const memory = flow.conversation?.recall(shown.memory ?? {});
  if (step === undefined || memory === undefined) throw new Error(`${flow.id} has no step ${shown.step}`);
  const scene = { turn, memory };
  const asked = await step.ask(scene);
  if (shown.reply === undefined) {
    if ('card' in asked) return asked.card;
    if (closed !== undefined) return closed;
    throw new Error(`${flow.id} › ${shown.step} moved on instead of asking`);
  }
  if (shown.reply === 'unclear') {
    if ('card' in asked) return withNotice(asked.card, kitWords(language).unclear);
    throw new Error(`${flow.id} › ${shown.step} asks nothing`);
  }
  const move = await step.answer(scene, { text: '', fields: {}, ...shown.reply } satisfies Reply);
  if (closed !== undefined) return closed;
  const after = move.go === 'again' ? await step.ask(scene) : undefined;
  if (after === undefined || !('card' in after))
    throw new Error(`${flow.id} › ${shown.step} shows no card after it`);
  return move.go === 'again' && move.sentence !== undefined
    ? withNotice(after.card, move.sentence)
    : after.card;
}
