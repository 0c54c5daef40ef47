import { Problem, Unreachable } from '../api/problem.js';
import type { DraftForm } from './draft-form.js';
import { formOf } from './draft-form.js';
import { changedMembers, type Details, detailsOf, gist, type WirePerson, wirePeople } from './draft-wire.js';
import type { Invitation } from './invitation.js';

/** How a saver writes. Each call is one wish, which a repeat under the same key doesn't have twice. */
export interface DraftCalls {
  create(body: object, key: string): Promise<Invitation>;
  change(id: string, body: object, revision: number, key: string): Promise<Invitation>;
  arrange(id: string, body: object, revision: number, key: string): Promise<Invitation>;
  read(id: string): Promise<Invitation>;
}

/** What the service is known to have. */
export interface Known {
  readonly id: string;
  readonly revision: number;
  readonly details: Details;
  readonly people: readonly WirePerson[];
}

export type SaveState = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed' | 'conflict';

export interface SaverOptions {
  readonly calls: DraftCalls;
  /** What a draft without a title is called. */
  readonly untitled: string;
  /** After each step; also when the id has become known. */
  readonly onStep: () => void;
  /** What the service has, whenever it tells. */
  readonly onDraft?: (draft: Invitation) => void;
  readonly restMs?: number;
}

/** Brings a draft on the page to the service, one step at a time, and says how far it is. */
export class DraftSaver {
  state: SaveState = 'idle';
  error: unknown = null;
  /** What somebody else has made of the draft. */
  theirs: Invitation | null = null;
  known: Known | null = null;
  /** Of the service by keys of the page. */
  readonly ids = new Map<string, string>();

  private wanted: DraftForm | null = null;
  private running: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unheard: { readonly wish: string; readonly key: string } | null = null;
  private readonly options: SaverOptions;

  constructor(options: SaverOptions) {
    this.options = options;
  }

  /** Begins with a draft that the service has. */
  adopt(draft: Invitation): void {
    this.known = this.knownOf(draft);
    for (const { id } of draft.signatories) this.ids.set(id, id);
  }

  /** What is to be saved, in a moment. */
  want(form: DraftForm): void {
    this.wanted = form;
    if (this.state === 'conflict' || this.isAllSaved()) return;
    clearTimeout(this.timer);
    this.step('waiting');
    this.timer = setTimeout(() => void this.flush(), this.options.restMs ?? 900);
  }

  /** Saves what is wanted now. @returns whether the service has it all */
  flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.state === 'conflict') return Promise.resolve(false);
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Whoever leaves the page keeps nothing waiting here. */
  stop(): void {
    clearTimeout(this.timer);
  }

  /** The draft's id, for what needs one; it is made where there is none yet. */
  async ensure(form: DraftForm): Promise<string | null> {
    this.wanted ??= form;
    await this.flush();
    if (this.known === null && this.state !== 'failed') await this.flush();
    return this.known?.id ?? null;
  }

  /** A document was added or taken away: the draft has moved on by our own doing. */
  moved(revision: number): void {
    if (this.known && revision === this.known.revision + 1) this.known = { ...this.known, revision };
  }

  /** It was found to have moved on elsewhere. */
  clash(theirs: Invitation): void {
    this.theirs = theirs;
    this.step('conflict');
  }

  /** Settles a conflict: what stands on the page is to hold. */
  keepMine(): Promise<boolean> {
    const theirs = this.theirs as Invitation;
    const there = new Set(theirs.signatories.map(({ id }) => id));
    for (const [key, id] of this.ids) if (!there.has(id)) this.ids.delete(key);
    this.known = this.knownOf(theirs);
    this.theirs = null;
    this.step('waiting');
    return this.flush();
  }

  /** Settles a conflict: what the service has is to hold. */
  takeTheirs(): DraftForm {
    const theirs = this.theirs as Invitation;
    this.ids.clear();
    this.adopt(theirs);
    this.theirs = null;
    this.wanted = formOf(theirs);
    this.step('saved');
    return this.wanted;
  }

  private async run(): Promise<boolean> {
    if (this.wanted === null) return this.known !== null;
    try {
      for (let again = 0; !this.isAllSaved(); again++) {
        if (again > 100) throw new Error('a draft that never comes to rest');
        this.step('saving');
        await this.next(this.wanted);
      }
      this.error = null;
      this.step('saved');
      return true;
    } catch (error) {
      if (error === conflict) this.step('conflict');
      else {
        this.error = error;
        this.step('failed');
      }
      return false;
    }
  }

  private isAllSaved(): boolean {
    if (this.wanted === null || this.known === null) return false;
    return this.detailsLeft(this.wanted) === null && !this.peopleLeft(this.wanted);
  }

  private detailsLeft(form: DraftForm): Partial<Details> | null {
    const changed = changedMembers((this.known as Known).details, detailsOf(form, this.options.untitled));
    return Object.keys(changed).length > 0 ? changed : null;
  }

  private peopleLeft(form: DraftForm): boolean {
    return JSON.stringify(this.peopleOf(form)) !== JSON.stringify((this.known as Known).people);
  }

  private async next(form: DraftForm): Promise<void> {
    const { calls } = this.options;
    const details = detailsOf(form, this.options.untitled);
    const people = this.peopleOf(form);
    if (this.known === null) {
      const { folderId, expiresAt, message, ...rest } = details;
      const optional = { ...(folderId && { folderId }), ...(expiresAt && { expiresAt }), ...(message && { message }) };
      const body = { ...rest, ...optional, signatories: people.map(({ key: _, ...person }) => person) };
      const draft = await this.once(body, (key) => calls.create(body, key));
      return this.learn(draft, details, people);
    }
    const { id } = this.known;
    const changed = this.detailsLeft(form);
    if (changed !== null) {
      const draft = await this.guarded(changed, (revision, key) => calls.change(id, changed, revision, key));
      return draft && this.learn(draft, details, this.known.people);
    }
    const body = { signatories: people.map((person) => this.listed(person)) };
    const draft = await this.guarded(body, (revision, key) => calls.arrange(id, body, revision, key));
    return draft && this.learn(draft, this.known.details, people);
  }

  /** Of somebody whom the service has, what changes. */
  private listed(wanted: WirePerson): object {
    const id = this.ids.get(wanted.key);
    const { key: _, ...person } = wanted;
    const before = this.knownPerson(wanted.key);
    if (id === undefined || before === undefined) return person;
    return { id, ...changedMembers(before, { ...wanted, key: before.key }) };
  }

  private peopleOf(form: DraftForm): readonly WirePerson[] {
    return wirePeople(form.people, (key) => this.knownPerson(key));
  }

  private knownPerson(key: string): WirePerson | undefined {
    const id = this.ids.get(key);
    if (id === undefined) return undefined;
    return this.known?.people.find((one) => (this.ids.get(one.key) ?? one.key) === id);
  }

  private learn(draft: Invitation, details: Details, people: readonly WirePerson[]): void {
    for (const [index, { key }] of people.entries()) {
      const id = draft.signatories[index]?.id;
      if (id !== undefined) this.ids.set(key, id);
    }
    this.known = { id: draft.id, revision: draft.revision, details, people };
    this.options.onDraft?.(draft);
    this.options.onStep();
  }

  /** A write that is refused if the draft has moved on; where only its documents have, it is written again. */
  private async guarded(
    body: object,
    write: (revision: number, key: string) => Promise<Invitation>,
  ): Promise<Invitation | undefined> {
    const known = this.known as Known;
    try {
      return await this.once(body, (key) => write(known.revision, key));
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) throw error;
      const theirs = await this.options.calls.read(known.id);
      this.options.onDraft?.(theirs);
      const read = this.knownOf(theirs);
      if (theirs.state !== 'draft' || !isSame(read, known)) {
        this.theirs = theirs;
        throw conflict;
      }
      this.known = { ...known, revision: read.revision };
      return undefined;
    }
  }

  /** Where nobody answered, the same wish goes under the same key: it may have been heard. */
  private async once<T>(body: object, write: (key: string) => Promise<T>): Promise<T> {
    const wish = JSON.stringify([this.known?.id, body]);
    const key = this.unheard?.wish === wish ? this.unheard.key : crypto.randomUUID();
    this.unheard = null;
    try {
      return await write(key);
    } catch (error) {
      if (error instanceof Unreachable) this.unheard = { wish, key };
      throw error;
    }
  }

  private knownOf(draft: Invitation): Known {
    const form = formOf(draft);
    const details = detailsOf(form, this.options.untitled);
    return { id: draft.id, revision: draft.revision, details, people: wirePeople(form.people) };
  }

  private step(state: SaveState): void {
    this.state = state;
    this.options.onStep();
  }
}

const conflict = Symbol('conflict');

/** Whether what is written here is as it was, whoever signs under whatever key. */
export function isSame(a: Pick<Known, 'details' | 'people'>, b: Pick<Known, 'details' | 'people'>): boolean {
  const gists = ({ people }: Pick<Known, 'people'>) => JSON.stringify(people.map(gist));
  return Object.keys(changedMembers(a.details, b.details)).length === 0 && gists(a) === gists(b);
}
