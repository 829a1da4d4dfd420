import assert from 'node:assert/strict';
import { verifyProof } from '../../src/workflows/audit/verify.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { botMessages } from './support/journeys.ts';
import { person } from './support/people.ts';
import { adventure, answered, expectNoFailures, useCrowd, useSellingHouse } from './support/selling-house.ts';

describe('proof: link and file', function () {
  const house = useSellingHouse();
  const { readyOf, orderOf } = useCrowd(house);
  expectNoFailures(house);
  let orderId = '';
  const seen = new Set<string>();

  before(async () => {
    ({ id: orderId } = await readyOf('nina'));
    await answered(house(), person.nina, 'place');
    await eventually(
      async () => (await orderOf(orderId))?.state !== 'draft' || undefined,
      'the order is placed',
    );
  });

  /** The newest link somebody was given, to the bot itself. */
  async function linkFor(userId: string, words = `proof ${orderId}`): Promise<string> {
    await house().say(userId, words);
    return eventually(async () => {
      const said = JSON.stringify(await botMessages(house(), userId));
      const links = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+\/proof\/[\w-]{43}/g)].map(([url]) => url);
      const fresh = links.find((link) => !seen.has(link));
      if (fresh !== undefined) seen.add(fresh);
      return fresh?.replace(house().origin, house().botOrigin());
    }, 'a link');
  }
  async function call(link: string, init: RequestInit = {}) {
    const answer = await fetch(link, { redirect: 'manual', ...init });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  const press = (link: string, headers: Record<string, string> = {}) =>
    call(link, { method: 'POST', headers });
  const isFile = ({ headers }: { headers: Headers }) => headers.get('content-disposition') !== null;

  it('asked for in the middle of something else: the link stays above the question that comes back', async () => {
    await house().say(person.oscar, 'approval rules');
    await answered(house(), person.oscar, 'condition');
    const count = (await botMessages(house(), person.oscar)).length;
    await linkFor(person.oscar);
    const [aside = '', back = '', link = '', question = ''] = (await botMessages(house(), person.oscar))
      .slice(count)
      .map(textsOf);
    assert.match(aside, /set .* aside/);
    assert.match(back, /Back to/);
    assert.ok(link.includes(`Proof of ${orderId}`), link);
    assert.match(question, /Never mind/);
    await answered(house(), person.oscar, 'cancel');
    await answered(house(), person.oscar, 'done');
  });

  it('owner: page, button, file once, which holds; then the page says when it was used', async () => {
    const link = await linkFor(person.oscar);
    const page = await call(link);
    assert.equal(page.status, 200);
    assert.match(
      page.text,
      new RegExp(`Proof of ${orderId}[^]*<form method="post"><button>Download the file`),
    );
    const file = await press(link);
    assert.equal(file.status, 200);
    assert.match(
      file.headers.get('content-disposition') ?? '',
      new RegExp(`^attachment; filename="proof-${orderId}-\\d{4}-\\d\\d-\\d\\d\\.json"$`),
    );
    assert.match(file.headers.get('cache-control') ?? '', /no-store/);
    assert.equal(file.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
    const verdict = verifyProof(file.text);
    assert.equal(verdict.kind, 'proven', JSON.stringify(verdict));
    assert.ok(file.text.includes(orderId) && file.text.includes(adventure));
    for (const again of [await press(link), await call(link)]) {
      assert.equal(again.status, 410);
      assert.ok(!isFile(again));
      assert.match(again.text, /This link has been used[^]* UTC/);
    }
  });

  it('staff, by the customer’s domain: the file of all their orders', async () => {
    const link = await linkFor(person.priya, 'proof adventure-works.com');
    const file = await press(link);
    assert.match(file.headers.get('content-disposition') ?? '', /proof-adventure/);
    assert.equal(verifyProof(file.text).kind, 'proven');
  });

  it('scanners may follow the link, other sites may not press; ten presses at once: one file', async () => {
    const link = await linkFor(person.oscar);
    for (let i = 0; i < 5; i += 1) {
      assert.equal((await call(link)).status, 200);
      const head = await call(link, { method: 'HEAD' });
      assert.deepEqual([head.status, head.text], [200, '']);
    }
    for (const site of ['cross-site', 'same-site', 'none'])
      assert.ok(!isFile(await press(link, { 'sec-fetch-site': site })), site);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => press(link, { 'sec-fetch-site': 'same-origin' })),
    );
    assert.equal(answers.filter(isFile).length, 1);
    assert.equal(answers.filter(({ status }) => status === 410).length, 9);
  });

  it('the owner is none any more: the link says so and gives nothing', async () => {
    const link = await linkFor(person.oscar);
    const set = (is_owner: boolean) =>
      house()
        .database.db.updateTable('reseller_person')
        .set({ is_owner })
        .where('user_id', '=', person.oscar)
        .execute();
    await set(false);
    for (const answer of [await call(link), await press(link)]) {
      assert.equal(answer.status, 403);
      assert.ok(!isFile(answer));
      assert.match(answer.text, /no longer an owner/);
    }
    await set(true);
    assert.ok(isFile(await press(link)));
  });

  it('eleven minutes later: expired, in words; the database holds no token', async () => {
    const link = await linkFor(person.oscar);
    const token = link.split('/').at(-1) ?? '';
    const rows = await house().database.db.selectFrom('proof_link').selectAll().execute();
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(token));
    assert.ok(!house().logged.some((line) => line.includes(token)));
    await house().control('time', { advanceMs: 11 * 60_000 });
    for (const answer of [await call(link), await press(link)]) {
      assert.equal(answer.status, 410);
      assert.match(answer.text, /This link has expired/);
    }
  });

  it('guesses: 404, the same page, in the visitor’s language', async () => {
    const base = `${house().botOrigin()}/proof/`;
    const answers = await Promise.all(
      ['x', 'A'.repeat(43), '%00', "'%20or%201=1"].map((guess) =>
        call(`${base}${guess}`, { headers: { 'accept-language': 'de' } }),
      ),
    );
    for (const { status, text } of answers) {
      assert.equal(status, 404);
      assert.match(text, /Hinter diesem Link ist nichts/);
    }
  });
});
