// Import direction: index → bots → dialogs → workflows → services → domain. Each layer may use itself and
// what stands right of it; errors, log and clock are free for all. See README, "Map of the code".
const layers = ['bots', 'dialogs', 'workflows', 'services', 'domain'];
const forbidden = layers.flatMap((layer, i) =>
  i === 0
    ? []
    : [
        {
          name: `${layer}-imports-only-rightwards`,
          severity: 'error',
          comment: 'Data goes down as arguments and comes back as values; nobody calls upwards.',
          from: { path: `^src/${layer}/` },
          to: { path: `^src/(${layers.slice(0, i).join('|')}|index\\.ts)` },
        },
      ],
);
module.exports = {
  forbidden: [
    ...forbidden,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'index-knows-everybody-nobody-knows-index',
      severity: 'error',
      from: { path: '^src/.+/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'simulator-and-src-are-strangers',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^simulator/' },
    },
    {
      name: 'src-and-simulator-are-strangers',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^src/' },
    },
    {
      name: 'botbuilder-stays-at-the-edge',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: '^src/(bots|dialogs/kit)/' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'flows-see-ports-not-implementations',
      severity: 'error',
      comment:
        'A flow gets services and workflows as arguments; it knows only their ports (port.ts, letters-port.ts), as types.',
      from: { path: '^src/dialogs/(?!kit/)[^/]+/' },
      to: { path: '^src/(workflows|services)/', pathNot: '/[a-z-]*port\\.ts$' },
    },
    {
      name: 'a-flow-never-imports-another-flow',
      severity: 'error',
      from: { path: '^src/dialogs/(?!kit/)([^/]+)/' },
      to: { path: '^src/dialogs/[^/]+/', pathNot: '^src/dialogs/(kit|$1)/' },
    },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^src/domain/' },
      // Pure functions of others count as functions, not as remotes: see docs/decisions/0008.
      to: { path: '^(?!src/domain/|node_modules/(fuse\\.js|diff|libphonenumber-js)/|crypto$)' },
    },
    {
      name: 'config-imports-only-domain',
      severity: 'error',
      from: { path: '^src/config/' },
      to: { path: '^src/(bots|dialogs|workflows|services)/' },
    },
    {
      name: 'product-needs-no-dev-dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
