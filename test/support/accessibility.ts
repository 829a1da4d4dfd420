import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** What axe-core finds serious or critical on the page now, frames included, one line per element; an empty list is good. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const findings: string[] = [];
  // Frame by frame: from the outer page axe-core sees nothing of a frame that it is not in.
  for (const frame of page.frames()) {
    // Evaluated, not added as a script element, so that the page's content security policy does not matter.
    await frame.evaluate(`${source}; undefined`);
    const { violations } = (await frame.evaluate('axe.run(document, { iframes: false })')) as AxeResult;
    for (const { id, impact, help, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        findings.push(...nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`));
  }
  return findings;
}
