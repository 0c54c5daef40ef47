import type { ComponentChildren } from 'preact';
import { language } from '../texts.js';
import { LanguageMenu } from './language-menu.js';
import { uiTexts } from './texts.js';

export interface FrameProps {
  /** In the middle of the head: the ways to the other pages. */
  readonly ways?: ComponentChildren;
  /** In the upper right, before the languages. */
  readonly corner?: ComponentChildren;
  /** Where the name of the service leads. */
  readonly home?: string;
  /** At the end; unless told, the ways to the help and to where documents are verified. */
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What stands around every page. */
export function Frame({ ways, corner, home = '/', foot, children }: FrameProps) {
  return (
    <>
      <a class="skip" href="#content">
        {uiTexts.t('skip')}
      </a>
      <header class="top">
        <a class="brand" href={home}>
          Attestory
        </a>
        {ways}
        <div class="corner">
          {corner}
          <LanguageMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer>{foot === undefined ? <Elsewhere /> : foot}</footer>
    </>
  );
}

function Elsewhere() {
  return (
    <div class="actions">
      <a href={`/help?lang=${language()}`}>{uiTexts.t('helpCentre')}</a>
      <a href={`/verify?lang=${language()}`}>{uiTexts.t('verify')}</a>
    </div>
  );
}
