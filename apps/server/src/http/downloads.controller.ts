import { APPLICATION, type Application, linkedDocument } from '@attestory/application';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from './access.js';
import { SecretDto } from './dto/signing.dto.js';
import { pdfReply } from './pdf-reply.js';
import { SecretLimiter } from './secret-limiter.js';

@ApiTags('downloads')
@Controller('v1/downloads')
export class DownloadsController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly limiter: SecretLimiter,
  ) {}

  @Post()
  @HttpCode(200)
  @ForEverybody()
  @ApiProduces('application/pdf')
  @ApiOperation({
    summary:
      'What a download link leads to: a document, or its signature page. A POST, so that mail scanners that follow links download nothing',
  })
  async download(
    @Body() { secret }: SecretDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return pdfReply(reply, await this.limiter.guard(request.ip, () => linkedDocument(this.app, secret)));
  }
}
