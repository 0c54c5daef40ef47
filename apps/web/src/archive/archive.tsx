import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { usePages } from '../api/use-pages.js';
import { filterOf, queryOf } from '../documents/filter.js';
import { FilterForm } from '../documents/filter-form.js';
import { KeptDocuments } from '../documents/kept-documents.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Name } from '../ui/words.js';
import type { ArchivedDocument } from './archived-document.js';
import { ArchiveMenu } from './archive-menu.js';
import { FolderChoice } from './folder-choice.js';
import { MoveDialog } from './move-dialog.js';
import { archiveTexts } from './texts.js';
import { useArchiveActions, useFolders } from './use-archive.js';

const path = '/app/archive';

/** Every document that the organization holds a copy of. */
export default function Archive() {
  const t = archiveTexts.t;
  const { query } = useLocation();
  const filter = filterOf(query);
  const list = usePages<ArchivedDocument>(queryOf('/v1/archive', filter));
  const folders = useFolders();
  const actions = useArchiveActions();
  const [moving, setMoving] = useState<ArchivedDocument | null>(null);
  const folderName = (id: string | null) => folders.value?.find((folder) => folder.id === id)?.name ?? null;
  return (
    <Page title={t('title')} actions={<HelpLink slug="where-documents-are" />}>
      <p>{t('intro')}</p>
      <FilterForm path={path} filter={filter}>
        <FolderChoice folders={folders.value ?? []} path={path} filter={filter} />
      </FilterForm>
      <Failure error={folders.error ?? actions.file.error ?? actions.draft.error} />
      <KeptDocuments
        of={list}
        path={path}
        filter={filter}
        zip="/v1/archive/documents.zip"
        empty={{ title: t('empty.title'), text: t('empty.text') }}
        factsOf={({ folderId, signedFor }) => [
          signedFor ? t('signedFor') : false,
          folderId !== null && <Name>{folderName(folderId) ?? t('folder')}</Name>,
        ]}
        menuOf={(document) => <ArchiveMenu document={document} actions={actions} onMove={setMoving} />}
      />
      <MoveDialog
        document={moving}
        folders={folders.value ?? []}
        onClose={() => setMoving(null)}
        onMoved={list.reload}
      />
    </Page>
  );
}
