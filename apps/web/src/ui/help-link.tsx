import { language } from '../texts.js';
import { uiTexts } from './texts.js';

/** Where an article says more about what is on this page. */
export function HelpLink({ slug, children }: { readonly slug: string; readonly children?: string }) {
  return (
    <a class="help-link" href={`/help/${slug}?lang=${language()}`} target="_blank" rel="noopener">
      {children ?? uiTexts.t('help')}
    </a>
  );
}
