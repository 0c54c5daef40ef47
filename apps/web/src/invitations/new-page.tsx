import { useSession } from '../app/session.js';
import { Page } from '../ui/page.js';
import { DraftEditor } from './draft-editor.js';
import { NotHere } from './not-here.js';
import { texts } from './texts.js';

export default function NewPage() {
  const { side } = useSession();
  if (side.role === 'viewer') return <NotHere />;
  return (
    <Page title={texts.t('draft.new')}>
      <DraftEditor draft={null} />
    </Page>
  );
}
