import { useId } from 'preact/hooks';
import { verifyTexts } from './texts.js';

export interface DropZoneProps {
  readonly onFile: (file: File) => void;
  /** Whether a file is held over the page. */
  readonly isOver: boolean;
  /** Whether one was checked already. */
  readonly again: boolean;
}

/** Where a file is dropped, or chosen by a button that a keyboard reaches as well. */
export function DropZone({ onFile, isOver, again }: DropZoneProps) {
  const { t } = verifyTexts;
  const [id, noteId] = [useId(), useId()];
  return (
    <div class={`drop-zone ${isOver ? 'over' : ''} ${again ? 'again' : ''}`}>
      {!again && <p>{t('drop')}</p>}
      <input
        id={id}
        class="visually-hidden"
        type="file"
        accept="application/pdf,.pdf"
        aria-describedby={noteId}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <label class={`button ${again ? 'second' : 'first'}`} for={id}>
        {t(again ? 'another' : 'choose')}
      </label>
      <p class="quiet" id={noteId}>
        {t('stays')}
      </p>
    </div>
  );
}
