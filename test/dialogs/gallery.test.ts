import assert from 'node:assert/strict';
import { sampleServices } from '../../scripts/gallery/samples.ts';
import { gallerySituations } from '../../scripts/gallery/situations.ts';
import { galleryCards } from '../../scripts/gallery/cards.ts';
import { createFlows } from '../../src/dialogs/index.ts';
import type { Card } from '../../src/dialogs/kit/card.ts';
import { languages } from '../../src/dialogs/kit/language.ts';
import { checkCard } from '../support/card-checker.ts';
import { nodesOf, type CardNode } from '../support/card-nodes.ts';

const cards = await galleryCards();
const titleOf = ({ flow, name, language }: (typeof cards)[number]) => `${flow}, ${name}, ${language}`;

/** Titles of buttons and choices, what stands in fields, and rich text: Teams shows them as they are. */
const isPlainText = ({ path, type }: CardNode): boolean =>
  type?.startsWith('Action.') === true ||
  type?.startsWith('Input.') === true ||
  type === 'TextRun' ||
  /\.choices\[\d+\]$/.test(path);

/** What a person reads on a card, with Teams' Markdown still in it. */
function textsOf(card: Card, has: (node: CardNode) => boolean): string[] {
  return [...nodesOf(card)]
    .filter(has)
    .flatMap(({ value }) =>
      ['text', 'title', 'label', 'value', 'placeholder', 'altText']
        .map((name) => value[name])
        .filter((text) => typeof text === 'string'),
    );
}

describe('every card of every flow', () => {
  it('renderer, schema and house rules: no fault in any state and language', () => {
    const faults = cards.flatMap((shown) =>
      checkCard(shown.card).map((fault) => `${titleOf(shown)}: ${fault}`),
    );
    assert.deepEqual(faults, []);
  });

  it('free text: every input says how long it may be', () => {
    const inputs = cards.flatMap((shown) =>
      [...nodesOf(shown.card)]
        .filter(({ type }) => type === 'Input.Text')
        .map(({ value }) => ({
          where: `${titleOf(shown)}: ${String(value['id'])}`,
          longest: value['maxLength'],
        })),
    );
    assert.ok(inputs.length >= 40, `${inputs.length} inputs`);
    assert.deepEqual(
      inputs.filter(
        ({ where, longest }) =>
          typeof longest !== 'number' || longest < 1 || longest > (where.endsWith(': list') ? 12_000 : 2000),
      ),
      [],
    );
  });

  it('size without pictures: at most 28 KB', () => {
    for (const shown of cards) {
      const bytes = Buffer.byteLength(JSON.stringify(shown.card).replaceAll(/data:image[^"]*/g, ''));
      assert.ok(bytes <= 28 * 1024, `${titleOf(shown)} has ${bytes} bytes`);
    }
  });

  it('a hostile name: no link, no bold and no mention come out of it', () => {
    const hostile = cards.filter(({ name }) => name.includes('hostile'));
    assert.ok(hostile.length >= 20);
    for (const shown of hostile) {
      const texts = (has: (node: CardNode) => boolean) =>
        textsOf(shown.card, has).filter((text) => text.includes('evil.example'));
      assert.notEqual(texts(() => true).length, 0, `${titleOf(shown)} does not show the name`);
      for (const text of texts((node) => !isPlainText(node))) {
        assert.doesNotMatch(
          text,
          /(?<!\\)\[x(?<!\\)\]\(http|(?<!\\)\*\*bold|(?<!\\)<at|(?<!\\)`code/,
          titleOf(shown),
        );
      }
    }
  });

  it('titles of buttons and choices: no backslash of an escaped name', () => {
    const titles = cards.flatMap(({ card }) => textsOf(card, isPlainText));
    assert.ok(titles.some((title) => title.includes('evil.example')));
    assert.deepEqual(
      titles.filter((title) => title.includes('\\')),
      [],
    );
  });

  it('every step and every kind of case: shown at least once', () => {
    const shown = new Set(gallerySituations.map((one) => `${one.flow} ${'step' in one ? one.step : 'case'}`));
    const unseen = createFlows(sampleServices({})).flatMap((flow) => [
      ...Object.keys(flow.conversation?.steps ?? {}).map((step) => `${flow.id} ${step}`),
      ...(flow.announce === undefined ? [] : [`${flow.id} case`]),
    ]);
    // They only lead to the question that is missing.
    const silent = [
      'order begin',
      'order next',
      'order line',
      'order more',
      'order invite-myself',
      'approval-rules absence',
      'approval-rules channel',
      'gdap create',
      'notifications wish',
    ];
    assert.deepEqual(
      unseen.filter((one) => !shown.has(one)),
      silent,
    );
  });

  it('two cards in one file: none, and each card in every language', () => {
    const names = cards.map(titleOf);
    assert.equal(new Set(names).size, names.length);
    assert.equal(cards.length % languages.length, 0);
  });

  it('buttons that lead away from a card with required inputs: not held up by them', () => {
    for (const shown of cards) {
      const nodes = [...nodesOf(shown.card)];
      if (!nodes.some(({ value }) => value['isRequired'] === true)) continue;
      const answers = nodes.filter(
        ({ type, value }) => type === 'Action.Execute' && value['verb'] === 'answer',
      );
      const free = answers.filter(({ value }) => value['associatedInputs'] === 'none');
      assert.ok(answers.length === 1 || free.length === answers.length - 1, titleOf(shown));
    }
  });
});
