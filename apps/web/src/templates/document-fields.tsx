import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { Name } from '../ui/words.js';
import { base64Of, type DocumentForm, newDocument } from './template.js';
import { templateTexts } from './texts.js';

export interface DocumentFieldsProps {
  readonly documents: readonly DocumentForm[];
  readonly onDocuments: (documents: readonly DocumentForm[]) => void;
}

/** What is signed. */
export function DocumentFields({ documents, onDocuments }: DocumentFieldsProps) {
  const add = async (files: readonly File[]) => {
    const read = files.map(async (file) => newDocument(file.name, base64Of(new Uint8Array(await file.arrayBuffer()))));
    onDocuments([...documents, ...(await Promise.all(read))]);
  };
  return (
    <section class="card">
      <h2>{templateTexts.t('form.documentsTitle')}</h2>
      {documents.length > 0 && (
        <ul class="rows">
          {documents.map((document) => (
            <Row
              key={document.key}
              document={document}
              onRemove={() => onDocuments(documents.filter((other) => other !== document))}
            />
          ))}
        </ul>
      )}
      <Field label={templateTexts.t('form.add')} hint={templateTexts.t('form.addHint')}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept="application/pdf,.pdf"
            multiple
            onChange={(event) => {
              const input = event.currentTarget;
              void add([...(input.files ?? [])]).then(() => {
                input.value = '';
              });
            }}
          />
        )}
      </Field>
    </section>
  );
}

function Row({ document, onRemove }: { readonly document: DocumentForm; readonly onRemove: () => void }) {
  const name = ('kept' in document ? document.kept.fileName : document.fileName) ?? '…';
  return (
    <li>
      <span>
        <Name>{name}</Name>
        {'kept' in document && (
          <span class="hint">{templateTexts.t('form.pages', { count: document.kept.pages })}</span>
        )}
      </span>
      <Button kind="plain" onClick={onRemove}>
        {templateTexts.t('form.remove', { name })}
      </Button>
    </li>
  );
}
