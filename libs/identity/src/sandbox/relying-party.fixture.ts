import * as jose from 'jose';
import * as oidc from 'openid-client';
import type { BrowserPage, PlainBrowser } from './plain-browser.fixture.js';
import type { SandboxClient } from './client.js';

export const callback = 'http://127.0.0.1:9/callback';

export const plainClient = {
  clientId: 'plain',
  redirectUris: [callback],
  auth: { secret: 'the-secret-of-the-plain-client' },
} as const satisfies SandboxClient;

/** Keys of a client under the rules of the Finnish Trust Network. */
export async function trustNetworkClient() {
  const signing = await jose.generateKeyPair('RS256', { extractable: true });
  const decrypting = await jose.generateKeyPair('RSA-OAEP-256', { extractable: true });
  const keys = [
    { ...(await jose.exportJWK(signing.publicKey)), kid: 'sig-1', use: 'sig', alg: 'RS256' },
    { ...(await jose.exportJWK(decrypting.publicKey)), kid: 'enc-1', use: 'enc', alg: 'RSA-OAEP-256' },
  ];
  const registered: SandboxClient = { clientId: 'ftn', redirectUris: [callback], auth: { jwks: { keys } } };
  return { registered, signingKey: signing.privateKey, decryptingKey: decrypting.privateKey };
}

export type TrustNetworkKeys = Awaited<ReturnType<typeof trustNetworkClient>>;

export interface Wish {
  readonly acr?: string;
  readonly scope?: string;
}

/** A relying party as anybody would write it with openid-client. */
export class RelyingParty {
  private constructor(
    readonly config: oidc.Configuration,
    private readonly keys?: TrustNetworkKeys,
  ) {}

  static async plain(issuer: string): Promise<RelyingParty> {
    const { clientId, auth } = plainClient;
    const options = { execute: [oidc.allowInsecureRequests] };
    return new RelyingParty(
      await oidc.discovery(new URL(issuer), clientId, {}, oidc.ClientSecretPost(auth.secret), options),
    );
  }

  static async inTrustNetwork(issuer: string, keys: TrustNetworkKeys): Promise<RelyingParty> {
    const auth = oidc.PrivateKeyJwt({ key: keys.signingKey, kid: 'sig-1' });
    const metadata = { userinfo_signed_response_alg: 'RS256' };
    const options = { execute: [oidc.allowInsecureRequests] };
    const config = await oidc.discovery(new URL(issuer), 'ftn', metadata, auth, options);
    oidc.enableDecryptingResponses(config, ['A256GCM'], { key: keys.decryptingKey, kid: 'enc-1', alg: 'RSA-OAEP-256' });
    return new RelyingParty(config, keys);
  }

  /** Where the browser begins, and what the callback is checked by. */
  async begin({ acr, scope = 'openid' }: Wish) {
    const checks = {
      pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
      expectedState: oidc.randomState(),
      expectedNonce: oidc.randomNonce(),
    };
    const parameters = {
      redirect_uri: callback,
      scope,
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
      ...(acr === undefined ? {} : { acr_values: acr }),
    };
    const url = this.keys
      ? await oidc.buildAuthorizationUrlWithJAR(this.config, parameters, { key: this.keys.signingKey, kid: 'sig-1' })
      : oidc.buildAuthorizationUrl(this.config, parameters);
    return { url: url.href, unsigned: oidc.buildAuthorizationUrl(this.config, parameters).href, checks };
  }

  /** Goes all the way: what the tokens say. */
  async authenticate(browser: PlainBrowser, wish: Wish, fields: Readonly<Record<string, string>>) {
    const { url, checks } = await this.begin(wish);
    const page = await browser.open(url, callback);
    const end = await browser.submit(page, fields, callback);
    return this.redeem(end, checks);
  }

  async redeem(end: BrowserPage, checks: oidc.AuthorizationCodeGrantChecks) {
    const tokens = await oidc.authorizationCodeGrant(this.config, end.url, checks);
    const claims = tokens.claims();
    if (!claims) throw new Error('no id token');
    const userinfo = await oidc.fetchUserInfo(this.config, tokens.access_token, claims.sub);
    return { claims, userinfo, idToken: tokens.id_token as string, accessToken: tokens.access_token };
  }
}
