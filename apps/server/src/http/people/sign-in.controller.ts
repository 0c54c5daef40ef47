import { APPLICATION, type Application } from '@attestory/application';
import { countryOf } from '@attestory/domain';
import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from '../access.js';
import { BegunAnswer } from '../dto/authentication.dto.js';
import { OfferedMethodsAnswer, SignInDto } from '../dto/sign-in.dto.js';
import { preferredLanguage } from '../problem-titles.js';
import { SignInByBroker } from './sign-in-by-broker.js';

/** Strong authentication of people: out to a broker; they come back where signatories do. */
@ApiTags('people')
@Controller('v1/sessions')
export class SignInController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly signIns: SignInByBroker,
  ) {}

  @Get('methods')
  @ForEverybody()
  @ApiOperation({ summary: 'By which methods one can sign in strongly here' })
  @ApiOkResponse({ type: OfferedMethodsAnswer })
  methods() {
    const offered = this.app.identities.methods();
    return { items: offered.map(({ method, test }) => ({ method, country: countryOf(method), test })) };
  }

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
