import { useEffect, useState } from 'preact/hooks';
import { post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { titleOf } from '../documents/document-row.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { SelectField } from '../ui/field.js';
import { Name } from '../ui/words.js';
import type { ArchivedDocument, Folder } from './archived-document.js';
import { foldersAsOptions } from './folder-choice.js';
import { archiveTexts } from './texts.js';

export interface MoveDialogProps {
  /** null: nothing is being moved. */
  readonly document: ArchivedDocument | null;
  readonly folders: readonly Folder[];
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

/** Asks into which folder a document is to go. */
export function MoveDialog({ document, folders, onClose, onMoved }: MoveDialogProps) {
  const t = archiveTexts.t;
  const [folder, setFolder] = useState('');
  useEffect(() => setFolder(document?.folderId ?? ''), [document]);
  const move = useAction(async (key, id: string, folderId: string | null) => {
    await post(`/v1/archive/${id}/move`, { folderId }, { key });
    onClose();
    onMoved();
  });
  return (
    <Dialog title={t('moveTitle')} isOpen={document !== null} onClose={onClose}>
      {document && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void move.run(document.id, folder === '' ? null : folder);
          }}
        >
          <p>
            <Name>{titleOf(document)}</Name>
          </p>
          <Failure error={move.error} />
          <SelectField
            label={t('folder')}
            hint={t('moveHint')}
            value={folder}
            onValue={setFolder}
            options={[{ value: '', text: t('noFolder') }, ...foldersAsOptions(folders)]}
          />
          <Button type="submit" kind="first" busy={move.isBusy}>
            {t('move')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
