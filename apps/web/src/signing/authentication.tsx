import { useAction } from '../api/use-action.js';
import { language, locales } from '../texts.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Notice } from '../ui/notice.js';
import { When } from '../ui/words.js';
import { keep, kept } from './kept.js';
import { methodText } from './method-text.js';
import { askSigning } from './session.js';
import { signingTexts } from './texts.js';
import type { Authentication as View, OfferedMethod } from './view.js';

const t = signingTexts.t;

export interface AuthenticationProps {
  readonly authentication: View;
  /** A drawing is enough for those who have none of the methods. */
  readonly canDraw: boolean;
  /** Whom to tell who can help. */
  readonly sender: string;
}

/** Proving who one is, and whether one has. */
export function Authentication({ authentication, canDraw, sender }: AuthenticationProps) {
  const { state, method, validUntil } = authentication;
  if (state === 'authenticated')
    return (
      <Notice kind="good" title={t('authentication.done', { method: methodText(method ?? '') })}>
        {validUntil !== undefined && (
          <p>
            {t('authentication.until')} <When at={validUntil} />
          </p>
        )}
      </Notice>
    );
  return (
    <>
      <Before state={state} failed={authentication.failed} sender={sender} />
      {authentication.methods.length > 0 ? (
        <Methods {...authentication} />
      ) : (
        <Notice kind="warn" title={t('authentication.noMethods')} />
      )}
      <p>
        {canDraw ? t('authentication.noneDraw') : t('authentication.noneAsk', { sender })}{' '}
        <HelpLink slug="strong-authentication">{t('help.strong')}</HelpLink>
      </p>
    </>
  );
}

interface BeforeProps extends Pick<View, 'state' | 'failed'> {
  readonly sender: string;
}

/** What became of the last time: it is over, or it came to nothing. */
function Before({ state, failed, sender }: BeforeProps) {
  if (state === 'expired') return <Notice kind="warn" title={t('authentication.expired')} live />;
  if (failed === 'identity-mismatch')
    return (
      <Notice kind="warn" title={t('authentication.back.title')} live>
        <p>{t('authentication.back.mismatch', { sender })}</p>
      </Notice>
    );
  const { gone } = kept();
  if (gone === undefined) return null;
  return (
    <Notice kind="warn" title={t('authentication.back.title')} live>
      <p>
        {failed === 'broker-unavailable'
          ? t('authentication.back.unavailable')
          : t('authentication.back.text', { method: methodText(gone) })}
      </p>
    </Notice>
  );
}

function Methods({ methods, expectsIdentity, identityNumberRequired }: View) {
  const go = useAction(async (key, method: string) => {
    const body = { method, language: language() };
    const begun = await askSigning<{ readonly redirectUrl: string }>('POST', '/authentications', { body, key });
    keep({ gone: method });
    location.assign(begun.body.redirectUrl);
    // The page stays busy until the browser has left it.
    await new Promise(() => {});
  });
  return (
    <>
      <p>{t(expectsIdentity ? 'authentication.expected' : 'authentication.why')}</p>
      {identityNumberRequired && <p>{t('authentication.number')}</p>}
      <Failure error={go.error} />
      {countriesOf(methods).map(([country, offered]) => (
        <div key={country} class="country">
          <h4>{countryText(country)}</h4>
          <ul class="methods">
            {offered.map(({ method, test }) => (
              <li key={method}>
                <button
                  type="button"
                  class="button second method"
                  aria-disabled={go.isBusy ? 'true' : undefined}
                  onClick={() => void go.run(method)}
                >
                  <span class="method-name">{methodText(method)}</span>
                  <span class="hint">
                    {t(`needs.${method}` as 'needs.fi-bank-id')}
                    {test && ` ${t('authentication.test')}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {go.isBusy && <p role="status">{t('authentication.going')}</p>}
    </>
  );
}

/** Where whoever reads a language is most likely to have a method of. */
const homes: Readonly<Record<string, string>> = { fi: 'FI', sv: 'SE', nb: 'NO', da: 'DK', nl: 'NL' };

/** Methods by country, the most likely one first. */
function countriesOf(methods: readonly OfferedMethod[]): [string, OfferedMethod[]][] {
  const isHome = (country: string) => Number(country === homes[language()]);
  const countries = [...new Set(methods.map(({ country }) => country))].sort((a, b) => isHome(b) - isHome(a));
  return countries.map((country) => [country, methods.filter((one) => one.country === country)]);
}

function countryText(country: string): string {
  return new Intl.DisplayNames(locales[language()], { type: 'region' }).of(country) ?? country;
}
