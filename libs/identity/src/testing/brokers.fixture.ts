import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AuthenticationContext,
  type CallbackParameters,
  type Clock,
  type IdentityBroker,
  type IdentityExpectation,
  type PendingAuthentication,
  systemClock,
} from '@attestory/application';
import { type AuthenticationMethod, authenticationMethods, countryOf } from '@attestory/domain';
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose';
import type { BrokerSettings } from '../broker-settings.js';
import { type BrokerOptions, openBrokers } from '../open-brokers.js';
import type { BrokerProfile } from '../profiles/broker-profile.js';
import { HostileOp, type Registration, type SigningKey } from './hostile-op.fixture.js';
import { told } from './people.fixture.js';

export const context: AuthenticationContext = {
  callbackUrl: 'https://sign.example.com/signing/callback',
  language: 'en',
};
export const expectation: IdentityExpectation = { identityNumber: true, level: 'substantial' };

export interface Scene {
  readonly op: HostileOp;
  readonly brokers: IdentityBroker;
  readonly settings: BrokerSettings;
  /** Goes to the broker, where the person approves, and gives what came back. */
  approved(): Promise<{ readonly callback: CallbackParameters; readonly pending: PendingAuthentication }>;
  /** …and completes. */
  completed(): ReturnType<IdentityBroker['complete']>;
  stop(): Promise<void>;
}

export interface SceneOptions extends Partial<BrokerOptions> {
  readonly profile?: BrokerProfile['id'];
  readonly method?: AuthenticationMethod;
  readonly settings?: Partial<BrokerSettings>;
  readonly key?: SigningKey;
  readonly clock?: Clock;
}

/** A hostile OP, and the relying party of it, configured as the method demands. */
export async function scene(options: SceneOptions = {}): Promise<Scene> {
  const { profile = 'idura', method = 'se-bankid', key, settings: more, ...rest } = options;
  const folder = mkdtempSync(join(tmpdir(), 'attestory-identity-'));
  const { registration, files } = await registered(folder, countryOf(method) === 'FI');
  const op = await HostileOp.start(registration, key);
  const { idToken, userinfo } = told(profile, method);
  Object.assign(op, { claims: idToken, userinfo, signedUserinfo: registration.encryption !== undefined });
  const methods = authenticationMethods.filter((each) => (countryOf(each) === 'FI') === (countryOf(method) === 'FI'));
  const settings: BrokerSettings = {
    name: 'test-broker',
    profile,
    issuer: op.issuer,
    clientId: registration.clientId,
    algorithm: 'RS256',
    methods: methods.map((each) => ({ method: each })),
    test: true,
    ...files,
    ...more,
  };
  const brokers = await openBrokers([settings], { clock: systemClock, keysCooldownMs: 0, ...rest });
  const approved = async () => {
    const start = await brokers.begin(method, expectation, context);
    if ('failed' in start) throw new Error(`It did not begin: ${JSON.stringify(start.failed)}`);
    const { redirectUrl, pending } = start.begun;
    return { callback: await op.approve(redirectUrl), pending };
  };
  const completed = async () => {
    const { callback, pending } = await approved();
    return brokers.complete(callback, pending);
  };
  const stop = async () => {
    await op.stop();
    rmSync(folder, { recursive: true });
  };
  return { op, brokers, settings, approved, completed, stop };
}

interface Registered {
  readonly registration: Registration;
  readonly files: Pick<BrokerSettings, 'authentication' | 'encryptionKeyFile'>;
}

async function registered(folder: string, trustNetwork: boolean): Promise<Registered> {
  const clientId = `urn:client:${randomUUID()}`;
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  if (!trustNetwork) {
    const secret = randomUUID();
    const authentication = { kind: 'client-secret', file: write('secret', `${secret}\n`), sentBy: 'basic' } as const;
    return { registration: { clientId, secret }, files: { authentication } };
  }
  const pair = async (kid: string, alg: string) => {
    const { privateKey, publicKey } = await ourKeys(alg);
    return { file: write(kid, await jwkText(privateKey, kid)), known: { kid, publicKey } };
  };
  const signing = await pair('our-signing-key', 'RS256');
  const encryption = await pair('our-encryption-key', 'RSA-OAEP-256');
  return {
    registration: { clientId, signing: signing.known, encryption: encryption.known },
    files: { authentication: { kind: 'private-key', file: signing.file }, encryptionKeyFile: encryption.file },
  };
}

/** Making keys takes long; each spec may have the same. */
const made = new Map<string, ReturnType<typeof generateKeyPair>>();
function ourKeys(alg: string): ReturnType<typeof generateKeyPair> {
  const keys = made.get(alg) ?? generateKeyPair(alg, { extractable: true });
  made.set(alg, keys);
  return keys;
}

const jwkText = async (key: CryptoKey, kid: string) => JSON.stringify({ ...(await exportJWK(key)), kid });
