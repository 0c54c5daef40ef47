import type { Language } from '@attestory/domain';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from '../access.js';
import { preferredLanguage } from '../problem-titles.js';
import { ProblemError } from '../problems.js';
import { HelpArticleAnswer, HelpLanguageDto, HelpSearchAnswer, HelpSearchDto } from './help.dto.js';
import { helpArticle, helpItem } from './help-body.js';
import { HelpCentre } from './help-centre.js';
import { HelpLimiter } from './help-limiter.js';

/** The help centre: the same for everybody. */
@ApiTags('help')
@Controller('v1/help')
export class HelpController {
  constructor(
    private readonly centre: HelpCentre,
    private readonly limiter: HelpLimiter,
  ) {}

  @Get('search')
  @ForEverybody()
  @ApiOperation({ summary: 'Public: articles by words; all of them where none are given' })
  @ApiOkResponse({ type: HelpSearchAnswer })
  async search(
    @Query() { q, lang }: HelpSearchDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HelpSearchAnswer> {
    await this.limiter.count(request.ip);
    const { library } = this.centre;
    const language = inLanguage(lang, request, reply);
    keptForAWhile(reply);
    const found = q === undefined ? library.all(language) : library.search(q, language);
    return { language, items: found.map(helpItem) };
  }

  @Get('articles/:slug')
  @ForEverybody()
  @ApiOperation({ summary: 'Public: an article, in another language where it isn’t there in the one asked for' })
  @ApiOkResponse({ type: HelpArticleAnswer })
  async article(
    @Param('slug') slug: string,
    @Query() { lang }: HelpLanguageDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HelpArticleAnswer> {
    await this.limiter.count(request.ip);
    const { library } = this.centre;
    const language = inLanguage(lang, request, reply);
    const article = library.article(slug, language);
    if (!article) throw new ProblemError('not-found');
    keptForAWhile(reply);
    void reply.header('Content-Language', article.language);
    return helpArticle(article, language, library);
  }
}

/** The language that was asked for, by name or as the browser’s. */
function inLanguage(lang: Language | undefined, request: FastifyRequest, reply: FastifyReply): Language {
  if (lang !== undefined) return lang;
  void reply.header('Vary', 'Accept-Language');
  return preferredLanguage(request.headers['accept-language']);
}

/** Not by `@Header`, which problems would carry, too. */
function keptForAWhile(reply: FastifyReply): void {
  void reply.header('Cache-Control', 'public, max-age=300');
}
