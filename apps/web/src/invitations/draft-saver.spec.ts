import { afterEach, describe, expect, it } from '@jest/globals';
import { Problem, Unreachable } from '../api/problem.js';
import { type DraftForm, emptyForm, formOf, newRow } from './draft-form.js';
import { DraftSaver } from './draft-saver.js';
import type { Invitation } from './invitation.js';

/** A service with one draft, which fails as it is told. */
class Service {
  draft: Invitation | null = null;
  readonly heard: { readonly what: string; readonly key: string; readonly body: any }[] = [];
  /** Thrown by the next call; `after`: it was heard before. */
  next: { readonly error: unknown; readonly after?: boolean } | null = null;
  private people = 0;

  readonly saver = new DraftSaver({
    untitled: 'Untitled',
    onStep: () => {},
    restMs: 1_000_000,
    calls: {
      create: (body: any, key) => this.hear('create', body, key, () => this.made(body)),
      change: (_, body, revision, key) => this.hear('change', body, key, () => this.changed(body, revision)),
      arrange: (_, body: any, revision, key) =>
        this.hear('arrange', body, key, () => this.changed({ signatories: this.listed(body.signatories) }, revision)),
      read: async () => this.draft as Invitation,
    },
  });

  /** What somebody else does. */
  elsewhere(change: object): void {
    const { draft } = this;
    if (draft) this.draft = { ...draft, ...change, revision: draft.revision + 1 };
  }

  private async hear(what: string, body: object, key: string, act: () => Invitation): Promise<Invitation> {
    const { next } = this;
    this.next = null;
    if (next && !next.after) throw next.error;
    const isRepeat = this.heard.some((one) => one.key === key);
    this.heard.push({ what, key, body });
    const answer = isRepeat ? (this.draft as Invitation) : act();
    if (next) throw next.error;
    return answer;
  }

  private made({ signatories = [], ...details }: any): Invitation {
    const empty = { message: null, expiresAt: null, folderId: null, documents: [], manualSignatures: [] };
    const draft = { ...empty, ...details, id: 'd', state: 'draft', createdAt: '', revision: 0 };
    this.draft = { ...draft, signatories: this.listed(signatories) };
    return this.draft as Invitation;
  }

  private changed(change: object, revision: number): Invitation {
    if (revision !== this.draft?.revision) throw new Problem(412, { type: '/problems/stale' });
    this.elsewhere(change);
    return this.draft as Invitation;
  }

  private listed(people: any[]): Invitation['signatories'] {
    return people.map(({ id, ...said }) => {
      const before = this.draft?.signatories.find((one) => one.id === id);
      if (id !== undefined && !before) throw new Problem(404, { type: '/problems/signatory-unknown' });
      const known = before ?? { id: `s${++this.people}`, state: 'pending', mail: { state: 'none' } };
      const merged = { ...known, ...said };
      if (merged.identity === null) delete merged.identity;
      return merged;
    });
  }
}

const form = (title: string, ...names: string[]): DraftForm => ({
  ...emptyForm('en'),
  title,
  people: names.map((name) => newRow(`k-${name}`, undefined, { name, email: `${name}@example.com` })),
});
let service = new Service();
afterEach(() => {
  service.saver.stop();
  service = new Service();
});
const save = async (wanted: DraftForm) => {
  service.saver.want(wanted);
  return service.saver.flush();
};
const names = () => service.draft?.signatories.map(({ name }) => name);

describe('a draft that is saved as one goes', () => {
  it('is made when there is something, and then changed by what changes', async () => {
    expect(await save(form('Lease', 'aino'))).toBe(true);
    expect(await save(form('Lease 2027', 'aino', 'bo'))).toBe(true);
    expect(await save(form('Lease 2027', 'bo', 'aino'))).toBe(true);
    expect(service.heard.map(({ what }) => what)).toEqual(['create', 'change', 'arrange', 'arrange']);
    expect(service.heard[1]?.body).toEqual({ title: 'Lease 2027' });
    expect(service.heard[3]?.body).toEqual({ signatories: [{ id: 's2' }, { id: 's1' }] });
    expect(await save(form('Lease 2027', 'bo', 'aino'))).toBe(true);
    expect(service.heard).toHaveLength(4);
    expect(names()).toEqual(['bo', 'aino']);
  });

  it('keeps somebody in the service while their address is being written anew', async () => {
    await save(form('Lease', 'aino', 'bo'));
    const [aino, bo] = form('Lease', 'aino', 'bo').people;
    await save({ ...form('Lease'), people: [{ ...aino!, email: 'ai' }, bo!] });
    expect(service.heard).toHaveLength(1);
    await save({ ...form('Lease'), people: [{ ...aino!, email: 'new@example.com' }, bo!] });
    expect(service.heard[1]?.body).toEqual({ signatories: [{ id: 's1', email: 'new@example.com' }, { id: 's2' }] });
  });

  it('is sent again under the same key where nobody answered, so that it is there once', async () => {
    service.next = { error: new Unreachable(), after: true };
    expect(await save(form('Lease'))).toBe(false);
    expect(service.saver.state).toBe('failed');
    expect(await service.saver.flush()).toBe(true);
    expect(new Set(service.heard.map(({ key }) => key)).size).toBe(1);
    service.next = { error: new Problem(422, {}) };
    expect(await save(form('Other'))).toBe(false);
    expect(await service.saver.flush()).toBe(true);
    expect(service.draft?.title).toBe('Other');
  });

  it('is not in conflict with its own documents, which make it move on, too', async () => {
    await save(form('Lease', 'aino'));
    service.elsewhere({ documents: [{ id: 'x' }] });
    expect(await save(form('Lease 2', 'aino'))).toBe(true);
    expect(service.draft?.title).toBe('Lease 2');
  });

  it('writes over nothing that was changed elsewhere, until somebody settles what holds', async () => {
    await save(form('Lease', 'aino'));
    service.elsewhere({ title: 'Theirs' });
    expect(await save(form('Mine', 'aino'))).toBe(false);
    expect([service.saver.state, service.draft?.title]).toEqual(['conflict', 'Theirs']);
    expect(await save(form('Mine again', 'aino', 'bo'))).toBe(false);
    expect(await service.saver.keepMine()).toBe(true);
    expect([service.draft?.title, names()]).toEqual(['Mine again', ['aino', 'bo']]);

    service.elsewhere({ title: 'Theirs again', signatories: [] });
    expect(await save(form('Mine', 'aino', 'bo'))).toBe(false);
    expect(service.saver.takeTheirs()).toMatchObject({ title: 'Theirs again', people: [] });
    expect(service.saver.state).toBe('saved');
    expect(await save(form('Both', 'carla'))).toBe(true);
    expect(names()).toEqual(['carla']);
  });

  it('goes on from a draft that the service has', async () => {
    await save(form('Lease', 'aino'));
    const other = new Service();
    other.draft = service.draft;
    other.saver.adopt(service.draft as Invitation);
    const again = formOf(service.draft as Invitation);
    other.saver.want({
      ...again,
      people: [...again.people, newRow('new', undefined, { name: 'bo', email: 'bo@example.com' })],
    });
    expect(await other.saver.flush()).toBe(true);
    expect(other.heard.map(({ body }) => body.signatories[0])).toEqual([{ id: 's1' }]);
  });
});
