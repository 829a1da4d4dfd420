import assert from 'node:assert/strict';
import { activitySchema } from '../../src/bots/activity.ts';
import { fileGiven, readFile } from '../../src/bots/given-file.ts';
import { textIn } from '../../src/bots/text-in-bytes.ts';
import { clouds } from '../../src/domain/clouds.ts';
import { Problem } from '../../src/errors.ts';
import { createAnswer } from '../../src/services/http/answer.ts';
import type { HttpRequest } from '../../src/services/http/port.ts';
import { activity } from './support/activities.ts';

const hosts = clouds.public.botFileHosts;
const link =
  'https://opendoor-my.sharepoint.com/personal/priya/_layouts/15/download.aspx?UniqueId=1&tempauth=x';
const file = (changes: Record<string, unknown> = {}, content: unknown = {}) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: 'https://opendoor-my.sharepoint.com/personal/priya/Documents/list.csv',
  name: 'list.csv',
  content:
    typeof content === 'object' ? { downloadUrl: link, uniqueId: '1', fileType: 'csv', ...content } : content,
  ...changes,
});
const given = (...attachments: unknown[]) =>
  fileGiven(activitySchema.parse(activity({ text: '', attachments })), hosts);

describe('a file given with a message', () => {
  it('a CSV or text file on SharePoint: its link', () => {
    assert.deepEqual(given(file()), { url: link });
    assert.deepEqual(given(file({}, { fileType: 'TXT' })), { url: link });
    assert.deepEqual(given(file({ name: 'a.csv' }, { fileType: undefined })), { url: link });
  });

  it('no file, only what Teams adds to typed words or a picture: nothing', () => {
    assert.equal(fileGiven(activitySchema.parse(activity()), hosts), undefined);
    const html = { contentType: 'text/html', content: '<p>hello</p>' };
    const picture = {
      contentType: 'image/*',
      contentUrl: 'https://smba.trafficmanager.net/v3/x',
      name: 'p.png',
    };
    assert.equal(given(html, picture), undefined);
    assert.deepEqual(given(html, file()), { url: link });
  });

  it('two files: one at a time', () => assert.deepEqual(given(file(), file()), { trouble: 'several' }));

  for (const type of ['xlsx', 'exe', '', 'csv.exe'])
    it(`a file of the kind ${JSON.stringify(type)}: not read`, () =>
      assert.deepEqual(given(file({ name: `list.${type}` }, { fileType: type })), { trouble: 'kind' }));

  for (const url of [
    'http://opendoor-my.sharepoint.com/x',
    'https://sharepoint.com.attacker.example/x',
    'https://attackersharepoint.com/x',
    'https://opendoor.sharepoint.com@attacker.example/x',
    'https://user:word@opendoor.sharepoint.com/x',
    'https://opendoor.sharepoint.com:8443/x',
    'https://opendoor.sharepoint.com./x',
    'https://169.254.169.254/metadata',
    'https://graph.microsoft.com/v1.0/me',
    'file:///etc/passwd',
    'not a url',
  ])
    it(`a link to ${url}: not followed`, () =>
      assert.deepEqual(given(file({}, { downloadUrl: url })), { trouble: 'place' }));

  it('nonsense where the link should be: refused in words, the message itself is not lost', () => {
    for (const content of ['text', { downloadUrl: 7 }, { downloadUrl: 'https://x/'.padEnd(5_000, 'x') }])
      assert.deepEqual(given(file({}, content)), { trouble: 'refused' });
  });
});

describe('reading a file', () => {
  const asked: HttpRequest[] = [];
  const read = (status: number, bytes: Uint8Array | string, headers: Record<string, string> = {}) =>
    readFile(
      {
        send: (request) => {
          asked.push(request);
          return Promise.resolve(createAnswer(status, headers, Buffer.from(bytes)));
        },
      },
      link,
    );
  const failing = (problem: Problem) => readFile({ send: () => Promise.reject(problem) }, link);

  it('a list: its text, fetched without any token of ours, at most 256 KB', async () => {
    assert.deepEqual(await read(200, 'domain\ncontoso.com\n'), { text: 'domain\ncontoso.com\n' });
    const request = asked.at(-1);
    assert.equal(request?.url, link);
    assert.equal(request.headers, undefined);
    assert.equal(request.maxBytes, 262_144);
  });

  it('a sign-in page instead of the file, a redirect to one, a link that has run out: attach it once more', async () => {
    assert.deepEqual(await read(200, '<!DOCTYPE html><html>Sign in</html>'), { trouble: 'refused' });
    assert.deepEqual(await read(302, '', { location: 'https://login.microsoftonline.com/' }), {
      trouble: 'refused',
    });
    for (const status of [401, 403, 404, 410])
      assert.deepEqual(await read(status, ''), { trouble: 'refused' });
  });

  it('SharePoint is busy, down or silent: later', async () => {
    for (const status of [429, 500, 503])
      assert.deepEqual(await read(status, ''), { trouble: 'unreachable' });
    const silent = new Problem('unavailable', 'no answer', { remote: 'teams-files', code: 'answer-lost' });
    assert.deepEqual(await failing(silent), { trouble: 'unreachable' });
  });

  it('too large: said so', async () => {
    const large = new Problem('unavailable', 'large', { remote: 'teams-files', code: 'answer-too-large' });
    assert.deepEqual(await failing(large), { trouble: 'large' });
  });

  it('a workbook under a false name, or nothing at all: said so', async () => {
    assert.deepEqual(await read(200, Buffer.from('PK\u0003\u0004\u0000\u0000zip')), { trouble: 'notText' });
    assert.deepEqual(await read(200, ' \r\n'), { trouble: 'empty' });
  });
});

describe('text in bytes', () => {
  const words = 'Müller;Größe\r\n€';
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('Müller;Größe\r\n\u0080', 'latin1')],
  ];
  for (const [name, bytes] of cases) it(`${name}: read`, () => assert.equal(textIn(bytes), words));

  it('bytes that are no text: none', () => {
    for (const bytes of [Buffer.from([0, 1, 2]), Buffer.from('a\u0000b'), Buffer.from([0xff, 0xfe, 0x00])])
      assert.equal(textIn(bytes), undefined);
  });
});
