// The limit: node:http, the JSON, the token's check, and the answer; nothing else.
import http from 'node:http';
import { createPublicKey, verify } from 'node:crypto';
import { cardType, doneText, firstCard, secondCard, tell } from './work.mjs';

const { BENCH_MICROSOFT: origin, BENCH_APP_ID: appId } = process.env;
const agent = new http.Agent({ keepAlive: true });
const state = new Map();
const keys = new Map();
for (const jwk of (await (await fetch(`${origin}/_/login.botframework.com/v1/.well-known/keys`)).json()).keys)
  keys.set(jwk.kid, createPublicKey({ key: jwk, format: 'jwk' }));
const grant = await (
  await fetch(`${origin}/_/login.microsoftonline.com/tenant/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
).json();

const json = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());
function isFromTeams(header, serviceUrl) {
  const [head, claims, signature] = String(header)
    .replace(/^Bearer /, '')
    .split('.');
  if (signature === undefined) return false;
  const { alg, kid } = json(head);
  const key = keys.get(kid);
  if (alg !== 'RS256' || key === undefined) return false;
  const signed = Buffer.from(`${head}.${claims}`);
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) return false;
  const { iss, aud, exp, nbf, serviceurl } = json(claims);
  const now = Date.now() / 1000;
  return (
    iss === 'https://api.botframework.com' &&
    aud === appId &&
    exp > now &&
    nbf <= now + 300 &&
    serviceurl === serviceUrl
  );
}

function answer({ conversation: { id }, text, value }) {
  if (value?.step === 'about') {
    state.set(id, value.about);
    return { attachments: [{ contentType: cardType, content: secondCard(value.about) }] };
  }
  if (value?.step === 'confirm') {
    state.delete(id);
    return { text: doneText };
  }
  return text === undefined
    ? { text: '' }
    : { attachments: [{ contentType: cardType, content: firstCard() }] };
}

function post(activity, reply) {
  const url = new URL(activity.serviceUrl);
  const to = new URL(
    `/_/${url.host}${url.pathname}v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities/${activity.id}`,
    origin,
  );
  const body = JSON.stringify({
    type: 'message',
    from: activity.recipient,
    recipient: activity.from,
    ...reply,
  });
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${grant.access_token}`,
      'content-length': Buffer.byteLength(body),
    };
    const request = http.request(to, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const activity = JSON.parse(Buffer.concat(chunks).toString());
    if (!isFromTeams(request.headers.authorization, activity.serviceUrl))
      return response.writeHead(401).end();
    void post(activity, answer(activity)).then(() => response.writeHead(200).end());
  });
});
server.listen(0, '127.0.0.1', () => tell(server.address().port));
