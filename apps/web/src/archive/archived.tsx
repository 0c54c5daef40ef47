import '../documents/documents.css';
import { useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { titleOf } from '../documents/document-row.js';
import { Facts, Signatories } from '../documents/facts.js';
import { documentTexts } from '../documents/texts.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { Hash, Name } from '../ui/words.js';
import { type ArchivedDocument, type Folder, ownInvitationOf } from './archived-document.js';
import { MoveDialog } from './move-dialog.js';
import { archiveTexts } from './texts.js';
import { type ArchiveActions, useArchiveActions, useFolders } from './use-archive.js';

/** A document of the archive: what it is, where it lies, how long it is kept, and what can be done with it. */
export default function Archived({ id = '' }: { readonly id?: string }) {
  const t = archiveTexts.t;
  const loaded = useLoaded((signal) => get<ArchivedDocument>(`/v1/archive/${id}`, { signal }), [id]);
  const folders = useFolders();
  const actions = useArchiveActions();
  const [moving, setMoving] = useState<ArchivedDocument | null>(null);
  return (
    <Page title={loaded.value ? titleOf(loaded.value) : documentTexts.t('facts.title')}>
      <p>
        <a href="/app/archive">{t('back')}</a>
      </p>
      <Failure error={actions.file.error ?? actions.draft.error} />
      <Shown of={loaded}>
        {(document) => (
          <>
            <Buttons document={document} actions={actions} onMove={() => setMoving(document)} />
            {document.imported && <Notice>{t('vouched')}</Notice>}
            <div class="two">
              <Details document={document} folders={folders.value ?? []} />
              <Signatories of={document.signatories} />
            </div>
          </>
        )}
      </Shown>
      <MoveDialog
        document={moving}
        folders={folders.value ?? []}
        onClose={() => setMoving(null)}
        onMoved={loaded.reload}
      />
    </Page>
  );
}

interface ButtonsProps {
  readonly document: ArchivedDocument;
  readonly actions: ArchiveActions;
  readonly onMove: () => void;
}

function Buttons({ document, actions: { file, draft, mayWrite }, onMove }: ButtonsProps) {
  const t = archiveTexts.t;
  const { id, links } = document;
  const invitationId = ownInvitationOf(document);
  return (
    <div class="actions spaced">
      <Button kind="first" busy={file.isBusy} onClick={() => void file.run(id, '')}>
        {documentTexts.t('download')}
      </Button>
      {links.signaturePage && (
        <Button busy={file.isBusy} onClick={() => void file.run(id, 'signature-page')}>
          {documentTexts.t('downloadPage')}
        </Button>
      )}
      <a class="button second" href={`/app/archive/${id}/history`}>
        {documentTexts.t('history')}
      </a>
      <a class="button second" href="/verify">
        {documentTexts.t('verify')}
      </a>
      {mayWrite && <Button onClick={onMove}>{t('move')}</Button>}
      {mayWrite && invitationId !== null && (
        <>
          <Button busy={draft.isBusy} onClick={() => void draft.run(invitationId, 'copy')}>
            {t('copy')}
          </Button>
          <Button busy={draft.isBusy} onClick={() => void draft.run(invitationId, 'addendum')}>
            {t('addendum')}
          </Button>
        </>
      )}
    </div>
  );
}

function Details({ document, folders }: { readonly document: ArchivedDocument; readonly folders: readonly Folder[] }) {
  const { folderId, holds, seal, imported, signedFor } = document;
  const t = documentTexts.t;
  const folder = folders.find(({ id }) => id === folderId);
  const invitationId = ownInvitationOf(document);
  return (
    <Facts
      document={document}
      rest={
        seal?.sha256 !== undefined && (
          <>
            <dt>{t('facts.sealedSha256')}</dt>
            <dd>
              <Hash>{seal.sha256}</Hash>
            </dd>
          </>
        )
      }
    >
      <dt>{t('facts.folder')}</dt>
      <dd>{folderId === null ? t('facts.noFolder') : <Name>{folder?.name ?? t('untitled')}</Name>}</dd>
      {signedFor && <dd>{archiveTexts.t('signedFor')}</dd>}
      {holds > 0 && <dd>{t('facts.holds', { count: holds })}</dd>}
      {imported?.origin && (
        <>
          <dt>{archiveTexts.t('origin')}</dt>
          <dd>
            <Name>{imported.origin}</Name>
          </dd>
        </>
      )}
      {invitationId !== null && (
        <>
          <dt>{archiveTexts.t('invitation')}</dt>
          <dd>
            <a href={`/app/invitations/${invitationId}`}>{archiveTexts.t('invitationPage')}</a>
            <br />
            <a href={`/app/invitations/${invitationId}/history`}>{archiveTexts.t('invitationHistory')}</a>
          </dd>
        </>
      )}
    </Facts>
  );
}
