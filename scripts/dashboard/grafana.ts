import { instruments, prometheusName } from '../../src/instruments.ts';
import { rows, type Panel } from './panels.ts';

const perRow = 3;
const width = 24 / perRow;
const height = 8;

/** The dashboard as Grafana imports it; asks for the Prometheus data source when it does. */
export function dashboard(): object {
  let id = 0;
  let y = 0;
  const panels: object[] = [];
  for (const { title, panels: shown } of rows) {
    panels.push({
      id: (id += 1),
      type: 'row',
      title,
      collapsed: false,
      panels: [],
      gridPos: { x: 0, y, w: 24, h: 1 },
    });
    y += 1;
    for (const [index, panel] of shown.entries()) {
      const place = { x: (index % perRow) * width, y: y + Math.floor(index / perRow) * height };
      panels.push({ id: (id += 1), ...graph(panel), gridPos: { ...place, w: width, h: height } });
    }
    y += Math.ceil(shown.length / perRow) * height;
  }
  return {
    __inputs: [
      {
        name: 'DS_PROMETHEUS',
        label: 'Prometheus',
        type: 'datasource',
        pluginId: 'prometheus',
        pluginName: 'Prometheus',
      },
    ],
    title: 'CSP Concierge',
    uid: 'csp-concierge',
    schemaVersion: 39,
    version: 1,
    editable: true,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    panels,
  };
}

function graph({ title, what, unit, metrics, queries }: Panel): object {
  const datasource = { type: 'prometheus', uid: '${DS_PROMETHEUS}' };
  const names = metrics.map((name) => prometheusName(name, instruments[name]));
  return {
    type: 'timeseries',
    title,
    description: what,
    datasource,
    fieldConfig: {
      defaults: { unit, min: 0, custom: { fillOpacity: 10, showPoints: 'never' } },
      overrides: [],
    },
    options: {
      legend: { displayMode: 'list', placement: 'bottom' },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    targets: queries.map(([query, legendFormat], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource,
      expr: query.replaceAll(/\{(\d)\}/g, (_match, place: string) => names[Number(place)] ?? ''),
      legendFormat,
    })),
  };
}
