import {
  type Logged,
  streams,
  type TemplateEvent,
  templateDecider,
  type TemplateId,
  type TemplateSaved,
  type TemplateState,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { mayRead, type TenantContext, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/**
 * What belongs to another organization, or lies in a folder that somebody may not read, does not exist.
 * @throws CommandRejectedError `not-found`; `folder-read-only` where it has to be written and may only be read
 */
export function requireTemplate(tenant: TenantReader, state: TemplateState, access: 'read' | 'write' = 'read'): void {
  if (state.status === 'none' || !mayRead(tenant, state)) throw new CommandRejectedError({ code: 'not-found' });
  if (access === 'write' && tenant.folders.accessTo(state.folderId) !== 'write')
    throw new CommandRejectedError({ code: 'folder-read-only' });
}

/** A template that something may be made from. @throws CommandRejectedError `not-found`, `template-retired` */
export async function usableTemplate(
  { transactor }: Pick<Application, 'transactor'>,
  tenant: TenantContext,
  templateId: string,
): Promise<TemplateSaved['data']> {
  const { state } = await transactor.load(streams.template(templateId), templateDecider);
  requireTemplate(tenant, state);
  if (state.status === 'none') throw new CommandRejectedError({ code: 'not-found' });
  if (state.status === 'retired') throw new CommandRejectedError({ code: 'template-retired' });
  return state.template;
}

/** A template as one of its versions had it. @throws CommandRejectedError `not-found` */
export async function templateVersion(
  { transactor }: Pick<Application, 'transactor'>,
  templateId: TemplateId,
  version: number,
): Promise<TemplateSaved['data']> {
  const { events } = await transactor.load(streams.template(templateId), templateDecider);
  const saved = (events as readonly Logged<TemplateEvent>[]).find(
    (event) => event.type === 'TemplateSaved' && event.data.version === version,
  );
  if (saved?.type !== 'TemplateSaved') throw new CommandRejectedError({ code: 'not-found' });
  return saved.data;
}
