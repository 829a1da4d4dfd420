import type { SimulatorContext, SimulatorPart } from '../context.ts';
import { createExchange, sendHtml, sendJson } from '../http/exchange.ts';
import { escapeHtml, page } from '../http/page.ts';
import { answerByRoutes, route } from '../http/routes.ts';
import type { SimMail } from '../world/mail-types.ts';

/** Everybody's mailboxes at `/mail`, newest first, and the same as JSON for tests. */
export function createMailPages(context: SimulatorContext): SimulatorPart {
  const { world } = context;
  const newest = (to?: string | null) =>
    world.state.mails.filter((mail) => !to || mail.to === to.toLowerCase()).toReversed();
  const routes = [
    route('GET', '/mail', (exchange) => {
      const to = exchange.query.get('to');
      sendHtml(exchange.response, 200, to === null ? recipientsPage(newest()) : mailboxPage(to, newest(to)));
    }),
    route('GET', '/mail/api/messages', (exchange) =>
      sendJson(exchange.response, 200, newest(exchange.query.get('to'))),
    ),
    route('GET', '/mail/:id', (exchange, { id }) => {
      const mail = world.state.mails.find((one) => one.id === id);
      if (mail === undefined) return sendHtml(exchange.response, 404, nothingPage);
      return sendHtml(exchange.response, 200, mailPage(mail));
    }),
  ];
  return {
    handle: (request, response, path) =>
      /^\/mail(\/|$)/.test(path)
        ? answerByRoutes(routes, createExchange(request, response, path))
        : Promise.resolve(false),
    stop: () => {},
  };
}

const back = '<p class="soft"><a href="/">Start page</a> · <a href="/mail">All mailboxes</a></p>';

function recipientsPage(mails: readonly SimMail[]): string {
  const recipients = [...new Set(mails.map((mail) => mail.to))];
  const rows = recipients.map((to) => {
    const own = mails.filter((mail) => mail.to === to);
    const count = own.length === 1 ? '1 message' : `${own.length} messages`;
    return `<li><a href="/mail?to=${encodeURIComponent(to)}"><strong>${escapeHtml(to)}</strong><br><small>${count} · newest: ${escapeHtml(own[0]?.subject ?? '')}</small></a></li>`;
  });
  return page({
    title: 'Mail (simulated)',
    body: `<main><h1>Mail</h1>
<p class="soft"><a href="/">Start page</a></p>
<p>Every mail the bot has sent, in the mailbox it went to. Nothing has left this machine.</p>
${rows.length === 0 ? '<p>No mail yet.</p>' : `<ul class="choices">${rows.join('')}</ul>`}
</main>`,
  });
}

function mailboxPage(to: string, mails: readonly SimMail[]): string {
  const rows = mails.map(
    (mail) =>
      `<li><a href="/mail/${mail.id}"><strong>${escapeHtml(mail.subject)}</strong><br><small>${escapeHtml(mail.from)} · ${when(mail)}</small></a></li>`,
  );
  return page({
    title: `Mail of ${to} (simulated)`,
    body: `<main><h1>${escapeHtml(to)}</h1>${back}
${rows.length === 0 ? '<p>No mail yet.</p>' : `<ul class="choices">${rows.join('')}</ul>`}
</main>`,
  });
}

function mailPage(mail: SimMail): string {
  const copies = mail.copies === 1 ? '' : ` · arrived ${mail.copies} times`;
  return page({
    title: `${mail.subject} (simulated mail)`,
    head: `<style>${style}</style>`,
    body: `<main><h1>${escapeHtml(mail.subject)}</h1>${back}
<p><strong>${escapeHtml(mail.from)}</strong><br><small>to <a href="/mail?to=${encodeURIComponent(mail.to)}">${escapeHtml(mail.to)}</a> · ${when(mail)}${copies}</small></p>
<div class="card text">${withLinks(mail.text)}</div>
<details><summary>As its HTML part looks</summary>
<iframe title="HTML part of the message" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(inRehearsal(mail.html))}"></iframe></details>
</main>`,
  });
}

const nothingPage = page({
  title: 'No such mail',
  body: `<main><h1>There is no such mail</h1>${back}</main>`,
});

const when = ({ receivedAt }: SimMail): string =>
  `<time datetime="${receivedAt}">${receivedAt.slice(0, 16).replace('T', ' ')} UTC</time>`;

/** Plain text with its addresses as links that stay inside the rehearsal. */
function withLinks(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[^\s<>]+[^\s<>.,;:!?)]/g, (url) => {
    return `<a href="${url.replace(/^https:\/\//, '/_/')}" target="_blank" rel="noopener">${url}</a>`;
  });
}

/** The HTML part with real addresses led into the simulated internet; links open a tab of their own. */
const inRehearsal = (html: string): string =>
  html.replaceAll('href="https://', 'href="/_/').replaceAll('<a ', '<a target="_blank" rel="noopener" ');

const style = `
.text { white-space: pre-wrap; overflow-wrap: anywhere; } details { margin-top: 1rem; }
iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
`;
