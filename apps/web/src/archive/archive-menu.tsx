import { documentTexts } from '../documents/texts.js';
import { type ArchivedDocument, ownInvitationOf } from './archived-document.js';
import { archiveTexts } from './texts.js';
import type { ArchiveActions } from './use-archive.js';

export interface ArchiveMenuProps {
  readonly document: ArchivedDocument;
  readonly actions: ArchiveActions;
  readonly onMove: (document: ArchivedDocument) => void;
}

/** What can be done with a document of the archive. */
export function ArchiveMenu({ document, actions, onMove }: ArchiveMenuProps) {
  const { id, links } = document;
  const { file, draft, mayWrite } = actions;
  const invitationId = ownInvitationOf(document);
  return (
    <>
      <Item text={documentTexts.t('download')} onClick={() => void file.run(id, '')} />
      {links.signaturePage && (
        <Item text={documentTexts.t('downloadPage')} onClick={() => void file.run(id, 'signature-page')} />
      )}
      <li>
        <a href={`/app/archive/${id}/history`}>{documentTexts.t('history')}</a>
      </li>
      {mayWrite && <Item text={archiveTexts.t('move')} onClick={() => onMove(document)} />}
      {mayWrite && invitationId !== null && (
        <>
          <Item text={archiveTexts.t('copy')} onClick={() => void draft.run(invitationId, 'copy')} />
          <Item text={archiveTexts.t('addendum')} onClick={() => void draft.run(invitationId, 'addendum')} />
        </>
      )}
    </>
  );
}

function Item({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <li>
      <button type="button" onClick={onClick}>
        {text}
      </button>
    </li>
  );
}
