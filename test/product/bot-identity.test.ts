import assert from 'node:assert/strict';
import { sampleIdentity } from '../../simulator/login/identity-endpoint.ts';
import { person } from '../bots/support/people.ts';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';

describe('the product without a secret of the bot', () => {
  const house = useRehearsal({
    config: (config) => ({
      ...config,
      bot: {
        ...config.bot,
        credential: {
          clientId: config.bot.appId,
          identity: {
            clientId: sampleIdentity.clientId,
            header: sampleIdentity.header,
            endpoint: `${config.rehearsalOrigin}/_/${sampleIdentity.host}/msi/token`,
          },
        },
      },
    }),
  });

  it('answers in Teams: its managed identity stands for it', async () => {
    const seen = await house().say(person.megan, 'hello');
    assert.equal(seen.status, 200);
    assert.ok(seen.answers.messages.length > 0);
  });
});
