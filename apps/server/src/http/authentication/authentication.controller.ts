import {
  APPLICATION,
  type Application,
  beginAuthentication,
  type BegunByBrowser,
  callbackPath,
  type CallbackParameters,
  CommandRejectedError,
  type SealedAuthentications,
  type SigningSession,
} from '@attestory/application';
import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody, ForSignatories } from '../access.js';
import { type AuthorizedRequest } from '../access.guard.js';
import { Signing } from '../command-context.js';
import { AuthenticatedAnswer, BegunAnswer } from '../dto/authentication.dto.js';
import { SignedInAnswer } from '../dto/sign-in.dto.js';
import { AuthenticationDto } from '../dto/signing.dto.js';
import { languageOf, pageReply } from '../pages/page-reply.js';
import { isProblemCode, type ProblemCode, ProblemError, problems } from '../problems.js';
import { SecretLimiter } from '../secret-limiter.js';
import { SealedAuthenticationsToken } from '../tokens.js';
import { callbackOf, one, sentOn } from './callback.js';
import { Landing, type Landed } from './landing.js';
import { againPage } from './landing-page.js';
import { givePending, pendingCookie, takePending } from './pending-cookie.js';
import { StartLimiter } from './start-limiter.js';

const landed = {
  schema: { oneOf: [AuthenticatedAnswer, SignedInAnswer].map((model) => ({ $ref: getSchemaPath(model) })) },
};
const unknown = new Set<string>(['authentication-unknown']);

/** Strong authentication of signatories: out to a broker; and back, for all who were sent there. */
@ApiExtraModels(AuthenticatedAnswer, SignedInAnswer)
@ApiTags('signing')
@Controller()
export class AuthenticationController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SealedAuthenticationsToken) private readonly sealed: SealedAuthentications,
    private readonly limiter: SecretLimiter,
    private readonly starts: StartLimiter,
    private readonly landing: Landing,
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
    @Body() { method, device, language }: AuthenticationDto,
    @Req() request: AuthorizedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.starts.count(session.linkId);
    const chosen = language ? { language } : {};
    const wanted = { method, ...(device ? { device } : {}), ...chosen };
    const { pending, redirectUrl } = await beginAuthentication(this.app, session, wanted);
    givePending({ request, reply }, this.app, this.sealed, { session, pending, ...chosen });
    return { redirectUrl, method, expiresAt: pending.expiresAt };
  }

  @Get(callbackPath)
  @ForEverybody()
  @ApiOperation({ summary: 'Where a broker sends the person back to' })
  @ApiProduces('application/json', 'text/html')
  @ApiQuery({ name: 'state', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'code', required: false, schema: { type: 'string' } })
  @ApiOkResponse(landed)
  back(@Req() request: AuthorizedRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.land(request, reply);
  }

  @Post(callbackPath)
  @HttpCode(200)
  @ForEverybody()
  @ApiOperation({ summary: 'The same, where a broker answers by a form' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse(landed)
  backByForm(@Req() request: AuthorizedRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.land(request, reply);
  }

  private async land(request: AuthorizedRequest, reply: FastifyReply) {
    void reply.header('Cache-Control', 'no-store').header('Vary', 'Accept');
    const parameters = callbackOf(request);
    const wantsPage = !(request.headers.accept ?? '').includes('application/json');
    const begun = this.pendingOf(request, parameters);
    const language = languageOf(request, begun && 'person' in begun ? begun.person.language : begun?.language);
    if (!begun && wantsPage && request.method === 'POST' && one(parameters, sentOn) === undefined)
      return this.answerPage(reply, againPage(language, callbackPath, [...parameters, [sentOn, '1']]));
    try {
      const { answer, page } = await this.complete(request, reply, begun, parameters);
      return wantsPage ? this.answerPage(reply, page(language)) : answer;
    } catch (error) {
      const code = codeOf(error);
      if (!wantsPage || !code) throw error;
      const { status } = problems[code];
      return this.answerPage(reply, this.landing.failure(language, begun, code), status);
    }
  }

  private complete(
    request: FastifyRequest,
    reply: FastifyReply,
    begun: BegunByBrowser | null,
    parameters: CallbackParameters,
  ): Promise<Landed> {
    const attempt = async () => {
      if (!begun) throw new ProblemError('authentication-unknown');
      takePending(reply, begun.pending.reference);
      const callback = parameters.filter(([name]) => name !== sentOn);
      return this.landing.complete(request, reply, begun, callback);
    };
    return this.limiter.guard(request.ip, attempt, unknown);
  }

  /** What this browser keeps of the authentication that the callback names. */
  private pendingOf({ cookies }: AuthorizedRequest, parameters: CallbackParameters): BegunByBrowser | null {
    const state = one(parameters, 'state');
    const sealed = state === undefined ? undefined : cookies?.[pendingCookie(state)];
    const begun = sealed === undefined ? null : this.sealed.open(sealed, this.app.clock.now());
    return begun?.pending.reference === state ? begun : null;
  }

  /** Its address has what the broker sent: no page that it leads to is told. */
  private answerPage(reply: FastifyReply, page: string, status = 200): string {
    pageReply(reply, page, { status });
    void reply.header('Referrer-Policy', 'no-referrer').header('Vary', 'Accept, Accept-Language');
    return page;
  }
}

function codeOf(error: unknown): ProblemCode | null {
  if (error instanceof ProblemError) return error.code;
  if (!(error instanceof CommandRejectedError)) return null;
  return isProblemCode(error.rejection.code) ? error.rejection.code : null;
}
