import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from '../access.js';
import { AskedLinksAnswer, AskLinksDto } from '../dto/deliveries.dto.js';
import { SecretDto } from '../dto/signing.dto.js';
import { pdfReply } from '../pdf-reply.js';
import { invalid } from '../validation.pipe.js';
import { DownloadLinks } from './download-links.js';

@ApiTags('downloads')
@Controller('v1')
export class DownloadsController {
  constructor(private readonly links: DownloadLinks) {}

  @Post('downloads')
  @HttpCode(200)
  @ForEverybody()
  @ApiProduces('application/pdf')
  @ApiOperation({
    summary:
      'What a download link leads to: a document, or its signature page. A POST, so that mail scanners that follow links download nothing. 410 with the reason: revoked, expired, replaced, purged',
  })
  async download(
    @Body() { secret }: SecretDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return pdfReply(reply, await this.links.download(request, secret));
  }

  @Post('download-links')
  @HttpCode(202)
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({
    summary:
      'Have new download links mailed, by the secret of an old one or by the address to which it went. They go to that address only. By e-mail the answer is the same whether links ever went there or not',
  })
  @ApiAcceptedResponse({ type: AskedLinksAnswer })
  async ask(@Req() request: FastifyRequest, @Body() { secret, email }: AskLinksDto) {
    if ((secret === undefined) === (email === undefined)) throw invalid('#/', 'must have either secret or email');
    if (secret !== undefined) await this.links.askByLink(request, secret);
    else if (email !== undefined) await this.links.askByEmail(request, email);
    return { state: 'requested' };
  }
}
