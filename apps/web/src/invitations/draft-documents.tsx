import { useId } from 'preact/hooks';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Name } from '../ui/words.js';
import type { DraftEditing } from './draft-editing.js';
import { DocumentFacts } from './document-facts.js';
import { texts } from './texts.js';
import { UploadRow } from './upload-row.js';

/** What is to be signed: PDFs, dropped here or chosen. */
export function DraftDocuments({ editing }: { readonly editing: DraftEditing }) {
  const { documents, uploads } = editing;
  const remove = useAction((key, documentId: string) => editing.removeDocument(key, documentId));
  return (
    <section class="card" aria-labelledby="draft-documents">
      <h2 id="draft-documents">{texts.t('documents.title')}</h2>
      {documents.length + uploads.files.length > 0 && (
        <ul class="rows">
          {documents.map((document) => (
            <li key={document.id}>
              <span class="grow">
                <Name>{document.fileName ?? ''}</Name>
                <DocumentFacts document={document} />
              </span>
              <Button
                kind="plain"
                busy={remove.isBusy}
                label={`${texts.t('documents.remove')}: ${document.fileName}`}
                onClick={() => void remove.run(document.id)}
              >
                {texts.t('documents.remove')}
              </Button>
            </li>
          ))}
          {uploads.files.map((sending) => (
            <UploadRow key={sending.key} sending={sending} uploads={uploads} />
          ))}
        </ul>
      )}
      <Failure error={remove.error} />
      <DropPlace onFiles={(files) => editing.addFiles(files)} />
      <HelpLink slug="which-pdfs-can-be-signed">{texts.t('documents.help')}</HelpLink>
    </section>
  );
}

/** Files are chosen here; dropped they may be anywhere on the page. */
function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const hint = useId();
  return (
    <div class="drop-place">
      <input
        type="file"
        class="visually-hidden"
        id={`${hint}-file`}
        accept="application/pdf,.pdf"
        multiple
        aria-describedby={hint}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <label class="button second" for={`${hint}-file`}>
        {texts.t('documents.choose')}
      </label>
      <p class="hint" id={hint}>
        {texts.t('documents.drop')}
      </p>
    </div>
  );
}
