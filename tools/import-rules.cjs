// The import rules of ARCHITECTURE.md. Slices stand in one order; each imports only those before it, through their index.ts.
const SLICES = [
  'parties',
  'people',
  'notices',
  'programmes',
  'forums',
  'templates',
  'commitments',
  'risks',
  'questions',
  'imports',
  'overview',
]

const slice = (names) => `^src/features/(${names.join('|')})/`
const NOT_TESTS = '\\.test\\.tsx?$'

/** A slice file named for its noun alone holds rules: no database, no HTTP, no clock. */
const RULES = '^src/features/[^/]+/(rules/.+|[^/.]+)\\.ts$'
const PURE_PLATFORM = '^src/platform/(access|calendar|i18n|result|ids|clock)'

const upwards = SLICES.slice(0, -1).map((name, index) => ({
  name: `${name}-is-below-${SLICES.slice(index + 1).join('-')}`,
  comment: 'Slices stand in one order. What must work upwards goes through a handler that app.tsx wires.',
  severity: 'error',
  from: { path: slice([name]) },
  to: { path: slice(SLICES.slice(index + 1)) },
}))

module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'every-slice-has-its-place',
      comment: 'A new slice is put into the order above before anything imports it.',
      severity: 'error',
      from: {},
      to: { path: '^src/features/', pathNot: slice(SLICES) },
    },
    {
      name: 'one-door',
      comment:
        'Other slices are entered through index.ts; only tables (foreign keys) and stores (to read) use tables directly.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: '\\.(tables|store)\\.ts$' },
      to: { path: '^src/features/[^/]+/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'tables-and-stores-read-tables-only',
      comment: 'A store may read the tables of lower slices, not their other insides.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/.*\\.(tables|store)\\.ts$' },
      to: {
        path: '^src/features/[^/]+/',
        pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.tsx?$', '^src/features/[^/]+/.*\\.tables\\.ts$'],
      },
    },
    {
      name: 'the-house-uses-the-front-door',
      comment: 'app, main and demo enter a slice through its index.ts, as everybody else does.',
      severity: 'error',
      from: { path: '^src/(app|main|demo|client)', pathNot: NOT_TESTS },
      to: { path: '^src/features/', pathNot: '^src/features/[^/]+/index\\.tsx?$' },
    },
    {
      name: 'platform-and-ui-know-no-feature',
      comment: 'They serve every slice, and so know none; nor the app that is made of them.',
      severity: 'error',
      from: { path: '^src/(platform|ui)/' },
      to: { path: '^src/(features|demo)/|^src/(app|main)\\.' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules know no database and no HTTP, so they can be tested as tables of cases.',
      severity: 'error',
      from: { path: RULES, pathNot: ['/index\\.ts$', NOT_TESTS] },
      to: {
        path: ['^src/(platform|ui)/', '\\.(store|routes|pages|tables)\\.tsx?$'],
        pathNot: PURE_PLATFORM,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-use-no-server-package',
      severity: 'error',
      from: { path: RULES, pathNot: ['/index\\.ts$', NOT_TESTS] },
      to: {
        path: [
          'node_modules/(drizzle-orm|pg|pg-boss|hono|better-auth|nodemailer)/',
          '^(node:)?(fs|net|http|https|child_process)(/|$)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-do-not-fetch',
      comment: 'A page shows what its route found, so what is found can be authorised first.',
      severity: 'error',
      from: { path: '\\.pages\\.tsx$' },
      to: {
        path: ['\\.store\\.ts$', '^src/platform/database/', 'node_modules/(drizzle-orm|pg)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'examples-stay-in-the-demo',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/demo/', '^src/main\\.tsx?$', NOT_TESTS] },
      to: { path: '^src/demo/' },
    },
    {
      name: 'the-product-does-not-need-its-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: NOT_TESTS },
      to: { path: '^(tests|bench|scripts|tools)/|\\.test\\.tsx?$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
