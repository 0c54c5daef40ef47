import { Name } from '../ui/words.js';
import { signingTexts } from './texts.js';

const t = signingTexts.t;

/** Who can tell more, as the service names them. */
export interface Ask {
  readonly organization: string;
  readonly email?: string;
}

export function WhomToAsk({ organization, email }: Ask) {
  return (
    <div class="card">
      <h2>{t('ask.title')}</h2>
      <p>
        {t('ask.sentBy')} <Name>{organization}</Name>
      </p>
      {email === undefined ? (
        <p>{t('ask.reply')}</p>
      ) : (
        <p>
          {t('ask.write')} <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>
        </p>
      )}
    </div>
  );
}
