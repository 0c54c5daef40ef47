import type { BrokerProfile } from './broker-profile.js';
import { idura } from './idura.js';
import { signicat } from './signicat.js';

/** The brokers that are known, by the name of their profile. */
export const profiles: Readonly<Record<BrokerProfile['id'], BrokerProfile>> = { idura, signicat };
