import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { DraftEditor } from './draft-editor.js';
import type { Invitation } from './invitation.js';
import { texts } from './texts.js';

export default function DraftPage({ id = '' }: Readonly<Record<string, string>>) {
  const draft = useLoaded((signal) => get<Invitation>(`/v1/invitations/${id}`, { signal }), [id]);
  const { route } = useLocation();
  const isOver = draft.value !== undefined && draft.value.state !== 'draft';
  useEffect(() => {
    if (isOver) route(`/app/invitations/${id}`, true);
  }, [isOver]);
  return (
    <Page title={texts.t('draft.title')}>
      <Shown of={draft}>{(value) => (isOver ? null : <DraftEditor key={id} draft={value} />)}</Shown>
    </Page>
  );
}
