import { setTimeout as pause } from 'node:timers/promises';
import type { Configuration } from 'openid-client';
import { BrokerTroubleError } from '../outbound.js';

const minute = 60_000;
const FRESH = 60 * minute;
/** A broker whose metadata can't be had anew is still asked by those known. */
const USABLE = 24 * 60 * minute;
/** So that a broker that is down does not cost everybody a wait. */
const RETRY_AFTER = 5_000;
const AGAIN_AFTER = 200;

/** A broker's metadata: asked for once by all who wait for them, kept for an hour, tried again when that fails. */
export class Discovery {
  #known: { readonly configuration: Configuration; readonly at: number } | null = null;
  #failed: { readonly error: unknown; readonly at: number } | null = null;
  #pending: Promise<Configuration> | null = null;

  constructor(
    private readonly discover: () => Promise<Configuration>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws what the discovery throws */
  async get(): Promise<Configuration> {
    if (this.#known && this.now() - this.#known.at < FRESH) return this.#known.configuration;
    if (!this.#failed || this.now() - this.#failed.at >= RETRY_AFTER) {
      this.#pending ??= this.#attempt().finally(() => {
        this.#pending = null;
      });
      await this.#pending.catch(() => undefined);
    }
    if (this.#known && this.now() - this.#known.at < USABLE) return this.#known.configuration;
    throw this.#failed?.error ?? new BrokerTroubleError('unreachable', 'the broker’s metadata can’t be had');
  }

  async #attempt(): Promise<Configuration> {
    try {
      const configuration = await this.discover().catch(async () => {
        await pause(AGAIN_AFTER);
        return this.discover();
      });
      this.#known = { configuration, at: this.now() };
      this.#failed = null;
      return configuration;
    } catch (error) {
      this.#failed = { error, at: this.now() };
      throw error;
    }
  }
}
