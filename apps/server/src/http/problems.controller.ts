import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForEverybody } from './access.js';
import { titleOf } from './problem-titles.js';
import { isProblemCode, ProblemError, problems } from './problems.js';
import type { ProblemType } from './problems/problem-type.js';

@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ForEverybody()
  @ApiOperation({ summary: 'What a problem means and what to do' })
  page(@Param('code') code: string): string {
    if (!isProblemCode(code)) throw new ProblemError('not-found');
    const { status, detail }: ProblemType = problems[code];
    const title = titleOf(code, 'en');
    return [
      '<!doctype html><html lang="en"><meta charset="utf-8">',
      `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title} · Attestory</title>`,
      `<body><main><h1>${title}</h1><p>${detail.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`,
      `<p>Problem <code>${code}</code>, HTTP status ${status}.</p></main></body></html>`,
    ].join('\n');
  }
}
