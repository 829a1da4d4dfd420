import { createSigningKeys } from '../../../bots/signing-keys.ts';
import { botService } from '../../bot-service.ts';
import { check, troubleOf } from '../check.ts';

/** Whether the keys can be read with which Teams signs what it sends: without them every message is refused. */
export const botKeys = check({
  id: 'bot-keys',
  looksAt: 'Whether the keys can be read with which the Bot Framework signs what it sends.',
  remedies: {
    unreachable:
      'See that the machine reaches login.botframework.com by https; without its keys no message from Teams is believed.',
  },
  async look({ sender, clock }, say) {
    try {
      await createSigningKeys({ sender, clock, metadataUrl: botService.metadata }).find('any');
      say.ok('The Bot Framework’s keys can be read.');
    } catch (error) {
      say.fault('unreachable', `The Bot Framework’s keys cannot be read: ${troubleOf(error)}.`);
    }
  },
});
