import type { SimulatorContext } from '../context.ts';
import { readForm, type Exchange } from '../http/exchange.ts';
import { escapeHtml } from '../http/page.ts';
import type { SimCloud } from '../world/types.ts';
import { base, plainPage, type Visitor } from './frame.ts';

const cookieName = 'rehearsal_admin';

/** Who is signed in to the admin center in this browser; like the real one, it stays so until signing out. */
export function visitorOf(context: SimulatorContext, exchange: Exchange): Visitor | undefined {
  const id = new RegExp(`(?:^|; )${cookieName}=([0-9a-f-]{36})`).exec(
    exchange.request.headers.cookie ?? '',
  )?.[1];
  const { users, tenants } = context.world.state;
  const user = users.find((candidate) => candidate.id === id);
  const tenant = tenants.find((candidate) => candidate.id === user?.tenantId);
  return user === undefined || tenant === undefined ? undefined : { user, tenant };
}

/** Where somebody signs in: prefix in the simulator, name for people, and whose people belong there; everybody when absent. */
export interface SignInPlace {
  readonly base: string;
  readonly place: string;
  readonly clouds?: readonly SimCloud[];
}

const adminCenter: SignInPlace = { base, place: 'Microsoft 365 admin center' };

/** The account picker; afterwards the browser goes on to `next`. */
export function signInPage(context: SimulatorContext, next: string, at = adminCenter): string {
  const { tenants, users } = context.world.state;
  const groups = tenants
    .filter(({ cloud }) => at.clouds?.includes(cloud) ?? true)
    .map((tenant) => ({ tenant, people: users.filter((user) => user.tenantId === tenant.id) }))
    .filter(({ people }) => people.length > 0)
    .sort((a, b) => Number(a.tenant.provider) - Number(b.tenant.provider))
    .slice(0, 50);
  const lists = groups.map(
    ({ tenant, people }) =>
      `<h2 class="group">${escapeHtml(tenant.name)}</h2><ul class="pick">${people
        .map(
          (user) =>
            `<li><button name="user" value="${user.id}"><strong>${escapeHtml(user.displayName)}</strong>${escapeHtml(user.userPrincipalName)} <span class="soft">· ${escapeHtml(user.about)}</span></button></li>`,
        )
        .join('')}</ul>`,
  );
  return plainPage(
    'Sign in',
    `<h1>Pick an account</h1>
<p class="soft">To continue to the ${at.place}. A browser remembers who you are: open a private window when your everyday account is not the administrator's.</p>
<form method="post" action="${at.base}/rehearsal/sign-in"><input type="hidden" name="next" value="${escapeHtml(next)}">${lists.join('')}</form>
<script>document.querySelector('[name=next]').value += location.hash;</script>`,
  );
}

/** Remembers the chosen account in a session cookie and goes on. */
export async function answerSignIn(context: SimulatorContext, exchange: Exchange): Promise<void> {
  const form = await readForm(exchange);
  const user = context.world.state.users.find((candidate) => candidate.id === form.get('user'));
  const next = form.get('next') ?? '';
  // Only back into the simulated admin center, never to an address somebody put into the form.
  const location = next.startsWith(`${base}/`) ? next : `${base}/Adminportal/Home`;
  const cookie = user === undefined ? {} : { 'set-cookie': `${cookieName}=${user.id}; ${cookieRules}` };
  exchange.response.writeHead(303, { location, ...cookie });
  exchange.response.end();
}

/** Forgets the account and goes back to the page it was on, which asks again. */
export function signOut(exchange: Exchange): void {
  const from = exchange.request.headers.referer;
  const path = from !== undefined && URL.canParse(from) ? new URL(from).pathname + new URL(from).search : '';
  exchange.response.writeHead(303, {
    location: path.startsWith(`${base}/`) ? path : `${base}/Adminportal/Home`,
    'set-cookie': `${cookieName}=; Max-Age=0; ${cookieRules}`,
  });
  exchange.response.end();
}

const cookieRules = `Path=${base}; HttpOnly; SameSite=Lax`;

/** Remembers who is signed in to another portal. */
export const accountCookie = (userId: string, path: string): string =>
  `${cookieName}=${userId}; Path=${path}; HttpOnly; SameSite=Lax`;
