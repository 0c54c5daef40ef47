import { ForStrong } from '../app/for-strong.js';
import { useSession } from '../app/session.js';
import { useSpokenLanguage } from '../app/use-spoken-language.js';
import { Page } from '../ui/page.js';
import { Busy } from '../ui/states.js';
import { DraftEditor } from './draft-editor.js';
import { NotHere } from './not-here.js';
import { texts } from './texts.js';

export default function NewPage() {
  const { side } = useSession();
  if (side.role === 'viewer') return <NotHere />;
  return (
    <Page title={texts.t('draft.new')}>
      <ForStrong>
        <New key={side.context} />
      </ForStrong>
    </Page>
  );
}

function New() {
  const spoken = useSpokenLanguage();
  return spoken === null ? <Busy /> : <DraftEditor draft={null} spoken={spoken} />;
}
