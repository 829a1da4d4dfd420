import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf } from '../support/rehearsal.ts';
import { press } from './support/activities.ts';
import { postSigned } from './support/http.ts';
import { botMessages } from './support/journeys.ts';
import { person } from './support/people.ts';
import {
  answered,
  asked,
  asPerson,
  expectNoFailures,
  northwind,
  useSellingHouse,
  type Who,
} from './support/selling-house.ts';
import type { HouseUnderTest } from './support/use-rehearsal.ts';

const { nina, priya } = person;
const link = 'https://attacker.example/login';
const nasty = `[Klick](${link}) **fett** <at>Priya</at> <b>x</b> {{DATE(2020-01-01T00:00:00Z, LONG)}}\u202e\u200b \ud800\u0000 ${link} GmbH`;
/** What Teams would act on if it got onto a card as it was typed. */
const active = [
  /(?<!\\)\[Klick/,
  /(?<!\\)\*\*fett/,
  /<at>/,
  /<b>/,
  /https:\/\/attacker/,
  /\{\{DATE/,
  /[\u200b\u202e]/,
  /\0/,
];
const address = 'eva.attack@treyresearch.net';
const signer = { firstName: '*Eva*', lastName: `[M](${link})`, email: address, phone: '' };
const company = {
  name: nasty,
  line1: 'Musterstraße 1',
  line2: `${nasty}\r\nBcc: all@attacker.example`,
  postalCode: '28195',
  city: 'Bremen',
  ...signer,
  phone: '0421 123456',
};

/** One order for a new company whose every field is an attack, to the licences. */
describe('attacks by words: a company made of Markdown, markup, links and hidden signs', function () {
  const house = useSellingHouse();
  expectNoFailures(house);
  let asNina: Who;
  let code = '';
  let id = '';

  before(async () => {
    asNina = await asPerson(house(), nina, northwind);
    house().simulator.world.change((state) => void state.mailDomains.push('treyresearch.net'));
    await house().say(priya, 'hello');
  });

  /** What anybody could read or press so far, of everybody. */
  async function cards(): Promise<string[]> {
    const all = [...(await botMessages(house(), nina)), ...(await botMessages(house(), priya))];
    return all.flatMap((message) => [
      // What was typed may stand in the input it was typed into.
      textsOf(withoutInputs(message)),
      ...buttonsOf(message).map(({ title }) => title),
    ]);
  }
  const mailTo = (to: string) => house().simulator.world.state.mails.filter((one) => one.to === to);

  it('the company is taken, and a code is mailed', async () => {
    await house().say(nina, `20 business premium yearly for ${nasty}`);
    await answered(house(), nina, 'no');
    await asked(house(), nina, 'take');
    await house().say(nina, 'Germany');
    await answered(house(), nina, 'check', company);
    await eventually(async () => {
      const last = (await botMessages(house(), nina)).at(-1);
      return last !== undefined && textsOf(last).includes(address) ? last : undefined;
    }, 'the question for the code');
    await house().product?.tick();
    const mail = await eventually(() => mailTo(address)[0], 'the mail with the code');
    code = /\b(\d{3}) (\d{3})\b/.exec(mail.text)?.slice(1).join('') ?? '';
    assert.match(code, /^\d{6}$/);
    assert.equal(house().simulator.world.state.mails.length, 1);
    assert.doesNotMatch(`${mail.subject}${mail.text}`, /attacker|fett/);
  });

  it('fifty wrong codes at once, and the right one after them: not taken, and no mail follows', async () => {
    const { card, stamp } = await asked(house(), nina, 'edit');
    const wrong = Array.from({ length: 50 }, (_, index) => String(index).padStart(6, '0')).filter(
      (one) => one !== code,
    );
    for (const answer of await Promise.all(
      wrong.map((typed) =>
        postSigned(
          house(),
          press('answer', { choice: 'verify', stamp, code: typed }, { ...asNina, replyToId: card.id }),
        ),
      ),
    ))
      assert.equal(answer.status, 200);
    for (const typed of wrong.slice(0, 8)) await house().say(nina, typed);
    await house().say(nina, code);
    const { db } = house().database;
    const check = await db.selectFrom('contact_check').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([check.tries, check.proven_at], [5, null]);
    assert.equal((await db.selectFrom('mail_outbox').selectAll().execute()).length, 1);
  });

  it('a new code asked for fifty times at once: at most one mail a minute', async () => {
    const again = async () => {
      const { card, stamp } = await asked(house(), nina, 'resend');
      const data = { choice: 'resend', stamp };
      return postSigned(house(), press('answer', data, { ...asNina, replyToId: card.id }));
    };
    const before = mailTo(address).length;
    await Promise.all(Array.from({ length: 50 }, again));
    for (let round = 0; round < 5; round += 1) await answered(house(), nina, 'resend');
    await house().product?.tick();
    const { db } = house().database;
    assert.ok((await db.selectFrom('mail_outbox').selectAll().execute()).length <= before + 1);
    await house().control('time', { advanceMs: 61_000 });
    const fresh = await eventually(async () => {
      await answered(house(), nina, 'resend');
      await house().product?.tick();
      return mailTo(address)[before];
    }, 'a new code');
    const newCode = /\b(\d{3}) (\d{3})\b/.exec(fresh.text)?.slice(1).join('') ?? '';
    if (newCode !== code) {
      await house().say(nina, code);
      assert.equal((await db.selectFrom('contact_check').selectAll().executeTakeFirst())?.proven_at, null);
    }
    code = newCode;
    await house().say(nina, code);
    await asked(house(), nina, 'use');
  });

  it('ordered to the licences: the tenant is there, and its first sign-in is mailed', async function () {
    await answered(house(), nina, 'use', { prefix: 'klickfett' });
    await answered(house(), nina, 'P1Y:monthly');
    await answered(house(), nina, 'signed');
    await answered(house(), nina, 'record', { ...signer, signedOn: '2026-02-28' });
    id = /F-\d+/.exec(textsOf((await asked(house(), nina, 'place')).card))?.[0] ?? '';
    await answered(house(), nina, 'place');
    await eventually(async () => {
      await house().control('time', { advanceMs: 60_000 });
      await house().product?.tick();
      const { db } = house().database;
      const row = await db.selectFrom('order_case').select('state').where('id', '=', id).executeTakeFirst();
      return row?.state === 'done' ? true : undefined;
    }, 'the licences');
    await eventually(() => mailTo(address)[2], 'the mail with the link');
    const made = house().simulator.world.state.tenants.find(({ defaultDomain }) =>
      defaultDomain.startsWith('klickfett'),
    );
    assert.ok(made !== undefined);
  });

  it('on no card, and in no button, is anything of it more than words', async () => {
    const all = await cards();
    assert.ok(all.some((text) => text.includes('fett')));
    for (const text of all) for (const pattern of active) assert.doesNotMatch(text, pattern);
  });

  it('in no mail is anything of it', () => {
    const { mails } = house().simulator.world.state;
    assert.deepEqual(new Set(mails.map(({ to }) => to)), new Set([address]));
    for (const mail of mails)
      assert.doesNotMatch(JSON.stringify(mail), /attacker\.example|Klick\]|<at>|fett\*\*|\\u202e/);
  });

  it('no log line, and no row but the ones that must, holds address, code, link or password', async () => {
    const { simulator, logged } = house();
    const rows = await everyRow(house());
    const tokens = simulator.world.state.mails.flatMap(
      ({ text }) => /first-sign-in\/(\S{43})/.exec(text)?.[1] ?? [],
    );
    const [token] = tokens;
    assert.ok(token !== undefined && tokens.length === 1);
    const shown = await fetch(`${house().botOrigin()}/first-sign-in/${token}`, { method: 'POST' });
    const page = await shown.text();
    assert.doesNotMatch(page, /attacker|Klick\]/);
    const [, password] = [...page.matchAll(/<dd><code>([^<]+)<\/code>/g)].map((match) => match[1] ?? '');
    assert.ok(password !== undefined && password.length >= 8);

    const lines = logged.join('\n');
    for (const secret of [token, password, 'eva.attack', 'treyresearch', 'Klick', 'Musterstra'])
      assert.ok(!lines.includes(secret), `the log holds ${secret}`);
    assert.doesNotMatch(lines, new RegExp(`\\D${code}\\D`));
    const holding = (text: string) => [...rows].filter(([, all]) => all.includes(text)).map(([name]) => name);
    for (const secret of [token, password]) assert.deepEqual(holding(secret), []);
    assert.deepEqual(holding(`"${code}"`), []);
    const known = ['agreement_evidence', 'contact_check', 'first_sign_in', 'order_case'];
    assert.deepEqual(
      holding(address).filter((name) => !known.includes(name)),
      [],
    );
    assert.doesNotMatch(JSON.stringify([...(await everyRow(house())).values()]), new RegExp(token));
  });
});

/** Every table as text. */
async function everyRow({ database: { db } }: HouseUnderTest): Promise<Map<string, string>> {
  const tables = await sql<{ path: string; name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as path, table_name as name
    from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(db);
  const all = new Map<string, string>();
  for (const { path, name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(path)} as t`.execute(db);
    all.set(name, rows.map(({ row }) => row.replaceAll('""', '"')).join('\n'));
  }
  return all;
}

/** A card without what stands in its inputs, which Teams shows as it is. */
function withoutInputs<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutInputs) as T;
  if (typeof value !== 'object' || value === null) return value;
  const isInput = 'type' in value && typeof value.type === 'string' && value.type.startsWith('Input.');
  const entries = Object.entries(value).filter(([name]) => !(isInput && name === 'value'));
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutInputs(inner)])) as T;
}
