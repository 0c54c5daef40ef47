import type { Instant, Language } from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application } from '../application.js';
import { later } from '../ports/clock.port.js';
import type { InvitationMail } from '../ports/mail-sender.port.js';
import { mayRead, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/**
 * The e-mail that asks a signatory to sign, as it would be written now. Its link opens nothing. All signatories get the same,
 * but for their name: it is written to the first.
 */
export class PreviewEmail extends Query<InvitationMail> {
  constructor(
    readonly reader: TenantReader,
    readonly invitationId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(PreviewEmail)
export class PreviewEmailHandler implements IQueryHandler<PreviewEmail> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ reader, invitationId, after }: PreviewEmail): Promise<InvitationMail> {
    const { views, clock, settings } = this.app;
    const view = await views.invitations.get(invitationId, after);
    if (!view || !mayRead(reader, view)) throw new CommandRejectedError({ code: 'not-found' });
    const organization = await views.organizations.get(view.organizationId);
    const [first] = view.signatories;
    return {
      ...{ kind: 'invitation', messageId: invitationId, language: view.language as Language },
      to: { name: first?.name ?? '', email: first?.email ?? '' },
      ...{ title: view.title ?? '', organizationName: organization?.name ?? '', message: view.message },
      documents: view.documents.map(({ fileName }) => fileName ?? ''),
      link: `${settings.baseUrl}/s#…`,
      expiresAt: (view.expiresAt as Instant | null) ?? later(clock.now(), settings.defaultOpenFor),
    };
  }
}
