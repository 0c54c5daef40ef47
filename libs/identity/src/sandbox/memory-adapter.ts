import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  readonly expiresAt: number;
}

const mostSeconds = 900;

/** Everything that is under way: forgotten when its time is over, the oldest first when there is too much of it. */
export class SandboxMemory {
  private readonly entries = new Map<string, Entry>();

  constructor(
    /** Milliseconds. */
    private readonly now: () => number,
    private readonly most = 5_000,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  /** What oidc-provider keeps one kind of thing in. */
  readonly adapter: AdapterFactory = (kind): Adapter => ({
    upsert: async (id, payload, expiresIn) => this.put(`${kind} ${id}`, payload, expiresIn),
    find: async (id) => this.get(`${kind} ${id}`),
    findByUid: async (uid) => this.among(kind, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => this.among(kind, (payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = this.get(`${kind} ${id}`);
      if (payload) payload.consumed = Math.floor(this.now() / 1_000);
    },
    destroy: async (id) => {
      this.entries.delete(`${kind} ${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of this.entries) if (payload.grantId === grantId) this.entries.delete(key);
    },
  });

  put(key: string, payload: AdapterPayload, seconds = mostSeconds): void {
    this.entries.delete(key);
    this.entries.set(key, { payload, expiresAt: this.now() + seconds * 1_000 });
    if (this.entries.size > this.most) this.shrink();
  }

  get(key: string): AdapterPayload | undefined {
    const entry = this.entries.get(key);
    if (!entry || entry.expiresAt > this.now()) return entry?.payload;
    this.entries.delete(key);
    return undefined;
  }

  private among(kind: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload }] of this.entries)
      if (key.startsWith(`${kind} `) && fits(payload)) return this.get(key);
    return undefined;
  }

  private shrink(): void {
    for (const [key, { expiresAt }] of this.entries) if (expiresAt <= this.now()) this.entries.delete(key);
    for (const key of this.entries.keys()) {
      if (this.entries.size <= this.most) return;
      this.entries.delete(key);
    }
  }
}
