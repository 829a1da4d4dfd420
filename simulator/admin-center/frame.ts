import { escapeHtml, page } from '../http/page.ts';
import type { SimTenant, SimUser } from '../world/types.ts';

export interface Visitor {
  readonly user: SimUser;
  readonly tenant: SimTenant;
}

/** Prefix of the admin center inside the simulator. */
export const base = '/_/admin.microsoft.com';

/** A page of the admin center: bar, navigation and content. `current` marks the navigation entry. */
export function frame(parts: {
  title: string;
  visitor: Visitor;
  content: string;
  current?: 'home' | 'partners' | 'billing';
}): string {
  const { visitor } = parts;
  const entry = (key: string, href: string, label: string) =>
    `<li><a href="${href}"${parts.current === key ? ' aria-current="page"' : ''}>${label}</a></li>`;
  const initials = visitor.user.displayName
    .split(' ')
    .map((name) => name.charAt(0))
    .join('');
  return page({
    title: `${parts.title} - Microsoft 365 admin center (simulated)`,
    head: `<style>${style}</style>`,
    body: `<header class="bar">
  <span class="waffle" aria-hidden="true"></span>
  <span class="product">Microsoft 365 admin center</span>
  <details class="account">
    <summary aria-label="${escapeHtml(initials)}, account of ${escapeHtml(visitor.user.displayName)}"><span class="initials">${escapeHtml(initials)}</span></summary>
    <div class="card">
      <strong>${escapeHtml(visitor.user.displayName)}</strong><br>${escapeHtml(visitor.user.userPrincipalName)}<br>
      <span class="soft">${escapeHtml(visitor.tenant.name)}</span>
      <form method="post" action="${base}/rehearsal/sign-out"><button>Sign out</button></form>
    </div>
  </details>
</header>
<div class="columns">
<nav aria-label="Admin center"><ul>
${entry('home', `${base}/Adminportal/Home`, 'Home')}
${entry('billing', `${base}/rehearsal/billing`, 'Billing accounts')}
${entry('partners', `${base}/rehearsal/partners`, 'Partner relationships')}
</ul></nav>
<main>
${parts.content}
</main>
</div>
${rehearsalNote}`,
  });
}

/** A page outside the frame: sign-in, other portals. */
export function plainPage(title: string, content: string): string {
  return page({
    title: `${title} (simulated)`,
    head: `<style>${style}</style>`,
    body: `<main class="alone">${content}</main>${rehearsalNote}`,
  });
}

const rehearsalNote =
  '<footer class="note">Rehearsal: this page is simulated on this machine. Nobody at Microsoft hears of it.</footer>';

const style = `
body { min-height: 100vh; display: flex; flex-direction: column; }
.bar { display: flex; align-items: center; gap: .9rem; height: 3rem; padding: 0 1rem; background: #0f548c; color: #fff; }
.waffle { width: 1.1rem; height: 1.1rem; background: radial-gradient(circle, #fff 1.6px, transparent 2px) 0 0 / .38rem .38rem; }
.product { font-weight: 600; flex: 1; }
.account { position: relative; } .account summary { list-style: none; cursor: pointer; border-radius: 50%; }
.account summary::-webkit-details-marker { display: none; }
.initials { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 50%; background: #e8f1fa; color: #0c3b5e; font-size: .8rem; font-weight: 600; }
.bar :focus-visible { outline-color: #fff; }
.account .card { position: absolute; right: 0; top: 2.6rem; z-index: 2; min-width: 17rem; color: var(--ink); box-shadow: 0 8px 24px rgb(0 0 0 / .25); }
.account form { margin-top: .75rem; }
.columns { display: flex; flex: 1; } .columns main { flex: 1; margin: 0; max-width: 54rem; padding: 2rem 2.5rem 4rem; }
nav { width: 15rem; padding: 1rem .5rem; border-right: 1px solid var(--line); background: var(--paper); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .5rem .8rem; border-radius: 4px; color: var(--ink); text-decoration: none; }
nav a[aria-current] { font-weight: 600; box-shadow: inset 3px 0 var(--accent); background: var(--back); }
.alone { max-width: 34rem; width: 100%; margin: 2.5rem auto; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.5rem; margin: 1rem 0; } .facts dt { color: var(--soft); } .facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.card > .facts:first-child { margin-top: .25rem; } td time { white-space: nowrap; }
.consent { display: flex; gap: .7rem; align-items: flex-start; margin: 1.25rem 0; } .consent input { width: 1.15rem; height: 1.15rem; margin-top: .2rem; accent-color: var(--accent); }
.status { display: flex; gap: .8rem; align-items: flex-start; padding: .9rem 1.1rem; border-radius: 6px; border: 1px solid var(--line); border-left: 4px solid var(--accent); background: var(--paper); margin: 1rem 0; }
.status.good { border-left-color: var(--good); } .status.bad { border-left-color: var(--bad); }
.status p { margin: .15rem 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem; margin-top: 1.25rem; }
.group { margin: 1.25rem 0 .4rem; font-size: .95rem; font-weight: 600; }
.pick { list-style: none; margin: 0; padding: 0; display: grid; gap: .4rem; }
.pick button { width: 100%; text-align: left; font-weight: 400; padding: .55rem .8rem; } .pick strong { display: block; }
.pick button:hover { border-color: var(--accent); }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; background: var(--paper); } th, td { text-align: left; padding: .6rem .75rem; border-bottom: 1px solid var(--line); } th { font-weight: 600; }
.note { padding: .5rem 1rem; text-align: center; font-size: .8rem; color: var(--soft); border-top: 1px solid var(--line); }
@media (max-width: 44rem) { .columns { flex-direction: column; } nav { width: auto; border: 0; border-bottom: 1px solid var(--line); } nav ul { display: flex; flex-wrap: wrap; } .columns main { padding: 1.25rem; } }
`;
