import type { OfferedMethod } from '@attestory/application';
import type { BrokerSettings } from './broker-settings.js';
import type { MethodProfile } from './profiles/broker-profile.js';
import { profiles } from './profiles/profiles.js';

/** The methods that are configured at a broker, as its profile knows them; nobody is asked. */
export function offeredMethods({
  name: broker,
  profile,
  methods,
  test,
}: Pick<BrokerSettings, 'name' | 'profile' | 'methods' | 'test'>): OfferedMethod[] {
  return methods.map(({ method, level }) => {
    const known = profiles[profile].methods[method] as MethodProfile;
    return { method, broker, level: level ?? known.level, identityNumber: known.identityNumber, test };
  });
}
