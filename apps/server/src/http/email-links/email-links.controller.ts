import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { emailLinkFor } from '@attestory/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from '../access.js';
import { EmailLinkDto, RequestedLinkAnswer, SignedInByEmailAnswer } from '../dto/email-link.dto.js';
import { SecretDto } from '../dto/signing.dto.js';
import { preferredLanguage } from '../problem-titles.js';
import { SignInByEmail } from './sign-in-by-email.js';

/** Signing in by a link in an e-mail, for those who have no strong authentication. */
@ApiTags('people')
@Controller('v1')
export class EmailLinksController {
  constructor(private readonly emails: SignInByEmail) {}

  @Post('email-links')
  @HttpCode(202)
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({
    summary:
      'Have a link to sign in mailed to an address. The answer is the same whether anybody is known by it or not',
  })
  @ApiAcceptedResponse({ type: RequestedLinkAnswer })
  async request(@Req() request: FastifyRequest, @Body() { email, language }: EmailLinkDto) {
    const spoken = language ?? preferredLanguage(request.headers['accept-language']);
    await this.emails.request(request, email, spoken);
    return { state: 'requested', validForSeconds: emailLinkFor / 1_000 };
  }

  @Post('sessions')
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({ summary: 'Sign in with the secret of a link, once; who has no account gets one' })
  @ApiCreatedResponse({ type: SignedInByEmailAnswer })
  async signIn(
    @Req() request: FastifyRequest,
    @Body() { secret }: SecretDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return { state: 'signed-in', assurance: 'single-factor', ...(await this.emails.signIn(request, reply, secret)) };
  }
}
