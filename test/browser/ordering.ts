import assert from 'node:assert/strict';
import { seriousFindings } from '../support/accessibility.ts';
import type { OpenedTeams } from '../support/browser.ts';
import { eventually, inTime } from '../support/eventually.ts';
import { textsOf, type Rehearsal } from '../support/rehearsal.ts';

const user = (last: string) => `77777777-7777-4777-8777-0000000000${last}`;

/** Who sells in the rehearsal. */
export const sellers = {
  /** Seller, owner, and a colleague without a role (who reads German) at Northwind IT. */
  nina: user('11'),
  oscar: user('12'),
  leo: user('13'),
  /** Coho IT, which has not signed the partner agreement. */
  cora: user('31'),
  /** Lucerne IT, of another region. */
  luca: user('41'),
};

/** Takes a picture of a moment, and fails when somebody with a screen reader or weak eyes would stumble there. */
export const looker = (window: OpenedTeams, name: string) => async (moment: string) => {
  const resting = window.page.frames().map((frame) => frame.evaluate(atRest));
  await inTime(Promise.all(resting), `rest on the page: ${name}, ${moment}`);
  await window.screenshot(`${name}-${moment}`);
  const findings = await inTime(seriousFindings(window.page), `the look of axe-core: ${name}, ${moment}`);
  assert.deepEqual(findings, [], moment);
};

/** Waits until the bot has written this into somebody's chat, whether or not anybody has Teams open. */
export async function arrived(rehearsal: Rehearsal, userId: string, text: string): Promise<void> {
  const isThere = async () => (await rehearsal.messages(userId)).some((one) => textsOf(one).includes(text));
  await eventually(async () => (await isThere()) || undefined, `“${text}” in the chat`);
}

/** Runs in the page: resolves when nothing has changed for a moment, after 5 s at the latest. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(finish, 300);
    const latest = setTimeout(finish, 5_000);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        clearTimeout(latest);
        finish();
      }, 300);
    });
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
}
