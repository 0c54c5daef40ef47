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

/** Where a link to join leads nowhere, however often it is tried. */
const useless: ReadonlySet<ProblemCode> = new Set(['link-unknown', 'link-closed', 'already-a-member']);

/** Why a form came to nothing, and what can be done. */
export function failurePage(language: Language, { code, reason }: FormFailure, kind?: keyof typeof linkPages): string {
  const t = pageTexts(language);
  const register = `${registerPath}?lang=${language}`;
  const isStranger = code === 'unauthorized';
  const isPasted = kind && code === 'link-unknown';
  const isUseless = kind === 'join' && useless.has(code);
  const on = isStranger ? 'join.signIn' : kind === 'signIn' ? 'failed.newLink' : 'mailbox.again';
  const advice = paragraph(t(`failed.${adviceOf(code, reason)}`));
  const main = html`${isUseless ? html`<div data-forget>${advice}</div>` : advice}
${isPasted ? linkForm(kind, language) : nothing}
${isPasted ? html`<p><a href="${register}">${t(on)}</a></p>` : wayOn(register, t(on))}`;
  const title = isStranger ? t('failed.signInFirst') : titleOf(code, language);
  const problem = `/problems/${code}`;
  return renderPage({ language, title, main, problem, ...(isPasted || isUseless ? { script: true } : {}) });
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
    case 'broker-unavailable':
      return 'broker';
    case 'method-not-offered':
      return 'method';
    default:
      return 'other';
  }
}
