import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForEverybody } from '../access.js';
import { goTo } from '../pages/page-reply.js';
import { type WebPage, webPage } from './web-pages.js';

/** Scripts, styles and requests from here only, none within the page, and in nobody's frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const html = { schema: { type: 'string' } };

/** The people's side. A page says nothing of anybody: what it shows it asks of the API. */
@ApiTags('pages')
@Controller()
export class WebController {
  @Get()
  @ForEverybody()
  @ApiProduces('text/html')
  @ApiOperation({ summary: 'Leads to the application' })
  @ApiOkResponse(html)
  home(@Res({ passthrough: true }) reply: FastifyReply) {
    return goTo(reply, '/app');
  }

  @Get('s')
  @ForEverybody()
  @ApiProduces('text/html')
  @ApiOperation({ summary: 'Where a link to sign leads: a page' })
  @ApiOkResponse(html)
  signing(@Res({ passthrough: true }) reply: FastifyReply) {
    return answer(reply, 'signing');
  }

  @Get(['app', 'app/*'])
  @ForEverybody()
  @ApiProduces('text/html')
  @ApiOperation({ summary: 'What people see who have signed in: a page' })
  @ApiOkResponse(html)
  app(@Res({ passthrough: true }) reply: FastifyReply) {
    return answer(reply, 'app');
  }

  @Get(['verify', 'verify/:code'])
  @ForEverybody()
  @ApiProduces('text/html')
  @ApiOperation({ summary: 'Where anybody verifies a sealed PDF, or the code printed in one: a page' })
  @ApiOkResponse(html)
  verify(@Res({ passthrough: true }) reply: FastifyReply) {
    return answer(reply, 'verify');
  }

  @Get(['help', 'help/:slug'])
  @ForEverybody()
  @ApiProduces('text/html')
  @ApiOperation({ summary: 'The help centre: a page' })
  @ApiOkResponse(html)
  help(@Res({ passthrough: true }) reply: FastifyReply) {
    return answer(reply, 'help');
  }
}

async function answer(reply: FastifyReply, page: WebPage): Promise<string> {
  const text = await webPage(page);
  void reply
    .type('text/html; charset=utf-8')
    .header('Cache-Control', 'no-cache')
    .header('Content-Security-Policy', policy)
    // Not `no-referrer`: with it browsers don't tell our own forms from those of others (`Origin: null`).
    .header('Referrer-Policy', 'same-origin');
  return text;
}
