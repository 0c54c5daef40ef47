import type { Language } from '@attestory/domain';
import { titleOf } from '../problem-titles.js';
import type { ProblemCode } from '../problems.js';
import { html, nothing } from './html.js';
import { paragraph, renderPage, wayOn } from './layout.js';
import { linkForm, type linkPages } from './link-page.js';
import { pageTexts } from './page-texts.js';
import { registerPath } from './register-page.js';

export interface FormFailure {
  readonly code: ProblemCode;
  /** Why a link is closed. */
  readonly reason?: unknown;
}

/** Why a form came to nothing, and what can be done. */
export function failurePage(language: Language, { code, reason }: FormFailure, kind?: keyof typeof linkPages): string {
  const t = pageTexts(language);
  const register = `${registerPath}?lang=${language}`;
  const isStranger = code === 'unauthorized';
  const isPasted = kind && code === 'link-unknown';
  const on = isStranger ? 'join.signIn' : kind === 'signIn' ? 'failed.newLink' : 'mailbox.again';
  const main = html`${paragraph(t(`failed.${adviceOf(code, reason)}`))}
${isPasted ? linkForm(kind, language) : nothing}
${isPasted ? html`<p><a href="${register}">${t(on)}</a></p>` : wayOn(register, t(on))}`;
  const title = isStranger ? t('failed.signInFirst') : titleOf(code, language);
  const problem = `/problems/${code}`;
  return renderPage({ language, title, main, problem, ...(isPasted ? { script: true } : {}) });
}

function adviceOf(code: ProblemCode, reason: unknown): string {
  switch (code) {
    case 'link-closed':
      return reason === 'used' ? 'used' : 'closed';
    case 'link-unknown':
      return 'unknown';
    case 'unauthorized':
      return 'notSignedIn';
    case 'already-a-member':
      return 'member';
    case 'too-many-requests':
      return 'often';
    default:
      return 'other';
  }
}
