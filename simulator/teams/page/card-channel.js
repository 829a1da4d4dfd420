import { act } from './api.js';

const unreachable = 'Unable to reach app. Please try again.';
const somethingWrong = 'Something went wrong. Please try again.';

/**
 * Carries presses on the card of one message to the bot, in the person's name, and brings the bot's answers to the
 * card's applet. `onView` gets each card the bot answered with and returns the one this person sees now, `onPress` hears
 * whether an answer is awaited.
 */
export class CardChannel extends AdaptiveCards.ChannelAdapter {
  /** What the bot said with its last request to sign in; the applet passes on only the button. */
  signInText;

  constructor(message, place, { onView, onPress }) {
    super();
    this.message = message;
    this.place = place;
    this.onView = onView;
    this.onPress = onPress;
  }

  /** Always resolves: the applet shows nothing of what is thrown. */
  async sendRequestAsync(request) {
    const failed = (text) =>
      new AdaptiveCards.ErrorResponse(request, new AdaptiveCards.ActivityRequestError(undefined, text));
    // In JSON, because the applet would read a text like `5` as a number.
    const succeeded = (content) => new AdaptiveCards.SuccessResponse(request, JSON.stringify(content));
    const outcome = await this.press(request.action, request.trigger, request.authCode);
    if (outcome.kind === 'failed') return failed(outcome.text);
    if (outcome.kind === 'text') return succeeded(outcome.text);
    if (outcome.kind === 'card') {
      if (outcome.card?.type !== 'AdaptiveCard') return failed(somethingWrong);
      return succeeded(this.onView(outcome));
    }
    if (outcome.kind === 'sign-in') {
      const response = new AdaptiveCards.LoginRequestResponse(request, outcome.signIn);
      if (response.signinButton === undefined) return failed(somethingWrong);
      this.signInText = outcome.signIn.text;
      return response;
    }
    return succeeded('');
  }

  /**
   * Presses a button and resolves with what came of it. `code`: the digits of the sign-in that the bot had asked for
   * at this press, null when it was cancelled.
   */
  async press(action, trigger, code) {
    const { verb, id, data } = action;
    const press = {
      as: this.place.userId,
      activityId: this.message.id,
      action: { type: action.getJsonTypeName(), verb, id, data: data ?? {} },
      trigger,
    };
    this.onPress(true);
    try {
      const { outcome } = await (code === undefined
        ? act(this.place.chatId, 'actions', press)
        : act(this.place.chatId, 'sign-in', { as: this.place.userId, code, press }));
      return outcome;
    } catch {
      return { kind: 'failed', text: unreachable };
    } finally {
      this.onPress(false);
    }
  }
}
