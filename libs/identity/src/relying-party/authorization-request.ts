import type { AuthenticationContext, IdentityExpectation } from '@attestory/application';
import type { IdentityLevel } from '@attestory/domain';
import { calculatePKCECodeChallenge } from 'openid-client';
import type { BrokerProfile, MethodProfile } from '../profiles/broker-profile.js';

interface Asking {
  readonly profile: BrokerProfile;
  readonly asked: MethodProfile;
  readonly level: IdentityLevel;
  readonly expectation: IdentityExpectation;
  readonly context: AuthenticationContext;
  readonly reference: string;
  readonly secrets: { readonly nonce: string; readonly verifier: string };
}

/** The parameters of an authorization request. None of them says who is expected. */
export async function requestFor({
  profile,
  asked,
  level,
  expectation,
  context,
  reference,
  secrets,
}: Asking): Promise<Record<string, string>> {
  const byDevice = context.device && level === asked.level ? asked.acrValuesOn?.[context.device] : undefined;
  const numberScope = expectation.identityNumber ? asked.identityNumberScope : undefined;
  return {
    ...profile.parameters,
    response_type: 'code',
    redirect_uri: context.callbackUrl,
    scope: [profile.scope, asked.scope, numberScope].filter((scope) => scope !== undefined).join(' '),
    acr_values: byDevice ?? asked.acrValues[level] ?? '',
    ui_locales: context.language,
    state: reference,
    nonce: secrets.nonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
  };
}
