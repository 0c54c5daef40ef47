import type { ComponentChildren } from 'preact';
import { useSession } from './session.js';
import { StrongFirst } from './strong-first.js';
import { appTexts } from './texts.js';

/** What takes strong authentication; whoever came by an e-mail link is told how they get there before they type anything. */
export function ForStrong({ children }: { readonly children: ComponentChildren }) {
  if (useSession().person.assurance === 'strong') return <>{children}</>;
  return <StrongFirst title={appTexts.t('mainUsers.strong')} text={appTexts.t('strongFirst.other')} />;
}
