import { PlainBrowser } from './plain-browser.fixture.js';
import { callback, plainClient, RelyingParty, trustNetworkClient, type Wish } from './relying-party.fixture.js';
import { newSandboxKeys, readSandboxKeys } from './sandbox-keys.js';
import { startSandbox } from './standalone.js';

export const swedish = { acr: 'urn:grn:authn:se:bankid' };
export const astrid = { method: 'se-bankid', person: 'se-astrid' };

/** A sandbox with a client of each kind, whose clock can be put forward, and a relying party of Idura's. */
export async function startedSandbox() {
  const ftn = await trustNetworkClient();
  const keys = readSandboxKeys(await newSandboxKeys());
  const clock = { ahead: 0 };
  const errors: Error[] = [];
  const sandbox = await startSandbox({
    mode: 'demo',
    keys,
    clients: [plainClient, ftn.registered],
    onError: (error) => void errors.push(error),
    now: () => Date.now() + clock.ahead,
  });
  const plain = await RelyingParty.plain(sandbox.broker.issuers.idura);
  /** The page of a new authentication. */
  const opened = async (browser = new PlainBrowser(), wish: Wish = swedish) => {
    const { url, checks } = await plain.begin(wish);
    return { browser, checks, page: await browser.open(url, callback) };
  };
  return { ...sandbox, issuers: sandbox.broker.issuers, ftn, keys, clock, errors, plain, opened };
}

export type StartedSandbox = Awaited<ReturnType<typeof startedSandbox>>;
