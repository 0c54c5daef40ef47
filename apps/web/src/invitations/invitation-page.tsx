import './invitations.css';
import { get } from '../api/client.js';
import { useLive } from '../api/use-live.js';
import { useLoaded } from '../api/use-loaded.js';
import { useSession } from '../app/session.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Invitation } from './invitation.js';
import { InvitationDocuments } from './invitation-documents.js';
import { InvitationHead } from './invitation-head.js';
import { PaperSignatures } from './paper-signatures.js';
import { Signatories } from './signatories.js';
import { texts } from './texts.js';
import { Timeline } from './timeline.js';
import { WaysOut } from './ways-out.js';

/** What an invitation's parts have: how it is, and what to do when they have changed it. */
export interface PartProps {
  readonly invitation: Invitation;
  readonly maySend: boolean;
  /** What came of a command. */
  readonly onChanged: () => void;
}

export default function InvitationPage({ id = '' }: Readonly<Record<string, string>>) {
  const { side } = useSession();
  return <Followed key={id} id={id} maySend={side.role !== 'viewer'} />;
}

function Followed({ id, maySend }: { readonly id: string; readonly maySend: boolean }) {
  const path = `/v1/invitations/${id}`;
  const loaded = useLoaded((signal) => get<Invitation>(path, { signal }), [id]);
  const [newer, setNewer] = useState<Invitation | null>(null);
  const { route } = useLocation();
  const shown = newer && newer.revision >= (loaded.value?.revision ?? -1) ? newer : loaded.value;
  useLive(
    async (signal) => {
      const read = await get<Invitation>(path, { signal });
      if (JSON.stringify(read) === JSON.stringify(shown)) return false;
      setNewer(read);
      return true;
    },
    [id],
    shown !== undefined && !isAtRest(shown),
  );
  useEffect(() => {
    if (shown?.state === 'draft') route(`/app/drafts/${id}`, true);
  }, [shown?.state]);
  const part = (invitation: Invitation): PartProps => ({ invitation, maySend, onChanged: loaded.reload });
  return (
    <Page title={shown?.title ?? texts.t(shown ? 'untitled' : 'page.title')}>
      <Shown of={{ ...loaded, value: shown }}>
        {(invitation) => (
          <>
            <InvitationHead {...part(invitation)} />
            <Signatories {...part(invitation)} />
            <WaysOut {...part(invitation)} />
            <InvitationDocuments {...part(invitation)} />
            <PaperSignatures {...part(invitation)} />
            <Timeline {...part(invitation)} />
          </>
        )}
      </Shown>
    </Page>
  );
}

/** Nothing will happen any more by itself. */
function isAtRest({ state, documents }: Invitation): boolean {
  return state !== 'sent' && documents.every(({ seal }) => seal.state === 'none' || seal.state === 'done');
}
