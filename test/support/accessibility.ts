import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

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
    if (!(await runsScripts(frame))) continue;
    // Evaluated, not added as a script element, so that the page's content security policy does not matter.
    await frame.evaluate(`${source}; undefined`);
    for (const { id, impact, help, nodes } of await violationsIn(frame))
      if (impact === 'serious' || impact === 'critical')
        findings.push(...nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`));
  }
  return findings;
}

/** Runs in the page: what is fading in has no contrast yet. What never ends is left alone. */
async function whenStill(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Where no script may run, axe-core cannot look, and would never answer. */
async function runsScripts(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() === null) return true;
  const sandbox = await (await frame.frameElement()).getAttribute('sandbox');
  return sandbox === null || sandbox.includes('allow-scripts');
}

const mostTries = 3;

/** axe-core stumbles over an element that the page takes away while it looks: then it looks once more. */
async function violationsIn(frame: Frame, tries = 1): Promise<AxeResult['violations']> {
  try {
    await frame.evaluate(whenStill);
    const { violations } = await frame.evaluate<AxeResult>('axe.run(document, { iframes: false })');
    return violations;
  } catch (error) {
    if (tries === mostTries) throw error;
    return violationsIn(frame, tries + 1);
  }
}

/** Everything axe-core finds, however slight, in the frames below an address; one line per element. */
export async function everyFinding(page: Page, below: string): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const findings: string[] = [];
  for (const frame of page.frames().filter((one) => new URL(one.url()).pathname.startsWith(below))) {
    await frame.evaluate(`${source}; undefined`);
    for (const { id, help, nodes } of await violationsIn(frame))
      findings.push(...nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`));
  }
  return findings;
}
