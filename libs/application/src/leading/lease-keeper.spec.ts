import { describe, expect, it } from '@jest/globals';
import type { Lease, LeaseStore } from '@attestory/read-model';
import fc from 'fast-check';
import type { Lead, LedWork } from './lead.js';
import { LeaseKeeper, leaseTiming } from './lease-keeper.js';

/** Time that passes when it is told to, one thing after the other. */
class VirtualTime {
  now = 0;
  private readonly coming: { readonly at: number; readonly go: () => void }[] = [];

  at(time: number, go: () => void): void {
    this.coming.push({ at: Math.max(time, this.now), go });
  }

  async runUntil(end: number, afterEach: () => void): Promise<void> {
    for (;;) {
      // Whatever was set going comes to its next wait.
      for (let i = 0; i < 50; i++) await Promise.resolve();
      afterEach();
      this.coming.sort((a, b) => a.at - b.at);
      const next = this.coming[0];
      if (!next || next.at > end) break;
      this.coming.shift();
      this.now = next.at;
      next.go();
    }
    this.now = end;
  }
}

/** Leases as the weakest store has them: who takes is chosen among those who take, and nothing guards a renewal. */
class WeakLeases implements LeaseStore {
  private readonly leases = new Map<string, Lease>();

  async renew(holder: string) {
    for (const lease of this.leases.values())
      if (lease.holder === holder) this.leases.set(lease.name, { ...lease, beat: lease.beat + 1 });
    return [...this.leases.values()];
  }
  async take(name: string, holder: string, seen: Lease | null) {
    const now = this.leases.get(name);
    if (now?.token !== seen?.token) return null;
    const lease = { name, holder, token: (now?.token ?? 0) + 1, beat: 0 };
    this.leases.set(name, lease);
    return lease;
  }
  async release({ name, token }: Lease) {
    const now = this.leases.get(name);
    if (now?.token === token) this.leases.set(name, { ...now, holder: null });
  }
  async close() {}
}

/** A process over slow leases, which can be frozen. */
class Worker implements LedWork {
  readonly name = 'mail';
  lead: Lead | null = null;
  runs = false;
  frozenUntil = 0;
  dead = false;
  readonly keeper: LeaseKeeper;

  constructor(
    private readonly time: VirtualTime,
    leases: LeaseStore,
    readonly id: string,
    delays: () => number,
  ) {
    const slow = async <T>(call: () => Promise<T>): Promise<T> => {
      await this.pause(delays());
      const answer = await call();
      await this.pause(delays());
      return answer;
    };
    this.keeper = new LeaseKeeper({
      holder: id,
      works: [[this]],
      now: () => time.now,
      onError: () => {},
      leases: {
        renew: (holder) => slow(() => leases.renew(holder)),
        take: (...what) => slow(() => leases.take(...what)),
        release: (lease) => slow(() => leases.release(lease)),
        close: async () => {},
      },
    });
    void this.live();
  }

  async start(lead: Lead) {
    this.lead = lead;
    this.runs = true;
  }
  async stop() {
    this.runs = false;
  }

  /** Whether it would write now. */
  get writes(): boolean {
    return this.runs && this.lead?.holds() === true;
  }

  private async live(): Promise<void> {
    void this.watch();
    for (;;) {
      await this.keeper.look();
      await this.pause(leaseTiming.every);
    }
  }
  private async watch(): Promise<void> {
    for (;;) {
      await this.pause(leaseTiming.every / 4);
      this.keeper.giveUpOverdue();
    }
  }
  /** Whoever is frozen goes on where it was; whoever is dead never does. */
  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        if (this.dead) return;
        if (this.time.now < this.frozenUntil) this.time.at(this.frozenUntil, go);
        else resolve();
      };
      this.time.at(this.time.now + milliseconds, go);
    });
  }
}

const leadersOf = (workers: readonly Worker[]) => workers.filter((worker) => !worker.dead && worker.writes);

describe('those who lead by lease', () => {
  const begin = (count: number, delays: () => number = () => 5) => {
    const time = new VirtualTime();
    const leases = new WeakLeases();
    const workers = Array.from({ length: count }, (_, i) => new Worker(time, leases, `worker-${i}`, delays));
    return { time, workers };
  };

  it('are one at a time: the first', async () => {
    const { time, workers } = begin(3);
    let most = 0;
    await time.runUntil(60_000, () => {
      most = Math.max(most, leadersOf(workers).length);
    });
    expect(most).toBe(1);
    expect(leadersOf(workers).map(({ lead }) => lead?.token)).toEqual([1]);
  });

  it.each(['killed', 'frozen'])('are followed by another within 10 s when they are %s', async (how) => {
    const { time, workers } = begin(3);
    await time.runUntil(20_000, () => {});
    const [leader] = leadersOf(workers) as [Worker];
    if (how === 'killed') leader.dead = true;
    else leader.frozenUntil = 60_000;
    let since: number | null = null;
    await time.runUntil(30_000, () => {
      if (since === null && leadersOf(workers).some((worker) => worker !== leader)) since = time.now;
    });
    expect(since).not.toBeNull();
  });

  it('write nothing when they go on after they were frozen', async () => {
    const { time, workers } = begin(2);
    await time.runUntil(20_000, () => {});
    const [leader] = leadersOf(workers) as [Worker];
    leader.frozenUntil = 40_000;
    let wrote = false;
    await time.runUntil(60_000, () => {
      if (time.now >= 40_000 && leader.writes) wrote = true;
    });
    expect(wrote).toBe(false);
    expect(leader.runs).toBe(false);
  });

  it.each(['take', 'renew'] as const)('count from before they asked to %s, not from the answer', async (slow) => {
    let now = 0;
    const leases = new WeakLeases();
    const slowly = <A extends unknown[], T>(call: (...given: A) => Promise<T>) => {
      return async (...given: A) => {
        const answer = await call(...given);
        now += 3_000;
        return answer;
      };
    };
    let lead: Lead | null = null;
    const work: LedWork = {
      name: 'mail',
      start: async (given) => {
        lead = given;
      },
      stop: async () => {},
    };
    const store = {
      take: slow === 'take' ? slowly(leases.take.bind(leases)) : leases.take.bind(leases),
      renew: leases.renew.bind(leases),
      release: leases.release.bind(leases),
      close: async () => {},
    };
    const keeper = new LeaseKeeper({ leases: store, holder: 'me', works: [[work]], now: () => now, onError: () => {} });
    await keeper.look();
    if (slow === 'renew') {
      store.renew = slowly(store.renew);
      await keeper.look();
    }
    const holds = () => lead?.holds();
    expect(now).toBe(3_000);
    now = leaseTiming.trust - 1;
    expect(holds()).toBe(true);
    now = leaseTiming.trust;
    expect(holds()).toBe(false);
  });

  it('don’t go on by a renewal whose answer came when their time was over', async () => {
    let now = 0;
    const leases = new WeakLeases();
    let lead: Lead | null = null;
    const work: LedWork = {
      name: 'mail',
      start: async (given) => {
        lead ??= given;
      },
      stop: async () => {},
    };
    const store = {
      take: leases.take.bind(leases),
      release: leases.release.bind(leases),
      renew: async (holder: string) => {
        const renewed = await leases.renew(holder);
        now += now === 0 ? 0 : leaseTiming.trust - 500;
        return renewed;
      },
      close: async () => {},
    };
    const keeper = new LeaseKeeper({ leases: store, holder: 'me', works: [[work]], now: () => now, onError: () => {} });
    await keeper.look();
    now = leaseTiming.every;
    await keeper.look();
    expect((lead as Lead | null)?.holds()).toBe(false);
  });

  it('are never two, however slow the store is and whoever is frozen when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6_000 }), { minLength: 1, maxLength: 60 }),
        fc.array(fc.record({ at: fc.nat(60_000), who: fc.nat(2), long: fc.nat(15_000) }), { maxLength: 8 }),
        async (slowness, freezes) => {
          let call = 0;
          // Most calls are quick, or nobody would ever lead.
          const delays = () => (call++ % 7 < 4 ? 5 : (slowness[call % slowness.length] as number));
          const { time, workers } = begin(3, delays);
          for (const { at, who, long } of freezes)
            time.at(at, () => {
              (workers[who] as Worker).frozenUntil = at + long;
            });
          const tokens: number[] = [];
          await time.runUntil(90_000, () => {
            const leading = leadersOf(workers);
            expect(leading.length).toBeLessThan(2);
            const token = leading[0]?.lead?.token;
            if (token !== undefined && token !== tokens.at(-1)) tokens.push(token);
          });
          expect(tokens).toEqual(tokens.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
