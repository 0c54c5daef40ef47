import type { TemplateUse, WrittenDocument, WrittenTemplate } from '@attestory/application';
import { valueNamesIn } from '@attestory/domain';
import type { TemplateView } from '@attestory/projections';
import type { NewTemplateDto, TemplateDocumentDto, TemplateRoleDto, UseTemplateDto } from '../dto/template.dto.js';
import { demandsOf, saidMethods } from '../signatory-demands.js';
import { invalid } from '../validation.pipe.js';

const mostInlineBytes = 5_000_000;

/** What a body wants a template to be. @throws ProblemError `invalid-input` */
export function writtenTemplate({ roles, documents, ...rest }: NewTemplateDto): WrittenTemplate {
  const written = documents?.map(writtenDocument);
  const bytes = written?.reduce((sum, one) => sum + ('bytes' in one ? one.bytes.length : 0), 0) ?? 0;
  if (bytes > mostInlineBytes)
    throw invalid(
      '#/documents',
      'hold more than 5 MB in all: draft an invitation with them, and make the template from it',
    );
  return {
    ...rest,
    ...(roles ? { roles: roles.map(writtenRole) } : {}),
    ...(written ? { documents: written } : {}),
  };
}

function writtenRole({ roleId, name, contact, ...demands }: TemplateRoleDto) {
  return {
    ...(roleId === undefined ? {} : { roleId: roleId.toLowerCase() }),
    name,
    ...(contact ? { contact: { name: contact.name, email: contact.email } } : {}),
    ...demandsOf(demands),
  };
}

function writtenDocument({ documentId, fileName, base64, activeContent }: TemplateDocumentDto): WrittenDocument {
  if (documentId !== undefined) return { documentId: documentId.toLowerCase() };
  const bytes = Buffer.from(base64 ?? '', 'base64');
  return { fileName: fileName ?? '', bytes, ...(activeContent ? { activeContent } : {}) };
}

/** How a body uses a template. */
export function templateUse({ values = [], signatories = [], send = false }: UseTemplateDto): TemplateUse {
  return {
    values: values.map(({ name, value }) => ({ name, value })),
    signatories: signatories.map(({ roleId, name, email, identity }) => {
      const { identity: expected } = demandsOf({ identity: identity ?? null });
      return { roleId: roleId.toLowerCase(), name, email, ...(expected ? { identity: expected } : {}) };
    }),
    send,
  };
}

/** A template as the API shows it. */
export function templateBody({ organizationId: _, roles, documents, ...view }: TemplateView) {
  return {
    ...view,
    roles: roles.map(({ methods, strongMethods, identityNumber, ...role }) => ({
      ...role,
      methods: saidMethods(methods, strongMethods),
      ...(identityNumber ? { identityNumberRequired: true } : {}),
    })),
    values: valueNamesIn([view.title, view.message]),
    documents: documents.map(({ documentId, fileName, sha256, pages, bytes }) => {
      return { documentId, fileName, sha256, pages, bytes };
    }),
  };
}
