import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address that is not on the public internet, and that nobody allowed. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
  constructor(address: string) {
    super(`${address} is no public address`);
  }
}

/** What the IANA registries of special-purpose addresses keep from the public internet (RFC 6890), and multicast. */
const NOT_PUBLIC = networks([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64'],
  ...['2001::/23', '2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]);

/** Addresses or networks like 127.0.0.1 or 10.0.0.0/8. */
function networks(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const network of list) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    found.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return found;
}

/** Says which addresses may be connected to: public ones, and what lies in the networks that are allowed. */
export function addressGuard(allowed: readonly string[]): (address: string) => boolean {
  const exceptions = networks(allowed);
  return (address) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return exceptions.check(address, family) || !NOT_PUBLIC.check(address, family);
  };
}

/** Looks a name up and gives the addresses to connect to only when all of them may be: what is checked is what is used. */
export function guardedLookup(mayConnect: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const refused = addresses.find(({ address }) => !mayConnect(address));
      if (refused) return callback(new RefusedAddressError(refused.address), '');
      const [first] = addresses;
      return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family);
    });
  };
}
