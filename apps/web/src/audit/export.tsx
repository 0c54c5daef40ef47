import { ask, get } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { withQuery } from '../api/use-pages.js';
import { useSession } from '../app/session.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { asked, type Filters } from './filters.js';
import { auditTexts } from './texts.js';

/** All events that are looked at as a file, which the browser writes as it comes. */
export function Export({ filters }: { readonly filters: Filters }) {
  const { side } = useSession();
  const path = withQuery('/v1/audit/events', asked(filters));
  const download = useAction(async (key) => {
    // What is refused is told here, and not in place of the file.
    await get(withQuery(path, { limit: '1' }));
    // The browser asks for the file by itself, on the side of the session: that of this tab, then.
    await ask('PUT', '/v1/session/context', { body: { context: side.context }, key });
    location.assign(withQuery(path, { format: 'ndjson' }));
  });
  return (
    <>
      <Failure error={download.error} />
      <p class="export">
        <Button busy={download.isBusy} onClick={() => void download.run()}>
          {auditTexts.t('export')}
        </Button>
        <span class="hint">{auditTexts.t('exportText')}</span>
      </p>
    </>
  );
}
