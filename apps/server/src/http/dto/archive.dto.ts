import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID, ValidateIf } from 'class-validator';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const hash = { pattern: '^[0-9a-f]{64}$' };
const erasable = { type: String, nullable: true };
const states = ['completed', 'cancelled', 'declined', 'expired', 'imported'];

class ArchivedSignatoryAnswer {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty({ ...erasable, ...time, description: 'null: has not signed' }) signedAt!: string | null;
}

/** How long a copy is kept. */
export class RetentionAnswer {
  @ApiProperty({ example: 'organization/keep', description: 'By which rule' }) rule!: string;
  @ApiProperty({ description: 'Of the policy, or of the organization’s rule' }) policyVersion!: string;
  @ApiProperty({ ...erasable, ...time, description: 'null: without an end' }) keepUntil!: string | null;
}

class ArchivedPageAnswer {
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() bytes!: number;
  @ApiProperty() level!: string;
  @ApiPropertyOptional(time) timeStampedAt?: string;
}

class ArchivedSealAnswer {
  @ApiProperty({ enum: ['waiting', 'retrying', 'done'] }) state!: string;
  @ApiPropertyOptional(hash) sha256?: string;
  @ApiPropertyOptional() bytes?: number;
  @ApiPropertyOptional({ type: ArchivedPageAnswer, description: 'Where it is a file of its own' })
  signaturePage?: ArchivedPageAnswer;
}

class ArchivedLinks {
  @ApiProperty({ example: '/v1/archive/{id}/document' }) document!: string;
  @ApiPropertyOptional({ description: 'Where it is a file of its own' }) signaturePage?: string;
  @ApiProperty({ example: '/v1/archive/{id}/history' }) history!: string;
}

/** What both organizations and people are told of their copy of a document. */
export class ArchivedFacts {
  @ApiProperty({ ...uuid, description: 'Of the copy, not of the document' }) id!: string;
  @ApiProperty(uuid) documentId!: string;
  @ApiPropertyOptional({ ...uuid, description: 'Absent: it was imported' }) invitationId?: string;
  @ApiProperty({ enum: ['signed', 'scan', 'imported'], description: '`scan`: of what was signed on paper' })
  kind!: string;
  @ApiProperty(erasable) title!: string | null;
  @ApiProperty(erasable) fileName!: string | null;
  @ApiProperty({ enum: states }) state!: string;
  @ApiPropertyOptional(time) sentAt?: string;
  @ApiProperty(time) closedAt!: string;
  @ApiProperty({ ...time, description: 'The last signature of all' }) lastSignedAt!: string;
  @ApiProperty({ ...hash, description: 'Of what was signed' }) sha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ type: RetentionAnswer }) retention!: RetentionAnswer;
}

class VoucherAnswer {
  @ApiProperty({ enum: ['client', 'member', 'operator'] }) kind!: string;
  @ApiPropertyOptional(uuid) clientId?: string;
  @ApiPropertyOptional(uuid) memberId?: string;
  @ApiPropertyOptional(uuid) personId?: string;
}

class ImportedAnswer {
  @ApiProperty({ type: VoucherAnswer, description: 'Who answers for what is said of it' }) vouchedBy!: VoucherAnswer;
  @ApiProperty(uuid) importId!: string;
  @ApiPropertyOptional({ ...erasable, description: 'Where it was signed' }) origin?: string | null;
}

/** A document in an organization's archive. */
export class ArchivedAnswer extends ArchivedFacts {
  @ApiProperty({ ...uuid, description: 'Who sent or imported it' }) organizationId!: string;
  @ApiProperty({ ...erasable, ...uuid, description: 'null: in no folder' }) folderId!: string | null;
  @ApiPropertyOptional({ description: 'Another organization sent it, and somebody signed it for this one' })
  signedFor?: true;
  @ApiProperty({ type: ArchivedSignatoryAnswer, isArray: true }) signatories!: ArchivedSignatoryAnswer[];
  @ApiPropertyOptional({ type: ArchivedSealAnswer, description: 'Of what was signed here; no answer of a move has it' })
  seal?: ArchivedSealAnswer;
  @ApiPropertyOptional({ type: ImportedAnswer, description: 'It was signed elsewhere' }) imported?: ImportedAnswer;
  @ApiProperty({ description: 'How many legal holds stand on it' }) holds!: number;
  @ApiProperty({ type: ArchivedLinks }) links!: ArchivedLinks;
}

export class MovedAnswer extends ArchivedAnswer {
  @ApiProperty() revision!: number;
  @ApiProperty({ description: 'Attestory-Position for reading what this has written' }) position!: string;
}

export class ArchivePageAnswer {
  @ApiProperty({ type: ArchivedAnswer, isArray: true }) items!: ArchivedAnswer[];
  @ApiProperty({ ...erasable, description: 'null: that was the last page' }) nextCursor!: string | null;
}

/** Where an archived document is to lie. */
export class MoveArchivedDto {
  @ApiProperty({ ...uuid, nullable: true, type: String, description: 'null: in no folder' })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsUUID('all')
  folderId!: string | null;
}
