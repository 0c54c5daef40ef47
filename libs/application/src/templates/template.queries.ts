import { streams, templateDecider } from '@attestory/domain';
import type { TemplateView } from '@attestory/projections';
import type { Application } from '../application.js';
import { originalBlob } from '../commands/signing-session.js';
import { type DocumentBytes, stored } from '../queries/document.queries.js';
import { type ListPage, listInFolders } from '../queries/list-in-folders.js';
import { mayRead, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import type { Positioned, ViewPage } from '../views.js';
import { requireTemplate } from './template-access.js';

/** The templates that somebody may use, newest first; none that was retired. */
export function listTemplates(
  app: Application,
  reader: TenantReader,
  page: ListPage,
  after?: string,
): Promise<ViewPage<Positioned<TemplateView>>> {
  const list = { index: 'organization', member: reader.organizationId, ...page };
  return listInFolders(app, app.views.templates, reader, list, after);
}

/** One template, also when it was retired. @throws CommandRejectedError `not-found` */
export async function readTemplate(
  { views }: Pick<Application, 'views'>,
  reader: TenantReader,
  templateId: string,
  after?: string,
): Promise<Positioned<TemplateView>> {
  const found = await views.templates.read(templateId, after);
  if (!found || !mayRead(reader, found.view)) throw new CommandRejectedError({ code: 'not-found' });
  return found;
}

/** One of a template's documents, as it is to be signed. @throws CommandRejectedError `not-found`, `document-unknown` */
export async function templateDocument(
  app: Application,
  reader: TenantReader,
  templateId: string,
  documentId: string,
): Promise<DocumentBytes> {
  const { state } = await app.transactor.load(streams.template(templateId), templateDecider);
  requireTemplate(reader, state);
  const documents = state.status === 'none' ? [] : state.template.documents;
  const found = documents.find((document) => document.documentId === documentId);
  if (!found) throw new CommandRejectedError({ code: 'document-unknown' });
  const { fileName, sha256, bytes: size } = found;
  return { fileName, sha256, size, ...stored(app, await originalBlob(app, documentId), sha256) };
}
