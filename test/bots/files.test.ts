import assert from 'node:assert/strict';
import type { Switches } from '../../simulator/world/types.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { activity } from './support/activities.ts';
import { postSigned } from './support/http.ts';
import { botMessages } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const { priya, alex, nina } = person;

describe('a file in the personal chat', function () {
  const house = useRehearsal();
  afterEach(() => house().simulator.world.change(({ switches }) => (switches.files = 'normal')));

  const give = (who: string, content: string | Buffer, name = 'customers.csv') =>
    house().teams(who, 'messages', {
      text: '',
      file: { name, base64: Buffer.from(content).toString('base64') },
    });
  /** Paths of the calls to a host since the simulator started. */
  const callsTo = (host: string) =>
    house()
      .simulator.world.journal.since(0, 'api-call')
      .filter((entry) => String(entry['host']).endsWith(host))
      .map((entry) => String(entry['path']));
  const fetched = () => callsTo('sharepoint.com').length;
  /** Waits for words in a message that was not there before. */
  const said = (who: string, sentence: RegExp, before = 0) =>
    eventually(
      async () =>
        (await botMessages(house(), who)).slice(before).find((message) => sentence.test(textsOf(message))),
      String(sentence),
    );
  const written = async (who: string) => (await botMessages(house(), who)).length;

  it('a list of staff: asked for whom, then its customers are looked up and shown on one card', async () => {
    await give(priya, 'Domain;E-Mail;Name\r\nfabrikam.de;katrin@fabrikam.de;Katrin Vogel\r\ncontoso.com\r\n');
    await said(priya, /For whom are they invited\?.*2 customers read/s);
    await house().press(priya, 'Look them up');
    await said(priya, /Fabrikam GmbH/);
    await said(priya, /Contoso Ltd/);
  });

  it('a list of a seller in Windows-1252: nothing is asked, and the umlaut of the domain arrives', async () => {
    await give(nina, Buffer.from('fabrikam.de;Jörg Müller\nmüller.example', 'latin1'), 'list.txt');
    await said(nina, /Fabrikam GmbH/);
    await said(nina, /müller\.example|xn--mller-kva\.example/);
  });

  it('a workbook: a sentence, nothing is fetched', async () => {
    const before = fetched();
    await give(priya, 'PK', 'customers.xlsx');
    await said(priya, /CSV or plain text/);
    assert.equal(fetched(), before);
  });

  it('a file of more than 256 KB: a sentence', async () => {
    await give(priya, 'contoso.com\n'.repeat(25_000));
    await said(priya, /larger than 256 KB/);
  });

  it('somebody who may not invite: a sentence, nothing is fetched', async () => {
    const before = fetched();
    await give(alex, 'contoso.com');
    await said(alex, /no use for a file/);
    assert.equal(fetched(), before);
  });

  const troubles: readonly (readonly [Switches['files'], RegExp])[] = [
    ['sign-in-page', /attach it once more/],
    ['expired', /attach it once more/],
    ['foreign', /not from your OneDrive/],
  ];
  for (const [mode, sentence] of troubles)
    it(`${mode}: a sentence`, async () => {
      house().simulator.world.change(({ switches }) => (switches.files = mode));
      const before = await written(priya);
      await give(priya, 'contoso.com');
      await said(priya, sentence, before);
    });

  it('a signed message whose link leads into our own house: not followed', async () => {
    const at = (downloadUrl: string) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'list.csv',
      content: { downloadUrl, uniqueId: '1', fileType: 'csv' },
    });
    const answer = await postSigned(
      house(),
      activity({
        from: { id: `29:${priya}`, name: 'Priya Nair', aadObjectId: priya },
        conversation: { id: 'a:forged', conversationType: 'personal', tenantId: tenant.home },
        channelData: { tenant: { id: tenant.home } },
        text: '',
        attachments: [at('https://graph.microsoft.com/v1.0/users')],
      }),
    );
    assert.deepEqual(
      callsTo('graph.microsoft.com').filter((path) => path === '/v1.0/users'),
      [],
    );
    assert.equal(answer.status, 200);
  });
});
