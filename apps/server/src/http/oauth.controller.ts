import { timingSafeEqual } from 'node:crypto';
import {
  apiClientIn,
  APPLICATION,
  type Application,
  later,
  secretHashOf,
  type SessionTokens,
} from '@attestory/application';
import { Body, Controller, Header, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags, ApiOkResponse } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { TokenAnswer } from './dto/answers.dto.js';
import { ForEverybody } from './access.js';
import type { ApiToken } from './tenant-access.js';
import { ProblemError } from './problems.js';
import { SecretLimiter } from './secret-limiter.js';
import { SESSION_TOKENS } from './tokens.js';

export class TokenDto {
  @ApiProperty({ enum: ['client_credentials'] })
  @IsString()
  grant_type!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Or by HTTP Basic' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  client_id?: string;

  @ApiPropertyOptional({ description: 'Or by HTTP Basic' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  client_secret?: string;

  @ApiPropertyOptional({ description: 'Space-separated; default: all that the client has' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  scope?: string;
}

const hour = 3_600;

/** OAuth 2.0 client credentials (RFC 6749, section 4.4). */
@ApiTags('authentication')
@Controller('v1/oauth')
export class OauthController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SESSION_TOKENS) private readonly tokens: SessionTokens,
    private readonly limiter: SecretLimiter,
  ) {}

  @Post('token')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({ summary: 'Exchange a client’s id and secret for a token (1 h)' })
  @ApiOkResponse({ type: TokenAnswer })
  async token(@Body() body: TokenDto, @Req() request: FastifyRequest) {
    if (body.grant_type !== 'client_credentials')
      throw new ProblemError('unsupported-grant-type', { error: 'unsupported_grant_type' });
    const { id, secret } = credentialsOf(body, request);
    const token = await this.limiter.guard(request.ip, () => this.authenticate(id, secret));
    const wanted = body.scope?.split(' ').filter((scope) => scope !== '') ?? token.scopes;
    if (!wanted.every((scope) => token.scopes.includes(scope)))
      throw new ProblemError('forbidden', { error: 'invalid_scope' });
    const expiresAt = later(this.app.clock.now(), hour * 1_000);
    const access_token = this.tokens.issue('api', { ...token, scopes: wanted }, expiresAt);
    return { access_token, token_type: 'Bearer', expires_in: hour, scope: wanted.join(' ') };
  }

  /** The view tells whose client it is; whether its secret is still the right one, the log. */
  private async authenticate(clientId: string, secret: string): Promise<ApiToken> {
    const organizationId = (await this.organizationOf(clientId))?.id;
    const client = organizationId === undefined ? null : await apiClientIn(this.app, organizationId, clientId);
    const [given, right] = [Buffer.from(secretHashOf(secret)), Buffer.from(client?.secretHash ?? secretHashOf(''))];
    if (!timingSafeEqual(given, right) || organizationId === undefined || !client || client.revoked || secret === '')
      throw new ProblemError('invalid-client', { error: 'invalid_client' });
    return { organizationId, clientId, scopes: client.scopes };
  }

  /** A client that the view doesn't know yet may have been registered a moment ago, by another process. */
  private async organizationOf(clientId: string) {
    const query = { index: 'client', member: clientId, limit: 1 };
    const [known] = (await this.app.views.organizations.find(query)).items;
    if (known) return known;
    const head = await this.app.store.head();
    const [fresh] = (await this.app.views.organizations.find(query, head ?? undefined)).items;
    return fresh;
  }
}

function credentialsOf(body: TokenDto, request: FastifyRequest): { readonly id: string; readonly secret: string } {
  const basic = /^Basic ([\w+/=]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic) {
    const [id = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return { id: decoded(id), secret: decoded(rest.join(':')) };
  }
  return { id: body.client_id ?? '', secret: body.client_secret ?? '' };
}

/** RFC 6749, section 2.3.1: both are form-encoded inside HTTP Basic. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
