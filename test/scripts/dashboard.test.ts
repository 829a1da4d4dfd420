import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dashboard } from '../../scripts/dashboard/grafana.ts';
import { withMetrics } from '../../scripts/dashboard/metrics-list.ts';
import { rows } from '../../scripts/dashboard/panels.ts';
import { projectFolder } from '../../scripts/tools.ts';
import { instruments, prometheusName, type Instrument } from '../../src/instruments.ts';

const read = (file: string) => readFileSync(path.join(projectFolder, 'docs', file), 'utf8');
const table = new Map(
  Object.entries<Instrument>(instruments).map(([name, one]) => [prometheusName(name, one), one]),
);
const ofHistogram = /_(bucket|sum|count)$/;

/** Every metric a query names, with the labels it asks for or groups by. */
function namedIn(query: string): { names: readonly string[]; labels: readonly string[] } {
  const names = query.match(/concierge_[a-z_]+/g) ?? [];
  const grouped = [...query.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(','));
  const asked = [...query.matchAll(/([a-z_]+)=~?"/g)].map(([, label = '']) => label);
  return { names, labels: [...grouped, ...asked].map((label) => label.trim()) };
}

function assertKnown(query: string): void {
  const { names, labels } = namedIn(query);
  assert.ok(names.length > 0, query);
  const known = new Set(['le', 'instance']);
  for (const name of names) {
    const one = table.get(name) ?? table.get(name.replace(ofHistogram, ''));
    assert.ok(one !== undefined, `${name} is no metric: ${query}`);
    assert.equal(ofHistogram.test(name), one.kind === 'histogram', `${name} in ${query}`);
    for (const label of one.labels) known.add(label);
    // Every instance tells the same of what they share.
    if (one.shared === true) assert.match(query, /^max/, query);
    if (one.kind === 'counter') assert.match(query, /rate\(|increase\(/, query);
  }
  for (const label of labels) assert.ok(known.has(label), `${label} is no label there: ${query}`);
}

describe('dashboard and alerts', () => {
  const panels = rows.flatMap((row) => row.panels);
  const { panels: drawn } = dashboard() as {
    panels: {
      type: string;
      title: string;
      targets?: { expr: string; legendFormat: string }[];
      fieldConfig?: { defaults: { unit: string } };
      gridPos: { x: number; y: number; w: number; h: number };
    }[];
  };

  it('every query names metrics and labels there are, summed up as their kind allows', () => {
    const queries = drawn.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    assert.ok(queries.length >= panels.length);
    for (const query of queries) {
      assert.doesNotMatch(query, /\{\d\}/);
      assertKnown(query);
    }
  });

  it('every panel has a unit, a sentence and a legend; none covers another', () => {
    const places = new Set<string>();
    for (const { type, title, targets = [], fieldConfig, gridPos } of drawn) {
      if (type === 'row') continue;
      assert.ok((fieldConfig?.defaults.unit ?? '') !== '', title);
      assert.ok(targets.every(({ legendFormat }) => legendFormat !== ''));
      places.add(`${gridPos.x} ${gridPos.y}`);
      assert.ok(gridPos.x + gridPos.w <= 24, title);
    }
    assert.equal(places.size, panels.length);
    for (const { what } of panels) assert.match(what, /\.$/);
  });

  it('units of the panels are those of their metrics', () => {
    const fits: Record<string, readonly string[]> = {
      s: ['s', 'dateTimeFromNow'],
      By: ['bytes'],
      '1': ['bool_yes_no'],
    };
    for (const { title, metrics, unit, queries } of panels) {
      const counts = queries.every(
        ([query]) => /_count|\}\[|increase\(|rate\(/.test(query) && !/quantile/.test(query),
      );
      if (counts) continue;
      for (const name of metrics) {
        const allowed = fits[instruments[name].unit] ?? ['short'];
        assert.ok(allowed.includes(unit), `${title}: ${name} in ${unit}`);
      }
    }
  });

  it('every metric is on the dashboard, so that none is measured for nobody', () => {
    const shown = new Set(panels.flatMap(({ metrics }) => metrics));
    assert.deepEqual(
      Object.keys(instruments).filter((name) => !shown.has(name as keyof typeof instruments)),
      [],
    );
  });

  it('every alert of the page asks for what there is, and says what to do', () => {
    const alerts = read('operating.md')
      .split('\n')
      .filter((line) => /^\| .*`.*concierge_/.test(line))
      .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
    assert.ok(alerts.length >= 15, String(alerts.length));
    for (const [, title = '', when = '', time = '', page = '', what = ''] of alerts) {
      const query = /^`(.+)`$/.exec(when)?.[1]?.replaceAll('\\|', '|') ?? '';
      assertKnown(query);
      assert.match(time, /^(0|\d+ (min|h))$/, title);
      assert.match(page, /^(yes|no)$/, title);
      assert.ok(what.length > 20, title);
    }
  });

  it('the committed files are those the table makes', () => {
    assert.deepEqual(JSON.parse(read('dashboard.json')), dashboard());
    assert.equal(withMetrics(read('operating.md')), read('operating.md'));
  });
});
