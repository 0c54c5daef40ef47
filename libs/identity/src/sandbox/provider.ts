import Provider, { type AdapterPayload, type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import { type Approval, approvalOf, approvalSeconds } from './authentications.js';
import { refusalPage } from './choice-page.js';
import { clientMetadata, inTrustNetwork, type SandboxClient } from './client.js';
import type { SandboxMemory } from './memory-adapter.js';
import type { SandboxProfile } from './profile.js';
import { checkClientAssertion, checkRequestObject, requestedOffers } from './requests.js';

export interface ProviderSetup {
  readonly issuer: string;
  readonly profile: SandboxProfile;
  readonly clients: readonly SandboxClient[];
  readonly memory: SandboxMemory;
  /** The first one signs. */
  readonly signingKeys: readonly JWK[];
  readonly cookieKey: string;
}

/** One broker's OpenID Connect side. It keeps nothing itself, so that one with other keys can take its place. */
export function sandboxProvider(setup: ProviderSetup): Provider {
  const provider = new Provider(setup.issuer, configuration(setup));
  const session = new RegExp(`^\\s*${provider.cookieName('session')}(\\.sig)?=`);
  provider.use(async (ctx, next) => {
    // No single sign-on: each request is an authentication of its own, of whomever the form names.
    const cookies = (ctx.req.headers.cookie ?? '').split(';').filter((cookie) => !session.test(cookie));
    ctx.req.headers.cookie = cookies.join(';');
    await next();
    letHappen(ctx as KoaContextWithOIDC, setup.memory);
  });
  return provider;
}

/** What the person chose to go wrong goes wrong when the relying party fetches the tokens. */
function letHappen(ctx: KoaContextWithOIDC, memory: SandboxMemory): void {
  if (ctx.oidc?.route !== 'token') return;
  const { outcome } = approvalOf(memory, ctx.oidc.entities.AuthorizationCode?.grantId) ?? {};
  if (outcome === 'break-down') {
    ctx.status = 503;
    ctx.body = { error: 'temporarily_unavailable', error_description: 'the broker is out of order' };
  } else if (outcome === 'nonsense') {
    ctx.status = 200;
    ctx.type = 'html';
    ctx.body = '<p>It works!</p>';
  }
}

/** Clients are found as those of a register are: oidc-provider clones static ones, and knows no clones of another realm (Jest). */
function registered(clients: readonly SandboxClient[]) {
  const all = new Map(clients.map((client) => [client.clientId, client]));
  return async (clientId: string) => {
    const client = all.get(clientId);
    return client && (clientMetadata(client) as AdapterPayload);
  };
}

function configuration({ issuer, profile, clients, memory, signingKeys, cookieKey }: ProviderSetup): Configuration {
  const path = new URL(issuer).pathname;
  const members = new Set(clients.filter(inTrustNetwork).map(({ clientId }) => clientId));
  const isMember = ({ oidc }: KoaContextWithOIDC) => members.has(oidc.client?.clientId ?? '');
  return {
    adapter: (kind) => ({ ...memory.adapter(kind), ...(kind === 'Client' ? { find: registered(clients) } : {}) }),
    jwks: { keys: [...signingKeys] },
    scopes: ['openid', ...profile.scopes],
    // Which scope releases what depends on the method, so the profile does it.
    claims: { openid: ['sub', 'test', ...profile.claims] },
    conformIdTokenClaims: false,
    acrValues: Object.keys(profile.offers),
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    cookies: { keys: [cookieKey], short: cookie, long: { ...cookie, path } },
    ttl: {
      ...{ AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
      ...{ Interaction: approvalSeconds, Session: approvalSeconds, Grant: approvalSeconds },
    },
    expiresWithSession: () => false,
    features,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    enabledJWA,
    assertJwtClientAuthClaimsAndHeader: (_ctx, _claims, header) => checkClientAssertion(header),
    interactions: {
      url: (ctx, { uid }) => {
        requestedOffers(profile, isMember(ctx), ctx.oidc.params?.acr_values);
        return `${path}/interaction/${uid}`;
      },
    },
    findAccount: (ctx, accountId, token) => ({
      accountId,
      claims: (place, scope) => {
        const release = { place, scopes: new Set(scope.split(' ')), trustNetwork: isMember(ctx) };
        const approval = approvalOf(memory, token?.grantId) as Approval;
        return { ...profile.claimsOf(approval, release), sub: accountId, test: true };
      },
    }),
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = refusalPage(error, description);
    },
  };
}

const cookie = { httpOnly: true, sameSite: 'lax' } as const;

const features: NonNullable<Configuration['features']> = {
  devInteractions: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  dPoP: { enabled: false },
  resourceIndicators: { enabled: false },
  encryption: { enabled: true },
  jwtUserinfo: { enabled: true },
  requestObjects: {
    enabled: true,
    assertJwtClaimsAndHeader: (_ctx, claims, header) => checkRequestObject(claims, header),
  },
};

const signing = ['RS256', 'PS256', 'ES256'] as const;

const enabledJWA: NonNullable<Configuration['enabledJWA']> = {
  clientAuthSigningAlgValues: [...signing],
  requestObjectSigningAlgValues: [...signing],
  idTokenEncryptionAlgValues: ['RSA-OAEP-256'],
  idTokenEncryptionEncValues: ['A256GCM'],
  userinfoEncryptionAlgValues: ['RSA-OAEP-256'],
  userinfoEncryptionEncValues: ['A256GCM'],
};
