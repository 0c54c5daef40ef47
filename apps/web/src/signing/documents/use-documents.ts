import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentToSign } from '../view.js';
import { type FetchedDocument, fetchDocument } from './fetch-document.js';

/** What is here of a document. */
export interface Reading {
  readonly fetched?: FetchedDocument;
  /** Bytes that have come so far. */
  readonly bytes?: number;
  readonly error?: unknown;
}

export interface Documents {
  readonly readings: Readonly<Record<string, Reading>>;
  /** Fetches one, unless it is here or on its way. */
  read(document: DocumentToSign): void;
  /** Has each served whole once more: a new session has been shown nothing yet. @throws as `fetchDocument` */
  showAgain(documents: readonly DocumentToSign[]): Promise<void>;
}

/** The documents that have been fetched in this page, each when it is looked at. */
export function useDocuments(): Documents {
  const [readings, setReadings] = useState<Readonly<Record<string, Reading>>>({});
  const underWay = useRef(new Map<string, AbortController>());
  useEffect(
    () => () => {
      for (const controller of underWay.current.values()) controller.abort();
    },
    [],
  );
  const read = useCallback((document: DocumentToSign) => {
    const { id } = document;
    if (underWay.current.has(id)) return;
    const controller = new AbortController();
    underWay.current.set(id, controller);
    const set = (reading: Reading) => setReadings((all) => ({ ...all, [id]: reading }));
    set({ bytes: 0 });
    fetchDocument(document, (bytes) => set({ bytes }), controller.signal).then(
      (fetched) => set({ fetched }),
      (error: unknown) => {
        underWay.current.delete(id);
        set({ error });
      },
    );
  }, []);
  const showAgain = useCallback(async (documents: readonly DocumentToSign[]) => {
    for (const document of documents) await fetchDocument(document, () => {}, new AbortController().signal);
  }, []);
  return { readings, read, showAgain };
}

/** The hash of each document as it was fetched here; null: not all are. */
export function hashesOf(
  documents: readonly DocumentToSign[],
  readings: Readonly<Record<string, Reading>>,
): Readonly<Record<string, string>> | null {
  const hashes = documents.flatMap(({ id }) => {
    const fetched = readings[id]?.fetched;
    return fetched ? [[id, fetched.sha256] as const] : [];
  });
  return hashes.length === documents.length ? Object.fromEntries(hashes) : null;
}
