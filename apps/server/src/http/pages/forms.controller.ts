import { APPLICATION, type Application, endSession, joinOrganization, processIdentity } from '@attestory/application';
import { authenticationMethods, type Language, languages } from '@attestory/domain';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isEmail } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody } from '../access.js';
import { SignInByEmail } from '../email-links/sign-in-by-email.js';
import { PersonSessions } from '../people/person-sessions.js';
import { SignInByBroker } from '../people/sign-in-by-broker.js';
import { ProblemError } from '../problems.js';
import { SecretLimiter } from '../secret-limiter.js';
import { answerForm, type FormBody, secretOf, textOf } from './form-answer.js';
import { appPath, homePage, joinedPage } from './home-page.js';
import { shownPerson } from './shown-person.js';
import { goTo, languageOf, pageReply } from './page-reply.js';
import { mailboxPage, registerPage, registerPath, signedOutPage } from './register-page.js';

const page = { schema: { type: 'string' } };
const form = 'application/x-www-form-urlencoded';

/** What the pages' forms ask for: the same as the API does, answered with a page. */
@ApiTags('pages')
@Controller('v1')
@ApiProduces('text/html')
export class FormsController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly emails: SignInByEmail,
    private readonly brokers: SignInByBroker,
    private readonly sessions: PersonSessions,
    private readonly secrets: SecretLimiter,
  ) {}

  @Post('forms/email-links')
  @HttpCode(200)
  @ForEverybody()
  @ApiConsumes(form)
  @ApiOperation({ summary: 'Have a link to sign in mailed: a page’s form' })
  @ApiOkResponse(page)
  requestLink(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: FormBody) {
    return answerForm({ request, reply, body }, async (language) => {
      const address = textOf(body, 'email');
      if (!isEmail(address) || address.length > 254) {
        const again = registerPage(language, this.app.identities.methods(), { address });
        return pageReply(reply, again, { status: 422, leadsOut: true });
      }
      await this.emails.request(request, address, language);
      return pageReply(reply, mailboxPage(language, address));
    });
  }

  @Post('forms/authentications')
  @HttpCode(303)
  @ForEverybody()
  @ApiConsumes(form)
  @ApiOperation({ summary: 'Sign in or register by strong authentication: a page’s form, which leads to the broker' })
  identify(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: FormBody) {
    return answerForm({ request, reply, body }, async (language) => {
      const method = authenticationMethods.find((one) => one === textOf(body, 'method'));
      if (!method) throw new ProblemError('method-not-offered');
      const { redirectUrl } = await this.brokers.begin(request, reply, { intent: 'register', method, language });
      return goTo(reply, redirectUrl);
    });
  }

  @Post('forms/sessions')
  @HttpCode(303)
  @ForEverybody()
  @ApiConsumes(form)
  @ApiOperation({ summary: 'Sign in with the secret of a link: a page’s form' })
  signIn(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: FormBody) {
    const act = async (language: Language) => {
      await this.emails.signIn(request, reply, secretOf(body));
      return goTo(reply, `${appPath}?lang=${language}`);
    };
    return answerForm({ request, reply, body }, act, 'signIn');
  }

  @Post('forms/memberships')
  @HttpCode(200)
  @ForEverybody()
  @ApiConsumes(form)
  @ApiOperation({ summary: 'Join an organization with the secret of a link: a page’s form' })
  @ApiOkResponse(page)
  join(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: FormBody) {
    const act = async (language: Language) => {
      const personId = (await this.sessions.broughtBy(request, reply))?.session.personId;
      if (personId === undefined) throw new ProblemError('unauthorized');
      const identity = { ...processIdentity('form', request.id, null), actor: `person:${personId}` };
      const join = () => joinOrganization(this.app, secretOf(body), { personId, identity });
      const { organization, position } = await this.secrets.guard(request.ip, join);
      const { id, name } = organization;
      return pageReply(reply, joinedPage(language, { id, name, position: position ?? '' }));
    };
    return answerForm({ request, reply, body }, act, 'join');
  }

  @Post('forms/sign-out')
  @HttpCode(200)
  @ForEverybody()
  @ApiConsumes(form)
  @ApiOperation({ summary: 'Sign out here: a page’s form' })
  @ApiOkResponse(page)
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: FormBody) {
    return answerForm({ request, reply, body }, async (language) => {
      const { session } = (await this.sessions.broughtBy(request, reply)) ?? {};
      const by = { actor: `person:${session?.personId}`, correlationId: request.id };
      if (session) await endSession(this.app, session.sessionId, 'signed-out', by);
      this.sessions.forget(reply);
      return pageReply(reply, signedOutPage(language));
    });
  }

  @Get('home')
  @ForEverybody()
  @ApiQuery({ name: 'lang', required: false, enum: languages })
  @ApiOperation({ summary: 'Who is signed in in this browser: a page' })
  @ApiOkResponse(page)
  async home(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('lang') lang?: string,
  ) {
    const brought = await this.sessions.broughtBy(request, reply, { fromAnywhere: true });
    if (!brought) return goTo(reply, registerPath);
    const shown = await shownPerson(this.app, brought.session);
    return pageReply(reply, homePage(languageOf(request, lang ?? shown.language), shown));
  }
}
