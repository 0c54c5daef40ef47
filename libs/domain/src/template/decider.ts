import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { FolderId, OrganizationId } from '../ids.js';
import type { SaveTemplate, TemplateCommand, TemplateRejection } from './commands.js';
import type { TemplateEvent, TemplateSaved } from './events.js';

/** A template as its newest version has it; retired, nothing is made from it any more. */
export type TemplateState =
  | { readonly status: 'none' }
  | {
      readonly status: 'saved' | 'retired';
      readonly organizationId: OrganizationId;
      readonly folderId: FolderId | null;
      readonly template: TemplateSaved['data'];
    };

type TemplateDecision = Decision<TemplateEvent, TemplateRejection>;

function decide(command: TemplateCommand, state: TemplateState): TemplateDecision {
  switch (command.type) {
    case 'SaveTemplate':
      return save(command, state);
    case 'RetireTemplate':
      if (state.status === 'none') return reject({ code: 'not-found' });
      return state.status === 'retired'
        ? accept()
        : accept<TemplateEvent>({ type: 'TemplateRetired', data: { by: command.by } });
  }
}

function save({ template, limits }: SaveTemplate, state: TemplateState): TemplateDecision {
  if (state.status === 'retired') return reject({ code: 'template-retired' });
  const { documents, roles } = template;
  if (documents.length === 0) return reject({ code: 'nothing-to-sign' });
  if (roles.length === 0) return reject({ code: 'nobody-to-sign' });
  if (documents.length > limits.documents) return reject({ code: 'too-many-documents', limit: limits.documents });
  if (roles.length > limits.signatories) return reject({ code: 'too-many-signatories', limit: limits.signatories });
  const version = state.status === 'none' ? 1 : state.template.version + 1;
  return accept<TemplateEvent>({ type: 'TemplateSaved', data: { ...template, version } });
}

function evolve(state: TemplateState, event: TemplateEvent): TemplateState {
  if (event.type === 'TemplateRetired') return state.status === 'none' ? state : { ...state, status: 'retired' };
  const { organizationId, folderId = null } = event.data;
  return { status: 'saved', organizationId, folderId, template: event.data };
}

/** What invitations are made from. */
export const templateDecider: Decider<TemplateCommand, TemplateEvent, TemplateState, TemplateRejection> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
