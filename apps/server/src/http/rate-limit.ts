import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Takes one of what is left. Gives how long there is none, where there was none; null: there was one. */
export async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}
