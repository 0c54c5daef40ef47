import type { IdentityBroker } from './ports/identity-broker.port.js';

/** Where no broker is configured: nobody can authenticate strongly. */
export const noBrokers: IdentityBroker = {
  methods: () => [],
  begin: async () => ({ failed: { code: 'method-not-offered' } }),
  complete: async () => ({ failed: { code: 'method-not-offered' } }),
};
