import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForEverybody } from './access.js';
import { MailCatcherToken } from './tokens.js';

/** The demo's mail catcher. The module holds it in demo mode only. */
@ApiTags('demo')
@Controller('dev/mail')
export class DevMailController {
  constructor(
    @Inject(MailCatcherToken) private readonly catcher: { list(): Promise<{ readonly items: readonly unknown[] }> },
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({ summary: 'Every e-mail that would have been sent, oldest first' })
  list() {
    return this.catcher.list();
  }
}
