// Teams SDK 2, as in its samples: App with its own HTTP server, memory storage.
import { createServer } from 'node:net';
import { App } from '@microsoft/teams.apps';
import { cardType, doneText, firstCard, secondCard, tell } from './work.mjs';

const { BENCH_APP_ID: clientId, BENCH_TENANT_ID: tenantId } = process.env;
const quiet = {
  info() {},
  debug() {},
  trace() {},
  log() {},
  warn() {},
  error: console.error,
  child: () => quiet,
};
const app = new App({ clientId, clientSecret: 'bench', tenantId, logger: quiet });
const about = new Map();
const card = (content) => ({ type: 'message', attachments: [{ contentType: cardType, content }] });

app.on('message', async (context) => {
  const { activity } = context;
  const { value, conversation } = activity;
  if (value?.step === 'about') {
    about.set(conversation.id, value.about);
    await context.send(card(secondCard(value.about)));
  } else if (value?.step === 'confirm') {
    about.delete(conversation.id);
    await context.send(doneText);
  } else await context.send(card(firstCard()));
});

/** It listens on a port it is given and does not say which one 0 became. */
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});
await app.start(port);
tell(port);
