/** Who may import whom. Run with `npm run deps`. */
const mayImport = {
  base: [],
  domain: ['base'],
  contract: ['domain', 'base'],
  imaging: ['base'],
  simulator: ['imaging', 'domain', 'base'],
  detection: ['imaging', 'domain', 'base'],
  sync: ['contract', 'domain', 'base'],
  server: ['contract', 'domain', 'imaging', 'simulator', 'detection', 'base'],
  workstation: ['contract', 'domain', 'imaging', 'detection', 'sync', 'base'],
};
const test = '\\.(test|bench)\\.tsx?$|^src/testing/';
const inside = (names) => `^src/(${names.join('|')})/`;
const modules = Object.keys(mayImport);

const layers = modules.map((name) => ({
  name: `${name}-imports-only-below`,
  severity: 'error',
  from: { path: inside([name]), pathNot: test },
  to: { path: '^src/', pathNot: inside([name, ...mayImport[name]]) },
}));

const pure = {
  name: 'pure-modules-take-almost-no-packages',
  severity: 'error',
  from: { path: inside(['base', 'domain', 'contract', 'imaging', 'simulator']), pathNot: `${test}|^src/imaging/decode/` },
  to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
};

/** Each of these packages is known to one place only. */
const homes = {
  'onnxruntime-web': '^src/detection/runtime/',
  'geotiff|fast-png': '^src/imaging/decode/',
  '@cornerstonejs|dicom-parser': '^src/imaging/decode/',
  dexie: '^src/sync/indexed-db/',
  'fastify|@fastify': '^src/server/',
  kysely: '^src/server/',
  pg: '^src/server/db/',
  pdfkit: '^src/server/exports/report/',
  'konva|react-konva': '^src/workstation/canvas/layers/',
};
const onlyAtHome = Object.entries(homes).map(([name, home]) => ({
  name: `${name.split('|')[0].replace(/[@/]/g, '-')}-stays-at-home`,
  severity: 'error',
  from: { path: '^src/', pathNot: `${home}|${test}` },
  to: { path: `node_modules/(${name})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    pure,
    ...onlyAtHome,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/workstation/features/([^/]+)/' },
      to: { path: '^src/workstation/features/', pathNot: '^src/workstation/features/$1/' },
    },
    {
      name: 'features-do-not-know-their-screens',
      severity: 'error',
      from: { path: '^src/workstation/(features|canvas|planes|desk|state|ui|api)/' },
      to: { path: '^src/workstation/(screens|shell)/', pathNot: '^src/workstation/shell/commands/' },
    },
    {
      name: 'ui-kit-knows-nothing',
      severity: 'error',
      from: { path: '^src/workstation/ui/' },
      to: { path: '^src/', pathNot: '^src/(workstation/ui|base)/' },
    },
    {
      name: 'canvas-model-is-headless',
      severity: 'error',
      from: { path: '^src/workstation/canvas/model/', pathNot: test },
      to: { path: 'node_modules/(react|react-dom|konva|react-konva|zustand)/|^src/workstation/(?!canvas/model/)' },
    },
    {
      name: 'desk-is-headless',
      severity: 'error',
      from: { path: '^src/workstation/desk/', pathNot: test },
      to: { path: 'node_modules/(react|react-dom|konva|react-konva|@mantine)/' },
    },
    {
      name: 'internal-is-internal',
      severity: 'error',
      from: { path: '^src/(.+)/', pathNot: '/internal/' },
      to: { path: '/internal/', pathNot: '^src/$1/' },
    },
    {
      name: 'simulator-only-feeds-the-seed',
      severity: 'error',
      from: { path: '^src/server/', pathNot: `^src/server/seed/|${test}` },
      to: { path: '^src/simulator/' },
    },
    {
      name: 'server-reads-packs-and-detects-nothing',
      severity: 'error',
      from: { path: '^src/server/', pathNot: test },
      to: { path: '^src/detection/', pathNot: '^src/detection/(pack|framing)/' },
    },
    {
      name: 'test-parts-are-for-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '^src/testing/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: `${test}|/main\\.tsx?$|/cli\\.ts$|[.-]worker\\.ts$|\\.d\\.ts$|\\.mjs$` },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
