import { type MissingReason, missingReasons, type NextStep, nextSteps, type Verdict } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, IsEmail, MaxLength } from 'class-validator';
import { Maybe, Tidy } from '../dto/member-rules.js';
import { instantSchema, IsInstant, IsPlainText } from '../dto/plain-text.js';
import { IsSearch } from '../page.dto.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const erasable = { type: String, nullable: true };

/** When it was sent, and what it was. */
class RememberedDto {
  @ApiPropertyOptional({
    maxLength: 200,
    example: 'lease',
    description: 'Beginnings of words of its title, or of a file’s name',
  })
  @Tidy()
  @Maybe()
  @IsPlainText({ max: 200 })
  @IsSearch()
  title?: string;

  @ApiPropertyOptional({ ...instantSchema, description: 'Sent then or later' })
  @Maybe()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ ...instantSchema, description: 'Sent before' })
  @Maybe()
  @IsInstant()
  to?: string;

  @ApiPropertyOptional({ format: 'email', description: 'The address to which the link to sign was sent' })
  @Tidy()
  @Maybe()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email?: string;
}

/** What a person remembers of a document that they miss. */
export class OwnMissingDocumentDto extends RememberedDto {
  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Beginnings of words of the name of the organization that sent it',
  })
  @Tidy()
  @Maybe()
  @IsPlainText({ max: 200 })
  @IsSearch()
  sender?: string;

  /** Read, and declared, by `@After`. */
  @Allow()
  after?: string;
}

/** What somebody in the sending organization knows of a document that a signatory misses. */
export class MissingDocumentOfOthersDto extends RememberedDto {
  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Beginnings of words of the person’s name. This or email is needed',
  })
  @Tidy()
  @Maybe()
  @IsPlainText({ max: 200 })
  @IsSearch()
  name?: string;

  /** Read, and declared, by `@After`. */
  @Allow()
  after?: string;
}

/** The same as a person may tell, by somebody who has not shown who they are: it changes nothing about the answer. */
export class AnybodysMissingDocumentDto extends RememberedDto {
  @ApiPropertyOptional({ maxLength: 200 })
  @Tidy()
  @Maybe()
  @IsPlainText({ max: 200 })
  @IsSearch()
  sender?: string;
}

class EvidenceAnswer {
  @ApiProperty(uuid) eventId!: string;
  @ApiProperty() type!: string;
  @ApiProperty() stream!: string;
  @ApiProperty({ description: 'In the log: GET /v1/audit/events has it there' }) position!: string;
  @ApiProperty(time) at!: string;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'In its stream’s chain' }) hash!: string;
}

class NextStepAnswer {
  @ApiProperty({ enum: nextSteps }) step!: NextStep;
  @ApiProperty({ description: 'In the language of the answer' }) detail!: string;
}

/** One reason, and whether it is why a document is missed. */
export class FindingAnswer {
  @ApiProperty({ enum: missingReasons }) reason!: MissingReason;
  @ApiProperty({ enum: ['holds', 'does-not-hold', 'cannot-be-told'] }) verdict!: Verdict;
  @ApiProperty({ description: 'In the language of the answer, as `detail`' }) title!: string;
  @ApiProperty() detail!: string;
  @ApiPropertyOptional({ description: 'In which of its ways the reason holds, e.g. `declined`' }) variant?: string;
  @ApiPropertyOptional({ type: EvidenceAnswer, description: 'The event that it rests on; always there where it holds' })
  because?: EvidenceAnswer;
  @ApiPropertyOptional({ description: 'Of the policy by which it was decided' }) policyVersion?: string;
  @ApiPropertyOptional({ ...time, description: 'Until when it was kept, or the link works' }) until?: string;
  @ApiPropertyOptional({ ...uuid, description: 'Of the deletion' }) certificateId?: string;
  @ApiPropertyOptional({ type: NextStepAnswer, description: 'Where it holds' }) next?: NextStepAnswer;
}

class SendingOrganization {
  @ApiProperty(uuid) id!: string;
  @ApiProperty() name!: string;
}

class ExplainedDocumentAnswer {
  @ApiProperty({ ...erasable, ...uuid, description: 'null: it was signed elsewhere, and imported' })
  invitationId!: string | null;
  @ApiProperty({ ...erasable, ...uuid, description: 'Of what was imported; null: it is about all of the invitation' })
  documentId!: string | null;
  @ApiProperty({ ...erasable, ...uuid, description: 'Whom it is about; null: this person was not asked' })
  signatoryId!: string | null;
  @ApiProperty(erasable) title!: string | null;
  @ApiProperty({ type: SendingOrganization }) organization!: SendingOrganization;
  @ApiProperty({ enum: ['sent', 'completed', 'cancelled', 'declined', 'expired', 'imported'] }) state!: string;
  @ApiProperty({ ...time, description: 'Of what was imported: when all had signed, as is said' }) sentAt!: string;
  @ApiProperty({
    ...{ type: 'string', format: 'uuid', isArray: true },
    description:
      'Copies that whoever asks has of it: in GET /v1/me/documents/{id}, of an organization in GET /v1/archive/{id}',
  })
  copies!: string[];
  @ApiProperty({ type: FindingAnswer, isArray: true, description: 'Every reason, once' }) findings!: FindingAnswer[];
}

class HintAnswer {
  @ApiProperty({ enum: ['verify-address', 'sign-in-strongly', 'sign-in'] }) code!: string;
  @ApiProperty() detail!: string;
}

/** What was found out about a missing document. */
export class MissingAnswer {
  @ApiProperty({
    enum: ['found', 'found-more', 'nothing', 'too-vague'],
    description: '`found-more`: the ten newest of several; `too-vague`: nothing was said about the document',
  })
  outcome!: string;
  @ApiProperty() title!: string;
  @ApiProperty() detail!: string;
  @ApiProperty({ type: HintAnswer, isArray: true, description: 'What might find more' }) hints!: HintAnswer[];
  @ApiProperty({ type: ExplainedDocumentAnswer, isArray: true, description: 'Newest first, ten at most' })
  documents!: ExplainedDocumentAnswer[];
}

/** What anybody may know. */
export class GeneralAnswer {
  @ApiProperty({ enum: ['general'] }) outcome!: string;
  @ApiProperty() title!: string;
  @ApiProperty() detail!: string;
  @ApiProperty({ type: HintAnswer, isArray: true }) hints!: HintAnswer[];
  @ApiProperty({ type: FindingAnswer, isArray: true }) reasons!: FindingAnswer[];
}
