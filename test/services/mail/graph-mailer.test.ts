import assert from 'node:assert/strict';
import { isProblem, Problem, type ProblemKind } from '../../../src/errors.ts';
import { createAnswer } from '../../../src/services/http/answer.ts';
import type { HttpRequest } from '../../../src/services/http/port.ts';
import { createGraphMailer, type GraphMailerOptions } from '../../../src/services/mail/graph-client.ts';
import { longestTryMs, type Mail } from '../../../src/services/mail/port.ts';

const mail: Mail = {
  id: 'mail-1',
  to: 'anna@fabrikam.de',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  at: 0,
};

/** A Graph that answers as told; what it was asked is kept. */
function graphThatAnswers(...answers: readonly (readonly [number, object?] | Problem)[]) {
  const asked: HttpRequest[] = [];
  const forgotten: string[] = [];
  let now = 0;
  const options: GraphMailerOptions = {
    sender: {
      send: (request) => {
        const answer = answers[asked.length];
        asked.push(request);
        if (answer === undefined) return Promise.reject(new Error('asked too often'));
        if (answer instanceof Problem) return Promise.reject(answer);
        const body = answer[1] === undefined ? '' : JSON.stringify(answer[1]);
        return Promise.resolve(createAnswer(answer[0], {}, Buffer.from(body)));
      },
    },
    signIn: {
      appToken: () => Promise.resolve(`token-${forgotten.length}`),
      userToken: () => Promise.reject(new Error('not here')),
      forget: (token) => void forgotten.push(token),
      renewIfOlderThan: () => Promise.resolve('young-enough'),
    },
    home: { credential: 'BOT', tenantId: '11111111-1111-4111-8111-000000000003', cloud: 'public' },
    mailbox: "o'hara@opendoor.example",
    clock: { now: () => now },
  };
  const kind = async (): Promise<ProblemKind> => {
    const error: unknown = await createGraphMailer(options)
      .send(mail)
      .then(
        () => assert.fail('the mail was taken'),
        (reason: unknown) => reason,
      );
    assert.ok(isProblem(error), String(error));
    return error.kind;
  };
  return { options, asked, forgotten, kind, pass: (milliseconds: number) => (now += milliseconds) };
}

const refusal = (code: string) => ({ error: { code, message: 'anna@fabrikam.de' } });

describe('mail by Graph', () => {
  it('one mail: HTML to one recipient from the named mailbox, once, with its id in two places', async () => {
    const graph = graphThatAnswers([202]);
    await createGraphMailer(graph.options).send(mail);
    const [request] = graph.asked;
    assert.equal(request?.url, "https://graph.microsoft.com/v1.0/users/o'hara%40opendoor.example/sendMail");
    assert.equal(request.effect, 'once');
    assert.deepEqual(JSON.parse(String(request.body)), {
      message: {
        subject: 'Hello',
        body: { contentType: 'HTML', content: '<p>Hello</p>' },
        toRecipients: [{ emailAddress: { address: 'anna@fabrikam.de' } }],
        internetMessageId: '<mail-1@opendoor.example>',
        internetMessageHeaders: [
          { name: 'x-csp-concierge-mail', value: 'mail-1' },
          { name: 'X-Auto-Response-Suppress', value: 'All' },
        ],
      },
    });
  });

  it('a token that is not good any more: replaced once, the mail goes out', async () => {
    const graph = graphThatAnswers([401, refusal('InvalidAuthenticationToken')], [202]);
    await createGraphMailer(graph.options).send(mail);
    assert.deepEqual(graph.forgotten, ['token-0']);
    assert.equal(graph.asked[1]?.headers?.['authorization'], 'Bearer token-1');
  });

  const lost = new Problem('outcome-unknown', 'lost', { remote: 'graph' });
  const never = new Problem('unavailable', 'down', { remote: 'graph' });
  const cases: readonly (readonly [string, readonly [number, object?] | Problem, ProblemKind])[] = [
    ['the address is refused', [400, refusal('ErrorInvalidRecipients')], 'rejected'],
    ['the application may not', [403, refusal('ErrorAccessDenied')], 'unauthorised'],
    ['no such mailbox to send from', [404, refusal('ErrorInvalidUser')], 'unauthorised'],
    ['too many mails', [429, refusal('ApplicationThrottled')], 'unavailable'],
    ['Graph is busy', [503, refusal('serviceNotAvailable')], 'unavailable'],
    ['a gateway gave up', [504], 'outcome-unknown'],
    ['no answer after sending', lost, 'outcome-unknown'],
    ['nobody there', never, 'unavailable'],
  ];
  for (const [what, answer, kind] of cases)
    it(`${what}: ${kind}`, async () => assert.equal(await graphThatAnswers(answer).kind(), kind));

  it('signing in took as long as a try may take: nothing is sent any more', async () => {
    const graph = graphThatAnswers([202]);
    const slow = {
      ...graph.options.signIn,
      appToken: () => {
        graph.pass(longestTryMs);
        return Promise.resolve('late');
      },
    };
    await assert.rejects(createGraphMailer({ ...graph.options, signIn: slow }).send(mail), (error) =>
      isProblem(error, 'unavailable'),
    );
    assert.equal(graph.asked.length, 0);
  });
});
