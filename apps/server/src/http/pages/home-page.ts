import type { Translate } from '@attestory/application';
import { type Language, type MemberRole } from '@attestory/domain';
import { type Html, html, nothing } from './html.js';
import { inLanguage, paragraph, renderPage, wayOn } from './layout.js';
import { linkPages } from './link-page.js';
import { pageTexts } from './page-texts.js';

/** Where people go on who have signed in: it asks the API, which the browser sends the session's cookie to. */
export const appPath = '/app';

/** The account in short, for browsers without scripts. Below /v1, where the browser sends the session's cookie along. */
export const homePath = '/v1/home';

/** Who is signed in, as their page shows them. */
export interface ShownPerson {
  readonly language: Language;
  /** Their name, or else their address; null: neither is known. */
  readonly name: string | null;
  readonly assurance: 'single-factor' | 'strong';
  /** How many they have signed with an identity of theirs, as far as their account keeps them: at most a hundred are counted. */
  readonly documents: number;
  readonly organizations: readonly { readonly name: string; readonly role: MemberRole }[];
}

/** Who is signed in in this browser, and on which sides they can be. */
export function homePage(language: Language, person: ShownPerson): string {
  const t = pageTexts(language);
  const entry = (term: string, description: string | number | Html) => html`<dt>${term}</dt><dd>${description}</dd>`;
  const main = html`<dl>
${person.name === null ? nothing : entry(t('home.as'), person.name)}
${entry(t('home.how'), t(person.assurance === 'strong' ? 'home.strongly' : 'home.byEmail'))}
${person.documents === 0 ? nothing : entry(t('home.documents'), person.documents < 100 ? person.documents : '100+')}
${entry(t('home.organizations'), organizationsOf(person.organizations, t))}
</dl>
<div class="note" data-kept hidden>
<p>${t('join.waiting')}</p>
${wayOn(`${linkPages.join.path}?lang=${language}`, t('join.goOn'))}
</div>
<form method="post" action="/v1/forms/sign-out">
${inLanguage(language)}
<button class="second">${t('home.signOut')}</button>
</form>`;
  return renderPage({ language, title: t('home.title'), main, path: homePath, script: true });
}

function organizationsOf(organizations: ShownPerson['organizations'], t: Translate): Html | string {
  if (organizations.length === 0) return t('home.noOrganizations');
  return html`<ul>${organizations.map(({ name, role }) => html`<li>${name} (${t(`role.${role}`)})</li>`)}</ul>`;
}

/** An organization that somebody has joined just now, and the position of the log at which they have. */
export interface Joined {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

/** Whoever has joined is told so, and goes on on the organization's side; the browser forgets the link. */
export function joinedPage(language: Language, { id, name: organization, position }: Joined): string {
  const t = pageTexts(language);
  const side = new URLSearchParams({ lang: language, side: `organization/${id}`, after: position });
  const main = html`<div data-forget>${paragraph(t('joined.text', { organization }))}</div>
${wayOn(`${appPath}?${side}`, t('joined.goOn'))}`;
  return renderPage({ language, title: t('joined.title'), main, script: true });
}
