import type { InvitationLimits } from '../invitation/commands.js';
import type { TemplateRetired, TemplateSaved } from './events.js';

/** Makes a template, or a new version of it. */
export interface SaveTemplate {
  readonly type: 'SaveTemplate';
  readonly template: Omit<TemplateSaved['data'], 'version'>;
  readonly limits: InvitationLimits;
}

export interface RetireTemplate {
  readonly type: 'RetireTemplate';
  readonly by: TemplateRetired['data']['by'];
}

export type TemplateCommand = SaveTemplate | RetireTemplate;

/** Every refusal of a command about a template. */
export type TemplateRejection =
  | { readonly code: 'not-found' }
  | { readonly code: 'template-retired' }
  | { readonly code: 'nothing-to-sign' }
  | { readonly code: 'nobody-to-sign' }
  | { readonly code: 'too-many-documents'; readonly limit: number }
  | { readonly code: 'too-many-signatories'; readonly limit: number };
