import { Hash, When } from '../ui/words.js';
import { addressOf } from './filters.js';
import { auditTexts } from './texts.js';

/** An event of the log (`GET /v1/audit/events`). */
export interface AuditEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: object;
  readonly actor: string;
  readonly at: string;
  readonly previousHash: string | null;
  readonly hash: string;
}

const t = auditTexts.t;

/** An event: what happened, when and by whom; unfolded, all that the log says of it. */
export function OneEvent({ event }: { readonly event: AuditEvent }) {
  const { type, at, actor } = event;
  return (
    <li>
      <details>
        <summary>
          <strong>{type}</strong> <When at={at} shown="exact" /> <span class="quiet">{actor}</span>
        </summary>
        <Facts event={event} />
        <pre>{JSON.stringify(event, null, 2)}</pre>
      </details>
    </li>
  );
}

function Facts({ event: { stream, revision, actor, at, hash, previousHash } }: { readonly event: AuditEvent }) {
  return (
    <dl>
      <dt>{t('time')}</dt>
      <dd>{at}</dd>
      <dt>{t('actor')}</dt>
      <dd>{actor}</dd>
      <dt>{t('stream')}</dt>
      <dd>
        <a href={addressOf({ stream, type: '', from: '' })}>{stream}</a>, {t('revision', { revision })}
      </dd>
      <dt>{t('hash')}</dt>
      <dd>
        <Hash>{hash}</Hash>
      </dd>
      <dt>{t('previousHash')}</dt>
      <dd>{previousHash === null ? t('first') : <Hash>{previousHash}</Hash>}</dd>
    </dl>
  );
}
