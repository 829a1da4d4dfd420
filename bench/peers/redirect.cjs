// Loaded before a stack: what it asks of Microsoft's hosts goes to the driver on this machine, `BENCH_MICROSOFT`, under
// `/_/<host>/`. The same detour for all stacks that name those hosts themselves.
const http = require('node:http');
const https = require('node:https');

const origin = new URL(process.env.BENCH_MICROSOFT);
const isMicrosofts = (host) =>
  /(^|\.)(botframework\.com|microsoftonline\.com|trafficmanager\.net)$/.test(host);
const detour = (url) => new URL(`/_/${url.host}${url.pathname}${url.search}`, origin);

const ask = https.request;
https.request = (...given) => {
  const [first] = given;
  const isUrl = typeof first === 'string' || first instanceof URL;
  const url = isUrl
    ? new URL(first)
    : new URL(`https://${first.hostname ?? first.host}${first.path ?? first.pathname ?? '/'}`);
  if (!isMicrosofts(url.hostname)) return ask(...given);
  const options = (isUrl ? (typeof given[1] === 'object' ? given[1] : {}) : first) ?? {};
  const done = given.find((one) => typeof one === 'function');
  const to = detour(url);
  const headers = { ...options.headers, host: to.host };
  const { method, timeout, signal } = options;
  return http.request(to, { method, timeout, signal, headers, agent: keepAlive }, done);
};
https.get = (...given) => {
  const request = https.request(...given);
  request.end();
  return request;
};
const keepAlive = new http.Agent({ keepAlive: true });

const fetched = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
  if (!isMicrosofts(url.hostname)) return fetched(input, init);
  return typeof input === 'string' || input instanceof URL
    ? fetched(detour(url), init)
    : fetched(new Request(detour(url), input), init);
};
