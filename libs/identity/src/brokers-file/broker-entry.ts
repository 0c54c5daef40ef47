import { dirname, resolve } from 'node:path';
import {
  type AuthenticationMethod,
  authenticationMethods,
  type IdentityLevel,
  identityLevels,
} from '@attestory/domain';
import type { Node } from 'jsonc-parser';
import {
  type BrokerSettings,
  type ClientAuthentication,
  type ConfiguredMethod,
  secretSentBy,
  signingAlgorithms,
} from '../broker-settings.js';
import type { BrokerProfile } from '../profiles/broker-profile.js';
import { profiles } from '../profiles/profiles.js';
import { JsonPlace } from './json-place.js';

/** What is the same for all entries of a file. */
export interface Surroundings {
  /** Http on loopback is taken in demo mode only. */
  readonly mode: 'demo' | 'production';
  /** By method, the name of the broker that has it already. */
  readonly taken: Map<AuthenticationMethod, string>;
}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const ANY = /\S/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** One broker of the file; undefined where something of it can't be used, and the file's faults say what. */
export function brokerEntry(place: JsonPlace, around: Surroundings): BrokerSettings | undefined {
  const before = place.file.faults.length;
  const name = place.demanded('name', NAME, 'a short name in small letters, digits and hyphens');
  const profile = place.oneOf('profile', Object.keys(profiles) as BrokerProfile['id'][]);
  if (!place.has('profile'))
    place.refuse('profile', `is missing: it must be one of: ${Object.keys(profiles).join(', ')}`);
  const test = place.flag('test') ?? false;
  const issuer = issuerIn(place, around.mode, test);
  const clientId = place.demanded('clientId', ANY, 'the client id that the broker gave');
  const authentication = authenticationIn(place);
  const encryptionKeyFile = fileIn(place, 'encryptionKeyFile');
  const brokerKeysFile = fileIn(place, 'brokerKeysFile');
  const algorithm = place.oneOf('algorithm', signingAlgorithms) ?? 'RS256';
  const methods = profile && name ? methodsIn(place, profiles[profile], name, around) : place.list('methods') && [];
  if (profile) demandKeys(place, methods ?? [], profiles[profile]);
  place.refuseRest();
  if (place.file.faults.length > before || !name || !profile || !issuer || !clientId || !authentication || !methods)
    return undefined;
  const files = { ...(encryptionKeyFile ? { encryptionKeyFile } : {}), ...(brokerKeysFile ? { brokerKeysFile } : {}) };
  return { name, profile, issuer, clientId, authentication, ...files, algorithm, methods, test };
}

function issuerIn(place: JsonPlace, mode: Surroundings['mode'], test: boolean): string | undefined {
  const hint = 'the broker’s address, https://…';
  const text = place.demanded('issuer', /^https?:\/\/[^\s?#@]+$/, hint);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return text;
  if (!url || !LOOPBACK.test(url.hostname) || mode === 'production') place.refuse('issuer', `must be ${hint}`);
  else if (!test) place.refuse('test', 'must be true: what runs on this machine is no broker of identities');
  else return text;
  return undefined;
}

function fileIn(place: JsonPlace, name: string): string | undefined {
  const text = place.text(name, ANY, 'the name of a file');
  return text && resolve(dirname(place.file.name), text);
}

function authenticationIn(place: JsonPlace): ClientAuthentication | undefined {
  const secret = fileIn(place, 'clientSecretFile');
  const key = fileIn(place, 'signingKeyFile');
  const sentBy = place.oneOf('clientSecretSentBy', secretSentBy) ?? 'basic';
  if (place.has('clientSecretFile') === place.has('signingKeyFile')) {
    const fault = place.has('signingKeyFile')
      ? 'is given beside signingKeyFile'
      : 'is missing, and so is signingKeyFile';
    place.refuse('clientSecretFile', `${fault}: one of them says who we are`);
  }
  if (key) return { kind: 'private-key', file: key };
  return secret ? { kind: 'client-secret', file: secret, sentBy } : undefined;
}

function methodsIn(place: JsonPlace, profile: BrokerProfile, broker: string, around: Surroundings) {
  const entries = place.list('methods')?.map((node) => methodIn(place, node, profile));
  for (const entry of entries ?? []) {
    const other = entry && around.taken.get(entry.method);
    if (entry && other !== undefined)
      place.refuse('methods', `has ${entry.method}, which ${other} has already; each method has one broker`);
    if (entry) around.taken.set(entry.method, broker);
  }
  return entries?.filter((entry): entry is ConfiguredMethod => entry !== undefined);
}

/** `"se-bankid"`, or `{"method": "no-bankid", "level": "substantial"}`. */
function methodIn(place: JsonPlace, node: Node, profile: BrokerProfile): ConfiguredMethod | undefined {
  const inner = node.type === 'object' ? JsonPlace.of(place.file, node, `${place.path}.methods[]`) : undefined;
  const named = inner ? inner.oneOf('method', authenticationMethods) : node.value;
  const level = inner?.oneOf('level', identityLevels);
  inner?.refuseRest();
  const method = authenticationMethods.find((known) => known === named);
  const can = method && profile.methods[method];
  if (!can) {
    place.file.refuse(
      node.offset,
      `${place.path}.methods has an entry that is none of: ${authenticationMethods.join(', ')}`,
    );
    return undefined;
  }
  const levels = Object.keys(can.acrValues) as IdentityLevel[];
  if (level && !levels.includes(level)) inner?.refuse('level', `must be one of: ${levels.join(', ')}, for ${method}`);
  return { method, ...(level ? { level } : {}) };
}

/** The Finnish Trust Network takes signed requests only, and sends encrypted answers. */
function demandKeys(place: JsonPlace, methods: readonly ConfiguredMethod[], profile: BrokerProfile): void {
  const finnish = methods.find(({ method }) => profile.methods[method]?.trustNetwork)?.method;
  if (finnish === undefined) return;
  for (const name of ['signingKeyFile', 'encryptionKeyFile'])
    if (!place.has(name))
      place.refuse(name, `is missing: the Finnish Trust Network (${finnish}) demands a key of ours`);
}
