/** Layers of docs/ARCHITECTURE.md, as errors. The linter checks the same from the importing file's side. */
/** Every room of the core but those that all others stand on, and the host above them. */
const feature = '^electron/core/(?!db/|platform/|host/)[^/]+/';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan-resolution',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    {
      name: 'shared-is-a-leaf',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|migrations|test|resources|central)/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { path: '^shared/contracts/' },
    },
    {
      name: 'renderer-to-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|migrations|test|central)/' },
    },
    {
      name: 'renderer-features-apart',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'renderer-ui-is-a-leaf',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'shell-to-shared-only',
      severity: 'error',
      from: { path: '^electron/(main|preload|browser|shell)/' },
      to: { path: '^(electron/(core|launch)|renderer|migrations|test|central)/' },
    },
    {
      name: 'shells-apart-over-shell',
      severity: 'error',
      from: { path: '^electron/(main|preload|browser|shell)/' },
      to: { path: '^electron/(main|preload|browser)/', pathNot: '^electron/$1/' },
    },
    {
      name: 'launch-sees-host-only',
      severity: 'error',
      from: { path: '^electron/launch/' },
      to: { path: '^(electron/core/(?!host/)|electron/(main|preload)/|renderer|migrations|test|central)' },
    },
    {
      name: 'core-knows-no-shell',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { path: '^(electron/(main|preload|browser|shell|launch)|renderer|test|central)/' },
    },
    {
      name: 'only-shell-imports-electron',
      severity: 'error',
      from: { pathNot: '^(electron/(main|preload)|test)/' },
      to: { path: '(^electron$|node_modules/electron/)' },
    },
    {
      name: 'only-db-imports-sqlite',
      severity: 'error',
      from: { pathNot: '^(electron/core/db|test)/' },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'db-and-platform-are-low',
      severity: 'error',
      from: { path: '^electron/core/(db|platform)/' },
      to: { path: feature },
    },
    {
      name: 'media-knows-no-feature',
      severity: 'error',
      from: { path: '^electron/core/media/' },
      to: { path: feature, pathNot: '^electron/core/media/' },
    },
    {
      name: 'only-host-sees-all',
      severity: 'error',
      from: { path: '^electron/core/', pathNot: '^electron/core/(host/|entry\\.ts|serve-port\\.ts)' },
      to: { path: '^electron/core/host/' },
    },
    {
      name: 'catalog-below-inventory',
      severity: 'error',
      from: { path: '^electron/core/catalog/' },
      to: { path: '^electron/core/(inventory|cart|orders|payments|printing|shipping)/' },
    },
    {
      name: 'inventory-below-orders',
      severity: 'error',
      from: { path: '^electron/core/inventory/' },
      to: { path: '^electron/core/(cart|orders|payments|printing|shipping)/' },
    },
    {
      name: 'payments-below-orders',
      severity: 'error',
      from: { path: '^electron/core/payments/' },
      to: { path: '^electron/core/(cart|orders|printing|shipping)/' },
    },
    {
      name: 'cart-below-orders',
      severity: 'error',
      from: { path: '^electron/core/cart/' },
      to: { path: '^electron/core/(orders|printing|shipping)/' },
    },
    {
      name: 'recalls-above-orders',
      severity: 'error',
      from: { path: '^electron/core/', pathNot: '^electron/core/(recalls|host)/' },
      to: { path: '^electron/core/recalls/' },
    },
    {
      name: 'prescriptions-below-cart',
      severity: 'error',
      from: { path: '^electron/core/prescriptions/' },
      to: { path: '^electron/core/(cart|orders|payments|printing)/' },
    },
    {
      name: 'orders-below-aftersales',
      severity: 'error',
      from: { path: '^electron/core/(catalog|cart|customers|inventory|payments|orders)/' },
      to: { path: '^electron/core/aftersales/' },
    },
    { name: 'no-test-in-product', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
