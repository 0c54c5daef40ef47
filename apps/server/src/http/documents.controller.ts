import {
  APPLICATION,
  type Application,
  AttachDocumentCommand,
  type CommandContext,
  EditInvitationCommand,
  originalDocument,
  sealedDocument,
  type TenantContext,
} from '@attestory/application';
import type { DocumentId } from '@attestory/domain';
import { Controller, Delete, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForTenants } from './access.js';
import { Context, Tenant } from './command-context.js';
import { CommandView, UploadAnswer } from './dto/answers.dto.js';
import { commandBody } from './invitation-body.js';
import { pdfPartReply } from './pdf-reply.js';
import { fileNameOf, uploadOf } from './raw-pdf.js';
import { UuidPipe } from './uuid.pipe.js';
import { invalid } from './validation.pipe.js';

@ApiTags('documents')
@ApiBearerAuth()
@Controller('v1/invitations/:id/documents')
export class DocumentsController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(APPLICATION) private readonly app: Application,
  ) {}

  @Post()
  @ForTenants('invitations:write')
  @ApiConsumes('application/pdf')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiQuery({ name: 'fileName', required: false })
  @ApiQuery({
    name: 'activeContent',
    required: false,
    enum: ['refuse', 'remove'],
    description: 'remove: what runs code, starts programs, loads or plays something is taken out, as a new document',
  })
  @ApiOperation({ summary: 'Upload a PDF (draft only): the raw bytes as the body' })
  @ApiCreatedResponse({ type: UploadAnswer })
  async attach(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Query('fileName') fileName?: string,
    @Query('activeContent') activeContent: string = 'refuse',
  ) {
    const name = fileNameOf(fileName, 'document.pdf');
    if (activeContent !== 'refuse' && activeContent !== 'remove')
      throw invalid('#/query/activeContent', 'must be refuse or remove');
    const upload = { fileName: name, bytes: uploadOf(request), activeContent } as const;
    const answer = await this.commands.execute(new AttachDocumentCommand(context, id, upload));
    const { documentId, sha256, pages, bytes, attachments, signatures = 0, stripped } = answer.document;
    const { revision, position } = commandBody(answer);
    const about = { documentId, fileName: name, sha256, pages, bytes, attachments, signatures };
    return { ...about, ...(stripped ? { stripped } : {}), revision, position };
  }

  @Delete(':documentId')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Remove a document (draft only)' })
  @ApiOkResponse({ type: CommandView })
  async detach(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Param('documentId', UuidPipe) documentId: string,
  ) {
    const detach = { type: 'DetachDocument' as const, documentId: documentId as DocumentId };
    const command = new EditInvitationCommand(context, id, detach, { id, detach: documentId });
    return commandBody(await this.commands.execute(command));
  }

  @Get(':documentId/original')
  @ForTenants('invitations:read')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The bytes as they were uploaded; honours Range' })
  async original(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Param('documentId', UuidPipe) documentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return pdfPartReply(request, reply, await originalDocument(this.app, tenant, id, documentId));
  }

  @Get(':documentId/sealed')
  @ForTenants('invitations:read')
  @ApiProduces('application/pdf')
  @ApiOperation({
    summary: 'The sealed PDF with all signatures so far; of a partly signed invitation too; honours Range',
  })
  async sealed(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Param('documentId', UuidPipe) documentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return pdfPartReply(request, reply, await sealedDocument(this.app, tenant, id, documentId));
  }

  @Get(':documentId/signature-page')
  @ForTenants('invitations:read')
  @ApiProduces('application/pdf')
  @ApiOperation({
    summary: 'The sealed signature page of a document that carried signatures already; honours Range',
    description: 'Of all other documents the signature page is a part of the sealed PDF.',
  })
  async signaturePage(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Param('documentId', UuidPipe) documentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const page = await sealedDocument(this.app, tenant, id, documentId, 'signature-page');
    return pdfPartReply(request, reply, page);
  }
}
