import {
  APPLICATION,
  AttachDocumentHandler,
  CopyInvitationHandler,
  DraftAddendumHandler,
  DraftInvitationHandler,
  EditInvitationHandler,
  GetInvitationHandler,
  GetSignatureHistoryHandler,
  ImportDocumentHandler,
  ListInvitationsHandler,
  PreviewEmailHandler,
  RegisterOrganizationHandler,
  RecordManualSignatureHandler,
  RemindSignatoriesHandler,
  SendInvitationHandler,
  SignDocumentHandler,
} from '@attestory/application';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Service } from './composition/service.js';
import type { ServerConfig } from './config.js';
import type { Metrics } from './metrics.js';
import { AccessGuard } from './http/access.guard.js';
import { AnswerHeadersInterceptor } from './http/answer.interceptor.js';
import { AuditController } from './http/audit.controller.js';
import { AuthenticationController } from './http/authentication/authentication.controller.js';
import { Landing } from './http/authentication/landing.js';
import { StartLimiter } from './http/authentication/start-limiter.js';
import { ArchiveController } from './http/archive.controller.js';
import { BeginBulkController } from './http/bulk/begin-bulk.controller.js';
import { BulkSendingsController } from './http/bulk/bulk-sendings.controller.js';
import { DevMailController } from './http/dev-mail.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { DeliveriesController } from './http/downloads/deliveries.controller.js';
import { DownloadLimiter } from './http/downloads/download-limiter.js';
import { DownloadLinks } from './http/downloads/download-links.js';
import { DownloadsController } from './http/downloads/downloads.controller.js';
import { EmailLinkLimiter } from './http/email-links/email-link-limiter.js';
import { EmailLinksController } from './http/email-links/email-links.controller.js';
import { SignInByEmail } from './http/email-links/sign-in-by-email.js';
import { HealthController } from './http/health.controller.js';
import { HelpController } from './http/help/help.controller.js';
import { HelpCentre } from './http/help/help-centre.js';
import { HelpLimiter } from './http/help/help-limiter.js';
import { InProgressInterceptor } from './http/idempotency.interceptor.js';
import { InvitationsController } from './http/invitations.controller.js';
import { OauthController } from './http/oauth.controller.js';
import { MetricsController } from './http/metrics.controller.js';
import { BrandingController } from './http/organizations/branding.controller.js';
import { ClientsController } from './http/organizations/clients.controller.js';
import { FoldersController } from './http/organizations/folders.controller.js';
import { GroupsController } from './http/organizations/groups.controller.js';
import { LanguageController } from './http/organizations/language.controller.js';
import { MembersController } from './http/organizations/members.controller.js';
import { MembershipsController } from './http/organizations/memberships.controller.js';
import { OrganizationsController } from './http/organizations/organizations.controller.js';
import { CertificatesController } from './http/people/certificates.controller.js';
import { MeController } from './http/people/me.controller.js';
import { MissingDocumentController } from './http/missing-document/missing-document.controller.js';
import { QuestionLimiter } from './http/missing-document/question-limiter.js';
import { PersonalController } from './http/people/personal.controller.js';
import { PersonAccess } from './http/people/person-access.js';
import { PersonSessions } from './http/people/person-sessions.js';
import { SignInByBroker } from './http/people/sign-in-by-broker.js';
import { SignInController } from './http/people/sign-in.controller.js';
import { SessionController } from './http/people/session.controller.js';
import { DownloadPagesController } from './http/pages/download-pages.controller.js';
import { FormsController } from './http/pages/forms.controller.js';
import { PagesController } from './http/pages/pages.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ProblemsController } from './http/problems.controller.js';
import { HoldsController } from './http/retention/holds.controller.js';
import { RetentionRulesController } from './http/retention/retention-rules.controller.js';
import { RetentionController } from './http/retention/retention.controller.js';
import { SecretLimiter } from './http/secret-limiter.js';
import { SignatoriesController } from './http/signatories.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { ManualSignaturesController } from './http/manual-signatures.controller.js';
import { SigningController } from './http/signing.controller.js';
import { TemplatesController } from './http/templates/templates.controller.js';
import {
  EmailLinksPerHourToken,
  InvitationLimitsToken,
  MailCatcherToken,
  MetricsToken,
  ReadinessToken,
  SealedAuthenticationsToken,
  SESSION_TOKENS,
} from './http/tokens.js';
import { TenantAccess } from './http/tenant-access.js';
import { validationPipe } from './http/validation.pipe.js';
import { VerifyController } from './http/verify.controller.js';
import { WebController } from './http/web/web.controller.js';
import { ZipController } from './http/zip.controller.js';

/** What people and programs ask for. */
const api: readonly Type[] = [
  OauthController,
  InvitationsController,
  DocumentsController,
  SignatoriesController,
  ManualSignaturesController,
  ...[TemplatesController, BeginBulkController, BulkSendingsController],
  SigningController,
  AuthenticationController,
  SignInController,
  SessionController,
  MeController,
  ...[OrganizationsController, MembersController, GroupsController, FoldersController, ClientsController],
  BrandingController,
  LanguageController,
  MembershipsController,
  PersonalController,
  CertificatesController,
  MissingDocumentController,
  ...[DownloadsController, DeliveriesController, DownloadPagesController],
  EmailLinksController,
  PagesController,
  FormsController,
  WebController,
  ArchiveController,
  ...[RetentionController, HoldsController, RetentionRulesController],
  ImportsController,
  AuditController,
  ZipController,
  VerifyController,
  HelpController,
  HealthController,
  ProblemsController,
];

/** The HTTP side over a running service. A worker only tells how it is. The mail catcher's route exists in demo mode only. */
@Module({})
export class AppModule {
  static over(service: Service, config: ServerConfig, metrics: Metrics): DynamicModule {
    const controllers: Type[] = config.role === 'worker' ? [HealthController] : [...api];
    // What an API process would catch: nothing, as it sends nothing.
    if (service.catcher && config.role !== 'api') controllers.push(DevMailController);
    if (config.mode === 'demo' || config.metricsToken) controllers.push(MetricsController);
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      controllers,
      providers: [
        { provide: APPLICATION, useValue: service.app },
        { provide: SESSION_TOKENS, useValue: service.tokens },
        { provide: SealedAuthenticationsToken, useValue: service.authentications },
        ...[StartLimiter, Landing, PersonSessions, PersonAccess, TenantAccess, SignInByBroker],
        ...[EmailLinkLimiter, SignInByEmail, QuestionLimiter, DownloadLimiter, DownloadLinks],
        ...(config.role === 'worker' ? [] : [HelpCentre, HelpLimiter]),
        { provide: EmailLinksPerHourToken, useValue: config.emailLinksPerHour },
        { provide: MailCatcherToken, useValue: service.catcher },
        { provide: MetricsToken, useValue: { metrics, token: config.metricsToken } },
        { provide: ReadinessToken, useValue: service.checkReady },
        { provide: InvitationLimitsToken, useValue: config.settings.limits },
        { provide: SecretLimiter, useValue: new SecretLimiter(config.wrongSecretsPerMinute) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_INTERCEPTOR, useClass: InProgressInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerHeadersInterceptor },
        ...[DraftInvitationHandler, AttachDocumentHandler, EditInvitationHandler, SendInvitationHandler],
        ...[
          SignDocumentHandler,
          CopyInvitationHandler,
          DraftAddendumHandler,
          RecordManualSignatureHandler,
          RemindSignatoriesHandler,
        ],
        ...[RegisterOrganizationHandler, ImportDocumentHandler],
        ...[GetInvitationHandler, ListInvitationsHandler, GetSignatureHistoryHandler, PreviewEmailHandler],
      ],
    };
  }
}
