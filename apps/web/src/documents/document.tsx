import './documents.css';
import { get } from '../api/client.js';
import { download } from '../api/download.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { isolated } from '../ui/isolated.js';
import { Name, When } from '../ui/words.js';
import { courseOf } from './course.js';
import { titleOf } from './document-row.js';
import { Facts, Signatories } from './facts.js';
import { fileOf, type PersonalCopy } from './kept-document.js';
import { documentTexts } from './texts.js';

/** A person's copy of a document: what it is, until when and why they have it, and what became of it. */
export default function Document({ id = '' }: { readonly id?: string }) {
  const t = documentTexts.t;
  const loaded = useLoaded((signal) => get<PersonalCopy>(`/v1/me/documents/${id}`, { signal }), [id]);
  return (
    <Page title={loaded.value ? titleOf(loaded.value) : t('facts.title')}>
      <p>
        <a href="/app/documents">{t('back')}</a>
      </p>
      <Shown of={loaded}>{(copy) => <Copy copy={copy} />}</Shown>
    </Page>
  );
}

function Copy({ copy }: { readonly copy: PersonalCopy }) {
  const t = documentTexts.t;
  const file = useAction((_, part: string) => download(fileOf(copy.id, part), copy.fileName ?? 'document.pdf'));
  return (
    <>
      <Failure error={file.error} />
      {!copy.sealed && copy.kind === 'signed' && <Notice kind="warn">{t('facts.notSealed')}</Notice>}
      <div class="actions spaced">
        <Button kind="first" busy={file.isBusy} onClick={() => void file.run('')}>
          {t('download')}
        </Button>
        {copy.signaturePageApart && (
          <Button busy={file.isBusy} onClick={() => void file.run('signature-page')}>
            {t('downloadPage')}
          </Button>
        )}
        <a class="button second" href={`/app/documents/${copy.id}/history`}>
          {t('history')}
        </a>
        <a class="button second" href="/verify">
          {t('verify')}
        </a>
      </div>
      <div class="two">
        <Facts document={copy}>
          <dt>{t('facts.organization')}</dt>
          <dd>
            <Name>{copy.organization.name}</Name>
          </dd>
        </Facts>
        <div>
          <Signatories of={copy.signatories} />
          <section class="card" aria-labelledby="course">
            <h2 id="course">{t('course.title')}</h2>
            <ol class="course">
              {courseOf(copy).map(({ what, name, at }) => (
                <li key={`${what} ${at} ${name}`}>
                  <When at={at} shown={what === 'keptUntil' ? 'day' : 'minute'} />
                  <span class="name">{t(`course.${what}`, { name: isolated(name ?? t('people.erased')) })}</span>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
    </>
  );
}
