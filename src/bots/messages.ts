import { card, paragraph, type Card } from '../dialogs/kit/card.ts';

/** A text message. Markdown is on; whoever puts foreign text in it has escaped it. */
export const textMessage = (text: string): object => ({ type: 'message', text, textFormat: 'markdown' });

/** A message that is one card; `summary` is what a notification shows of it. */
export const cardMessage = (content: Card, summary?: string): object => ({
  type: 'message',
  ...(summary === undefined ? {} : { summary: summary.replaceAll(/[*\\]/g, '').slice(0, 200) }),
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

/** What is left of a card whose conversation went on elsewhere. */
export const spentCard = (text: string): Card => card(paragraph(text, { subtle: true, small: true }));

/** The card that makes Teams try single sign-on and, failing that, shows a button (contract teams 7.4). */
export const signInMessage = (parts: {
  text: string;
  button: string;
  connectionName: string;
  signInLink: string;
  tokenExchangeResource: object | undefined;
}): object => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.oauth',
      content: {
        text: parts.text,
        connectionName: parts.connectionName,
        tokenExchangeResource: parts.tokenExchangeResource,
        buttons: [{ type: 'signin', title: parts.button, value: parts.signInLink }],
      },
    },
  ],
});

/** Bodies of an adaptiveCard/action answer; the HTTP status is always 200 (contract teams 2.3). */
export const invokeCard = (content: Card): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: content,
});

export const invokeMessage = (text: string): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
});
