import { Readable } from 'node:stream';
import {
  APPLICATION,
  type Application,
  auditEvents,
  auditPage,
  type AuditQuery,
  isKnownType,
  type TenantContext,
} from '@attestory/application';
import { Controller, Get, Inject, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { ForTenants } from './access.js';
import { After, Tenant } from './command-context.js';
import { AuditEventAnswer, AuditPageAnswer, AuditPageDto } from './dto/audit.dto.js';
import { attachment } from './pdf-reply.js';
import { invalid } from './validation.pipe.js';

const ndjson = 'application/x-ndjson';

@ApiTags('audit')
@ApiBearerAuth()
@ApiExtraModels(AuditEventAnswer, AuditPageAnswer)
@Controller('v1/audit')
export class AuditController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get('events')
  @ForTenants('audit:read')
  @ApiOperation({
    summary:
      'The organization’s own events in log order. As application/x-ndjson all of them in one stream, an event a line',
  })
  @ApiOkResponse({
    description: 'A page may be short or empty while nextCursor is not null',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(AuditPageAnswer) } },
      [ndjson]: { schema: { $ref: getSchemaPath(AuditEventAnswer) } },
    },
  })
  async events(
    @Tenant() tenant: TenantContext,
    @Query() query: AuditPageDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @After() reached?: string,
  ) {
    const asked = { ...auditQuery(tenant, query), ...(reached === undefined ? {} : { reached }) };
    void reply.header('Cache-Control', 'private, no-store').header('Vary', 'Accept');
    const wanted = new Negotiator(request).mediaType(['application/json', ndjson]);
    if (query.format === undefined && wanted !== ndjson) return auditPage(this.app, asked, query.limit ?? 20);
    const lines = linesOf(this.app, asked, query.limit ?? Number.POSITIVE_INFINITY);
    // What is refused is refused before the first byte.
    const first = await lines.next();
    if (query.format !== undefined) void reply.header('Content-Disposition', attachment('events.ndjson'));
    return new StreamableFile(Readable.from(again(first, lines), { objectMode: false }), { type: ndjson });
  }
}

function auditQuery({ organizationId }: TenantContext, { cursor, from, stream, type }: AuditPageDto): AuditQuery {
  const types = type?.split(',');
  const unknown = types?.find((one) => !isKnownType(one));
  if (unknown !== undefined) throw invalid('#/type', 'each must be a type of event, see docs/reference/events.md');
  const isTime = from?.includes(':');
  const after = cursor ?? (isTime ? undefined : from);
  return {
    organizationId,
    ...(after === undefined ? {} : { after }),
    ...(isTime && from !== undefined ? { since: from } : {}),
    ...(stream === undefined ? {} : { stream }),
    ...(types === undefined ? {} : { types }),
  };
}

/** A stretch of the log at a time; the next one is read when the client has taken this one. */
async function* linesOf(app: Application, query: AuditQuery, limit: number): AsyncGenerator<string> {
  let left = limit;
  for await (const { events } of auditEvents(app, query)) {
    const chosen = events.slice(0, left);
    left -= chosen.length;
    if (chosen.length > 0) yield chosen.map((event) => `${JSON.stringify(event)}\n`).join('');
    if (left === 0) return;
  }
}

async function* again(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
