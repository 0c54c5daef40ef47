import type { FileFormat } from './database-file.js';

/** Hashes are kept as bytes, half of their hex. A leaf or node never changes once it is there. */
export const treeFormat: FileFormat = {
  name: 'tree',
  // "ATTt"
  applicationId: 0x41545474,
  version: 1,
  schema: `
    CREATE TABLE leaves (
      leaf INTEGER PRIMARY KEY,
      event_id TEXT NOT NULL,
      event_hash BLOB NOT NULL CHECK (length(event_hash) = 32),
      position TEXT NOT NULL
    ) STRICT;

    CREATE INDEX leaves_by_event ON leaves (event_id);

    CREATE TABLE nodes (
      level INTEGER NOT NULL,
      node INTEGER NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (level, node)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER leaves_are_never_edited BEFORE UPDATE ON leaves
    BEGIN
      SELECT RAISE(ABORT, 'leaves are never edited');
    END;

    CREATE TRIGGER leaves_are_never_deleted BEFORE DELETE ON leaves
    BEGIN
      SELECT RAISE(ABORT, 'leaves are never deleted');
    END;

    CREATE TRIGGER nodes_are_never_edited BEFORE UPDATE ON nodes
    BEGIN
      SELECT RAISE(ABORT, 'nodes are never edited');
    END;

    CREATE TRIGGER nodes_are_never_deleted BEFORE DELETE ON nodes
    BEGIN
      SELECT RAISE(ABORT, 'nodes are never deleted');
    END;
  `,
};
