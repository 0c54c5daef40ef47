import { useLocation } from 'preact-iso';
import { usePages, withQuery } from '../api/use-pages.js';
import { Filters } from '../ui/filters.js';
import { HelpLink } from '../ui/help-link.js';
import { More } from '../ui/more.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Empty, Shown } from '../ui/states.js';
import { InboxRow } from './inbox-row.js';
import { type InboxItem, inboxStateOf, inboxStates } from './inbox-item.js';
import { inboxTexts } from './texts.js';

/** What somebody is asked to sign, and how they stand with it. */
export default function Inbox() {
  const t = inboxTexts.t;
  const { query } = useLocation();
  const state = inboxStateOf(query.state);
  const list = usePages<InboxItem>(withQuery('/v1/me/inbox', { state }));
  return (
    <Page title={t('title')} actions={<HelpLink slug="signing" />}>
      <Filters
        label={t('filters')}
        items={inboxStates.map((one) => ({
          ...{ key: one, text: t(`state.${one}`), isChosen: one === state },
          href: one === 'my-turn' ? '/app/inbox' : `/app/inbox?state=${one}`,
        }))}
      />
      <Shown of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t(`empty.${state}.title`)}>
              <p>{t(`empty.${state}.text`)}</p>
              <a href="/app/documents">{t('documentsLink')}</a>
            </Empty>
          ) : (
            <>
              {state === 'my-turn' && (
                <Notice title={t('how.title')}>
                  <p>{t('how.text')}</p>
                </Notice>
              )}
              <ul class="rows top">
                {items.map((item) => (
                  <InboxRow key={item.invitationId} item={item} />
                ))}
              </ul>
            </>
          )
        }
      </Shown>
      <More of={list} />
    </Page>
  );
}
