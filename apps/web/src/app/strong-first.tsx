import { language } from '../texts.js';
import { Notice } from '../ui/notice.js';
import { useSession } from './session.js';
import { appTexts } from './texts.js';
import { keepWayBack } from './way-back.js';

export interface StrongFirstProps {
  readonly title: string;
  /** What to do, for whoever has an identity in their account. */
  readonly text: string;
}

/**
 * For whoever came by an e-mail link to what takes strong authentication. Who has no identity here yet adds one: registering by
 * it would make them another account, without what is in this one.
 */
export function StrongFirst({ title, text }: StrongFirstProps) {
  const isNew = useSession().person.identities?.length === 0;
  const way = isNew
    ? { href: '/app/settings', text: appTexts.t('strongFirst.button') }
    : { href: `/register?lang=${language()}`, text: appTexts.t('signIn.button') };
  return (
    <Notice kind="warn" title={title}>
      <p>{isNew ? appTexts.t('strongFirst.text') : text}</p>
      <a class="button first" href={way.href} onClick={() => keepWayBack(location.pathname)}>
        {way.text}
      </a>
    </Notice>
  );
}
