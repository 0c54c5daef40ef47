import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  checkDeliveryPolicies,
  type DeliveryPolicies,
  type DeliveryPolicySet,
  type Logged,
  type ServiceEvent,
  shippedPolicies,
  shippedPolicySet,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Transactor } from '../transact.js';
import { checkPolicies, introduceService, serviceDecider } from './introduce-service.js';

const clock = { now: () => '2026-11-24T10:00:00.000Z' as never };
const headKey = { keyId: 'f'.repeat(64), publicKey: 'key' };
const [oldest, newer] = shippedPolicySet.versions as [Version, Version];
type Version = DeliveryPolicySet['versions'][number];
const certificate = {
  ...{ sha256: 'c'.repeat(64), subject: 'CN=seal', chainPem: 'pem' },
  ...{ notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2027-01-01T00:00:00.000Z' },
};

describe('the delivery policy in the log', () => {
  let transactor: Transactor;
  beforeEach(() => {
    transactor = new Transactor(
      new MemoryEventStore(),
      new EventCodec(new MemoryKeyVault()),
      clock,
      new Uint8Array(32),
    );
  });
  const policies = (...versions: Version[]): DeliveryPolicies => {
    const checked = checkDeliveryPolicies({ ...shippedPolicySet, versions });
    if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
    return checked.policies;
  };
  const appWith = (deliveryPolicies: DeliveryPolicies) =>
    ({
      transactor,
      settings: { deliveryPolicies },
      pdf: { sealingCertificate: async () => certificate },
    }) as unknown as Application;
  const start = async (deliveryPolicies: DeliveryPolicies) => {
    await checkPolicies(appWith(deliveryPolicies));
    await introduceService(appWith(deliveryPolicies), headKey);
    return introduced();
  };
  const introduced = async () => {
    const { events } = await transactor.load(streams.service, serviceDecider);
    return (events as readonly Logged<ServiceEvent>[]).flatMap((event) =>
      event.type === 'DeliveryPolicyIntroduced' ? [event.data] : [],
    );
  };

  it('is introduced version by version with its contents, once', async () => {
    const facts = await start(shippedPolicies);
    expect(facts.map(({ version, validFrom }) => [version, validFrom])).toEqual([
      ['before-2025-04-25', '0001-01-01T00:00:00.000Z'],
      ['2025-04-25', '2025-04-24T21:00:00.000Z'],
    ]);
    expect(facts[1]?.policy).toEqual({ timeZone: 'Europe/Helsinki', ...newer });
    expect(facts.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256 ?? ''))).toBe(true);
    expect(await start(shippedPolicies)).toEqual(facts);
  });

  it('may get further versions', async () => {
    await start(shippedPolicies);
    const further = { ...newer, version: 'further', from: '2030-01-01' };
    expect((await start(policies(oldest, newer, further))).map(({ version }) => version)).toEqual([
      'before-2025-04-25',
      '2025-04-25',
      'further',
    ]);
  });

  it('keeps every version as it was: the service doesn’t start with another one, and says what to do', async () => {
    await start(shippedPolicies);
    const changed = policies(oldest, { ...newer, from: '2025-04-26' });
    await expect(start(changed)).rejects.toThrow(
      /version 2025-04-25 .* another one now.*"from":"2025-04-25".*further version/,
    );
    await expect(start(changed)).rejects.toThrow(`in the time zone Europe/Helsinki: {"`);
    await expect(start(policies(oldest))).rejects.toThrow(/version 2025-04-25 .* missing now/);
    expect(await introduced()).toHaveLength(2);
  });

  it('of a log from before policies were data is the shipped one', async () => {
    await transactor.transact({
      stream: streams.service,
      decider: serviceDecider,
      command: {
        type: 'DeliveryPolicyIntroduced',
        data: { version: '2025-04-25', validFrom: '2025-04-24T21:00:00.000Z' as never },
      },
      identity: processIdentity('service', 'delivery-policy/2025-04-25', null),
      content: 'delivery-policy/2025-04-25',
    });
    await expect(start(policies({ ...newer, from: null }))).rejects.toThrow('version 2025-04-25');
    expect(await start(shippedPolicies)).toHaveLength(3);
    expect(await start(shippedPolicies)).toHaveLength(3);
  });
});
