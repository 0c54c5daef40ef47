import { ask, get } from '../api/client.js';
import { type DraftForm, emptyForm, formOf, isBegun } from './draft-form.js';
import { faultsOf, isWhole } from './draft-faults.js';
import { DraftSaver, isSame } from './draft-saver.js';
import { forgetDraft, keepDraft, keptDraft } from './draft-store.js';
import type { Invitation, InvitationDocument } from './invitation.js';
import { titleOf, type Uploaded, UploadQueue } from './uploads.js';

export interface EditingOptions {
  /** null: a new one. */
  readonly draft: Invitation | null;
  readonly language: string;
  readonly untitled: string;
  readonly onChange: () => void;
}

const path = (id: string) => `/v1/invitations/${id}`;

/** A draft that is being written: what stands on the page, what the service has, and the files on their way to it. */
export class DraftEditing {
  form: DraftForm;
  documents: readonly InvitationDocument[];
  readonly saver: DraftSaver;
  readonly uploads: UploadQueue;
  /** Somebody wanted to send it: from then on every fault is said where it is. */
  isTried = false;
  /** Something was typed in this tab before, and is here again. */
  readonly isRestored: boolean;
  private documentsAsOf: number;
  private hasEnded = false;
  private readonly options: EditingOptions;

  constructor(options: EditingOptions) {
    this.options = options;
    const { draft, untitled, onChange } = options;
    this.saver = new DraftSaver({
      calls: {
        create: (body, key) => write('POST', '/v1/invitations', body, { key }),
        change: (id, body, ifMatch, key) => write('PATCH', path(id), body, { ifMatch, key }),
        arrange: (id, body, ifMatch, key) => write('PUT', `${path(id)}/signatories`, body, { ifMatch, key }),
        read: (id) => get<Invitation>(path(id)),
      },
      untitled,
      onStep: () => this.saved(),
      onDraft: (newer) => this.read(newer),
    });
    this.uploads = new UploadQueue({
      draftId: () => this.saver.ensure(this.form),
      onChange,
      onDone: (uploaded) => this.uploaded(uploaded),
    });
    this.documents = draft?.documents ?? [];
    this.documentsAsOf = draft?.revision ?? -1;
    const kept = keptDraft(draft?.id ?? null);
    this.isRestored = kept !== null;
    this.form = kept?.form ?? (draft ? formOf(draft) : emptyForm(options.language));
    if (draft) this.begin(draft, kept);
  }

  /** Once it is shown: what was kept here goes to the service. */
  start(): void {
    if (this.isRestored) this.saver.want(this.form);
  }

  get id(): string | null {
    return this.saver.known?.id ?? null;
  }

  set(change: Partial<DraftForm>): void {
    this.form = { ...this.form, ...change };
    // Whoever only looks around leaves no empty drafts behind.
    if (this.id !== null || isBegun(this.form)) {
      this.keep();
      this.saver.want(this.form);
    }
    this.options.onChange();
  }

  sayFaults(): void {
    this.isTried = true;
    this.options.onChange();
  }

  addFiles(files: readonly File[]): void {
    const [first] = files;
    if (first && this.form.title.trim() === '') this.set({ title: titleOf(first.name) });
    this.uploads.add(files);
  }

  async removeDocument(key: string, documentId: string): Promise<void> {
    const { body } = await ask<Invitation>('DELETE', `${path(this.id as string)}/documents/${documentId}`, { key });
    this.saver.moved(body.revision);
    this.read(body);
    this.options.onChange();
  }

  /** The page goes; what is waiting goes to the service now. */
  stop(): void {
    if (!this.hasEnded && this.saver.state === 'waiting') void this.saver.flush();
    else this.saver.stop();
  }

  /** It was sent or discarded: nothing is kept here any more. */
  end(): void {
    this.hasEnded = true;
    forgetDraft(this.id);
    this.saver.stop();
  }

  takeTheirs(): void {
    this.form = this.saver.takeTheirs();
    forgetDraft(this.id);
    this.options.onChange();
  }

  private begin(draft: Invitation, kept: ReturnType<typeof keptDraft>): void {
    const { saver } = this;
    saver.adopt(draft);
    if (kept === null || saver.known === null) return;
    const there = new Set(draft.signatories.map(({ id }) => id));
    for (const [key, id] of kept.ids) if (there.has(id)) saver.ids.set(key, id);
    if (kept.base && isSame(kept.base, saver.known)) saver.known = { ...saver.known, people: kept.base.people };
    else {
      saver.theirs = draft;
      saver.state = 'conflict';
    }
  }

  private read(newer: Invitation): void {
    if (newer.revision < this.documentsAsOf) return;
    this.documents = newer.documents;
    this.documentsAsOf = newer.revision;
  }

  private uploaded({ documentId, revision, ...about }: Uploaded): void {
    const document: InvitationDocument = { id: documentId, seal: { state: 'none' }, ...about };
    this.documents = [...this.documents.filter(({ id }) => id !== documentId), document];
    this.documentsAsOf = Math.max(revision, this.documentsAsOf);
    this.saver.moved(revision);
    this.options.onChange();
  }

  private saved(): void {
    if (this.hasEnded) return;
    const { id } = this;
    if (id !== null && location.pathname === '/app/invitations/new') {
      forgetDraft(null);
      history.replaceState(history.state, '', `/app/drafts/${id}`);
    }
    if (this.saver.state === 'saved' && this.form.people.every((row) => isWhole(faultsOf(row)))) forgetDraft(id);
    else this.keep();
    this.options.onChange();
  }

  private keep(): void {
    const { known, ids } = this.saver;
    const base = known && { details: known.details, people: known.people };
    keepDraft(this.id, { form: this.form, base, ids: [...ids] });
  }
}

async function write(
  method: 'POST' | 'PATCH' | 'PUT',
  to: string,
  body: object,
  call: { readonly key: string; readonly ifMatch?: number },
): Promise<Invitation> {
  return (await ask<Invitation>(method, to, { ...call, body })).body;
}
