// The conversation every stack holds: a message brings a card with an input, its answer the next card, a confirmation the end.
export const cardType = 'application/vnd.microsoft.card.adaptive';

const frame = (body, actions) => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body,
  actions,
});
const heading = (text) => ({ type: 'TextBlock', text, size: 'Large', weight: 'Bolder', wrap: true });
const text = (words) => ({ type: 'TextBlock', text: words, wrap: true });

/** The first card: what is needed, and an input. */
export const firstCard = () =>
  frame(
    [
      heading('What is it about?'),
      text('Say it in your own words; somebody of our people reads it.'),
      {
        type: 'Input.Text',
        id: 'about',
        label: 'Your question',
        isRequired: true,
        errorMessage: 'Please write something.',
      },
    ],
    [
      { type: 'Action.Submit', title: 'Go on', data: { step: 'about' } },
      { type: 'Action.Submit', title: 'Cancel', data: { step: 'cancel' } },
    ],
  );

/** The second card: what was said, to be confirmed. */
export const secondCard = (about) =>
  frame(
    [
      heading('Is that right?'),
      text(String(about)),
      {
        type: 'FactSet',
        facts: [
          { title: 'To', value: 'Licensing desk' },
          { title: 'Answer', value: 'Here in Teams' },
        ],
      },
    ],
    [
      { type: 'Action.Submit', title: 'Send', data: { step: 'confirm' } },
      { type: 'Action.Submit', title: 'Change', data: { step: 'change' } },
    ],
  );

export const doneText = 'Thank you, it is on its way.';

/** Tells the benchmark where this stack listens, and ends with it. */
export const tell = (port) => {
  process.on('disconnect', () => process.exit());
  process.send?.({ type: 'listening', port });
};
