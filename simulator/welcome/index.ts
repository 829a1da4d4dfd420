import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorContext, SimulatorPart } from '../context.ts';
import { send, sendHtml } from '../http/exchange.ts';
import { escapeHtml, page } from '../http/page.ts';
import { repository } from '../rehearsal/environment.ts';
import type { SimUser, World } from '../world/types.ts';

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

/** What there is to see as somebody; everybody else is told apart by their role alone. */
const worthPlaying: Readonly<Record<string, string>> = {
  'Megan Bowen': 'Accept the relationship of your region, and be told that it worked.',
  'Alex Wilber': 'You are not the right person: find out who is, and forward it.',
  'Katrin Vogel': 'In German, in a tenant that lets the bot read little.',
  'Lynne Robbins': 'An administrator, but not the one Microsoft asks for.',
  'Diego Siciliani': 'Your tenant has not consented to single sign-on.',
  'Miriam Graham': 'Nobody sells in your country.',
  'Joni Sherman': 'A government tenant: another cloud.',
  'Grady Archie': 'A tenant operated by 21Vianet: another cloud.',
  'Ulrike Maier': 'A tenant in the closed Microsoft Cloud Germany, in German.',
  'Nina Roth': 'Order licences for a customer, or for your own people.',
  'Oscar Ward': 'Admit colleagues, and see what your people order.',
  'Leo Brandt': 'Nobody knows you yet: ask to become a seller.',
  'Cora Beck': 'Your company may not sell yet.',
  'Luca Ferri': 'A reseller in the United States.',
  'Camille Martin': 'Accept the Microsoft Customer Agreement.',
  'Priya Nair': 'Invite customers and hear what became of it.',
};

function personEntry({ id, displayName, about }: SimUser): string {
  const hint = worthPlaying[displayName];
  const more = hint === undefined ? '' : `<br>${escapeHtml(hint)}`;
  return `<li><a href="/teams?user=${id}"><strong>${escapeHtml(displayName)}</strong> <small>${escapeHtml(about)}</small>${more}</a></li>`;
}

/** Everybody who can be played, by organisation: customers and others first, the provider's own people last. */
function organisations({ tenants, users }: World): string {
  const groups = tenants.map((tenant) => ({
    tenant,
    people: users.filter((user) => user.tenantId === tenant.id),
  }));
  return groups
    .filter(({ people }) => people.length > 0)
    .sort((a, b) => Number(a.tenant.provider) - Number(b.tenant.provider))
    .map(
      ({ tenant, people }) => `<section>
<h3>${escapeHtml(tenant.name)} <small>${escapeHtml(`${tenant.defaultDomain} · ${countryOf(tenant.country)}`)}</small></h3>
<ul class="choices">
${people.map(personEntry).join('\n')}
</ul>
</section>`,
    )
    .join('\n');
}

const countryOf = (code: string) => new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;

function welcomePage(context: SimulatorContext): string {
  return page({
    title: 'CSP Concierge – rehearsal',
    body: `<main>
<h1>CSP Concierge</h1>
<p>Everything here runs on this machine: the bot, its database, and a simulated Microsoft with sign-in, Partner Center, Graph, an admin center and Teams. Nothing leaves loopback, no account is needed.</p>
<p><a class="button primary" href="/teams">Open Teams</a> <a class="button" href="/mail">Mail</a> <a class="button" href="/control">Control panel</a> <a class="button" href="/_/admin.microsoft.com/Adminportal/Home">Admin center</a></p>
<p>Mails the bot sends arrive under <a href="/mail">Mail</a>. When you make up a company, give it a domain that ends with <code>.example</code> (fourthcoffee.example): every such domain receives mail, except those that begin with <code>no-mail.</code> Other made-up domains do not exist.</p>
<h2>Play somebody in Teams</h2>
${organisations(context.world.state)}
<h2>Read</h2>
<p><a href="/readme">README of the project</a> · <a href="/readme/simulator">What the simulated Microsoft does differently from the real one</a></p>
</main>`,
  });
}
