import assert from 'node:assert/strict';
import { checkCard } from './card-checker.ts';

const heading = { type: 'TextBlock', text: 'Your region: Europe (EUR)', wrap: true, style: 'heading' };

/** A card without faults, with the given elements after its heading. */
const cardWith = (...elements: readonly object[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [heading, ...elements],
});

const rich = {
  ...cardWith(
    { type: 'FactSet', facts: [{ title: 'Account', value: 'Open Door Technology (Ireland) Limited' }] },
    {
      type: 'Input.Text',
      id: 'reason',
      label: 'Why?',
      maxLength: 300,
      isRequired: true,
      errorMessage: 'Please say why.',
    },
    {
      type: 'Container',
      style: 'good',
      items: [{ type: 'TextBlock', text: '✓ Accepted', wrap: true, color: 'good' }],
    },
    { type: 'Image', url: 'data:image/png;base64,AA==', altText: 'QR code of the link' },
    { type: 'Badge', text: 'Waiting', fallback: { type: 'TextBlock', text: 'Waiting', wrap: true } },
    { type: 'ProgressBar', value: 3, fallback: 'drop' },
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.Execute',
          title: 'Yes',
          verb: 'confirm',
          data: { type: 'anything', stamp: 1 },
          fallback: { type: 'Action.Submit', title: 'Yes' },
        },
        { type: 'Action.OpenUrl', title: 'Open', url: 'https://admin.microsoft.com/' },
      ],
    },
  ),
  msteams: { width: 'Full' },
  refresh: { action: { type: 'Action.Execute', verb: 'refresh' }, userIds: ['29:a'] },
};

describe('card checker', () => {
  it('a card that uses everything allowed: no fault', () => {
    assert.deepEqual(checkCard(rich), []);
  });

  const faulty: readonly (readonly [situation: string, card: unknown, fault: RegExp])[] = [
    ['not an object', 'card', /is not a JSON object/],
    ['another version', { ...cardWith(), version: '1.6' }, /must declare version 1\.5/],
    ['no version', { type: 'AdaptiveCard', body: [heading] }, /must declare version 1\.5/],
    ['no text at all', { ...cardWith(), body: [] }, /has no TextBlock/],
    [
      'no heading',
      { ...cardWith(), body: [{ ...heading, style: 'default' }] },
      /first text must be a heading/,
    ],
    ['text is missing', cardWith({ type: 'TextBlock', wrap: true }), /body\[1\]: TextBlock without text/],
    [
      'text does not wrap',
      cardWith({ type: 'TextBlock', text: 'x' }),
      /body\[1\]: TextBlock that does not wrap/,
    ],
    [
      'an unknown element',
      cardWith({ type: 'Badge', text: 'x' }),
      /Badge is not in version 1\.5 and has no fallback/,
    ],
    [
      'a fallback that is wrong itself',
      cardWith({
        type: 'Badge',
        text: 'x',
        fallback: { type: 'TextBlock', text: 'x', colour: 'good', wrap: true },
      }),
      /body\[1\]: TextBlock has no property colour/,
    ],
    ['a bad value', cardWith({ ...heading, color: 'pink' }), /renderer: Invalid value "pink"/],
    [
      'a misspelt property',
      cardWith({ ...heading, wrapp: true }),
      /body\[1\]: TextBlock has no property wrapp/,
    ],
    ['an input without id', cardWith({ type: 'Input.Text', label: 'x' }), /Input\.Text without id/],
    [
      'two inputs with one id',
      cardWith(...[1, 2].map(() => ({ type: 'Input.Date', id: 'a', label: 'x' }))),
      /Duplicate Id/,
    ],
    ['an input without label', cardWith({ type: 'Input.Text', id: 'a' }), /Input\.Text without label/],
    [
      'free text of any length',
      cardWith({ type: 'Input.Text', id: 'a', label: 'x' }),
      /Input\.Text without maxLength/,
    ],
    [
      'a required input without a message',
      cardWith({ type: 'Input.Text', id: 'a', label: 'x', isRequired: true }),
      /no errorMessage/,
    ],
    [
      'an action without verb',
      withAction({ type: 'Action.Execute', title: 'Yes' }),
      /Action\.Execute without verb/,
    ],
    [
      'an action without title',
      withAction({ type: 'Action.Execute', verb: 'x' }),
      /Action\.Execute without title/,
    ],
    [
      'a link that is not https',
      withAction({ type: 'Action.OpenUrl', title: 'x', url: 'http://x.example' }),
      /https url/,
    ],
    [
      'a script link',
      withAction({ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' }),
      /https url/,
    ],
    [
      'seven actions',
      withAction(...Array.from({ length: 7 }, () => ({ type: 'Action.Submit', title: 'x' }))),
      /7 actions/,
    ],
    [
      'an image without altText',
      cardWith({ type: 'Image', url: 'https://x.example/a.png' }),
      /Image without altText/,
    ],
    ['an empty fact', cardWith({ type: 'FactSet', facts: [{ title: 'x', value: '' }] }), /a fact lacks/],
    [
      'a coloured dot',
      cardWith({ type: 'TextBlock', text: '●', wrap: true, color: 'attention' }),
      /colour is all/,
    ],
    [
      'a coloured box without words',
      cardWith({ type: 'Container', style: 'warning', items: [] }),
      /colour is all/,
    ],
    [
      'a refresh without verb',
      { ...cardWith(), refresh: { action: { type: 'Action.Execute' } } },
      /without verb/,
    ],
    [
      'a refresh that submits',
      { ...cardWith(), refresh: { action: { type: 'Action.Submit' } } },
      /refresh needs/,
    ],
    ['a refresh for 61 people', refreshFor(61), /at most 60 userIds/],
    ['29 KB', cardWith({ ...heading, text: 'x'.repeat(29 * 1024) }), /bytes; 28672 are allowed/],
    ['29 KB of umlauts', cardWith({ ...heading, text: 'ü'.repeat(15 * 1024) }), /bytes; 28672 are allowed/],
  ];
  for (const [situation, card, fault] of faulty) {
    it(`${situation}: found`, () => {
      const faults = checkCard(card);

      assert.ok(
        faults.some((one) => fault.test(one)),
        faults.join('\n') || 'no fault was found',
      );
    });
  }
});

function withAction(...actions: readonly object[]) {
  return { ...cardWith(), actions };
}

function refreshFor(people: number) {
  const userIds = Array.from({ length: people }, (_, index) => `29:${index}`);
  return { ...cardWith(), refresh: { action: { type: 'Action.Execute', verb: 'refresh' }, userIds } };
}
