import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { DemoMailCatcher } from '../composition/pdf-and-mail.js';
import { ForEverybody } from './access.js';
import { MailCatcherToken } from './tokens.js';

/** The demo's mail catcher. The module holds it in demo mode only. */
@ApiTags('demo')
@Controller('dev/mail')
export class DevMailController {
  constructor(@Inject(MailCatcherToken) private readonly catcher: Pick<DemoMailCatcher, 'list'>) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiQuery({ name: 'to', required: false, description: 'Only mails to this address' })
  @ApiOperation({ summary: 'Every e-mail that would have been sent, oldest first' })
  list(@Query('to') to?: string): ReturnType<DemoMailCatcher['list']> {
    return this.catcher.list(typeof to === 'string' ? to : undefined);
  }
}
