import { download } from '../api/download.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Name, When } from '../ui/words.js';
import type { PartProps } from './invitation-page.js';
import { texts } from './texts.js';

/** What was signed on paper, with its scans. */
export function PaperSignatures({ invitation: { id, manualSignatures } }: PartProps) {
  const save = useAction((_key, path: string, name: string) => download(path, name));
  if (manualSignatures.length === 0) return null;
  return (
    <section class="card" aria-labelledby="on-paper">
      <h2 id="on-paper">{texts.t('paper.listed')}</h2>
      <Failure error={save.error} />
      <ul class="rows">
        {manualSignatures.map(({ id: scanId, fileName, signedBy, signedOn, note }) => (
          <li key={scanId}>
            <div class="grow">
              {signedBy.map(({ name }, index) => (
                <span key={`${index} ${name}`}>
                  {index > 0 && ', '}
                  <Name>{name ?? ''}</Name>
                </span>
              ))}
              <span class="hint">
                {texts.t('paper.on')} <When at={`${signedOn}T12:00:00Z`} shown="day" />
                {note && (
                  <>
                    {' · '}
                    <Name>{note}</Name>
                  </>
                )}
              </span>
            </div>
            <Button
              busy={save.isBusy}
              label={`${texts.t('download.scan')}: ${fileName}`}
              onClick={() =>
                void save.run(`/v1/invitations/${id}/manual-signatures/${scanId}/scan`, fileName ?? 'scan.pdf')
              }
            >
              {texts.t('download.scan')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
