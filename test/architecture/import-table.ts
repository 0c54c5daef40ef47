/** What a workspace's code (not its specs) may import: a second guard, which reads the imports itself and knows nothing of the linter. */
export interface Layer {
  /** Of this repository, by the names under which they are imported. */
  readonly workspaces: readonly string[];
  /** Prefixes of packages and of Node's own modules; an application may use any that it lists, but drivers. */
  readonly packages: readonly string[] | 'any but drivers';
  /** Files that may import some modules more. */
  readonly except?: Readonly<Record<string, readonly string[]>>;
}

const PORTS = ['event-store', 'read-model', 'document-vault', 'key-vault'].map((name) => `@attestory/${name}`);
const LIBRARIES = ['domain', 'projections', 'audit', 'application', 'pdf', 'notifications', 'identity'].map(
  (name) => `@attestory/${name}`,
);
const OPENERS = [
  '@attestory/mongo/open-mongo',
  '@attestory/event-store/open-sqlite',
  '@attestory/event-store/open-esdb',
  '@attestory/read-model/open-sqlite',
  '@attestory/read-model/open-mongo',
  '@attestory/document-vault/open-files',
  '@attestory/document-vault/open-gridfs',
  '@attestory/key-vault/open-sqlite',
  '@attestory/key-vault/open-mongo',
  '@attestory/identity/open-brokers',
  '@attestory/identity/open-sandbox',
];
const BEHIND_PORTS = ['@attestory/application', '@attestory/application/translations', '@attestory/domain'];
export const LAYERS: Readonly<Record<string, Layer>> = {
  'libs/domain': { workspaces: [], packages: ['temporal-polyfill'] },
  'libs/projections': { workspaces: ['@attestory/domain'], packages: [] },
  'libs/audit': {
    workspaces: ['@attestory/domain'],
    // Certificates and signatures are read the same everywhere (ADR 54).
    packages: ['pkijs', 'asn1js'],
    // What a machine does itself.
    except: {
      'libs/audit/src/node-hash.ts': ['node:crypto'],
      'libs/audit/src/node-platform.ts': ['node:crypto', 'node:zlib'],
      'libs/audit/src/browser-platform.ts': ['pako'],
    },
  },
  'libs/event-store': { workspaces: [], packages: ['node:', '@eventstore/db-client'] },
  // What the adapters on MongoDB share; behind no port.
  'libs/mongo': { workspaces: [], packages: ['node:', 'mongodb'] },
  'libs/read-model': { workspaces: ['@attestory/mongo'], packages: ['node:', 'mongodb'] },
  'libs/document-vault': { workspaces: ['@attestory/mongo'], packages: ['node:', 'mongodb'] },
  'libs/key-vault': { workspaces: ['@attestory/mongo'], packages: ['node:', 'mongodb'] },
  'libs/application': {
    workspaces: ['@attestory/domain', '@attestory/projections', '@attestory/audit', '@attestory/audit/node', ...PORTS],
    packages: ['node:', '@nestjs/', 'rxjs', 'reflect-metadata', 'uuid', 'i18next'],
  },
  'libs/pdf': {
    // It writes what audit reads and verifies.
    workspaces: [
      ...BEHIND_PORTS,
      '@attestory/audit/pdf',
      '@attestory/audit/verify-pdf',
      '@attestory/audit/node-platform',
    ],
    packages: [
      'node:',
      'pdf-lib',
      '@pdf-lib/',
      'pkijs',
      'asn1js',
      'koffi',
      '@peculiar/x509',
      '@expo-google-fonts/',
      'reflect-metadata',
    ],
  },
  'libs/notifications': { workspaces: BEHIND_PORTS, packages: ['node:', 'nodemailer'] },
  'libs/identity': {
    workspaces: BEHIND_PORTS,
    packages: ['node:', 'openid-client', 'jose', 'jsonc-parser', 'oidc-provider'],
  },
  'apps/server': {
    workspaces: [...LIBRARIES, ...PORTS, ...OPENERS, '@attestory/mongo', '@attestory/audit/node'],
    packages: 'any but drivers',
  },
  'apps/cli': {
    workspaces: [...LIBRARIES, ...PORTS, ...OPENERS, '@attestory/mongo', '@attestory/audit/node', '@attestory/server'],
    packages: 'any but drivers',
  },
  'apps/web': {
    workspaces: ['', '/pdf', '/verify-pdf', '/browser-platform'].map((part) => `@attestory/audit${part}`),
    packages: ['preact', 'preact-iso', 'i18next', 'pdfjs-dist', 'signature_pad'],
  },
};

/** What talks to the world for an adapter. */
export const DRIVERS = [
  'mongodb',
  '@eventstore/',
  'nodemailer',
  'pdf-lib',
  '@pdf-lib/',
  'pkijs',
  'asn1js',
  'koffi',
  '@peculiar/',
  'openid-client',
  'jose',
  'oidc-provider',
  'node:sqlite',
];
