import { accept } from '../decider.js';
import type { ChangeOrganizationLanguage } from './commands.js';
import type { OrganizationDecision } from './decider.js';
import type { OrganizationEvent } from './events.js';
import type { RegisteredOrganizationState } from './state.js';

/** What a main user wishes of the organization’s language. The one that it speaks already changes nothing. */
export function decideLanguage(
  { language }: ChangeOrganizationLanguage,
  state: RegisteredOrganizationState,
): OrganizationDecision {
  if (language === state.language) return accept<OrganizationEvent>();
  return accept<OrganizationEvent>({ type: 'OrganizationLanguageChanged', data: { language } });
}
