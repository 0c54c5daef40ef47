import type { Row } from './draft-form.js';
import { texts } from './texts.js';

/** What somebody must have at hand to sign, and whom the service lets in. */
export function needsOf({ light, strong, identity, role }: Row): string {
  const needs = [
    light && texts.t('needs.light'),
    strong !== 'no' && texts.t(light ? 'needs.strongToo' : 'needs.strong'),
    strong !== 'no' && identity.by !== 'nobody' && texts.t('needs.identity'),
    role.kind === 'representative' && texts.t('needs.representative'),
  ];
  return needs.filter((one) => one !== false).join(' ');
}
