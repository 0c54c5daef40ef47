import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const hash = { pattern: '^[0-9a-f]{64}$', description: 'SHA-256, lowercase hex' };
const text = { type: String, nullable: true };
const folder = { ...text, format: 'uuid', description: 'null: in no folder' };
const position = { description: 'The log position reached; opaque. Also in the header Attestory-Position' };

export class RetentionRuleBody {
  @ApiProperty({ ...uuid, description: 'One per folder' }) ruleId!: string;
  @ApiProperty(folder) folderId!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Calendar months; null: for good' }) months!: number | null;
  @ApiProperty({ description: 'Counted per folder' }) version!: number;
  @ApiProperty({ description: 'It has reached all that lay in the folder when it was set' }) applied!: boolean;
}
export class RetentionRuleAnswerDto extends RetentionRuleBody {
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}
export class RetentionRulesAnswer {
  @ApiProperty({ type: RetentionRuleBody, isArray: true }) rules!: RetentionRuleBody[];
}

export class HoldBody {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ ...text, description: 'null: it was erased' }) reason!: string | null;
  @ApiProperty(time) placedAt!: string;
  @ApiProperty({
    ...{ type: 'object', nullable: true, additionalProperties: { type: 'string' } },
    description: 'Who placed it: `memberId`, or `clientId`',
  })
  by!: object | null;
}
export class HoldsAnswer {
  @ApiProperty({ type: HoldBody, isArray: true }) items!: HoldBody[];
}
export class HoldAnswerDto {
  @ApiProperty({ ...uuid, description: 'Of the hold' }) id!: string;
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}

class RetentionBody {
  @ApiProperty({
    description:
      '`personal/{role}`; `organization/{folderId}`; `organization/root`: of what lies in no folder; `organization/keep`: no rule was set',
  })
  rule!: string;
  @ApiProperty({ description: 'Of the policy; of an organization’s own rule its number' }) policyVersion!: string;
  @ApiProperty(time) keepUntil!: string;
}
class NoticeBody {
  @ApiProperty({ enum: ['mailed', 'bounced', 'nobody'] }) told!: string;
  @ApiProperty(time) at!: string;
  @ApiProperty(time) purgeNotBefore!: string;
}

export class RetentionItem {
  @ApiProperty({ ...uuid, description: 'Of the archived document' }) id!: string;
  @ApiProperty(uuid) documentId!: string;
  @ApiProperty(folder) folderId!: string | null;
  @ApiProperty(text) title!: string | null;
  @ApiProperty(text) fileName!: string | null;
  @ApiProperty(time) lastSignedAt!: string;
  @ApiProperty({ type: RetentionBody, description: 'By which rule it is kept, and until when' })
  retention!: RetentionBody;
  @ApiProperty({ type: HoldBody, isArray: true, description: 'Nothing is purged while one stands' }) holds!: HoldBody[];
  @ApiProperty({ type: NoticeBody, nullable: true, description: 'That main users were told; null: not yet' })
  notice!: NoticeBody | null;
  @ApiProperty({ ...text, ...time, description: 'From when on it goes; null: it is held, or nobody was told yet' })
  purgeDueAt!: string | null;
}
export class RetentionPageAnswer {
  @ApiProperty({ type: RetentionItem, isArray: true }) items!: RetentionItem[];
  @ApiProperty({ ...text, description: 'null: that was the last page' }) nextCursor!: string | null;
}

class RetentionMonthBody {
  @ApiProperty({ example: '2027-05' }) month!: string;
  @ApiProperty() rule!: string;
  @ApiProperty() policyVersion!: string;
  @ApiProperty({ description: 'Copies whose time is over in it, without those that are held' }) due!: number;
  @ApiProperty() held!: number;
}
export class RetentionSummaryAnswer {
  @ApiProperty(time) until!: string;
  @ApiProperty({ type: RetentionMonthBody, isArray: true }) months!: RetentionMonthBody[];
  @ApiProperty({ description: 'All that is held, whenever it would be due' }) held!: number;
}

class DeletedFile {
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() bytes!: number;
}
class CertificateBody {
  @ApiProperty({ enum: [1] }) version!: number;
  @ApiProperty(uuid) certificateId!: string;
  @ApiProperty(uuid) archivedDocumentId!: string;
  @ApiProperty(uuid) documentId!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Whose copy: `kind` and id' })
  holder!: object;
  @ApiProperty({ ...hash, description: 'SHA-256 of the original' }) sha256!: string;
  @ApiProperty({ type: DeletedFile, isArray: true, description: 'Whose bytes are gone, with their key' })
  deleted!: DeletedFile[];
  @ApiPropertyOptional({ description: 'Others still hold the document' }) bytesKept?: boolean;
  @ApiProperty() rule!: string;
  @ApiProperty() policyVersion!: string;
  @ApiProperty(time) lastSignedAt!: string;
  @ApiProperty(time) keepUntil!: string;
  @ApiProperty(time) purgedAt!: string;
}
class CertificateSignature {
  @ApiProperty({ ...hash, description: 'SHA-256 of the key' }) keyId!: string;
  @ApiProperty({ description: 'ECDSA P-256 with SHA-256, IEEE P1363, base64url' }) value!: string;
}
class CertificateEvent {
  @ApiProperty(uuid) id!: string;
  @ApiProperty() stream!: string;
  @ApiProperty() position!: string;
  @ApiProperty(hash) hash!: string;
}
export class CertificateAnswerDto {
  @ApiProperty({ type: CertificateBody }) certificate!: CertificateBody;
  @ApiProperty({ type: CertificateSignature }) signature!: CertificateSignature;
  @ApiProperty({ ...text, description: 'Base64 of the key (SubjectPublicKeyInfo, DER)' }) publicKey!: string | null;
  @ApiProperty({ type: CertificateEvent, description: 'Where the log says it' }) event!: CertificateEvent;
}

export class PurgedItem {
  @ApiProperty({ ...uuid, description: 'Of the archived document' }) id!: string;
  @ApiProperty(uuid) documentId!: string;
  @ApiProperty(folder) folderId!: string | null;
  @ApiProperty(time) lastSignedAt!: string;
  @ApiProperty(uuid) certificateId!: string;
  @ApiProperty(time) purgedAt!: string;
}
export class PurgedPageAnswer {
  @ApiProperty({ type: PurgedItem, isArray: true }) items!: PurgedItem[];
  @ApiProperty({ ...text, description: 'null: that was the last page' }) nextCursor!: string | null;
}
