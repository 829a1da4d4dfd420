import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorContext, SimulatorPart } from '../context.ts';
import { send, sendHtml } from '../http/exchange.ts';
import { escapeHtml, page } from '../http/page.ts';
import { repository } from '../rehearsal/environment.ts';

/** The start page of the rehearsal, and the README as plain text. */
export function createWelcome(context: SimulatorContext): SimulatorPart {
  return {
    handle: (request, response, path) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return Promise.resolve(false);
      if (path === '/') sendHtml(response, 200, welcomePage(context));
      else if (path === '/readme') sendReadme(response, 'README.md');
      else if (path === '/readme/simulator') sendReadme(response, join('simulator', 'README.md'));
      else return Promise.resolve(false);
      return Promise.resolve(true);
    },
    stop: () => {},
  };
}

function sendReadme(response: Parameters<typeof send>[0], file: string): void {
  const type = { 'content-type': 'text/plain; charset=utf-8' };
  try {
    send(response, 200, readFileSync(join(repository, file)), type);
  } catch {
    send(response, 404, 'There is no README here.', type);
  }
}

function welcomePage(context: SimulatorContext): string {
  const { users } = context.world.state;
  const person = (id: string, text: string) => {
    const user = users.find((candidate) => candidate.id.endsWith(id));
    if (user === undefined) return '';
    return `<li><a href="/teams?user=${user.id}"><strong>${escapeHtml(user.displayName)}</strong> <small>${escapeHtml(user.about)}</small><br>${text}</a></li>`;
  };
  return page({
    title: 'CSP Concierge – rehearsal',
    body: `<main>
<h1>CSP Concierge</h1>
<p>Everything here runs on this machine: the bot, its database, and a simulated Microsoft with sign-in, Partner Center, Graph, an admin center and Teams. Nothing leaves loopback, no account is needed.</p>
<h2>Play somebody in Teams</h2>
<ul class="choices">
${person('000000000012', 'Accept the relationship of your region, and be told that it worked.')}
${person('000000000011', 'You are not the right person: find out who is, and forward it.')}
${person('000000000022', 'A German administrator whose tenant lets the bot read little.')}
${person('000000000042', 'An administrator whose tenant has not consented to single sign-on.')}
${person('000000000072', 'A government tenant: another cloud.')}
${person('000000000001', 'The provider: invite customers and hear what became of it.')}
</ul>
<p><a class="button primary" href="/teams">Open Teams</a> <a class="button" href="/control">Control panel</a> <a class="button" href="/_/admin.microsoft.com/Adminportal/Home">Admin center</a></p>
<h2>Read</h2>
<p><a href="/readme">README of the project</a> · <a href="/readme/simulator">What the simulated Microsoft does differently from the real one</a></p>
</main>`,
  });
}
