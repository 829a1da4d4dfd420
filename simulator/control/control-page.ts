import { escapeHtml, page } from '../http/page.ts';
import type { SwitchField } from './switch-field.ts';
import { switchGroups } from './switch-list.ts';

/** The control panel's page; what is in it is kept up to date by page/control.js. */
export function controlPage(): string {
  const groups = switchGroups.map(
    ({ title, fields }) =>
      `<fieldset class="card"><legend>${escapeHtml(title)}</legend>${fields.map(row).join('')}</fieldset>`,
  );
  return page({
    title: 'Control panel of the rehearsal',
    head: `<style>${style}</style><script type="module" src="/control/page/control.js"></script>`,
    body: `<main>
<header><h1>Control panel</h1>
<p class="soft"><a href="/">Start page</a> · <a href="/teams">Teams</a> · <a href="/mail">Mail</a> · <a href="/_/admin.microsoft.com/Adminportal/Home">Admin center</a></p></header>
<div class="top">
<section class="card" aria-labelledby="time-title"><h2 id="time-title">Time</h2>
<p><output id="now" class="clock">…</output> <span id="offset" class="soft"></span></p>
<p class="buttons"><button data-advance="600000">+10 minutes</button><button data-advance="86400000">+1 day</button><button data-advance="864000000">+10 days</button><button id="time-reset">Back to now</button></p></section>
<section class="card" aria-labelledby="bot-title"><h2 id="bot-title">Bot</h2>
<p><output id="bot">…</output></p>
<p class="buttons"><button id="kill">Kill it now</button><button id="reset">Reset the simulated world</button></p></section>
<section class="card" aria-labelledby="accept-title"><h2 id="accept-title">Accept for a customer</h2>
<p class="buttons"><label>Who <select id="accept-user"></select></label><label>Partner account <select id="accept-account"></select></label>
<label class="check"><input type="checkbox" id="accept-force"> whatever role and region</label><button id="accept">Accept</button></p>
<p id="accept-answer" role="status" class="soft"></p></section>
<section class="card" aria-labelledby="relations-title"><h2 id="relations-title">Relationships</h2><ul id="relations"></ul></section>
<section class="card" aria-labelledby="rights-title"><h2 id="rights-title">Admin rights (GDAP)</h2><ul id="rights"></ul></section>
</div>
<h2>Faults</h2>
<p class="buttons"><button id="switches-reset">All off</button></p>
<form id="switches" class="groups" autocomplete="off">${groups.join('')}</form>
<h2 id="journal-title">Journal</h2>
<p class="buttons"><label>Show <select id="kind"><option value="">everything</option><option>acceptance</option><option>removal</option><option>admin-rights</option><option>order</option><option>customer-created</option><option>agreement</option><option>webhook-attempt</option><option>webhook-not-sent</option><option>connector-post</option><option>connector-put</option><option>mail</option><option>api-call</option></select></label></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="journal-title"><table><thead><tr><th scope="col">Time</th><th scope="col">What</th><th scope="col">Facts</th></tr></thead><tbody id="journal"></tbody></table></div>
</main>`,
  });
}

function row({ name, label, sentence, kind }: SwitchField): string {
  const id = `switch-${name}`;
  const common = `id="${id}" name="${name}" aria-describedby="${id}-about"`;
  const input =
    kind === 'boolean'
      ? `<input type="checkbox" ${common}>`
      : typeof kind === 'number'
        ? `<input type="number" min="0" max="${kind}" value="0" ${common}>`
        : `<select ${common}>${kind.map((choice) => `<option>${escapeHtml(choice)}</option>`).join('')}</select>`;
  return `<div class="row"><label for="${id}">${escapeHtml(label)}</label>${input}<small id="${id}-about">${escapeHtml(sentence)}</small></div>`;
}

const style = `
main { max-width: 76rem; }
.top { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
.groups { columns: 20rem; column-gap: 1rem; } .groups > * { break-inside: avoid; margin-bottom: 1rem !important; }
.card h2 { margin-top: 0; } fieldset.card { margin: 0; min-width: 0; } legend { font-weight: 600; padding: 0 .4rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } .buttons label { display: grid; gap: .2rem; } .buttons label.check { display: flex; gap: .4rem; align-items: center; }
.row { display: grid; grid-template-columns: 1fr auto; gap: .1rem .8rem; align-items: center; padding: .45rem 0; } .row small { grid-column: 1 / -1; }
.row + .row { border-top: 1px solid var(--line); } .row:has(.on) label { font-weight: 700; } .row:has(.on) { box-shadow: -.6rem 0 0 -.4rem var(--bad); }
select, input[type=number] { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: 4px; padding: .25rem .5rem; max-width: 18rem; } input[type=number] { width: 7rem; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; accent-color: var(--accent); }
.clock { font-size: 1.2rem; font-variant-numeric: tabular-nums; }
#relations, #rights { list-style: none; margin: 0; padding: 0; display: grid; gap: .4rem; } #relations li, #rights li { display: flex; justify-content: space-between; align-items: center; gap: .6rem; }
.scroll { max-height: 26rem; overflow: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); }
table { border-collapse: collapse; width: 100%; font-size: .85rem; } th, td { text-align: left; vertical-align: top; padding: .3rem .7rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } th { position: sticky; top: 0; background: var(--paper); } td:nth-child(-n+2) { white-space: nowrap; }
`;
