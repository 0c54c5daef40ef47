import type {
  AuthenticationContext,
  AuthenticationFailure,
  BegunAuthentication,
  CallbackParameters,
  Clock,
  IdentityBroker,
  IdentityExpectation,
  OfferedMethod,
  PendingAuthentication,
  ProofedIdentity,
} from '@attestory/application';
import type { AuthenticationMethod } from '@attestory/domain';
import { NotAuthenticatedError, TurnedBackError } from './relying-party/callback.js';
import { AnswerError, failureOf } from './relying-party/failures.js';
import type { OidcBroker } from './relying-party/oidc-broker.js';
import { UsedReferences } from './used-references.js';

/** All brokers that are configured; each method is provided by one. */
export class IdentityBrokers implements IdentityBroker {
  private readonly used: UsedReferences;

  constructor(
    private readonly brokers: readonly OidcBroker[],
    private readonly clock: Clock,
  ) {
    this.used = new UsedReferences(() => Date.parse(clock.now()));
  }

  methods(): readonly OfferedMethod[] {
    return this.brokers.flatMap((broker) => broker.offers());
  }

  async begin(
    method: AuthenticationMethod,
    expectation: IdentityExpectation,
    context: AuthenticationContext,
  ): Promise<{ readonly begun: BegunAuthentication } | { readonly failed: AuthenticationFailure }> {
    const broker = this.brokers.find((each) => each.settings.methods.some((own) => own.method === method));
    try {
      const begun = (await broker?.begin(method, expectation, context)) ?? null;
      return begun ? { begun } : { failed: { code: 'method-not-offered' } };
    } catch (error) {
      return { failed: failed(error) };
    }
  }

  async complete(
    callback: CallbackParameters,
    pending: PendingAuthentication,
  ): Promise<{ readonly proofed: ProofedIdentity } | { readonly failed: AuthenticationFailure }> {
    const broker = this.brokers.find(({ settings }) => settings.name === pending.broker);
    if (!broker?.settings.methods.some(({ method }) => method === pending.method))
      return { failed: { code: 'method-not-offered' } };
    try {
      this.admit(callback, pending);
      return { proofed: await broker.complete(callback, pending) };
    } catch (error) {
      return { failed: failed(error) };
    }
  }

  /** A pending state serves one callback that names it, in its time. */
  private admit(callback: CallbackParameters, { reference, expiresAt }: PendingAuthentication): void {
    if (!callback.some(([name, value]) => name === 'state' && value === reference)) return;
    if (this.clock.now() >= expiresAt) throw new AnswerError('expired', 'the person took too long');
    if (!this.used.take(reference, Date.parse(expiresAt)))
      throw new AnswerError('replayed', 'the callback came a second time');
  }
}

function failed(error: unknown): AuthenticationFailure {
  if (error instanceof TurnedBackError) return { code: 'cancelled' };
  if (error instanceof NotAuthenticatedError) return { code: 'failed-at-broker', reason: error.reason };
  return failureOf(error);
}
