import assert from 'node:assert/strict';
import { keepFirstSignIn, keptPassword, keptUserName } from '../support/kept-sign-in.ts';
import { eventually } from '../support/eventually.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const validMs = 72 * 3_600_000;

describe('page of a first sign-in', function () {
  const house = useRehearsal();
  let orders = 0;

  /** Has one kept and mailed; returns its link as it stands in the mail, to the bot itself. */
  async function linkMailed(country = 'IE'): Promise<string> {
    orders += 1;
    const to = `anna${orders}@treyresearch.net`;
    const { config, database, clock, simulator } = house();
    await keepFirstSignIn({ config, database, clock, orderId: `F-${orders}`, to, country });
    await house().product?.tick();
    const mail = await eventually(
      () => simulator.world.state.mails.find((one) => one.to === to),
      'the mail with the link',
    );
    const link = /http:\/\/127\.0\.0\.1:\d+\/first-sign-in\/\S+/.exec(mail.text)?.[0] ?? '';
    assert.ok(link.startsWith(house().origin), mail.text);
    return link.replace(house().origin, house().botOrigin());
  }
  async function call(link: string, init: RequestInit = {}) {
    const answer = await fetch(link, { redirect: 'manual', ...init });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  const press = (link: string, headers: Record<string, string> = {}) =>
    call(link, { method: 'POST', headers });
  const shows = (text: string) => text.includes(keptPassword);

  it('opened and pressed: shown once; then it says when, and whom to ask', async () => {
    const link = await linkMailed();
    const before = await call(link);
    assert.equal(before.status, 200);
    assert.match(before.text, /<form method="post"><button>Show it now<\/button><\/form>/);
    assert.ok(!shows(before.text) && !before.text.includes(keptUserName));
    const shown = await press(link);
    assert.equal(shown.status, 200);
    assert.ok(shows(shown.text) && shown.text.includes(keptUserName));
    for (const again of [await press(link), await call(link)]) {
      assert.equal(again.status, 410);
      assert.ok(!shows(again.text) && !again.text.includes(keptUserName));
      assert.match(again.text, /was shown on .+ UTC and then deleted/);
      assert.match(again.text, /Priya Nair, licensing@opendoor\.example/);
    }
  });

  it('GET and HEAD as often as scanners like: still there, and no body on HEAD', async () => {
    const link = await linkMailed();
    for (let i = 0; i < 10; i += 1) {
      assert.equal((await call(link)).status, 200);
      const head = await call(link, { method: 'HEAD' });
      assert.deepEqual([head.status, head.text], [200, '']);
    }
    assert.ok(shows((await press(link)).text));
  });

  it('other methods: refused, nothing is shown or used up', async () => {
    const link = await linkMailed();
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await call(link, { method });
      assert.ok(answer.status >= 400, method);
      assert.ok(!shows(answer.text));
    }
    assert.ok(shows((await press(link)).text));
  });

  it('ten presses at the same moment: one answer has the password', async () => {
    const link = await linkMailed();
    const answers = await Promise.all(Array.from({ length: 10 }, () => press(link)));
    assert.equal(answers.filter(({ text }) => shows(text)).length, 1);
    assert.equal(answers.filter(({ status }) => status === 410).length, 9);
  });

  it('a form on another site presses the button: only the page with the button', async () => {
    const link = await linkMailed();
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await press(link, { 'sec-fetch-site': site });
      assert.ok(!shows(answer.text), site);
    }
    assert.ok(shows((await press(link, { 'sec-fetch-site': 'same-origin' })).text));
  });

  it('every answer: kept out of caches, frames, indexes, referrers and scripts', async () => {
    const link = await linkMailed();
    for (const answer of [await call(link), await press(link), await press(link), await call(`${link}x`)]) {
      const header = (name: string) => answer.headers.get(name) ?? '';
      assert.match(header('cache-control'), /no-store/);
      assert.equal(header('referrer-policy'), 'no-referrer');
      assert.match(header('x-robots-tag'), /noindex/);
      assert.equal(header('x-frame-options'), 'DENY');
      assert.equal(header('x-content-type-options'), 'nosniff');
      assert.equal(header('content-type'), 'text/html; charset=utf-8');
      const policy = header('content-security-policy');
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|script-src/);
      assert.equal(answer.headers.get('set-cookie'), null);
      assert.doesNotMatch(answer.text, /<script|src=/i);
    }
  });

  it('guesses: 404, the same page whatever was guessed', async () => {
    const link = await linkMailed();
    const [, base = '', token = ''] = /^(.+\/)([^/]+)$/.exec(link) ?? [];
    const guesses = [
      'x',
      'A'.repeat(43),
      token.slice(1),
      `${token}A`,
      token.toLowerCase(),
      '%00',
      '%2e%2e%2fhealthz',
      "'%20or%201=1",
      `${token}%0a`,
    ];
    const pages = new Set<string>();
    for (const guess of guesses)
      for (const answer of [await call(base + guess), await press(base + guess)]) {
        assert.equal(answer.status, 404, guess);
        pages.add(answer.text);
      }
    assert.equal(pages.size, 1);
    assert.ok(shows((await press(link)).text), 'the real one still waits');
  });

  it('broken escapes, a missing or a very long token: refused without a crash', async () => {
    for (const path of [
      '/first-sign-in/%E0%A4%A',
      '/first-sign-in/',
      '/first-sign-in',
      '/first-sign-in/a/b',
    ]) {
      const answer = await call(house().botOrigin() + path, { method: 'POST' });
      assert.ok(answer.status >= 400 && answer.status < 500, `${path}: ${answer.status}`);
    }
  });

  it('a huge body: not waited for', async () => {
    const link = await linkMailed();
    const answer = await call(link, { method: 'POST', body: 'x'.repeat(100_000) });
    assert.ok(shows(answer.text));
  });

  it('a customer in Germany reads German; a stranger the language of the browser', async () => {
    const link = await linkMailed('DE');
    assert.match((await call(link)).text, /<html lang="de">[^]*Jetzt zeigen/);
    const german = await call(`${link}x`, { headers: { 'accept-language': 'de-AT,de;q=0.9' } });
    assert.match(german.text, /Hinter diesem Link ist nichts/);
    assert.match((await call(`${link}x`)).text, /There is nothing behind this link/);
  });

  it('three days later: expired and deleted', async () => {
    const link = await linkMailed();
    await house().control('time', { advanceMs: validMs + 60_000 });
    for (const answer of [await call(link), await press(link)]) {
      assert.equal(answer.status, 410);
      assert.match(answer.text, /Nobody opened/);
      assert.ok(!shows(answer.text));
    }
    await eventually(async () => {
      const waiting = await house()
        .database.db.selectFrom('first_sign_in')
        .select('order_id')
        .where('sealed', 'is not', null)
        .execute();
      return waiting.length === 0 ? true : undefined;
    }, 'the deletion of what nobody opened');
  });

  it('through all of this: no token, name or password in the log or the journal of the rehearsal', () => {
    const { logged, simulator } = house();
    const written = logged.join('') + JSON.stringify(simulator.world.journal.since(0));
    for (const event of [
      'mail handed over',
      'a first sign-in was opened',
      'a first sign-in expired unopened',
    ])
      assert.ok(
        logged.some((line) => line.includes(event)),
        event,
      );
    for (const { text } of simulator.world.state.mails) {
      const token = /first-sign-in\/(\S+)/.exec(text)?.[1] ?? assert.fail('no link');
      assert.ok(!written.includes(token));
    }
    assert.ok(!written.includes(keptPassword));
    assert.ok(!written.includes(keptUserName));
    assert.ok(!logged.join('').includes('anna1@'));
  });
});
