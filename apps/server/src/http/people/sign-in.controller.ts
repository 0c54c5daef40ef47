import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from '../access.js';
import { BegunAnswer } from '../dto/authentication.dto.js';
import { SignInDto } from '../dto/sign-in.dto.js';
import { preferredLanguage } from '../problem-titles.js';
import { SignInByBroker } from './sign-in-by-broker.js';

/** Strong authentication of people: out to a broker; they come back where signatories do. */
@ApiTags('people')
@Controller('v1/sessions')
export class SignInController {
  constructor(private readonly signIns: SignInByBroker) {}

  @Post('authentications')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Sign in, register or add an identity: go to `redirectUrl` with the cookie that comes with it',
  })
  @ApiOkResponse({ type: BegunAnswer })
  begin(
    @Body() { intent, method, device, language }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.signIns.begin(request, reply, {
      ...{ intent, method, language: language ?? preferredLanguage(request.headers['accept-language']) },
      ...(device ? { device } : {}),
    });
  }
}
