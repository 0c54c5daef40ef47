import type { AuthenticationMethod, Instant } from '@attestory/domain';
import type {
  AuthenticationFailure,
  CallbackParameters,
  IdentityBroker,
  IdentityExpectation,
  PendingAuthentication,
  ProofedIdentity,
} from '../ports/identity-broker.port.js';

/** Somebody who comes by Finnish bank ID. */
export const aino: ProofedIdentity = {
  ...{ method: 'fi-bank-id', scheme: 'urn:scheme', country: 'FI', level: 'substantial', broker: 'fake' },
  ...{ issuer: 'https://fake.example', subject: 'pseudonym-1', name: 'Aino Esimerkki', birthDate: '1990-01-01' },
  identityNumber: { country: 'FI', value: '010190-961N' },
  evidence: { claims: { sub: 'pseudonym-1' }, tokens: [{ kind: 'id-token', jws: 'a.b.c', key: { kty: 'RSA' } }] },
  authenticatedAt: '2026-11-24T10:00:00.000Z' as Instant,
  test: true,
};

/** A broker that answers what it is told to, and remembers what it was asked. */
export class FakeBroker implements IdentityBroker {
  /** Who comes next, or what goes wrong. */
  next: { readonly proofed: ProofedIdentity } | { readonly failed: AuthenticationFailure } = { proofed: aino };
  down = false;
  readonly expectations: IdentityExpectation[] = [];
  completions = 0;
  private begun = 0;

  methods() {
    const tells = { 'fi-bank-id': 'always', 'dk-mitid': 'on-request', 'nl-idin': 'never' } as const;
    return Object.entries(tells).map(([method, identityNumber]) => ({
      method: method as AuthenticationMethod,
      ...{ broker: 'fake', level: 'substantial' as const, identityNumber, test: true },
    }));
  }

  async begin(
    method: AuthenticationMethod,
    expectation: IdentityExpectation,
    { callbackUrl }: { readonly callbackUrl: string },
  ) {
    this.expectations.push(expectation);
    if (this.down)
      return { failed: { code: 'broker-unavailable' as const, reason: 'timed-out' as const, detail: 'slow' } };
    const reference = `reference-${++this.begun}`;
    const pending: PendingAuthentication = {
      ...{ method, broker: 'fake', reference, expectation, callbackUrl, secrets: { nonce: 'n' } },
      ...{ begunAt: aino.authenticatedAt, expiresAt: '2099-01-01T00:00:00.000Z' as Instant },
    };
    return { begun: { redirectUrl: `https://fake.example/${reference}`, pending } };
  }

  async complete(_: CallbackParameters, { method }: PendingAuthentication) {
    this.completions++;
    return 'proofed' in this.next ? { proofed: { ...this.next.proofed, method } } : this.next;
  }
}
