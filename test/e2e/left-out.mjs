/**
 * End-to-end specs that run once, whatever `ATTESTORY_TEST_STORES` says, each with the reason. Parts of other specs say so
 * themselves (`onlyOn`).
 */
const onceOnly = {
  'backup-load': 'a backup is of the data folder',
  doctor: 'it asks about keys, mail and clock of a machine',
  'first-path': 'it brings servers of its own',
  'first-path.mongo': 'it brings servers of its own',
  'full-disk': 'the disk that is full is the data folder’s',
  'killed-views.mongo': 'it brings servers of its own',
  'lost-documents.mongo': 'it brings servers of its own',
  'lost-log': 'it brings servers of its own',
  'migrate-broken-off.mongo': 'what moves to servers of its own is a data folder',
  'migrate.mongo': 'what moves to servers of its own is a data folder',
  proofs: 'the proofs on servers are proofs of their own',
  'proofs.mongo': 'it brings servers of its own',
  'roles.mongo': 'it brings servers of its own',
  'server-that-refuses': 'it brings servers of its own',
  'traces-beside.mongo': 'it brings servers of its own',
  'views.mongo': 'it brings servers of its own',
};

const { ATTESTORY_TEST_STORES: pair } = process.env;

/** What Jest should not look at. */
export const leftOut =
  pair && pair !== 'embedded' ? Object.keys(onceOnly).map((name) => `/test/e2e/${name}\\.e2e\\.spec\\.ts$`) : [];
