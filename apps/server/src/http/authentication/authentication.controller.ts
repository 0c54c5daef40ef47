import {
  APPLICATION,
  type Application,
  beginAuthentication,
  callbackPath,
  type CallbackParameters,
  CommandRejectedError,
  completeAuthentication,
  type SealedAuthentications,
  type SigningSession,
} from '@attestory/application';
import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody, ForSignatories } from '../access.js';
import { type AuthorizedRequest } from '../access.guard.js';
import { Signing } from '../command-context.js';
import { AuthenticatedAnswer, BegunAnswer } from '../dto/authentication.dto.js';
import { AuthenticationDto } from '../dto/signing.dto.js';
import { preferredLanguage } from '../problem-titles.js';
import { isProblemCode, type ProblemCode, ProblemError, problems } from '../problems.js';
import { SecretLimiter } from '../secret-limiter.js';
import { SealedAuthenticationsToken } from '../tokens.js';
import { callbackOf, one, sentOn } from './callback.js';
import { againPage, donePage, failurePage } from './landing-page.js';
import { givePending, pendingCookie, takePending } from './pending-cookie.js';
import { StartLimiter } from './start-limiter.js';

const unknown = new Set<string>(['authentication-unknown']);

/** Strong authentication of signatories: out to a broker, and back. */
@ApiTags('signing')
@Controller()
export class AuthenticationController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SealedAuthenticationsToken) private readonly sealed: SealedAuthentications,
    private readonly limiter: SecretLimiter,
    private readonly starts: StartLimiter,
  ) {}

  @Post('v1/signing/authentications')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForSignatories()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Start strong authentication: go to `redirectUrl` with the cookie that comes with it' })
  @ApiOkResponse({ type: BegunAnswer })
  async begin(
    @Signing() session: SigningSession,
    @Body() { method, device }: AuthenticationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.starts.count(session.linkId);
    const begun = await beginAuthentication(this.app, session, { method, ...(device ? { device } : {}) });
    const { pending, redirectUrl } = begun;
    const seconds = Math.ceil((Date.parse(pending.expiresAt) - Date.parse(this.app.clock.now())) / 1_000);
    const secure = this.app.settings.baseUrl.startsWith('https:');
    givePending(reply, pending.reference, { sealed: this.sealed.seal({ session, pending }), seconds, secure });
    return { redirectUrl, method, expiresAt: pending.expiresAt };
  }

  @Get(callbackPath)
  @ForEverybody()
  @ApiOperation({ summary: 'Where a broker sends the person back to' })
  @ApiProduces('application/json', 'text/html')
  @ApiQuery({ name: 'state', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'code', required: false, schema: { type: 'string' } })
  @ApiOkResponse({ type: AuthenticatedAnswer })
  back(@Req() request: AuthorizedRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.land(request, reply);
  }

  @Post(callbackPath)
  @HttpCode(200)
  @ForEverybody()
  @ApiOperation({ summary: 'The same, where a broker answers by a form' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: AuthenticatedAnswer })
  backByForm(@Req() request: AuthorizedRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.land(request, reply);
  }

  private async land(request: AuthorizedRequest, reply: FastifyReply) {
    void reply.header('Cache-Control', 'no-store').header('Referrer-Policy', 'no-referrer').header('Vary', 'Accept');
    const parameters = callbackOf(request);
    const wantsPage = !(request.headers.accept ?? '').includes('application/json');
    const language = preferredLanguage(request.headers['accept-language']);
    const found = this.pendingOf(request, parameters);
    if (!found && wantsPage && request.method === 'POST' && one(parameters, sentOn) === undefined)
      return this.answerPage(reply, againPage(language, callbackPath, [...parameters, [sentOn, '1']]));
    try {
      const answer = await this.complete(request, reply, found, parameters);
      return wantsPage ? this.answerPage(reply, donePage(language, this.home, answer)) : answer;
    } catch (error) {
      const code = codeOf(error);
      if (!wantsPage || !code) throw error;
      const { status } = problems[code];
      return this.answerPage(reply.status(status), failurePage(language, this.home, code));
    }
  }

  private complete(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Found | null,
    parameters: CallbackParameters,
  ): Promise<AuthenticatedAnswer> {
    const attempt = async () => {
      if (!found) throw new ProblemError('authentication-unknown');
      takePending(reply, found.begun.pending.reference);
      const callback = parameters.filter(([name]) => name !== sentOn);
      return { state: 'authenticated', ...(await completeAuthentication(this.app, found.begun, callback)) };
    };
    return this.limiter.guard(request.ip, attempt, unknown);
  }

  /** What this browser keeps of the authentication that the callback names. */
  private pendingOf({ cookies }: AuthorizedRequest, parameters: CallbackParameters): Found | null {
    const state = one(parameters, 'state');
    const sealed = state === undefined ? undefined : cookies?.[pendingCookie(state)];
    const begun = sealed === undefined ? null : this.sealed.open(sealed, this.app.clock.now());
    return begun && begun.pending.reference === state ? { begun } : null;
  }

  private answerPage(reply: FastifyReply, html: string): string {
    void reply.type('text/html; charset=utf-8');
    return html;
  }

  /** Where signing goes on in the browser's session. */
  private get home(): string {
    return `${this.app.settings.baseUrl}/s`;
  }
}

interface Found {
  readonly begun: Parameters<typeof completeAuthentication>[1];
}

function codeOf(error: unknown): ProblemCode | null {
  if (error instanceof ProblemError) return error.code;
  if (!(error instanceof CommandRejectedError)) return null;
  return isProblemCode(error.rejection.code) ? error.rejection.code : null;
}
