// Microsoft 365 Agents SDK on express, as in its samples: AgentApplication, memory storage.
import {
  AgentApplication,
  CloudAdapter,
  MemoryStorage,
  MessageFactory,
  authorizeJWT,
  getAuthConfigWithDefaults,
} from '@microsoft/agents-hosting';
import express from 'express';
import { cardType, doneText, firstCard, secondCard, tell } from './work.mjs';

const { BENCH_APP_ID: clientId, BENCH_TENANT_ID: tenantId } = process.env;
const settings = getAuthConfigWithDefaults({
  clientId,
  tenantId,
  clientSecret: 'bench',
  authority: 'https://login.microsoftonline.com',
  issuers: ['https://api.botframework.com'],
});
const adapter = new CloudAdapter(settings);
const agent = new AgentApplication({
  storage: new MemoryStorage(),
  adapter,
  agentAppId: clientId,
  startTypingTimer: false,
});
const card = (content) => MessageFactory.attachment({ contentType: cardType, content });

agent.onActivity('message', async (context, state) => {
  const { value } = context.activity;
  if (value?.step === 'about') {
    state.setValue('conversation.about', value.about);
    await context.sendActivity(card(secondCard(value.about)));
  } else if (value?.step === 'confirm') {
    state.deleteValue('conversation.about');
    await context.sendActivity(doneText);
  } else {
    state.setValue('conversation.step', 'about');
    await context.sendActivity(card(firstCard()));
  }
});

const server = express();
server.use(express.json());
server.post('/api/messages', authorizeJWT(settings), (request, response) =>
  adapter.process(request, response, (context) => agent.run(context)),
);
const listening = server.listen(0, '127.0.0.1', () => tell(listening.address().port));
