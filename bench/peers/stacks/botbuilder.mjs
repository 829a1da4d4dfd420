// Bot Framework SDK 4.23 and restify as in Microsoft's samples: CloudAdapter, WaterfallDialog, memory storage.
import botbuilder from 'botbuilder';
import dialogs from 'botbuilder-dialogs';
import restify from 'restify';
import { cardType, doneText, firstCard, secondCard, tell } from './work.mjs';

const {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  ConversationState,
  MemoryStorage,
  MessageFactory,
} = botbuilder;
const { ComponentDialog, DialogSet, DialogTurnStatus, WaterfallDialog, Dialog } = dialogs;
const { BENCH_APP_ID: appId, BENCH_TENANT_ID: tenantId } = process.env;

const credentials = new ConfigurationServiceClientCredentialFactory({
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'bench',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenantId,
});
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}, credentials));
adapter.onTurnError = async (_context, error) => console.error(error);
const state = new ConversationState(new MemoryStorage());

const card = (content) => MessageFactory.attachment({ contentType: cardType, content });

/** Waits for the answer of a card. */
class CardPrompt extends Dialog {
  async beginDialog(dc, options) {
    await dc.context.sendActivity(card(options.card));
    return Dialog.EndOfTurn;
  }
  async continueDialog(dc) {
    const { value } = dc.context.activity;
    return value === undefined ? Dialog.EndOfTurn : dc.endDialog(value);
  }
}

class Conversation extends ComponentDialog {
  constructor() {
    super('conversation');
    this.addDialog(new CardPrompt('card'));
    this.addDialog(
      new WaterfallDialog('steps', [
        (step) => step.beginDialog('card', { card: firstCard() }),
        (step) => {
          step.values.about = step.result.about;
          return step.beginDialog('card', { card: secondCard(step.values.about) });
        },
        async (step) => {
          await step.context.sendActivity(doneText);
          return step.endDialog();
        },
      ]),
    );
    this.initialDialogId = 'steps';
  }
  async run(context, accessor) {
    const set = new DialogSet(accessor);
    set.add(this);
    const dc = await set.createContext(context);
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) await dc.beginDialog(this.id);
  }
}

const conversation = new Conversation();
const accessor = state.createProperty('dialog');
class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await conversation.run(context, accessor);
      await next();
    });
  }
  async run(context) {
    await super.run(context);
    await state.saveChanges(context, false);
  }
}
const bot = new Bot();

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => tell(server.address().port));
