import type { FileFormat } from './database-file.js';

/**
 * Positions are the table's own keys: SQLite gives each row the highest so far plus one, and as no row can go, they grow
 * without gaps in commit order, whoever writes.
 *
 * Ids have no index: they are unique by their making, and an index over random ids would double what each flush writes.
 * Streams have a table, because an index over their names would do the same.
 */
export const eventLogFormat: FileFormat = {
  name: 'event log',
  // "ATTe"
  applicationId: 0x41545465,
  version: 1,
  schema: `
    CREATE TABLE streams (
      stream INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE events (
      position INTEGER PRIMARY KEY,
      stream INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      id TEXT NOT NULL,
      type TEXT NOT NULL,
      data TEXT NOT NULL,
      metadata TEXT NOT NULL,
      UNIQUE (stream, revision)
    ) STRICT;

    CREATE TRIGGER events_are_never_edited BEFORE UPDATE ON events
    BEGIN
      SELECT RAISE(ABORT, 'events are never edited');
    END;

    CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
    BEGIN
      SELECT RAISE(ABORT, 'events are never deleted');
    END;

    CREATE TRIGGER streams_are_never_renamed BEFORE UPDATE ON streams
    BEGIN
      SELECT RAISE(ABORT, 'streams are never renamed');
    END;

    CREATE TRIGGER streams_are_never_deleted BEFORE DELETE ON streams
    BEGIN
      SELECT RAISE(ABORT, 'streams are never deleted');
    END;
  `,
};
