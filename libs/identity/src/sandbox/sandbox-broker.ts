import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { default as Provider, JWK } from 'oidc-provider';
import { answerPage, guardAnswer } from './answer.js';
import { notFoundPage, refusalPage } from './choice-page.js';
import { inTrustNetwork, type SandboxClient } from './client.js';
import { iduraProfile } from './idura-profile.js';
import { InteractionPage } from './interaction.js';
import { SandboxMemory } from './memory-adapter.js';
import type { SandboxProfile } from './profile.js';
import { sandboxProvider } from './provider.js';
import { refuseOutsideDemo } from './refused.js';
import { newSigningKey, type SandboxKeys } from './sandbox-keys.js';
import { signicatProfile } from './signicat-profile.js';

export type SandboxBrokerId = SandboxProfile['id'];

export interface SandboxOptions {
  /** Anything but `demo` is refused. */
  readonly mode: string;
  /** Where the service is on this machine, without a path: `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  readonly keys: SandboxKeys;
  readonly clients: readonly SandboxClient[];
  /** What went wrong inside. Its message may repeat what a request held. */
  readonly onError?: (error: Error) => void;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Everything of the sandbox is below this path. */
export const sandboxPath = '/sandbox/idp';

const profiles: readonly SandboxProfile[] = [iduraProfile, signicatProfile];

/** Plays the brokers of five countries, with people who don't exist. */
export class SandboxBroker {
  readonly issuers: Readonly<Record<SandboxBrokerId, string>>;
  private readonly players: ReadonlyMap<string, Player>;

  /** @throws SandboxRefusedError outside demo mode or beyond this machine */
  constructor(private readonly options: SandboxOptions) {
    refuseOutsideDemo(options.mode, options.baseUrl);
    const issuer = ({ id }: SandboxProfile) => `${options.baseUrl}${sandboxPath}/${id}`;
    this.issuers = { idura: issuer(iduraProfile), signicat: issuer(signicatProfile) };
    this.players = new Map(profiles.map((profile) => [profile.id, new Player(profile, issuer(profile), options)]));
  }

  /** Answers a request whose path begins with {@link sandboxPath}; its body must not have been read. Never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    guardAnswer(response);
    try {
      const [, id = '', rest = '/'] = /^\/sandbox\/idp\/([a-z]+)(\/.*)$/.exec(request.url ?? '') ?? [];
      const player = this.players.get(id);
      if (player) await player.handle(rest, request, response);
      else answerPage(response, 404, notFoundPage(Object.values(this.issuers)));
    } catch (error) {
      this.options.onError?.(error as Error);
      if (!response.headersSent) answerPage(response, 500, refusalPage('server_error', undefined));
      else response.destroy();
    }
  }

  /** Signs with a new key from now on. The old one stays in the published set, unless it is to be forgotten. */
  async rotateSigningKey(broker: SandboxBrokerId, old: 'keep' | 'forget' = 'keep'): Promise<void> {
    await this.players.get(broker)?.rotate(old);
  }
}

/** One broker. */
class Player {
  private readonly memory: SandboxMemory;
  private readonly page: InteractionPage;
  private keys: readonly JWK[];
  private provider: Provider;

  constructor(
    private readonly profile: SandboxProfile,
    private readonly issuer: string,
    private readonly options: SandboxOptions,
  ) {
    const trusted = new Set(options.clients.filter(inTrustNetwork).map(({ clientId }) => clientId));
    this.memory = new SandboxMemory(options.now ?? Date.now);
    this.page = new InteractionPage(profile, this.memory, (clientId) => trusted.has(clientId));
    this.keys = [options.keys[profile.id]];
    this.provider = this.build();
  }

  async handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, uid] = /^\/interaction\/([\w-]+)\/?(?:\?|$)/.exec(path) ?? [];
    if (uid !== undefined) return this.page.handle(this.provider, uid, request, response);
    // oidc-provider finds by the difference of the two where it is mounted.
    Object.assign(request, { originalUrl: request.url, url: path });
    await this.provider.callback()(request, response);
  }

  async rotate(old: 'keep' | 'forget'): Promise<void> {
    this.keys = [await newSigningKey(), ...(old === 'keep' ? this.keys : [])];
    this.provider = this.build();
  }

  private build(): Provider {
    const { profile, issuer, memory, keys, options } = this;
    const { clients, onError } = options;
    const cookieKey = options.keys.cookies;
    const provider = sandboxProvider({ issuer, profile, clients, memory, signingKeys: keys, cookieKey });
    provider.on('server_error', (_ctx, error) => onError?.(error));
    // Without a listener Koa writes errors to stderr, with what the request held.
    (provider as EventEmitter).on('error', (error: Error) => onError?.(error));
    return provider;
  }
}
