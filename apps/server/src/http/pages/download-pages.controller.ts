import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isEmail } from 'class-validator';
import { languages } from '@attestory/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from '../access.js';
import { DownloadLinks } from '../downloads/download-links.js';
import { pdfReply } from '../pdf-reply.js';
import { invalid } from '../validation.pipe.js';
import { linksAskedPage } from './download-page.js';
import { answerForm, type FormBody, secretOf, textOf } from './form-answer.js';
import { linkPage } from './link-page.js';
import { languageOf, pageReply } from './page-reply.js';

const page = { schema: { type: 'string' } };
const form = 'application/x-www-form-urlencoded';

/** Where download links lead, and what the page's forms ask for. */
@ApiTags('pages')
@Controller()
export class DownloadPagesController {
  constructor(private readonly links: DownloadLinks) {}

  @Get('d')
  @ForEverybody()
  @ApiProduces('text/html')
  @ApiQuery({ name: 'lang', required: false, enum: languages })
  @ApiOperation({ summary: 'Where a download link leads: a page. Looking at it downloads nothing' })
  @ApiOkResponse(page)
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query('lang') lang?: string) {
    return pageReply(reply, linkPage('download', languageOf(request, lang)));
  }

  @Post('v1/forms/downloads')
  @HttpCode(200)
  @ForEverybody()
  @ApiConsumes(form)
  @ApiProduces('application/pdf', 'text/html')
  @ApiOperation({ summary: 'Download what a link leads to: a page’s form' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  download(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: FormBody) {
    const act = async (): Promise<string | StreamableFile> =>
      pdfReply(reply, await this.links.download(request, secretOf(body)));
    return answerForm({ request, reply, body }, act, 'download');
  }

  @Post('v1/forms/download-links')
  @HttpCode(200)
  @ForEverybody()
  @ApiConsumes(form)
  @ApiProduces('text/html')
  @ApiOperation({ summary: 'Have new download links mailed: a page’s form' })
  @ApiOkResponse(page)
  ask(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: FormBody) {
    return answerForm(
      { request, reply, body },
      async (language) => {
        if (secretOf(body) !== '') {
          await this.links.askByLink(request, secretOf(body));
          return pageReply(reply, linksAskedPage(language, null));
        }
        const email = textOf(body, 'email');
        if (!isEmail(email) || email.length > 254) throw invalid('#/email', 'must be an e-mail address');
        await this.links.askByEmail(request, email);
        return pageReply(reply, linksAskedPage(language, email));
      },
      'download',
    );
  }
}
