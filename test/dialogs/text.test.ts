import assert from 'node:assert/strict';
import { caseWords } from '../../src/dialogs/accept/case-text.ts';
import { words as accept } from '../../src/dialogs/accept/text.ts';
import { approvalWords } from '../../src/dialogs/kit/approval-text.ts';
import { planWords } from '../../src/dialogs/kit/plan-words.ts';
import { words as approval } from '../../src/dialogs/approval/text.ts';
import { approverWords } from '../../src/dialogs/order/text-approver.ts';
import { words as approvalRules } from '../../src/dialogs/approval-rules/text.ts';
import { consentWords } from '../../src/dialogs/gdap/text-consent.ts';
import { words as gdap } from '../../src/dialogs/gdap/text.ts';
import { answerWords } from '../../src/dialogs/accept/answer-text.ts';
import { batchWords } from '../../src/dialogs/invitations/batch-text.ts';
import { words as invitations } from '../../src/dialogs/invitations/text.ts';
import { caseWords as inviteCase } from '../../src/dialogs/invite/case-text.ts';
import { words as invite } from '../../src/dialogs/invite/text.ts';
import { invitationWords } from '../../src/dialogs/kit/invitation-text.ts';
import { languages, type Language } from '../../src/dialogs/kit/language.ts';
import { checkWords } from '../../src/dialogs/kit/reseller-checks.ts';
import { troubleWords } from '../../src/dialogs/kit/order-trouble.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { words as orderCase } from '../../src/dialogs/order/case-text.ts';
import { deskAskedFor as orderDeskAskedFor } from '../../src/dialogs/order-desk/model.ts';
import { words as orderDesk } from '../../src/dialogs/order-desk/text.ts';
import { words as order } from '../../src/dialogs/order/text.ts';
import { words as person } from '../../src/dialogs/person/text.ts';
import { words as proof } from '../../src/dialogs/proof/text.ts';
import { words as questions } from '../../src/dialogs/questions/text.ts';
import { resellerAskedFor } from '../../src/dialogs/reseller/model.ts';
import { words as reseller } from '../../src/dialogs/reseller/text.ts';
import { words as resellerDesk } from '../../src/dialogs/reseller-desk/text.ts';
import { words as trouble } from '../../src/dialogs/trouble/text.ts';
import { firstSignInText } from '../../src/bots/first-sign-in/text.ts';
import { proofText } from '../../src/bots/proof/text.ts';
import { tabText } from '../../src/bots/tab/text.ts';

const texts: Readonly<Record<string, (language: Language) => object>> = {
  kit: kitWords,
  'orders, what stops them': troubleWords,
  'order, case card': orderCase,
  'order, who approves': approverWords,
  approval,
  'approvals, what happens': approvalWords,
  'terms and billing': planWords,
  'order desk': orderDesk,
  'kit, checks of resellers': checkWords,
  accept,
  'accept, open case': caseWords,
  'admin rights': gdap,
  'admin rights, customer': consentWords,
  'accept, answers': answerWords,
  invite,
  'invite, case card': inviteCase,
  'invitations, how they stand': invitationWords,
  invitations,
  'invitations, lists of customers': batchWords,
  trouble,
  questions,
  order,
  person,
  reseller,
  'approval rules': approvalRules,
  'reseller desk': resellerDesk,
  proof,
  'first sign-in': firstSignInText,
  'proof, page': proofText,
  'tab of the staff': tabText,
};

/** Paths of everything that is said, with its kind: `greet.asks function`. Lists of words may differ in length. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [`${path} list of ${new Set(value.map((one) => typeof one)).size} kind`];
  if (value === null || typeof value !== 'object') return [`${path} ${typeof value}`];
  return Object.entries(value)
    .flatMap(([name, inner]) => keysOf(inner, path === '' ? name : `${path}.${name}`))
    .toSorted();
}

function* sentencesOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'function')
    yield String(value(...Array.from({ length: value.length }, () => 'NAME')));
  else if (value !== null && typeof value === 'object')
    for (const inner of Object.values(value)) yield* sentencesOf(inner);
}

describe('texts', () => {
  for (const [flow, words] of Object.entries(texts)) {
    it(`${flow}: every language has the same keys`, () => {
      for (const language of languages)
        assert.deepEqual(keysOf(words(language)), keysOf(words('en')), language);
    });

    it(`${flow}: no sentence is empty or left in English`, () => {
      const english = new Set(
        [...sentencesOf(words('en'))].filter((sentence) => (sentence.match(/\b[a-z]{2,}/g)?.length ?? 0) > 3),
      );
      for (const language of languages) {
        const sentences = [...sentencesOf(words(language))];
        assert.ok(
          sentences.every((sentence) => sentence.trim() !== ''),
          language,
        );
        if (language !== 'en')
          assert.deepEqual(
            sentences.filter((sentence) => english.has(sentence)),
            [],
          );
      }
    });
  }

  it('quotes: those of the language, and none of a typewriter', () => {
    const pairs: Record<Language, RegExp> = { en: /“[^„“”]*”/g, de: /„[^„“”]*“/g };
    for (const words of Object.values(texts))
      for (const language of languages)
        for (const sentence of sentencesOf(words(language)))
          assert.doesNotMatch(sentence.replaceAll(pairs[language], ''), /["„“”]/, sentence);
  });

  it('German: one word for one thing, those of docs/german-words.md', () => {
    for (const words of Object.values(texts))
      for (const sentence of sentencesOf(words('de')))
        assert.doesNotMatch(sentence, /\bTenant|\bAuftr[aä]g|Wiederverkäufer/, sentence);
  });

  it('German, the other word typed: understood all the same', () => {
    assert.deepEqual(orderDeskAskedFor('Auftrag F-1042'), { given: 'F-1042' });
    assert.deepEqual(resellerAskedFor('eigener Tenant'), { wish: 'own' });
  });

  it('advice: each language has as many steps for the same sight', () => {
    const lengths = (language: Language) =>
      Object.entries(trouble(language).advice.texts).map(([sight, steps]) => [sight, steps.length]);
    for (const language of languages) assert.deepEqual(lengths(language), lengths('en'));
  });
});
