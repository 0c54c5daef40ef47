import type { InvitationCommand } from '../invitation/commands.js';
import type { ValidationDataAdded } from '../invitation/events.js';
import type { FrozenState } from '../invitation/state.js';
import { hashOf, inAMonth } from './invitation.sample.js';

/**
 * A sent invitation as plain sets and counters, written from domain.md alone, to compare with
 * (quality.md, R10). What may be done to a draft is the tables’ matter.
 */
export class InvitationModel {
  status: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired' = 'sent';
  readonly signed: string[] = [];
  private readonly opened = new Set<string>();
  private readonly reminded = new Map<string, string>();
  private expiresAt: string = inAMonth;
  private readonly sealedFor = new Map<string, number>();
  /** By document what it waits for, and the hash of the PDF that waits. */
  private readonly unproven = new Map<string, string>();

  private readonly scans = new Set<string>();

  private readonly authenticated: { id: string; session: string; until: string }[] = [];
  private readonly demands: FrozenState['signatories'];

  private readonly people: readonly string[];
  private readonly documents: readonly string[];
  private readonly order: 'parallel' | 'sequential';

  /** As it was sent. */
  constructor(sent: Pick<FrozenState, 'signatories' | 'documents' | 'order'>) {
    this.demands = sent.signatories;
    this.people = sent.signatories.map((s) => s.signatoryId);
    this.documents = sent.documents.map((d) => d.documentId);
    this.order = sent.order;
  }

  /** What comes of a command: the facts' types, or the code of the refusal. */
  take(command: InvitationCommand): readonly string[] | string {
    switch (command.type) {
      case 'OpenInvitation':
        return this.open(command);
      case 'SignDocument':
        return this.sign(command);
      case 'CancelInvitation':
        return this.close('cancelled', 'InvitationCancelled');
      case 'ExpireInvitation':
        if (this.status === 'sent' && command.now < this.expiresAt) return 'not-yet-expired';
        return this.close('expired', 'InvitationExpired');
      case 'SealDocuments':
        return this.seal(command);
      case 'AddTimeStamp':
        return this.prove('time-stamp', command.stamp, 'TimeStampAdded');
      case 'AddValidationData':
        return this.prove('validation-data', command.added, 'ValidationDataAdded');
      case 'AuthenticateSignatory':
      case 'DeclineToSign':
      case 'RemindSignatories':
      case 'CorrectSignatoryContact':
      case 'ExtendInvitation':
        if (this.status !== 'sent') return `invitation-is-${this.status}`;
        return command.now >= this.expiresAt ? 'invitation-is-expired' : this.whileSent(command);
      case 'RecordManualSignature':
        return this.recordManually(command);
      case 'DraftInvitation':
        return 'invitation-exists';
      case 'AttachDocument':
      case 'DetachDocument':
        return 'documents-frozen';
      case 'AddSignatory':
      case 'ChangeSignatory':
      case 'RemoveSignatory':
      case 'ArrangeSignatories':
        return 'signatories-frozen';
      case 'ChangeDraft':
      case 'DiscardDraft':
      case 'SendInvitation':
        return `invitation-is-${this.status}`;
    }
  }

  private whileSent(
    command: Extract<
      InvitationCommand,
      {
        type:
          | 'AuthenticateSignatory'
          | 'DeclineToSign'
          | 'RemindSignatories'
          | 'CorrectSignatoryContact'
          | 'ExtendInvitation';
      }
    >,
  ): readonly string[] | string {
    if (command.type === 'ExtendInvitation') {
      if (command.expiresAt <= command.now) return 'expiry-in-the-past';
      if (command.expiresAt <= this.expiresAt) return 'not-an-extension';
      this.expiresAt = command.expiresAt;
      return ['InvitationExtended'];
    }
    if (command.type === 'RemindSignatories') return this.remind(command);
    if (command.type === 'AuthenticateSignatory') return this.authenticate(command);
    const id = command.signatoryId;
    if (!this.people.includes(id)) return 'signatory-unknown';
    if (this.signed.includes(id)) return 'already-signed';
    if (command.type === 'CorrectSignatoryContact')
      return [...this.opened].some((one) => one.startsWith(`${id} `))
        ? 'already-opened'
        : ['SignatoryContactCorrected'];
    this.status = 'declined';
    return ['SignatoryDeclined', 'InvitationDeclined'];
  }

  private remind({ signatoryIds, now, notAgainBefore }: Extract<InvitationCommand, { type: 'RemindSignatories' }>) {
    const left = this.people.filter((id) => !this.signed.includes(id));
    const asked = this.order === 'parallel' ? left : left.slice(0, 1);
    const isFresh = (id: string) => now < (this.reminded.get(id) ?? '');
    for (const id of signatoryIds ?? []) {
      if (!this.people.includes(id)) return 'signatory-unknown';
      if (this.signed.includes(id)) return 'already-signed';
    }
    if (signatoryIds?.some((id) => !asked.includes(id))) return 'not-asked-yet';
    if (signatoryIds?.some(isFresh)) return 'reminded-too-recently';
    const ready = (signatoryIds ?? asked).filter((id) => !isFresh(id));
    if (ready.length === 0 && signatoryIds === null) return 'reminded-too-recently';
    for (const id of ready) this.reminded.set(id, notAgainBefore);
    return ready.map(() => 'SignatoryReminded');
  }

  private authenticate({ outcome, validUntil }: Extract<InvitationCommand, { type: 'AuthenticateSignatory' }>) {
    const came = 'failed' in outcome ? outcome.failed : outcome.proofed;
    const { signatoryId: id, sessionId: session, method } = came;
    const person = this.demands.find((s) => s.signatoryId === id);
    if (!person) return 'signatory-unknown';
    if (this.signed.includes(id)) return 'already-signed';
    const among: readonly string[] = person.strongMethods ?? [method];
    if (!person.methods.includes('strong') || !among.includes(method)) return 'authentication-method-not-allowed';
    if ('failed' in outcome) return ['AuthenticationFailed'];
    const until = outcome.proofed.level === 'low' ? 'never' : validUntil;
    const before = this.authenticated.findIndex((one) => one.id === id && one.session === session);
    if (before >= 0) this.authenticated.splice(before, 1);
    this.authenticated.push({ id, session, until });
    return ['SignatoryAuthenticated'];
  }

  private recordManually({ scan, signedBy, signedOn }: Extract<InvitationCommand, { type: 'RecordManualSignature' }>) {
    if (this.status === 'completed') return 'invitation-is-completed';
    if (this.scans.has(scan.documentId)) return [];
    if (this.scans.size === 3) return 'too-many-documents';
    for (const { signatoryId } of signedBy)
      if (signatoryId !== undefined && !this.people.includes(signatoryId)) return 'signatory-unknown';
    if (signedBy.length === 0) return 'nobody-signed';
    if (signedOn > '2026-11-25') return 'signed-in-the-future';
    this.scans.add(scan.documentId);
    return ['ManualSignatureRecorded'];
  }

  private open({ signatoryId, linkId, now }: Extract<InvitationCommand, { type: 'OpenInvitation' }>) {
    if (this.status !== 'sent' || now >= this.expiresAt) return 'link-closed';
    if (!this.people.includes(signatoryId)) return 'signatory-unknown';
    const again = this.opened.has(`${signatoryId} ${linkId}`);
    this.opened.add(`${signatoryId} ${linkId}`);
    return again ? [] : ['InvitationOpened'];
  }

  private sign(command: Extract<InvitationCommand, { type: 'SignDocument' }>) {
    const refusal = this.refusesToSign(command);
    if (refusal) return refusal;
    this.signed.push(command.signatoryId);
    if (this.signed.length < this.people.length) return ['DocumentSigned'];
    this.status = 'completed';
    return ['DocumentSigned', 'InvitationCompleted'];
  }

  private refusesToSign(command: Extract<InvitationCommand, { type: 'SignDocument' }>): string | null {
    const { signatoryId, linkId, now, contentHashes, shown } = command;
    if (!this.people.includes(signatoryId)) return 'signatory-unknown';
    if (this.signed.includes(signatoryId)) return 'already-signed';
    if (this.status !== 'sent') return `invitation-is-${this.status}`;
    if (now >= this.expiresAt) return 'invitation-is-expired';
    if (!this.opened.has(`${signatoryId} ${linkId}`)) return 'not-opened';
    const first = this.people.find((id) => !this.signed.includes(id));
    if (this.order === 'sequential' && signatoryId !== first) return 'not-your-turn';
    const right = (hashes: Readonly<Record<string, string>>) => this.documents.every((id) => hashes[id] === hashOf(id));
    if (!right(contentHashes) || Object.keys(contentHashes).length > this.documents.length) return 'content-changed';
    if (!right(shown)) return 'documents-not-shown';
    return this.lacks(command) ?? this.misplaces(command);
  }

  private lacks({
    signatoryId,
    sessionId,
    now,
    lightIsComplete,
  }: Extract<InvitationCommand, { type: 'SignDocument' }>) {
    const methods = this.demands.find((s) => s.signatoryId === signatoryId)?.methods ?? [];
    const own = this.authenticated.find(
      (one) => one.id === signatoryId && one.session === sessionId && one.until !== 'never',
    );
    if (own && now < own.until) return null;
    if (methods.includes('light') && lightIsComplete) return null;
    if (own) return 'authentication-expired';
    return methods.includes('light') ? 'drawing-required' : 'strong-authentication-required';
  }

  private misplaces(command: Extract<InvitationCommand, { type: 'SignDocument' }>) {
    const { signatoryId, role } = command;
    const roles = this.demands.find((s) => s.signatoryId === signatoryId)?.roles;
    const fixed = roles?.role?.kind === 'self' ? undefined : roles?.role;
    if (fixed && fixed.kind !== role.kind) return 'role-is-fixed';
    if (fixed && 'businessId' in fixed && !('businessId' in role && fixed.businessId === role.businessId))
      return 'role-is-fixed';
    if (roles?.capacity && role.kind === 'representative' && !role.capacity) return 'capacity-required';
    return 'organizationId' in role && !this.isMember(command) ? 'not-a-member' : null;
  }

  private isMember({ signatoryId, sessionId, now, memberBy }: Extract<InvitationCommand, { type: 'SignDocument' }>) {
    const own = this.authenticated.find((one) => one.id === signatoryId && one.session === sessionId);
    return own && own.until !== 'never' && now < own.until && memberBy === `authentication-${signatoryId}`;
  }

  private close(status: 'cancelled' | 'expired', fact: string) {
    if (this.status !== 'sent') return `invitation-is-${this.status}`;
    this.status = status;
    return [fact];
  }

  private prove(
    what: 'time-stamp' | 'validation-data',
    added: Extract<InvitationCommand, { type: 'AddTimeStamp' }>['stamp'] | ValidationDataAdded['data'],
    fact: string,
  ) {
    if (this.unproven.get(added.documentId) !== `${what} ${added.previousSha256}`) return 'seal-overtaken';
    if ('validationDataDue' in added) this.unproven.set(added.documentId, `validation-data ${added.sha256}`);
    else this.unproven.delete(added.documentId);
    return [fact];
  }

  private seal({ signedBy, seals }: Extract<InvitationCommand, { type: 'SealDocuments' }>) {
    if (this.signed.length === 0) return 'nothing-to-seal';
    if (signedBy.join() !== this.signed.join()) return 'seal-overtaken';
    if (seals.some((seal) => !this.documents.includes(seal.documentId))) return 'document-unknown';
    const facts = [];
    for (const { documentId, sha256, timeStampDue, validationDataDue } of seals)
      if (this.sealedFor.get(documentId) !== this.signed.length) {
        this.sealedFor.set(documentId, this.signed.length);
        if (timeStampDue) this.unproven.set(documentId, `time-stamp ${sha256}`);
        else if (validationDataDue) this.unproven.set(documentId, `validation-data ${sha256}`);
        else this.unproven.delete(documentId);
        facts.push('DocumentSealed');
      }
    return facts;
  }
}
