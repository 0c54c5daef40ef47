import {
  APPLICATION,
  type Application,
  declineToSign,
  later,
  openInvitation,
  type SessionTokens,
  SignDocumentCommand,
  type SigningSession,
  showDocument,
  signingLogo,
  signingView,
  startSigningSession,
} from '@attestory/application';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeclinedAnswer, OpenedAnswer, SessionAnswer, SignedAnswer } from './dto/answers.dto.js';
import { ForEverybody, ForSignatories } from './access.js';
import { signingCookie } from './access.guard.js';
import { Signing, type SigningCommand, SigningContext } from './command-context.js';
import { DeclineDto, type LightDto, SecretDto, SignatureDto } from './dto/signing.dto.js';
import { SigningViewAnswer } from './dto/signing-view.dto.js';
import { logoReply } from './organizations/branding-body.js';
import { pdfReply } from './pdf-reply.js';
import { ProblemError } from './problems.js';
import { SecretLimiter } from './secret-limiter.js';
import { roleOf } from './signatory-demands.js';
import { signingBody } from './signing-body.js';
import { SESSION_TOKENS } from './tokens.js';
import { UuidPipe } from './uuid.pipe.js';

const sessionLength = 8 * 60 * 60_000;

@ApiTags('signing')
@Controller('v1/signing')
export class SigningController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SESSION_TOKENS) private readonly tokens: SessionTokens,
    private readonly limiter: SecretLimiter,
  ) {}

  @Post('sessions')
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({ summary: 'Exchange an invitation link’s secret for a session; this is not an opening' })
  @ApiCreatedResponse({ type: SessionAnswer })
  async session(
    @Body() { secret }: SecretDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = await this.limiter.guard(request.ip, () => startSigningSession(this.app, secret));
    const expiresAt = later(this.app.clock.now(), sessionLength);
    const token = this.tokens.issue('signing', session, expiresAt);
    const secure = this.app.settings.baseUrl.startsWith('https:') ? '; Secure' : '';
    const rest = `Path=/v1/signing; HttpOnly; SameSite=Lax; Max-Age=${sessionLength / 1_000}${secure}`;
    void reply.header('Set-Cookie', `${signingCookie}=${token}; ${rest}`);
    return { token, invitationId: session.invitationId, signatoryId: session.signatoryId, expiresAt };
  }

  @Get()
  @Header('Cache-Control', 'no-store')
  @ForSignatories()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'What the signatory sees' })
  @ApiOkResponse({ type: SigningViewAnswer })
  async view(@Signing() session: SigningSession) {
    return signingBody(await signingView(this.app, session));
  }

  @Get('branding/logo')
  @ForSignatories()
  @ApiBearerAuth()
  @ApiProduces('image/png')
  @ApiOperation({ summary: 'The logo of whoever asks' })
  async logo(@Signing() session: SigningSession, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = await signingLogo(this.app, session);
    if (!found) throw new ProblemError('not-found');
    return logoReply(reply, found);
  }

  @Post('open')
  @HttpCode(200)
  @ForSignatories()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Open deliberately' })
  @ApiOkResponse({ type: OpenedAnswer })
  async open(@Signing() session: SigningSession, @SigningContext() context: SigningCommand) {
    const { revision, position } = await openInvitation(this.app, session, context);
    return { invitationId: session.invitationId, revision, position };
  }

  @Get('documents/:documentId')
  @ForSignatories()
  @ApiBearerAuth()
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'A document to sign; that it was served whole is recorded' })
  async document(
    @Signing() session: SigningSession,
    @Param('documentId', UuidPipe) documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return pdfReply(reply, await showDocument(this.app, session, documentId));
  }

  @Post('decline')
  @HttpCode(200)
  @ForSignatories()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Decline to sign; this closes the invitation' })
  @ApiOkResponse({ type: DeclinedAnswer })
  async decline(
    @Signing() session: SigningSession,
    @SigningContext() context: SigningCommand,
    @Body() body?: DeclineDto,
  ) {
    const { revision, position } = await declineToSign(this.app, session, body?.reason ?? null, context);
    const { invitationId, signatoryId } = session;
    return { invitationId, signatoryId, state: 'declined', revision, position };
  }

  @Post('signature')
  @HttpCode(200)
  @ForSignatories()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Sign all documents of the invitation in one act' })
  @ApiOkResponse({ type: SignedAnswer })
  async sign(
    @Signing() session: SigningSession,
    @SigningContext() { identity, ifRevision }: SigningCommand,
    @Body() { role, contentHashes, light }: SignatureDto,
  ) {
    const signature = { role: roleOf(role), contentHashes, ...(light ? { light: lightOf(light) } : {}) };
    const answer = await this.commands.execute(new SignDocumentCommand(session, identity, signature, ifRevision));
    return { invitationId: session.invitationId, signatoryId: session.signatoryId, state: 'signed', ...answer };
  }
}

function lightOf({ name, size, strokes, typed }: LightDto) {
  return { name, drawing: { size: { ...size }, strokes, ...(typed ? { typed: true as const } : {}) } };
}
