import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForEverybody } from './access.js';
import { ReadinessToken } from './tokens.js';
import { version } from '../version.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(@Inject(ReadinessToken) private readonly checkReady: () => Promise<void>) {}

  @Get('health/live')
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({ summary: 'The process is there' })
  live() {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({ summary: 'The stores answer, and the views have caught up since the start' })
  async ready() {
    await this.checkReady();
    return { status: 'ok' };
  }

  @Get('version')
  @ForEverybody()
  @ApiOperation({ summary: 'What runs here' })
  version() {
    return { name: 'attestory', version, node: process.versions.node };
  }
}
