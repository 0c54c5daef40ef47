import { useLocation } from 'preact-iso';
import { download } from '../api/download.js';
import { useAction } from '../api/use-action.js';
import { usePages } from '../api/use-pages.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { isolated } from '../ui/isolated.js';
import { Name } from '../ui/words.js';
import { filterOf, queryOf } from './filter.js';
import { FilterForm } from './filter-form.js';
import { KeptDocuments } from './kept-documents.js';
import { fileOf, type PersonalCopy } from './kept-document.js';
import { documentTexts } from './texts.js';

const path = '/app/documents';

/** What a person has signed and keeps a copy of. */
export default function Documents() {
  const t = documentTexts.t;
  const { query } = useLocation();
  const filter = filterOf(query);
  const list = usePages<PersonalCopy>(queryOf('/v1/me/documents', filter));
  const file = useAction((_, id: string, part: string) => download(fileOf(id, part), 'document.pdf'));
  return (
    <Page title={t('title')} actions={<HelpLink slug="where-documents-are" />}>
      <p>{t('intro')}</p>
      <FilterForm path={path} filter={filter} />
      <Failure error={file.error} />
      <KeptDocuments
        of={list}
        path={path}
        filter={filter}
        zip="/v1/me/documents.zip"
        empty={{ title: t('empty.title'), text: t('empty.text') }}
        factsOf={({ organization }) => [
          <Name>{t('fromOrganization', { organization: isolated(organization.name) })}</Name>,
        ]}
        menuOf={({ id, signaturePageApart }) => (
          <>
            <li>
              <button type="button" onClick={() => void file.run(id, '')}>
                {t('download')}
              </button>
            </li>
            {signaturePageApart && (
              <li>
                <button type="button" onClick={() => void file.run(id, 'signature-page')}>
                  {t('downloadPage')}
                </button>
              </li>
            )}
            <li>
              <a href={`${path}/${id}/history`}>{t('history')}</a>
            </li>
          </>
        )}
      />
    </Page>
  );
}
