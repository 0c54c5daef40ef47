import { download } from '../api/download.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Name } from '../ui/words.js';
import { DocumentFacts } from './document-facts.js';
import type { InvitationDocument } from './invitation.js';
import type { PartProps } from './invitation-page.js';
import { texts } from './texts.js';

/** The documents as they were uploaded, and sealed with the signatures that there are. */
export function InvitationDocuments({ invitation: { id, documents, state } }: PartProps) {
  const save = useAction((_key, path: string, name: string) => download(path, name));
  const path = (document: InvitationDocument, part: string) => `/v1/invitations/${id}/documents/${document.id}/${part}`;
  return (
    <section class="card" aria-labelledby="invitation-documents">
      <h2 id="invitation-documents">{texts.t('documents.title')}</h2>
      <Failure error={save.error} />
      <ul class="rows">
        {documents.map((document) => {
          const name = document.fileName ?? 'document.pdf';
          const { seal } = document;
          const parts = [
            ...(seal.sha256 ? (['sealed'] as const) : []),
            ...(seal.signaturePage ? (['signature-page'] as const) : []),
            'original' as const,
          ];
          return (
            <li key={document.id}>
              <div class="grow">
                <Name>{name}</Name>
                <DocumentFacts document={document} />
                <span class="hint">
                  {texts.t(seal.state === 'done' && state === 'completed' ? 'seal.complete' : `seal.${seal.state}`)}
                </span>
                {seal.verificationCode && (
                  <a class="hint" href={`/verify/${seal.verificationCode}`}>
                    {texts.t('seal.verify')}
                  </a>
                )}
              </div>
              <div class="actions">
                {parts.map((part) => (
                  <Button
                    key={part}
                    kind={part === 'original' ? 'plain' : 'second'}
                    busy={save.isBusy}
                    label={`${texts.t(`download.${part}`)}: ${name}`}
                    onClick={() => void save.run(path(document, part), name)}
                  >
                    {texts.t(`download.${part}`)}
                  </Button>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
