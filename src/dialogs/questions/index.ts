import { z } from 'zod';
import type { PeopleHelp } from '../../workflows/help/port.ts';
import { card, heading, paragraph, plain, textInput } from '../kit/card.ts';
import { again, conversation, end, flow, to, type Flow, type Scene, type Step } from '../kit/flow.ts';
import { handedWords } from '../kit/handed.ts';
import type { Language } from '../kit/language.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Role } from '../../domain/person.ts';
import { normal } from '../kit/words.ts';
import { words, type Article, type ArticleId } from './text.ts';
import { where } from './where.ts';

export interface QuestionsServices {
  readonly help: Pick<PeopleHelp, 'feedback' | 'contactFor' | 'handOver'>;
}

const memory = z.object({
  /** What was asked for by typing the question: answered without showing the list. */
  asked: z.string().optional(),
  article: z.string().optional(),
});
type Memory = z.infer<typeof memory>;
type QuestionsStep = Step<Memory>;
type Roles = ReadonlySet<Role>;
const say = (scene: Scene<Memory>) => words(scene.turn.person.language);

/** What only sellers and owners ask. */
const sellersAsk: Partial<Record<ArticleId, RegExp>> = {
  return:
    /\b(?:cancel(?:s|l?ed)?|refund(?:s|ed)?|withdraw|undo)\b|\b(?:give|send|take) .*\b(?:licen[cs]es?|seats?|subscriptions?|orders?|them|it|some) .*\bback\b|\b(?:give|send) back\b|\bmoney back\b|\breturn (?:\d+|it|them|this|an?|the|some|my|our|any|all|licen[cs]es?)\b|storn|kündig|erstatt|zurückgeb|rückgabe|rückgängig|widerruf|verwerf|geld zurück/,
  quantity:
    /\b(?:change|reduce|lower|raise|increase|adjust) (?:the |my |our )?(?:number|quantity)\b|\b(?:reduce|lower)\b.*\b(?:licen[cs]es|seats)\b|\b(?:add|remove|more|fewer|less)\b.*\b(?:licen[cs]es|seats) (?:later|afterwards?|again)|\bfewer (?:licen[cs]es|seats)\b|(?:anzahl|menge).*(?:änder|anpass|reduzier|verringer|erhöh)|weniger lizenzen|später.*(?:mehr|weniger|zusätzliche) lizenzen|(?:mehr|zusätzliche) lizenzen.*später/,
};
/** Something else is to be cancelled, or one order is named. */
const notOfLicences =
  /\bf-\d|\b(?:invitations?|rules?|approvals?|rejections?|meetings?|codes?|calls?|cards?|letters?)\b|einladung|freigabe|regel|termin/;

/** What has been ordered is to be undone, said without asking and without its number. */
const undoing =
  /^(?:(?:please|bitte|i (?:want|need|would like) to|ich (?:möchte|will)) )?(?:(?:cancel|refund|return|undo|withdraw) (?:my|the|our|an|this|that|some) (?:last )?(?:orders?|licen[cs]es?|subscriptions?)|refund|return licen[cs]es|(?:(?:meine|die|diese|eine|unsere) )?(?:letzte )?(?:bestellung|lizenz(?:en)?|abonnements?) (?:stornieren|kündigen|zurückgeben)|stornieren|(?:rück)?erstattung)$/;
const undone: ArticleId = 'return';

const ofRelationship =
  /\b(?:gdap|relationships?|accept(?:s|ed|ing)?|global admin|admin cent(?:er|re))|beziehung|annehm|annahme|angenommen|globale[rn]? admin/;

/** A question without its mark. */
const asks = /^(?:can|could|may|what if|how|kann|könn(?:en|te)|darf|dürfen|was wenn|wie) /;
const wrongRegion = /\b(?:wrong (?:region|country)|falsche[nrs]? (?:region|land))\b/;

/** Who sells for a reseller or answers for it. */
const ordersAt = (roles: Roles): boolean => roles.has('seller') || roles.has('owner');

const asking = ['questions', 'question', 'faq', 'fragen', 'frage'];

/** What people ask about accepting, answered in the chat, with "was this helpful?" and a person to contact. */
export function createQuestionsFlow(services: QuestionsServices): Flow {
  return {
    id: 'questions',
    roles: ['customer'],
    isPassing: true,
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor(text, language, roles) {
      if (asking.includes(normal(text))) return {};
      const article = articleAsked(text, language, roles);
      return article === undefined ? undefined : { asked: article };
    },
    aside(text, { language, roles }) {
      const article = articleAsked(text, language, roles);
      const t = words(language);
      return article === undefined
        ? undefined
        : t.aside(t.articles[article].question, t.articles[article].answer);
    },
    where,
    conversation: conversation<Memory>({
      version: 1,
      memory,
      steps: { list: list(), answer: answer(services), remark: remark(services) },
    }),
  };
}

/** A whole question mark's worth of words goes to the answers; anything else is for the flow in progress. */
function articleAsked(text: string, language: Language, roles: Roles): ArticleId | undefined {
  const said = normal(text);
  if (ordersAt(roles) && undoing.test(said)) return undone;
  if (!ordersAt(roles) && wrongRegion.test(said)) return 'region';
  const isQuestion = text.trim().endsWith('?');
  if (!isQuestion && !(ordersAt(roles) && asks.test(said))) return undefined;
  const article = articleFor(text, language, roles);
  return isQuestion || (article !== undefined && article in sellersAsk) ? article : undefined;
}

/** The article for these people most of whose words occur in the text; undefined when none does. */
export function articleFor(text: string, language: Language, roles: Roles): ArticleId | undefined {
  const said = normal(text);
  const mine = notOfLicences.test(said) ? [] : articlesFor(roles, language);
  const sellers = mine.find(([id]) => sellersAsk[id]?.test(said));
  if (sellers !== undefined) return sellers[0];
  // Who orders asks with the same words about other things: “Who placed the last order?”
  let best: { id: ArticleId | undefined; hits: number } = {
    id: undefined,
    hits: ordersAt(roles) && !ofRelationship.test(said) ? 1 : 0,
  };
  for (const [id, article] of articlesFor(roles, language)) {
    const hits = article.words.filter((word) => isIn(said, word)).length;
    if (hits > best.hits) best = { id, hits };
  }
  return best.id;
}

/** “who” is no part of “whole”, nor “wer” of “verwerfen”. */
const isIn = (said: string, word: string): boolean =>
  word.length > 3 ? said.includes(word) : new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(said);

/** What these people may ask about. */
const articlesFor = (roles: Roles, language: Language): readonly (readonly [ArticleId, Article])[] =>
  (Object.entries(words(language).articles) as [ArticleId, Article][]).filter(
    ([id]) => sellersAsk[id] === undefined || ordersAt(roles),
  );

const isArticle = (id: string | undefined): id is ArticleId =>
  id !== undefined && Object.hasOwn(words('en').articles, id);

const list = (): QuestionsStep => ({
  ask(scene) {
    const { asked } = scene.memory;
    scene.memory.asked = undefined;
    if (isArticle(asked)) {
      scene.memory.article = asked;
      return to('answer');
    }
    const t = say(scene);
    const { roles, language } = scene.turn.person;
    return question(
      [heading(t.list.title), paragraph(t.list.why)],
      articlesFor(roles, language).map(([id, article]) => pick(id, article.question)),
      { text: 'answer' },
    );
  },
  answer(scene, reply) {
    const { roles, language } = scene.turn.person;
    const id = isArticle(reply.choice) ? reply.choice : articleFor(reply.text, language, roles);
    if (id === undefined) return again(say(scene).none);
    scene.memory.article = id;
    return to('answer');
  },
});

function answer(services: QuestionsServices): QuestionsStep {
  return {
    ask(scene) {
      const t = say(scene);
      const { article } = scene.memory;
      if (!isArticle(article)) return to('list');
      return question(
        [
          heading(t.articles[article].question),
          paragraph(t.articles[article].answer),
          paragraph(t.source, { subtle: true, small: true }),
          paragraph(t.helpful, { strong: true }),
        ],
        [pick('yes', t.yes), pick('no', t.no), pick('more', t.more), pick('done', t.done)],
        { words: { yes: ['yes', 'ja'], no: ['no', 'nein'] } },
      );
    },
    async answer(scene, reply) {
      const t = say(scene);
      const { article } = scene.memory;
      if (reply.choice === 'more') return to('list');
      if (reply.choice === 'no') return to('remark');
      if (reply.choice === 'yes' && isArticle(article)) {
        await services.help.feedback({ article, helpful: true, from: scene.turn.person });
      }
      scene.turn.close(
        card(heading(isArticle(article) ? t.articles[article].question : t.list.title), paragraph(t.thanks)),
      );
      return end;
    },
  };
}

function remark(services: QuestionsServices): QuestionsStep {
  return {
    async ask(scene) {
      const t = say(scene);
      const { name, email, phone = '' } = await services.help.contactFor(scene.turn.person.tenantId);
      return question(
        [
          heading(t.remark),
          textInput({ id: 'remark', label: t.remarkLabel, multiline: true, maxLength: 1000 }),
          paragraph(t.contact(plain(name), plain(email), plain(phone)), { subtle: true }),
        ],
        [pick('send', t.send, true), leave('skip', t.skip), leave('person', t.person)],
        { text: 'prose' },
      );
    },
    async answer(scene, reply) {
      const t = say(scene);
      const given = reply.choice === 'text' ? reply.text : (reply.fields['remark'] ?? '');
      const said = reply.choice === 'skip' ? '' : given.trim().slice(0, 1000);
      const { article } = scene.memory;
      if (isArticle(article)) {
        await services.help.feedback({
          article,
          helpful: false,
          ...(said === '' ? {} : { remark: said }),
          from: scene.turn.person,
        });
      }
      let thanks = t.thanks;
      if (said !== '') {
        const handed = await services.help.handOver({
          requestId: scene.turn.requestId,
          from: scene.turn.person,
          words: said,
          topic: 'remark',
          flow: 'questions',
          step: article,
        });
        thanks = handedWords(handed, scene.turn.person.language, () => t.thanksRemark);
      }
      if (reply.choice === 'person') return flow('person', { about: 'questions', step: article ?? '' });
      scene.turn.close(card(heading(t.name), paragraph(thanks)));
      return end;
    },
  };
}
