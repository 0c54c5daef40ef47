import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/failure.js';
import { Hash, Name } from '../../ui/words.js';
import { sizeText } from '../size.js';
import { signingTexts } from '../texts.js';
import type { DocumentToSign } from '../view.js';
import { OtherBytesError } from './fetch-document.js';
import type { Documents, Reading } from './use-documents.js';
import { Viewer } from './viewer.js';

const t = signingTexts.t;

export interface ReadProps {
  readonly documents: readonly DocumentToSign[];
  readonly fetched: Documents;
  /** Whoever has just opened them is brought here. */
  readonly isOpenedNow: boolean;
}

/** The documents to sign: one at a time, each fetched when it is looked at. */
export function Read({ documents, fetched: { readings, read }, isOpenedNow }: ReadProps) {
  const [chosen, choose] = useState(0);
  const document = documents[chosen] as DocumentToSign;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => read(document), [document.id]);
  useEffect(() => {
    if (isOpenedNow) heading.current?.focus();
  }, []);
  const next = documents[chosen + 1];
  return (
    <section class="card read" aria-labelledby="read">
      <h2 id="read" tabIndex={-1} ref={heading}>
        {t('read.title', { count: documents.length })}
      </h2>
      {documents.length > 1 && (
        <ol class="document-list">
          {documents.map((one, i) => (
            <li key={one.id}>
              <button
                type="button"
                class="button second"
                aria-current={i === chosen ? 'true' : undefined}
                onClick={() => choose(i)}
              >
                <Name>{nameOf(one)}</Name>
                <span class="state">{t(readings[one.id]?.fetched ? 'read.here' : 'read.unread')}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <OneDocument
        key={document.id}
        document={document}
        reading={readings[document.id]}
        onRetry={() => read(document)}
      />
      {next && (
        <Button kind="first" onClick={() => choose(chosen + 1)}>
          {t('read.next')}
        </Button>
      )}
    </section>
  );
}

export const nameOf = ({ fileName }: DocumentToSign): string => fileName ?? t('unnamed');

interface OneProps {
  readonly document: DocumentToSign;
  readonly reading: Reading | undefined;
  readonly onRetry: () => void;
}

function OneDocument({ document, reading, onRetry }: OneProps) {
  if (reading?.error !== undefined) return <Unread error={reading.error} onRetry={onRetry} />;
  if (!reading?.fetched) return <Coming document={document} bytes={reading?.bytes ?? 0} />;
  const { file, sha256 } = reading.fetched;
  return (
    <>
      <Viewer file={file} name={nameOf(document)} />
      <details class="hash-of">
        <summary>{t('read.hash')}</summary>
        <p>{t('read.hashText')}</p>
        <Hash>{sha256}</Hash>
      </details>
    </>
  );
}

function Unread({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  if (!(error instanceof OtherBytesError)) return <Failure error={error} onRetry={onRetry} />;
  return (
    <div class="notice bad" role="alert">
      <p class="title">{t('read.other.title')}</p>
      <p>{t('read.other.text')}</p>
      <Button onClick={onRetry}>{t('read.again')}</Button>
    </div>
  );
}

function Coming({ document, bytes }: { readonly document: DocumentToSign; readonly bytes: number }) {
  const percent = Math.min(Math.floor((bytes / document.bytes) * 100), 100);
  return (
    <div class="coming">
      <label>
        {t('read.coming', { percent, size: sizeText(document.bytes) })}
        <progress max={document.bytes} value={bytes} />
      </label>
    </div>
  );
}
