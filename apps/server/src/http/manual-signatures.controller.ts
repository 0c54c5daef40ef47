import {
  APPLICATION,
  type Application,
  type CommandContext,
  type ManualSignature,
  RecordManualSignatureCommand,
  scanOf,
  type TenantContext,
} from '@attestory/application';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForTenants } from './access.js';
import { Context, Tenant } from './command-context.js';
import { RecordedManualSignatureView } from './dto/answers.dto.js';
import { ManualSignatureDto } from './dto/ways-out.dto.js';
import { commandBody } from './invitation-body.js';
import { manualSignatureOf } from './manual-signature-body.js';
import { pdfPartReply } from './pdf-reply.js';
import { UuidPipe } from './uuid.pipe.js';

const ofScan = { required: false, description: 'Of a scan that is sent as application/pdf' };

@ApiTags('ways out')
@ApiBearerAuth()
@Controller('v1/invitations/:id/manual-signatures')
export class ManualSignaturesController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(APPLICATION) private readonly app: Application,
  ) {}

  @Post()
  @ForTenants('invitations:write')
  @ApiOperation({
    summary: 'Record signatures on paper with their scan; the invitation stays as it is',
    description:
      'As JSON with the scan in base64, or the scan as the raw body (application/pdf) and the rest in the address, where only ids stand: names and notes go as JSON.',
  })
  @ApiConsumes('application/json', 'application/pdf')
  @ApiExtraModels(ManualSignatureDto)
  @ApiBody({ schema: { oneOf: [{ $ref: getSchemaPath(ManualSignatureDto) }, { type: 'string', format: 'binary' }] } })
  @ApiQuery({ name: 'fileName', ...ofScan })
  @ApiQuery({ name: 'signedOn', ...ofScan, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'signedBy', ...ofScan, schema: { type: 'array', items: { type: 'string', format: 'uuid' } } })
  @ApiCreatedResponse({ type: RecordedManualSignatureView })
  async record(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Req() request: FastifyRequest) {
    const signature: ManualSignature = await manualSignatureOf(request);
    const answer = await this.commands.execute(new RecordManualSignatureCommand(context, id, signature));
    return { scanId: answer.scanId, ...commandBody(answer) };
  }

  @Get(':scanId/scan')
  @ForTenants('invitations:read')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The scan of what was signed on paper; honours Range' })
  async scan(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Param('scanId', UuidPipe) scanId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return pdfPartReply(request, reply, await scanOf(this.app, tenant, id, scanId));
  }
}
