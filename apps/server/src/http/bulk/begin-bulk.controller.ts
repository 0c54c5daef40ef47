import {
  APPLICATION,
  type Application,
  beginBulkSending,
  type CommandContext,
  previewBulkSending,
  readTemplate,
  type TenantContext,
} from '@attestory/application';
import { Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { BegunBulkSendingAnswer, BulkPreviewAnswer } from '../dto/bulk.dto.js';
import { ProblemError } from '../problems.js';
import { UuidPipe } from '../uuid.pipe.js';
import { previewBody, unreadBody } from './bulk-body.js';
import { csvBody, encodingIn, flagIn } from './csv-body.js';
import { readCsv } from './read-csv.js';

const csv = { schema: { type: 'string', example: 'Tenant.name,Tenant.email,Rent\nAino,aino@example.com,850 €' } };
const encoding = {
  ...{ name: 'encoding', required: false, enum: ['auto', 'windows-1252'] },
  description: 'auto: UTF-8, or UTF-16 with its mark; anything else has to be said',
};

/** One invitation for each row of a table. */
@ApiTags('bulk sending')
@ApiBearerAuth()
@Controller('v1/templates/:id/bulk-sendings')
export class BeginBulkController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Post('preview')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiConsumes('text/csv')
  @ApiBody(csv)
  @ApiQuery(encoding)
  @ApiOperation({
    summary: 'What a CSV would make: errors by line and column, and the first rows as they would go out',
    description: 'Nothing is stored. Up to 5,000 rows and 5 MB; separated by commas, semicolons or tabs.',
  })
  @ApiOkResponse({ type: BulkPreviewAnswer })
  async preview(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Query('encoding') asked?: string,
  ) {
    const file = await readCsv(await csvBody(request), encodingIn(asked));
    if ('table' in file) return previewBody(file.table, await previewBulkSending(this.app, tenant, id, file.table));
    await readTemplate(this.app, tenant, id);
    return unreadBody(file.fault);
  }

  @Post()
  @HttpCode(202)
  @ForTenants('invitations:write')
  @ApiConsumes('text/csv')
  @ApiBody(csv)
  @ApiQuery(encoding)
  @ApiQuery({
    ...{ name: 'skipErrors', required: false, enum: ['true', 'false'] },
    description: 'true: rows with errors are left out; else nothing is sent when one has any',
  })
  @ApiOperation({
    summary: 'Begin to send one invitation for each row of a CSV',
    description: 'Send an Idempotency-Key: the same file under the same key is sent once, whatever breaks off.',
  })
  @ApiAcceptedResponse({ type: BegunBulkSendingAnswer })
  async begin(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Query('encoding') asked?: string,
    @Query('skipErrors') skip?: string,
  ) {
    const skipErrors = flagIn('skipErrors', skip);
    const file = await readCsv(await csvBody(request), encodingIn(asked));
    if ('table' in file) return beginBulkSending(this.app, context, id, { table: file.table, skipErrors });
    await readTemplate(this.app, context.tenant, id);
    throw new ProblemError('rows-have-errors', { errorCount: 1, errors: [file.fault] });
  }
}
