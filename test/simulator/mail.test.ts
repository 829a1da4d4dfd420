import assert from 'node:assert/strict';
import { Resolver } from 'node:dns/promises';
import { createTransport } from 'nodemailer';
import { readMessage } from '../../simulator/mail/mime.ts';
import type { Simulator } from '../../simulator/server.ts';
import { startTestSimulator, temporaryFolder } from './test-simulator.ts';

function send(simulator: Simulator, changes: Record<string, unknown> = {}): Promise<unknown> {
  const { hostname: host, port } = new URL(simulator.mail.smtpUrl);
  const transport = createTransport({ host, port: Number(port), ignoreTLS: true });
  return transport.sendMail({
    from: 'Bot <bot@opendoor.example>',
    to: 'Anna@Fabrikam.de',
    subject: 'Grüße',
    text: 'See https://admin.microsoft.com/x?a=1. End',
    html: '<p><a href="https://admin.microsoft.com/x">See</a></p>',
    messageId: '<one@opendoor.example>',
    ...changes,
  });
}

describe('simulated mail', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(() => simulator.world.reset());
  const mails = () => simulator.world.state.mails;
  const page = async (path: string) => {
    const answer = await fetch(simulator.origin + path);
    return { status: answer.status, text: await answer.text() };
  };

  it('both servers listen on loopback only', () => {
    assert.match(simulator.mail.smtpUrl, /^smtp:\/\/127\.0\.0\.1:\d+$/);
    assert.match(simulator.mail.nameServer, /^127\.0\.0\.1:\d+$/);
  });

  it('pages: all mailboxes, one mailbox, one mail whose links stay in the rehearsal', async () => {
    await send(simulator);
    assert.match((await page('/mail')).text, /\/mail\?to=anna%40fabrikam\.de/);
    assert.match((await page('/mail?to=anna@fabrikam.de')).text, /Grüße/);
    const one = await page(`/mail/${mails()[0]?.id}`);
    assert.match(
      one.text,
      /<a href="\/_\/admin\.microsoft\.com\/x\?a=1" [^>]+>https:\/\/admin\.microsoft\.com\/x\?a=1<\/a>\. End/,
    );
    assert.match(one.text, /href=&quot;\/_\/admin\.microsoft\.com\/x&quot;/);
    assert.doesNotMatch(one.text, /href="https:/);
    assert.equal((await page('/mail/unknown')).status, 404);
    assert.match((await page('/')).text, /href="\/mail"/);
    const listed = await fetch(`${simulator.origin}/mail/api/messages?to=anna@fabrikam.de`);
    assert.equal(((await listed.json()) as unknown[]).length, 1);
  });

  it('a mail with scripts in it: shown as text, its HTML part in a box without scripts', async () => {
    const evil = '<script>alert(1)</script>';
    await send(simulator, { subject: evil, text: evil, html: evil });
    const { text } = await page(`/mail/${mails()[0]?.id}`);
    assert.doesNotMatch(text, /<script>alert/);
    assert.match(text, /<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  });

  it('the same Message-ID again: one mail that came twice', async () => {
    await send(simulator);
    await send(simulator);
    assert.deepEqual(
      mails().map(({ copies }) => copies),
      [2],
    );
    assert.match((await page(`/mail/${mails()[0]?.id}`)).text, /arrived 2 times/);
  });

  for (const [how, code] of [
    ['refused', 550],
    ['later', 451],
  ] as const) {
    it(`mail server ${how}: ${code}, nothing arrives`, async () => {
      simulator.world.change((state) => (state.switches.mail = how));
      await assert.rejects(send(simulator), { responseCode: code });
      assert.equal(mails().length, 0);
    });
  }

  it('mails lost: taken, but they never arrive', async () => {
    simulator.world.change((state) => (state.switches.mail = 'lost'));
    await send(simulator);
    assert.equal(mails().length, 0);
    assert.equal(simulator.world.journal.since(0, 'mail-lost').length, 1);
  });

  it('answer lost: arrived, but the sender is not told', async () => {
    simulator.world.change((state) => (state.switches.mail = 'answer-lost'));
    await assert.rejects(send(simulator));
    assert.equal(mails().length, 1);
  });

  it('link scanner: opens the links of the rehearsal, and no others', async () => {
    simulator.world.change((state) => (state.switches.mailScanner = true));
    simulator.world.counters.reset();
    const ours = `${simulator.origin}/_/graph.microsoft.com/v1.0/me`;
    await send(simulator, { text: `${ours} and http://127.0.0.1:1/elsewhere` });
    assert.equal(mails().length, 1);
    assert.deepEqual(simulator.world.counters.all(), { 'GET graph.microsoft.com/v1.0/me': 1 });
  });

  it('kept over a restart', async () => {
    const folder = await temporaryFolder();
    const first = await startTestSimulator(folder.path);
    await send(first);
    await first.stop();
    const second = await startTestSimulator(folder.path);
    assert.equal(second.world.state.mails[0]?.subject, 'Grüße');
    await second.stop();
    await folder.remove();
  });
});

describe('simulated name server', () => {
  let simulator: Simulator;
  let resolver: Resolver;
  before(async () => {
    simulator = await startTestSimulator();
    resolver = new Resolver({ timeout: 200, tries: 1 });
    resolver.setServers([simulator.mail.nameServer]);
  });
  after(() => simulator.stop());
  beforeEach(() => simulator.world.reset());

  it('domains of tenants and of the list: an exchanger with an address', async () => {
    for (const domain of ['fabrikam.de', 'contoso.onmicrosoft.com', 'treyresearch.net']) {
      assert.deepEqual(await resolver.resolveMx(domain), [
        { type: 'MX', priority: 10, exchange: `mail.${domain}` },
      ]);
      assert.deepEqual(await resolver.resolve4(`mail.${domain}`), ['127.0.0.1']);
    }
  });

  it('a company made up under .example: a mailbox; one that begins with no-mail has none', async () => {
    assert.deepEqual(await resolver.resolveMx('fourthcoffee.example'), [
      { type: 'MX', priority: 10, exchange: 'mail.fourthcoffee.example' },
    ]);
    assert.deepEqual(await resolver.resolve4('mail.fourthcoffee.example'), ['127.0.0.1']);
    assert.deepEqual(await resolver.resolveMx('no-mail.example'), [
      { type: 'MX', priority: 0, exchange: '' },
    ]);
    for (const nothing of ['example', 'fourthcoffee.example.net', 'fourthcoffee.invalid'])
      await assert.rejects(resolver.resolveMx(nothing), { code: 'ENOTFOUND' });
  });

  it('a tenant made later: known at once', async () => {
    await assert.rejects(resolver.resolveMx('newcompany.onmicrosoft.com'), { code: 'ENOTFOUND' });
    simulator.world.change((state) => state.tenants[0]?.domains.push('newcompany.onmicrosoft.com'));
    assert.equal((await resolver.resolveMx('newcompany.onmicrosoft.com')).length, 1);
  });

  it('no such name; a name that takes no mail; a name without an address', async () => {
    await assert.rejects(resolver.resolveMx('example.u'), { code: 'ENOTFOUND' });
    assert.deepEqual(await resolver.resolveMx('no-mail.fabrikam.de'), [
      { type: 'MX', priority: 0, exchange: '' },
    ]);
    await assert.rejects(resolver.resolve4('fabrikam.de'), { code: 'ENODATA' });
  });

  it('silent: nobody answers', async () => {
    simulator.world.change((state) => (state.switches.nameServer = 'silent'));
    await assert.rejects(resolver.resolveMx('fabrikam.de'), { code: 'ETIMEOUT' });
  });
});

describe('reading a message', () => {
  const read = (text: string) => readMessage(Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8'));

  it('plain text with a folded, encoded subject', () => {
    const message = read(
      'Subject: =?UTF-8?Q?Best=C3=A4tigung_Ihrer?=\n =?UTF-8?B?IEFkcmVzc2U=?=\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=\n=C3=9Fe\n',
    );
    assert.equal(message.headers.get('subject'), 'Bestätigung Ihrer Adresse');
    assert.equal(message.text.trim(), 'Grüße');
    assert.equal(message.html, '');
  });

  it('alternatives: both parts, whatever stands around them', () => {
    const message = read(
      'Content-Type: multipart/alternative;\n boundary="b1"\n\npreamble\n--b1\nContent-Type: text/plain\n\nplain\n--b1\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGI+ZsOkdDwvYj4=\n--b1--\nepilogue\n',
    );
    assert.equal(message.text.trim(), 'plain');
    assert.equal(message.html, '<b>fät</b>');
  });

  it('garbage: no crash', () => {
    assert.equal(read('').text, '');
    assert.equal(read('no header at all').text, '');
  });
});
