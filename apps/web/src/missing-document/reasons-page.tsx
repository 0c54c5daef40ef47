import './missing.css';
import { post } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { language } from '../texts.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import type { GeneralAnswer } from './answer.js';
import { articleOf } from './next-way.js';
import { missingTexts } from './texts.js';

/** The reasons that there are, for those who have not signed in: the same for everybody. */
export default function ReasonsPage() {
  const answer = useLoaded((signal) => post<GeneralAnswer>('/v1/missing-document', {}, { signal }), [language()]);
  return (
    <Page title={missingTexts.t('title')}>
      <Shown of={answer}>
        {({ title, detail, reasons }) => (
          <>
            <div class="card">
              <h2>{title}</h2>
              <p>{detail}</p>
              <a class="button first" href="/app/missing-document">
                {missingTexts.t('signIn')}
              </a>
            </div>
            <section class="card">
              <h2>{missingTexts.t('general')}</h2>
              <ul class="findings">
                {reasons.map(({ reason, title: why, detail: about }) => (
                  <li key={reason}>
                    <h3>{why}</h3>
                    <p>{about}</p>
                    <HelpLink slug={articleOf[reason]}>{missingTexts.t('more')}</HelpLink>
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Shown>
    </Page>
  );
}
