import { authenticationMethods, identityCountries, identityLevels, languages } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DeliveryDto } from './invitation.dto.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const hash = { pattern: '^[0-9a-f]{64}$', description: 'SHA-256, lowercase hex' };
const position = { description: 'The log position reached; opaque. Also in the header Attestory-Position' };
const earlierSignatures = { description: 'Signatures that it carried when it was uploaded, time stamps included' };
const erasable = { type: String, nullable: true };

/** RFC 9457. */
export class ProblemAnswer {
  @ApiProperty({ example: '/problems/signatories-frozen' }) type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty({ description: 'What to do' }) detail!: string;
  @ApiProperty({ description: 'This request' }) instance!: string;
}

export class TokenAnswer {
  @ApiProperty() access_token!: string;
  @ApiProperty({ enum: ['Bearer'] }) token_type!: string;
  @ApiProperty({ description: 'Seconds' }) expires_in!: number;
  @ApiProperty() scope!: string;
}

export class MailStateAnswer {
  @ApiProperty({ enum: ['none', 'waiting', 'retrying', 'done', 'bounced'] }) state!: string;
  @ApiPropertyOptional() reason?: string;
}

/** Who a signatory proved to be. */
export class AuthenticatedIdentityAnswer {
  @ApiProperty(time) at!: string;
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ enum: identityCountries }) country!: string;
  @ApiProperty({ enum: identityLevels }) level!: string;
  @ApiProperty({ description: 'Its name in the configuration' }) broker!: string;
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty({ ...erasable, format: 'date' }) birthDate!: string | null;
  @ApiProperty({ ...erasable, description: 'Masked, unless it is required' }) identityNumber!: string | null;
  @ApiProperty({ ...time, description: 'A signature may rest on it until then' }) validUntil!: string;
  @ApiPropertyOptional({ description: 'Of a sandbox: it proves nothing' }) test?: boolean;
}

export class FailedAuthenticationAnswer {
  @ApiProperty(time) at!: string;
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ example: 'identity-mismatch' }) code!: string;
  @ApiPropertyOptional({ description: 'What differs from whom the sender expects', example: 'number' })
  difference?: string;
}

export class SignatoryAnswer {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty(erasable) email!: string | null;
  @ApiProperty({ enum: ['pending', 'opened', 'signed', 'declined'] }) state!: string;
  @ApiProperty({ enum: ['light', 'strong', ...authenticationMethods], isArray: true }) methods!: string[];
  @ApiPropertyOptional({
    ...{ type: 'object', additionalProperties: true },
    description: 'Whom the sender expects: `identityNumber` (masked) with `country`, or `name` with `birthDate`',
  })
  identity?: object;
  @ApiPropertyOptional() identityNumberRequired?: boolean;
  @ApiPropertyOptional({
    ...{ type: 'object', additionalProperties: true },
    description: 'What the sender settles about the role: `role`, and whether a representative states their `capacity`',
  })
  roles?: object;
  @ApiPropertyOptional({ type: AuthenticatedIdentityAnswer }) authenticated?: AuthenticatedIdentityAnswer;
  @ApiPropertyOptional({ type: FailedAuthenticationAnswer, description: 'The newest, unless one has succeeded since' })
  authenticationFailed?: FailedAuthenticationAnswer;
  @ApiPropertyOptional({ enum: ['light', ...authenticationMethods], description: 'Of the signature' }) method?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) role?: object;
  @ApiPropertyOptional({ enum: ['none', 'single-factor', 'strong'] }) assurance?: string;
  @ApiPropertyOptional(time) openedAt?: string;
  @ApiPropertyOptional(time) signedAt?: string;
  @ApiPropertyOptional(time) declinedAt?: string;
  @ApiPropertyOptional(erasable) declineReason?: string | null;
  @ApiPropertyOptional(time) remindedAt?: string;
  @ApiProperty({ type: MailStateAnswer }) mail!: MailStateAnswer;
}

/** A signature page that is a file of its own. */
export class SignaturePageAnswer {
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ enum: ['B-B', 'B-T'] }) level!: string;
  @ApiPropertyOptional(time) timeStampedAt?: string;
}

export class SealAnswer {
  @ApiProperty({ enum: ['none', 'waiting', 'retrying', 'done'] }) state!: string;
  @ApiPropertyOptional() reason?: string;
  @ApiPropertyOptional(hash) sha256?: string;
  @ApiPropertyOptional() bytes?: number;
  @ApiPropertyOptional({ enum: ['B-B', 'B-T', 'B-LT'] }) level?: string;
  @ApiPropertyOptional() timeStampedAt?: string;
  @ApiPropertyOptional() certificateSha256?: string;
  @ApiPropertyOptional(time) sealedAt?: string;
  @ApiPropertyOptional() verificationCode?: string;
  @ApiPropertyOptional({ type: [String], description: 'Whose signatures it holds' }) signedBy?: string[];
  @ApiPropertyOptional({
    type: SignaturePageAnswer,
    description: 'Where it is a file of its own, because the document carried signatures already',
  })
  signaturePage?: SignaturePageAnswer;
}

/** What was uploaded, where active content was removed from it. Its bytes are not kept. */
export class StrippedAnswer {
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty({ type: [String], example: ['JavaScript'] }) removed!: string[];
}

export class DocumentAnswer {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(erasable) fileName!: string | null;
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Files embedded in the PDF, which no page shows' }) attachments!: number;
  @ApiProperty(earlierSignatures) signatures!: number;
  @ApiPropertyOptional({ type: StrippedAnswer }) stripped?: StrippedAnswer;
  @ApiProperty({ type: SealAnswer }) seal!: SealAnswer;
}

/** Something that can be done, as a link that works. */
export class WayAnswer {
  @ApiProperty({ example: 'light-copy' }) rel!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: ['GET', 'POST'] }) method!: string;
  @ApiProperty() href!: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) body?: object;
}

export class ManualSignerAnswer {
  @ApiPropertyOptional({ ...uuid, description: 'Where it is one of the signatories' }) signatoryId?: string;
  @ApiProperty(erasable) name!: string | null;
}

/** What was signed on paper. */
export class ManualSignatureAnswer {
  @ApiProperty({ ...uuid, description: 'Of the scan' }) id!: string;
  @ApiProperty(erasable) fileName!: string | null;
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty() pages!: number;
  @ApiProperty({ type: [ManualSignerAnswer] }) signedBy!: ManualSignerAnswer[];
  @ApiProperty({ format: 'date' }) signedOn!: string;
  @ApiProperty(erasable) note!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The client, or the member, who says so' })
  vouchedBy!: object;
  @ApiProperty(time) recordedAt!: string;
}

/** An invitation as its sender sees it. */
export class InvitationView {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ enum: ['draft', 'discarded', 'sent', 'completed', 'cancelled', 'declined', 'expired'] })
  state!: string;
  @ApiProperty(erasable) title!: string | null;
  @ApiProperty(erasable) message!: string | null;
  @ApiProperty({ enum: languages }) language!: string;
  @ApiProperty({ enum: ['parallel', 'sequential'] }) order!: string;
  @ApiProperty({ ...time, type: String, nullable: true }) expiresAt!: string | null;
  @ApiProperty({ type: DeliveryDto }) delivery!: DeliveryDto;
  @ApiProperty({ ...uuid, ...erasable, description: 'Where it lies; null: in no folder' }) folderId!: string | null;
  @ApiPropertyOptional({ ...uuid, description: 'The invitation of which this is a copy' }) replaces?: string;
  @ApiPropertyOptional({ ...uuid, description: 'The invitation to which this is an addendum' }) addendumTo?: string;
  @ApiProperty(time) createdAt!: string;
  @ApiPropertyOptional(time) sentAt?: string;
  @ApiPropertyOptional(time) closedAt?: string;
  @ApiPropertyOptional(erasable) cancelReason?: string | null;
  @ApiProperty({ type: [SignatoryAnswer] }) signatories!: SignatoryAnswer[];
  @ApiProperty({ type: [DocumentAnswer] }) documents!: DocumentAnswer[];
  @ApiProperty({ type: [ManualSignatureAnswer], description: 'What was signed on paper, with its scans' })
  manualSignatures!: ManualSignatureAnswer[];
  @ApiProperty({ description: 'What happens next, in a sentence' }) nextSteps!: string;
  @ApiProperty({ type: [WayAnswer], description: 'What to offer to those who have no strong authentication' })
  waysOn!: WayAnswer[];
  @ApiProperty({ description: 'The ETag' }) revision!: number;
  @ApiProperty({ description: 'Of the newest event in it; of a command’s answer the position reached' })
  position!: string;
}

/** What a signatory gets, in the language of the invitation. */
export class EmailPreviewAnswer {
  @ApiProperty() subject!: string;
  @ApiProperty({ description: 'As plain text' }) text!: string;
}

/** An invitation with what leads on from it. */
export class LinkedInvitationView extends InvitationView {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Copies of it that may be read, the newest 100 first' })
  replacedBy!: string[];
  @ApiProperty({ type: [String], format: 'uuid', description: 'Addenda to it that may be read, the newest 100 first' })
  addenda!: string[];
}

/** Of what a signatory may do, something can't be done here. */
class WarningView {
  @ApiProperty({ enum: ['method-not-offered'] }) code!: 'method-not-offered';
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty({
    ...{ type: [String], example: ['nl-idin'] },
    description:
      'Methods that the sender allows and the service does not offer, or that do not do what the sender asks; `strong`: there is none at all',
  })
  methods!: string[];
}

/** The answer to a command: the invitation as of that command. */
export class CommandView extends InvitationView {
  @ApiPropertyOptional({ type: [WarningView], description: 'Where it was sent' })
  warnings?: WarningView[];
}

export class AddedSignatoryView extends CommandView {
  @ApiProperty(uuid) signatoryId!: string;
}

export class RecordedManualSignatureView extends CommandView {
  @ApiProperty(uuid) scanId!: string;
}

export class InvitationPageView {
  @ApiProperty({ type: [InvitationView] }) items!: InvitationView[];
  @ApiProperty(erasable) nextCursor!: string | null;
}

export class UploadAnswer {
  @ApiProperty(uuid) documentId!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty() attachments!: number;
  @ApiProperty(earlierSignatures) signatures!: number;
  @ApiPropertyOptional({ type: StrippedAnswer }) stripped?: StrippedAnswer;
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}

export class HistoryEntryAnswer {
  @ApiProperty(uuid) eventId!: string;
  @ApiProperty({ example: 'DocumentSigned' }) type!: string;
  @ApiProperty(time) at!: string;
  @ApiProperty({ description: 'Kind and id, never a name' }) actor!: string;
  @ApiProperty() stream!: string;
  @ApiProperty() revision!: number;
  @ApiProperty(hash) hash!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: object;
}

export class HistoryAnswer {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ type: [HistoryEntryAnswer], description: 'Oldest first' }) items!: HistoryEntryAnswer[];
}

export class SessionAnswer {
  @ApiProperty() token!: string;
  @ApiProperty(uuid) invitationId!: string;
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty(time) expiresAt!: string;
}

export class OpenedAnswer {
  @ApiProperty(uuid) invitationId!: string;
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}

export class DeclinedAnswer extends OpenedAnswer {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty({ enum: ['declined'] }) state!: string;
}

export class SignedAnswer extends OpenedAnswer {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty({ enum: ['signed'] }) state!: string;
  @ApiProperty(time) signedAt!: string;
  @ApiProperty(uuid) eventId!: string;
  @ApiProperty(hash) hash!: string;
  @ApiProperty({ description: 'This was the last signature' }) completed!: boolean;
}
