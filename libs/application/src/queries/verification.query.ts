import { createHmac } from 'node:crypto';
import { invitationDecider, type Logged, streams } from '@attestory/domain';
import type { DocumentView } from '@attestory/projections';
import type { Application } from '../application.js';
import { serviceDecider } from '../processes/introduce-service.js';
import { CommandRejectedError } from '../transact.js';
import { type MadeFile, madeFiles } from './made-files.js';

/** What the public may know of a document by the code on its signature page: no names. */
export interface Verification {
  readonly code: string;
  readonly state: string;
  readonly document: {
    readonly sha256: string;
    readonly pages: number;
    readonly bytes: number;
    /** Signatures that it carried when it was uploaded. */
    readonly signatures: number;
  };
  readonly seal: {
    readonly sha256: string;
    readonly level: string;
    readonly sealedAt: string;
    readonly signatures: number;
    /** When a time-stamp authority says that it was sealed; null without one. */
    readonly timeStampedAt: string | null;
    /** Of the sealing certificate (DER). */
    readonly certificateSha256: string;
    /** The signature page where it is a file of its own: the document carried signatures already. */
    readonly signaturePage?: {
      readonly sha256: string;
      readonly level: string;
      readonly timeStampedAt: string | null;
    };
    /** Who seals: the certificate's subject; null when that certificate isn't in the log. */
    readonly sealedBy: string | null;
  };
  /** Every file that was made of the document, the newest first: whoever holds one sees whether there is a newer one. */
  readonly files: readonly {
    /** `signature-page`: where that is a file of its own. */
    readonly part: 'document' | 'signature-page';
    readonly sha256: string;
    /** How many signatures it holds. */
    readonly signatures: number;
    readonly level: string;
    readonly madeAt: string;
  }[];
  readonly signatories: number;
  readonly sentAt: string | null;
  readonly closedAt: string | null;
  readonly signedAt: readonly string[];
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The code printed on a document's signature pages: 80 bits in Crockford's base 32, in groups of four. */
export function verificationCodeOf(key: Uint8Array, documentId: string): string {
  const mac = createHmac('sha256', key).update('attestory.verification-code.v1\n').update(documentId).digest();
  let bits = mac.readBigUInt64BE(0) * 65536n + BigInt(mac.readUInt16BE(8));
  let code = '';
  for (let i = 0; i < 16; i++, bits >>= 5n) code += alphabet[Number(bits & 31n)];
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as people type it: any case, with or without dashes. */
function normalized(code: string): string {
  const plain = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return plain.replace(/(.{4})(?=.)/g, '$1-');
}

/** @throws CommandRejectedError `not-found` */
export async function verifyCode(app: Application, given: string): Promise<Verification> {
  const code = normalized(given);
  const page = await app.views.invitations.find({ index: 'verification', member: code, limit: 1 });
  const invitation = page.items[0];
  const document = invitation?.documents.find(({ seal }) => seal.verificationCode === code);
  const seal = document?.seal;
  if (!invitation || !document || !seal?.sha256 || !seal.level || !seal.sealedAt)
    throw new CommandRejectedError({ code: 'not-found' });
  const { events } = await app.transactor.load(streams.invitation(invitation.id), invitationDecider);
  return {
    code,
    state: invitation.state,
    document: {
      sha256: document.sha256,
      pages: document.pages,
      bytes: document.bytes,
      signatures: document.signatures,
    },
    seal: {
      sha256: seal.sha256,
      level: seal.level,
      sealedAt: seal.sealedAt,
      signatures: seal.signedBy?.length ?? 0,
      timeStampedAt: seal.timeStampedAt ?? null,
      certificateSha256: seal.certificateSha256 ?? '',
      ...signaturePageOf(seal),
      sealedBy: await subjectOf(app, seal.certificateSha256),
    },
    files: filesOf(madeFiles(events, document.id)),
    signatories: invitation.signatories.length,
    sentAt: invitation.sentAt ?? null,
    closedAt: invitation.closedAt ?? null,
    signedAt: invitation.signatories.flatMap(({ signedAt }) => (signedAt ? [signedAt] : [])).sort(),
  };
}

function signaturePageOf({ signaturePage: page }: DocumentView['seal']): Pick<Verification['seal'], 'signaturePage'> {
  if (!page) return {};
  const { sha256, level, timeStampedAt = null } = page;
  return { signaturePage: { sha256, level, timeStampedAt } };
}

function filesOf(made: readonly Logged<MadeFile>[]): Verification['files'] {
  const found: Verification['files'][number][] = [];
  for (const { type, data, meta } of made) {
    const madeAt = meta.time;
    if (type === 'DocumentSealed') {
      const [signatures, page] = [data.signedBy.length, data.signaturePage];
      if (page) found.push({ part: 'signature-page', sha256: page.sha256, signatures, level: page.level, madeAt });
      found.push({ part: 'document', sha256: data.sha256, signatures, level: data.level, madeAt });
    } else {
      const before = found.find(({ sha256 }) => sha256 === data.previousSha256);
      if (before) found.push({ ...before, sha256: data.sha256, level: data.level, madeAt });
    }
  }
  return found.reverse();
}

/** The service's own certificates are in the log. */
async function subjectOf(app: Application, certificateSha256: string | undefined): Promise<string | null> {
  const { events } = await app.transactor.load(streams.service, serviceDecider);
  const introduced = events.find(
    (event) => event.type === 'SealingCertificateIntroduced' && event.data.certificateSha256 === certificateSha256,
  );
  return introduced?.type === 'SealingCertificateIntroduced' ? introduced.data.subject : null;
}
