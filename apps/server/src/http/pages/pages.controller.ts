import { APPLICATION, type Application } from '@attestory/application';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languages } from '@attestory/domain';
import { ForEverybody } from '../access.js';
import { ProblemError } from '../problems.js';
import { linkPage } from './link-page.js';
import { pageFiles } from './page-files.js';
import { underOwnName } from './own-name.js';
import { goTo, languageOf, pageReply } from './page-reply.js';
import { registerPage } from './register-page.js';

const page = { schema: { type: 'string' } };
const InLanguage = () => ApiQuery({ name: 'lang', required: false, enum: languages });

/** Where people sign in, register and join. Looking at a page does nothing. */
@ApiTags('pages')
@Controller()
export class PagesController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get('register')
  @ForEverybody()
  @ApiProduces('text/html')
  @InLanguage()
  @ApiOperation({ summary: 'Sign in or register: a page' })
  @ApiOkResponse(page)
  register(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('lang') lang?: string,
  ) {
    const elsewhere = underOwnName(request.headers.host, request.url, this.app.settings.baseUrl);
    if (elsewhere !== null) return goTo(reply, elsewhere);
    return pageReply(reply, registerPage(languageOf(request, lang), this.app.identities.methods()), { leadsOut: true });
  }

  @Get('r')
  @ForEverybody()
  @ApiProduces('text/html')
  @InLanguage()
  @ApiOperation({ summary: 'Where a link to sign in leads: a page' })
  @ApiOkResponse(page)
  signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('lang') lang?: string,
  ) {
    return pageReply(reply, linkPage('signIn', languageOf(request, lang)));
  }

  @Get('j')
  @ForEverybody()
  @ApiProduces('text/html')
  @InLanguage()
  @ApiOperation({ summary: 'Where a link to join an organization leads: a page' })
  @ApiOkResponse(page)
  join(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query('lang') lang?: string) {
    return pageReply(reply, linkPage('join', languageOf(request, lang)));
  }

  @Get('pages/:file')
  @ForEverybody()
  @ApiProduces('text/css', 'text/javascript')
  @ApiOperation({ summary: 'The style sheet and the script of the pages' })
  @ApiOkResponse(page)
  file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = pageFiles.get(name);
    if (!file) throw new ProblemError('not-found');
    void reply.type(file.type).header('Cache-Control', 'public, max-age=300');
    return file.text;
  }
}
