import { useState } from 'preact/hooks';
import { isMainUser } from '../app/area.js';
import { useSession } from '../app/session.js';
import { Button } from '../ui/button.js';
import { isolated } from '../ui/isolated.js';
import { Name, When } from '../ui/words.js';
import { type Hold, PlaceHold, ReleaseHold } from './holds.js';
import { ruleNameOf } from './rules.js';
import { retentionTexts } from './texts.js';

/** A copy in the archive that is due some time (`GET /v1/retention`). */
export interface DueCopy {
  readonly id: string;
  readonly title: string | null;
  readonly fileName: string | null;
  readonly lastSignedAt: string;
  readonly retention: { readonly rule: string; readonly policyVersion: string; readonly keepUntil: string };
  readonly holds: readonly Hold[];
  readonly notice: { readonly told: 'mailed' | 'bounced' | 'nobody'; readonly at: string } | null;
  readonly purgeDueAt: string | null;
}

const t = retentionTexts.t;

export interface DueItemProps {
  readonly copy: DueCopy;
  readonly folderName: (folderId: string) => string;
  /** Something was done: this. */
  readonly onDone: (text: string) => void;
}

/** When a copy goes and why, or what keeps it. */
export function DueItem({ copy, folderName, onDone }: DueItemProps) {
  const { side, person } = useSession();
  const administers = isMainUser(side) && person.assurance === 'strong';
  const [isPlacing, setPlacing] = useState(false);
  const [released, setReleased] = useState<Hold | null>(null);
  const title = copy.title ?? copy.fileName ?? '—';
  const finish = (text: string) => {
    setPlacing(false);
    setReleased(null);
    onDone(text);
  };
  return (
    <li>
      <div>
        <a href={`/app/archive/${copy.id}`}>
          <Name>{title}</Name>
        </a>
        <Why copy={copy} folderName={folderName} />
        {copy.holds.map((hold) => (
          <p key={hold.id} class="hold">
            <span class="state warn">{t('hold.held')}</span> <Name>{hold.reason ?? t('hold.erased')}</Name>{' '}
            <span class="quiet">
              (<When at={hold.placedAt} shown="day" />)
            </span>
            {administers && (
              <Button kind="plain" onClick={() => setReleased(hold)} label={`${t('hold.release')}: ${hold.reason}`}>
                {t('hold.release')}
              </Button>
            )}
          </p>
        ))}
      </div>
      {administers && (
        <Button onClick={() => setPlacing(true)} label={`${t('hold.place')}: ${title}`}>
          {t('hold.place')}
        </Button>
      )}
      {isPlacing && <PlaceHold {...{ id: copy.id, title, onClose: () => setPlacing(false), onDone: finish }} />}
      {released && (
        <ReleaseHold {...{ id: copy.id, hold: released, onClose: () => setReleased(null), onDone: finish }} />
      )}
    </li>
  );
}

function Why({ copy, folderName }: Pick<DueItemProps, 'copy' | 'folderName'>) {
  const { retention, notice, purgeDueAt, lastSignedAt } = copy;
  const rule = ruleNameOf(retention.rule);
  const name = rule.kind === 'folder' ? isolated(folderName(rule.folderId)) : '';
  return (
    <>
      <p>
        {t('due.keptUntil')} <When at={retention.keepUntil} shown="day" />
      </p>
      <p class="quiet">
        {t(`due.by.${rule.kind}`, { name, version: retention.policyVersion })} · {t('due.lastSigned')}{' '}
        <When at={lastSignedAt} shown="day" />
      </p>
      {notice && (
        <p class="quiet">
          {t(`due.told.${notice.told}`)} <When at={notice.at} shown="day" />
        </p>
      )}
      {purgeDueAt !== null && (
        <p>
          <span class="state bad">{t('due.goes')}</span> <When at={purgeDueAt} shown="minute" />
        </p>
      )}
    </>
  );
}
