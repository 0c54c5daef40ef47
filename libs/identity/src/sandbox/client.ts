import type { ClientMetadata, JWKS } from 'oidc-provider';

/** A relying party that the sandbox knows. It is told to the sandbox, never registered by itself. */
export interface SandboxClient {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  /**
   * Its password, sent by either way; or, under the rules of the Finnish Trust Network, its public keys: one that signs (`use: sig`) and one
   * that encrypts (`use: enc`, RSA).
   */
  readonly auth: { readonly secret: string } | { readonly jwks: JWKS };
}

export function inTrustNetwork({ auth }: SandboxClient): boolean {
  return 'jwks' in auth;
}

/** How oidc-provider is told of it. */
export function clientMetadata({ clientId, redirectUris, auth }: SandboxClient): ClientMetadata {
  const common = {
    client_id: clientId,
    redirect_uris: [...redirectUris],
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
  };
  if ('secret' in auth)
    return { ...common, client_secret: auth.secret, token_endpoint_auth_method: 'client_secret_basic' };
  return {
    ...common,
    jwks: auth.jwks,
    token_endpoint_auth_method: 'private_key_jwt',
    require_signed_request_object: true,
    id_token_encrypted_response_alg: 'RSA-OAEP-256',
    id_token_encrypted_response_enc: 'A256GCM',
    userinfo_signed_response_alg: 'RS256',
    userinfo_encrypted_response_alg: 'RSA-OAEP-256',
    userinfo_encrypted_response_enc: 'A256GCM',
  };
}
