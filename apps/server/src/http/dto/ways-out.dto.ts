import { type Language, languages } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsUUID,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { DocumentDto, DraftInvitationDto } from './invitation.dto.js';
import { Maybe, Tidy } from './member-rules.js';
import { IsDay, IsPlainText } from './plain-text.js';

/** Who has signed on paper: a signatory of the invitation, or somebody else by name. */
export class ManualSignerDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'A signatory of the invitation, under the name that it has' })
  @ValidateIf(({ name, signatoryId }: ManualSignerDto) => signatoryId !== undefined || name === undefined)
  @IsUUID('all', { message: 'must be the id of a signatory, where there is no name' })
  signatoryId?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 200, description: 'Somebody else: instead of signatoryId' })
  @Maybe()
  @ValidateBy({
    name: 'either',
    validator: {
      validate: (_, args) => (args?.object as ManualSignerDto | undefined)?.signatoryId === undefined,
      defaultMessage: () => 'must not stand beside signatoryId',
    },
  })
  @Tidy()
  @IsPlainText({ max: 200 })
  name?: string;
}

/** What is said of a signature on paper, beside its scan. */
export class ManualSignatureDetailsDto {
  @ApiProperty({ type: [ManualSignerDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique((one: ManualSignerDto | null) => one?.signatoryId ?? `name ${one?.name}`, {
    message: 'must name nobody twice',
  })
  @ValidateNested({ each: true })
  @Type(() => ManualSignerDto)
  signedBy!: ManualSignerDto[];

  @ApiProperty({ format: 'date', example: '2026-11-24', description: 'The day that stands on the paper' })
  @IsDay()
  signedOn!: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 1000 })
  @Maybe()
  @Tidy()
  @IsPlainText({ max: 1_000, lines: true })
  note?: string;
}

export class ManualSignatureDto extends ManualSignatureDetailsDto {
  @ApiProperty({ type: DocumentDto, description: 'Up to 5 MB; larger ones are sent as application/pdf' })
  @IsObject()
  @ValidateNested()
  @Type(() => DocumentDto)
  scan!: DocumentDto;
}

/** What an addendum says of itself as other drafts do; its title may be left out. */
class AddendumDetailsDto extends PartialType(OmitType(DraftInvitationDto, ['documents', 'folderId'] as const), {
  skipNullProperties: false,
}) {}

/** An addendum: what its protocol adds, and whom it asks to sign. */
export class AddendumDto extends AddendumDetailsDto {
  @ApiPropertyOptional({
    ...{ minLength: 1, maxLength: 10_000, example: 'Aino Virtanen joins the lease from 1 January 2027.' },
    description: 'What the protocol adds to what the log tells of the invitation',
  })
  @Maybe()
  @Tidy()
  @IsPlainText({ max: 10_000, lines: true })
  text?: string;

  @ApiPropertyOptional({ enum: languages, description: 'Of the protocol and all else; absent: the invitation’s' })
  declare language?: Language;
}
