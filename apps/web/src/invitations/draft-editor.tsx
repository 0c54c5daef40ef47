import { useEffect, useState } from 'preact/hooks';
import './invitations.css';
import { type Language, language } from '../texts.js';
import { Failure } from '../ui/failure.js';
import { Notice } from '../ui/notice.js';
import { ConflictNotice } from './conflict-notice.js';
import { DraftDetails } from './draft-details.js';
import { DraftDocuments } from './draft-documents.js';
import { DraftEditing } from './draft-editing.js';
import { DraftEnd } from './draft-end.js';
import { DraftPeople } from './draft-people.js';
import type { Invitation } from './invitation.js';
import { SaveMark } from './save-mark.js';
import { texts } from './texts.js';

export interface DraftEditorProps {
  /** Null: a new one. */
  readonly draft: Invitation | null;
  /** In which language a new one begins. */
  readonly spoken?: Language;
}

/** All of a draft on one page: what to sign, who signs, how it is sent. */
export function DraftEditor({ draft, spoken = language() }: DraftEditorProps) {
  const editing = useEditing(draft, spoken);
  const { saver } = editing;
  return (
    <>
      {editing.isRestored && <Notice live>{texts.t('draft.restored')}</Notice>}
      <ConflictNotice editing={editing} />
      <DraftDocuments editing={editing} />
      <DraftPeople editing={editing} />
      <DraftDetails editing={editing} />
      {saver.state === 'failed' && <Failure error={saver.error} onRetry={() => void saver.flush()} />}
      <DraftEnd editing={editing} />
      <SaveMark state={saver.state} />
    </>
  );
}

/** Anywhere on the page: a file that misses its place by a little must not replace it. */
function whenDropped(onFiles: (files: readonly File[]) => void, signal: AbortSignal): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const show = (isOver: boolean) => document.documentElement.toggleAttribute('data-files-over', isOver);
  const onDrop = (event: DragEvent) => {
    show(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    onFiles([...(event.dataTransfer?.files ?? [])]);
  };
  const onOver = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  };
  addEventListener('dragover', onOver, { signal });
  addEventListener('dragleave', (event) => event.relatedTarget === null && show(false), { signal });
  addEventListener('drop', onDrop, { signal });
}

function useEditing(draft: Invitation | null, spoken: Language): DraftEditing {
  const [, setRound] = useState(0);
  const [editing] = useState(
    () =>
      new DraftEditing({
        draft,
        language: spoken,
        untitled: texts.t('untitled'),
        onChange: () => setRound((n) => n + 1),
      }),
  );
  useEffect(() => {
    editing.start();
    const dropped = new AbortController();
    whenDropped((files) => editing.addFiles(files), dropped.signal);
    const whenBack = () => editing.saver.state === 'failed' && void editing.saver.flush();
    addEventListener('online', whenBack);
    return () => {
      removeEventListener('online', whenBack);
      dropped.abort();
      editing.stop();
    };
  }, []);
  return editing;
}
