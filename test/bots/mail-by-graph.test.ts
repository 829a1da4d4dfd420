import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { buttonsOf } from '../support/rehearsal.ts';
import { botMessages } from './support/journeys.ts';
import { person } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const { priya } = person;

describe('a house whose mail goes out by Graph', function () {
  const house = useRehearsal({
    environment: {
      CONCIERGE_MAIL_SENDER: 'priya@opendoor.onmicrosoft.com',
      CONCIERGE_SMTP_URL: '',
      CONCIERGE_MAIL_FROM: '',
    },
  });

  it('customers from a file, prepared and sent: one mail from that mailbox, no mail server asked', async () => {
    const base64 = Buffer.from('fabrikam.de;katrin@fabrikam.de;Katrin Vogel\r\n').toString('base64');
    await house().teams(priya, 'messages', { text: '', file: { name: 'customers.csv', base64 } });
    for (const title of [/^Look them up$/, /send 1 e-mail$/]) {
      const button = await eventually(
        async () =>
          (await botMessages(house(), priya))
            .flatMap((message) => buttonsOf(message))
            .find((one) => title.test(one.title)),
        String(title),
      );
      await house().press(priya, button.title);
    }
    const mails = () => house().simulator.world.state.mails;
    const mail = await eventually(() => mails()[0], 'a mail');
    assert.equal(mail.to, 'katrin@fabrikam.de');
    assert.equal(mail.from, 'Priya Nair <priya@opendoor.onmicrosoft.com>');
    assert.match(mail.messageId, /^<[\w-]+@opendoor\.onmicrosoft\.com>$/);
    assert.equal(mails().length, 1);
  });
});
