import { escapeHtml } from '../http/page.ts';
import type { SimUser } from '../world/types.ts';

/** Which account? The person's own tenant first. */
export function accountPage(
  sessionId: string,
  accounts: { near: readonly SimUser[]; far: readonly SimUser[] },
): string {
  const far = `<details><summary>Use another account</summary>${list(sessionId, accounts.far)}</details>`;
  return frame(
    'Pick an account',
    `<p>to continue to <strong>CSP Concierge</strong></p>${list(sessionId, accounts.near)}${far}`,
  );
}

function list(sessionId: string, users: readonly SimUser[]): string {
  const rows = users.map(
    (user) => `<li><button class="account" name="account" value="${user.id}">
      <span class="avatar" aria-hidden="true">${escapeHtml(initials(user.displayName))}</span>
      <span><span class="name">${escapeHtml(user.displayName)}</span><br>
      <span class="mail">${escapeHtml(user.userPrincipalName)}</span><br><span class="about">${escapeHtml(user.about)}</span></span>
    </button></li>`,
  );
  return `<form method="post" action="signin">${hidden('signin', sessionId)}<ul>${rows.join('')}</ul></form>`;
}

/** What an administrator is asked before the bot may read anything. */
export function consentPage(sessionId: string, account: SimUser, tenantName: string): string {
  return frame(
    'Permissions requested',
    `${signedInAs(account)}
    <p class="app">CSP Concierge<br><small>Open Door Technology</small></p>
    <p>This application would like to:</p>
    <ul class="permissions"><li>Sign you in and read your profile</li><li>Read your organization’s information</li><li>Read your directory roles</li></ul>
    <form method="post" action="signin">${hidden('signin', sessionId)}${hidden('account', account.id)}
      <label class="check"><input type="checkbox" name="everybody" value="yes"> Consent on behalf of your organization (${escapeHtml(tenantName)})</label>
      <p class="small">You can take this back at any time at myapps.microsoft.com.</p>
      <div class="buttons"><button type="button" class="secondary" data-cancel>Cancel</button><button class="primary" name="consent" value="accept">Accept</button></div>
    </form>${cancelScript(sessionId)}`,
  );
}

/** What an ordinary user sees in a tenant where nobody has agreed yet. */
export function needsAdministratorPage(sessionId: string, account: SimUser, tenantName: string): string {
  return frame(
    'Need admin approval',
    `${signedInAs(account)}
    <p>In ${escapeHtml(tenantName)} only an administrator can let <strong>CSP Concierge</strong> read your profile and your organization. Ask one of them first.</p>
    <p><a href="signin?signin=${sessionId}">I have an administrator’s account: use that one</a></p>
    <div class="buttons"><button type="button" class="primary" data-cancel>Go back without consent</button></div>${cancelScript(sessionId)}`,
  );
}

/** The end: tells Teams the six digits and closes; alone, shows them. Null digits tell Teams nothing. */
export function endPage(sessionId: string, code: string | null): string {
  if (code === null) return frame('You are signed in', '<p>You can close this window.</p>');
  return frame(
    'You are signed in',
    `<div id="by-hand" hidden><p>Type this code into the chat to finish:</p><p class="code">${code}</p></div>
    <p id="closing">This window closes by itself.</p>
    <script>
      const teams = window.opener;
      if (teams) { teams.postMessage({ kind: 'sign-in-ended', session: '${sessionId}', code: '${code}' }, location.origin); window.close(); }
      else { document.getElementById('by-hand').hidden = false; document.getElementById('closing').hidden = true; }
    </script>`,
  );
}

export function brokenLinkPage(): string {
  return frame(
    'This sign-in has ended',
    '<p>The link is not valid any more. Go back to the chat and press the sign-in button again.</p>',
  );
}

export function serviceDownPage(): string {
  return frame('The service is unavailable', '<p>HTTP error 503. Please try again in a few minutes.</p>');
}

function signedInAs(account: SimUser): string {
  return `<p class="mail">${escapeHtml(account.userPrincipalName)}</p>`;
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}

function cancelScript(sessionId: string): string {
  return `<script>
    document.querySelector('[data-cancel]').addEventListener('click', () => {
      window.opener?.postMessage({ kind: 'sign-in-ended', session: '${sessionId}', code: null }, location.origin);
      window.close();
    });
  </script>`;
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((part) => part.slice(0, 1))
    .join('')
    .slice(0, 2);
}

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – sign-in (simulated)</title><style>${style}</style></head>
<body><main><p class="brand"><span>Microsoft</span><span class="simulated">simulated</span></p><h1>${title}</h1>${content}</main></body></html>`;
}

const style = `
:root{color-scheme:light dark;--page:#f2f2f2;--sheet:#fff;--text:#1b1b1b;--soft:#5a5a5a;--line:#d6d6d6;--hover:#f3f3f3;--accent:#0067b8}
@media (prefers-color-scheme:dark){:root{--page:#111;--sheet:#1f1f1f;--text:#f5f5f5;--soft:#b8b8b8;--line:#3d3d3d;--hover:#2b2b2b;--accent:#4aa3e8}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--page);color:var(--text);font:15px/1.45 "Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif}
main{width:min(440px,100vw);padding:36px 40px;background:var(--sheet);box-shadow:0 2px 6px #0003}
h1{font-size:24px;font-weight:600;margin:12px 0 8px}.brand{display:flex;gap:8px;align-items:center;margin:0;font-weight:600;color:var(--soft);font-size:18px}
.simulated{font-size:11px;font-weight:400;border:1px solid var(--line);border-radius:9px;padding:1px 8px}
ul{list-style:none;margin:12px -40px;padding:0}.permissions{list-style:disc;margin:8px 0;padding-left:22px}
.account{display:flex;gap:14px;align-items:center;width:100%;padding:11px 40px;border:0;border-top:1px solid var(--line);background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
.account:hover{background:var(--hover)}.avatar{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:50%;background:var(--accent);color:#fff;font-weight:600}
@media (prefers-color-scheme:dark){.avatar,.primary{color:#08121a!important}}
.name{font-weight:600}.mail,.about,.small,small{color:var(--soft);font-size:13px}.app{font-weight:600}.check{display:flex;gap:10px;margin:16px 0}
.buttons{display:flex;justify-content:flex-end;gap:8px;margin-top:22px;flex-wrap:wrap}.buttons button{min-width:108px;padding:7px 14px;font:inherit;border:0;cursor:pointer}
.primary{background:var(--accent);color:#fff}.secondary{background:var(--line);color:inherit}
a,summary{color:var(--accent)}summary{cursor:pointer;padding:6px 0}.code{font:600 34px/1.2 ui-monospace,Consolas,monospace;letter-spacing:.2em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`;
