import './invitations.css';
import { useLocation } from 'preact-iso';
import { useSession } from '../app/session.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Busy, Empty } from '../ui/states.js';
import { uiTexts } from '../ui/texts.js';
import { KeptDrafts } from './kept-drafts.js';
import { ListFilters } from './list-filters.js';
import { addressOfList, isFiltered, queryOf } from './list-query.js';
import { ListRow } from './list-row.js';
import { texts } from './texts.js';
import { useInvitationList } from './use-invitation-list.js';

export default function ListPage() {
  const { side } = useSession();
  return <List key={side.context} maySend={side.role !== 'viewer'} />;
}

function List({ maySend }: { readonly maySend: boolean }) {
  const { query: address, route } = useLocation();
  const query = queryOf(address);
  const list = useInvitationList(query);
  const anew = (
    <a class="button first" href="/app/invitations/new">
      {texts.t('list.new')}
    </a>
  );
  return (
    <Page title={texts.t('list.title')} actions={maySend && anew}>
      <KeptDrafts />
      <ListFilters query={query} onQuery={(next) => route(addressOfList(next), true)} />
      <Failure error={list.error} onRetry={list.reload} />
      {list.items === undefined ? (
        list.isLoading && <Busy />
      ) : list.items.length === 0 && !list.hasMore ? (
        <Empty title={texts.t(isFiltered(query) ? 'list.noneFound' : 'list.none')}>
          {isFiltered(query) ? (
            <a href="/app/invitations">{texts.t('list.all')}</a>
          ) : (
            <>
              <p>{texts.t('list.noneText')}</p>
              {maySend && anew}
            </>
          )}
        </Empty>
      ) : (
        <ul class="rows invitations" aria-busy={list.isLoading ? 'true' : undefined}>
          {list.items.map((invitation) => (
            <ListRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      {list.hasMore && (
        <Button busy={list.isLoading} onClick={list.more}>
          {uiTexts.t('more')}
        </Button>
      )}
      <p>
        <HelpLink slug="sending">{texts.t('list.help')}</HelpLink>
      </p>
    </Page>
  );
}
