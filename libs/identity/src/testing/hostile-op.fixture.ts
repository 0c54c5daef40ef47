import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallbackParameters } from '@attestory/application';
import { CompactEncrypt, type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';

/** A key pair of the OP's; `none`: it signs nothing. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

export async function newSigningKey(kid: string = randomUUID(), alg = 'RS256'): Promise<SigningKey> {
  return { kid, alg, ...(await generateKeyPair(alg, { extractable: true })) };
}

/** Making keys takes long; specs that don't mind share one. */
let shared: Promise<SigningKey> | undefined;
const sharedKey = () => {
  shared ??= newSigningKey('shared-key');
  return shared;
};

/** How the OP knows its client. */
export interface Registration {
  readonly clientId: string;
  readonly secret?: string;
  /** For assertions and request objects. */
  readonly signing?: { readonly kid: string; readonly publicKey: CryptoKey };
  /** For answers. */
  readonly encryption?: { readonly kid: string; readonly publicKey: CryptoKey };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An OpenID provider on loopback that keeps to the protocol, until a spec tells it to lie in one point. */
export class HostileOp {
  issuer = '';
  key!: SigningKey;
  /** What it publishes; the key that signs need not be among them. */
  published: SigningKey[] = [];
  /** About the person. */
  claims: JWTPayload = {};
  userinfo: Readonly<Record<string, unknown>> | null = null;
  signedUserinfo = false;
  metadata: (metadata: Record<string, unknown>) => unknown = (metadata) => metadata;
  idTokenClaims: (claims: JWTPayload) => JWTPayload = (claims) => claims;
  /** Instead of what it does at a path. */
  readonly instead = new Map<string, Answer>();
  /** How often a path was asked for. */
  readonly asked = new Map<string, number>();
  /** Parameters of the last authorization request, and of the last request for tokens. */
  authorization: Readonly<Record<string, unknown>> = {};
  tokenRequest = new URLSearchParams();
  private readonly codes = new Map<string, Readonly<Record<string, unknown>>>();

  private constructor(
    private readonly server: Server,
    readonly registration: Registration,
  ) {}

  static async start(registration: Registration, key?: SigningKey): Promise<HostileOp> {
    const server = createServer();
    const op = new HostileOp(server, registration);
    op.key = key ?? (await sharedKey());
    op.published = [op.key];
    server.on('request', (request, response) => {
      op.serve(request, response).catch(() => response.writeHead(400).end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    op.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return op;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** What the person's browser does: to the OP and back. */
  async approve(redirectUrl: string): Promise<CallbackParameters> {
    const { searchParams } = new URL(redirectUrl);
    const request = searchParams.get('request');
    this.authorization = request ? await this.verified(request) : Object.fromEntries(searchParams);
    const code = randomUUID();
    this.codes.set(code, this.authorization);
    return [
      ['code', code],
      ['state', String(this.authorization.state)],
      ['iss', this.issuer],
    ];
  }

  async signed(claims: JWTPayload, key = this.key, header: Record<string, unknown> = {}): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey);
  }

  async encrypted(jws: string): Promise<string> {
    const { encryption } = this.registration;
    if (!encryption) return jws;
    return new CompactEncrypt(new TextEncoder().encode(jws))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A128CBC-HS256', cty: 'JWT', kid: encryption.kid })
      .encrypt(encryption.publicKey);
  }

  /** The claims of the id token for what was asked last. */
  standardClaims(): JWTPayload {
    const now = Math.floor(Date.now() / 1_000);
    const { nonce } = this.authorization;
    const { clientId } = this.registration;
    return {
      iss: this.issuer,
      aud: clientId,
      sub: 'subject-1',
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce,
      ...this.claims,
    };
  }

  /** What the token endpoint answers; a spec may answer it itself. */
  async tokens(idToken?: string): Promise<string> {
    const jws = idToken ?? (await this.encrypted(await this.signed(this.idTokenClaims(this.standardClaims()))));
    return JSON.stringify({ access_token: 'access-1', token_type: 'Bearer', expires_in: 60, id_token: jws });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.issuer).pathname;
    this.asked.set(path, (this.asked.get(path) ?? 0) + 1);
    const instead = this.instead.get(path);
    if (instead) return instead(request, response);
    switch (path) {
      case '/.well-known/openid-configuration':
        return json(response, JSON.stringify(this.metadata(this.standardMetadata())));
      case '/jwks':
        return json(response, JSON.stringify({ keys: await Promise.all(this.published.map(publicJwk)) }));
      case '/token':
        return this.serveTokens(request, response);
      case '/userinfo':
        return this.serveUserinfo(response);
      default:
        response.writeHead(404).end();
    }
  }

  private standardMetadata(): Record<string, unknown> {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  private async serveTokens(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.tokenRequest = new URLSearchParams(Buffer.concat(chunks).toString());
    await this.authenticate(request);
    const code = this.tokenRequest.get('code') ?? '';
    const asked = this.codes.get(code);
    const challenge = createHash('sha256')
      .update(this.tokenRequest.get('code_verifier') ?? '')
      .digest('base64url');
    const fits = asked?.code_challenge === challenge && asked.redirect_uri === this.tokenRequest.get('redirect_uri');
    if (!this.codes.delete(code) || !fits) return json(response, '{"error":"invalid_grant"}', 400);
    json(response, await this.tokens());
  }

  private async authenticate(request: IncomingMessage): Promise<void> {
    const { clientId, secret, signing } = this.registration;
    if (secret !== undefined) {
      // RFC 6749, 2.3.1: both are form-encoded first.
      const credentials = [clientId, secret].map(encodeURIComponent).join(':').replaceAll('-', '%2D');
      if (request.headers.authorization === undefined && this.tokenRequest.get('client_secret') === secret) return;
      const given = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString();
      if (given.replaceAll('-', '%2D') !== credentials) throw new Error('wrong secret');
      return;
    }
    const assertion = this.tokenRequest.get('client_assertion') ?? '';
    const { payload, protectedHeader } = await jwtVerify(assertion, signing?.publicKey as CryptoKey, {
      issuer: clientId,
      subject: clientId,
      audience: this.issuer,
      requiredClaims: ['jti', 'exp'],
    });
    if (protectedHeader.kid !== signing?.kid || !payload.jti) throw new Error('wrong assertion');
  }

  private async serveUserinfo(response: ServerResponse): Promise<void> {
    const claims = { sub: 'subject-1', ...this.userinfo };
    if (!this.signedUserinfo) return json(response, JSON.stringify(claims));
    const jws = await this.signed({ iss: this.issuer, aud: this.registration.clientId, ...claims });
    response.writeHead(200, { 'content-type': 'application/jwt' }).end(await this.encrypted(jws));
  }

  private async verified(request: string): Promise<JWTPayload> {
    const { signing, clientId } = this.registration;
    const { payload, protectedHeader } = await jwtVerify(request, signing?.publicKey as CryptoKey, {
      issuer: clientId,
      audience: this.issuer,
      typ: 'oauth-authz-req+jwt',
      requiredClaims: ['jti', 'exp'],
    });
    if (protectedHeader.kid !== signing?.kid) throw new Error('the request is signed by an unknown key');
    return payload;
  }
}

export function json(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

async function publicJwk({ publicKey, kid, alg }: SigningKey) {
  return { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
}
