import type {
  AuthenticationContext,
  BegunAuthentication,
  CallbackParameters,
  Clock,
  IdentityExpectation,
  OfferedMethod,
  PendingAuthentication,
  ProofedIdentity,
} from '@attestory/application';
import { later } from '@attestory/application';
import type { AuthenticationMethod } from '@attestory/domain';
import * as client from 'openid-client';
import type { BrokerSettings } from '../broker-settings.js';
import type { BrokerProfile, MethodProfile } from '../profiles/broker-profile.js';
import { offeredMethods } from '../offered-methods.js';
import { profiles } from '../profiles/profiles.js';
import { requestFor } from './authorization-request.js';
import { codeIn } from './callback.js';
import { identityOf } from './proof.js';
import { AnswerError } from './failures.js';
import { levelFor } from './levels.js';
import type { OpenidConnection } from './openid-connection.js';

/** How long a person may take at the broker. */
const PENDING_FOR = 15 * 60_000;

/** One broker, as a relying party of it. Throws what `failureOf` makes failures of. */
export class OidcBroker {
  private readonly profile: BrokerProfile;

  constructor(
    readonly settings: BrokerSettings,
    private readonly connection: OpenidConnection,
    private readonly clock: Clock,
  ) {
    this.profile = profiles[settings.profile];
  }

  /** The methods that are configured here. */
  offers(): OfferedMethod[] {
    return offeredMethods(this.settings);
  }

  /** null: this method does not reach the level here. */
  async begin(
    method: AuthenticationMethod,
    expectation: IdentityExpectation,
    context: AuthenticationContext,
  ): Promise<BegunAuthentication | null> {
    const asked = this.methodProfile(method);
    const level = levelFor(asked, expectation.level, this.settings.methods.find((own) => own.method === method)?.level);
    if (!level) return null;
    const configuration = await this.connection.configuration();
    const secrets = { nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    const reference = client.randomState();
    const parameters = await requestFor({
      profile: this.profile,
      asked,
      level,
      expectation,
      context,
      reference,
      secrets,
    });
    const url = asked.trustNetwork
      ? await client.buildAuthorizationUrlWithJAR(configuration, parameters, this.connection.signingKey())
      : client.buildAuthorizationUrl(configuration, parameters);
    const begunAt = this.clock.now();
    const { callbackUrl } = context;
    const { name: broker } = this.settings;
    const expiresAt = later(begunAt, PENDING_FOR);
    return {
      redirectUrl: url.href,
      pending: { method, broker, reference, expectation, callbackUrl, begunAt, expiresAt, secrets },
    };
  }

  /** null: the person turned back. */
  async complete(callback: CallbackParameters, pending: PendingAuthentication): Promise<ProofedIdentity> {
    const code = codeIn(callback, pending, this.settings.issuer, this.profile.cancelled);
    const { nonce, verifier } = pending.secrets;
    if (nonce === undefined || verifier === undefined) throw new AnswerError('state', 'nothing is pending');
    const configuration = await this.connection.configuration();
    const tokens = await client.authorizationCodeGrant(configuration, code, {
      expectedState: pending.reference,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return identityOf(tokens, pending, { connection: this.connection, profile: this.profile, clock: this.clock });
  }

  private methodProfile(method: AuthenticationMethod): MethodProfile {
    const found = this.profile.methods[method];
    if (!found) throw new Error(`The profile ${this.profile.id} has no method ${method}`);
    return found;
  }
}
