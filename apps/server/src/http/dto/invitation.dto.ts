import { type Language, languages } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBase64,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Maybe, Tidy } from './member-rules.js';
import { instantSchema, IsInstant, IsPlainText } from './plain-text.js';
import { SignatoryDemandsDto } from './signatory-demands.dto.js';

const Nullable = () => IsOptional();
const folder = { format: 'uuid' };

export class DeliveryDto {
  @ApiPropertyOptional({ description: 'A download link by e-mail to those who signed with strong authentication' })
  @Maybe()
  @IsBoolean()
  sendDownloadLink?: boolean;

  @ApiPropertyOptional({ description: 'Saved to the signer’s personal account' })
  @Maybe()
  @IsBoolean()
  saveToPersonalAccount?: boolean;

  @ApiPropertyOptional({ description: 'A download link also to those who signed lightly' })
  @Maybe()
  @IsBoolean()
  copyToLightSignatories?: boolean;
}

export class SignatoryDto extends SignatoryDemandsDto {
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Aino Virtanen' })
  @Tidy()
  @IsPlainText({ max: 200 })
  name!: string;

  @ApiProperty({ format: 'email', example: 'aino@example.com' })
  @Tidy()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email!: string;
}

export class ChangeSignatoryDto extends PartialType(SignatoryDto, { skipNullProperties: false }) {}

const unlessKept = (value: 'name' | 'email') => (one: ListedSignatoryDto) =>
  one.id === undefined || one[value] !== undefined;

/** A signatory in a list of all. */
export class ListedSignatoryDto extends SignatoryDemandsDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'One who is there already; absent: somebody new' })
  @Maybe()
  @IsUUID('all')
  id?: string;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    example: 'Aino Virtanen',
    description: 'Of somebody new: needed',
  })
  @ValidateIf(unlessKept('name'))
  @Tidy()
  @IsPlainText({ max: 200 })
  name?: string;

  @ApiPropertyOptional({ format: 'email', example: 'aino@example.com', description: 'Of somebody new: needed' })
  @ValidateIf(unlessKept('email'))
  @Tidy()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email?: string;
}

/** All signatories of a draft. */
export class ListedSignatoriesDto {
  @ApiProperty({ type: [ListedSignatoryDto], maxItems: 10_000, description: 'In the order in which they sign' })
  @IsArray()
  @ArrayMaxSize(10_000)
  @ArrayUnique((one: ListedSignatoryDto | null) => one?.id ?? one, { message: 'must name nobody twice' })
  @ValidateNested({ each: true })
  @Type(() => ListedSignatoryDto)
  signatories!: ListedSignatoryDto[];
}

export class CopyDto {
  @ApiPropertyOptional({ description: 'Whoever could sign with strong authentication only may draw in the copy' })
  @Maybe()
  @IsBoolean()
  light?: boolean;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: 10_000,
    description: 'With `light`: of those, these only; the others authenticate in the copy, too',
  })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(10_000)
  @IsUUID('all', { each: true })
  signatoryIds?: string[];
}

export class DocumentDto {
  @ApiProperty({ minLength: 1, maxLength: 255, example: 'contract.pdf' })
  @Tidy()
  @IsPlainText({ max: 255 })
  fileName!: string;

  @ApiProperty({
    format: 'byte',
    description: 'The PDF in base64; up to 5 MB in all, larger ones are uploaded one by one',
  })
  @IsBase64()
  @MaxLength(7_000_000)
  base64!: string;

  @ApiPropertyOptional({
    enum: ['refuse', 'remove'],
    default: 'refuse',
    description: 'remove: what runs code, starts programs, loads or plays something is taken out, as a new document',
  })
  @Maybe()
  @IsIn(['refuse', 'remove'], { message: 'must be refuse or remove' })
  activeContent?: 'refuse' | 'remove';
}

/** What a draft may say about itself beside its title. */
export class DraftDetailsDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 5000, nullable: true, type: String })
  @Nullable()
  @Tidy()
  @IsPlainText({ max: 5_000, lines: true })
  message?: string | null;

  @ApiPropertyOptional({
    enum: languages,
    description: 'Of e-mails, consent and signature pages; for something new, unless told, the organization’s own',
  })
  @Maybe()
  @IsIn(languages, { message: `must be one of: ${languages.join(', ')}` })
  language?: Language;

  @ApiPropertyOptional({ enum: ['parallel', 'sequential'], default: 'parallel' })
  @Maybe()
  @IsIn(['parallel', 'sequential'])
  order?: 'parallel' | 'sequential';

  @ApiPropertyOptional({ ...instantSchema, nullable: true, type: String })
  @Nullable()
  @IsInstant()
  expiresAt?: string | null;

  @ApiPropertyOptional({ type: DeliveryDto })
  @Maybe()
  @ValidateNested()
  @Type(() => DeliveryDto)
  delivery?: DeliveryDto;
}

/** Members that are absent stay as they are. */
export class ChangeDraftDto extends DraftDetailsDto {
  @ApiPropertyOptional({ ...folder, nullable: true, type: String, description: 'Where it lies; null: in no folder' })
  @Nullable()
  @IsUUID('all')
  folderId?: string | null;

  @ApiPropertyOptional({ minLength: 1, maxLength: 200, example: 'Lease agreement' })
  @Maybe()
  @Tidy()
  @IsPlainText({ max: 200 })
  title?: string;
}

export class DraftInvitationDto extends DraftDetailsDto {
  @ApiPropertyOptional({ ...folder, description: 'Where it lies: who may read it. Absent: in no folder' })
  @Maybe()
  @IsUUID('all')
  folderId?: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Lease agreement' })
  @Tidy()
  @IsPlainText({ max: 200 })
  title!: string;

  @ApiPropertyOptional({ type: [SignatoryDto] })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => SignatoryDto)
  signatories?: SignatoryDto[];

  @ApiPropertyOptional({ type: [DocumentDto] })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => DocumentDto)
  documents?: DocumentDto[];

  @ApiPropertyOptional({ default: false, description: 'Send at once' })
  @Maybe()
  @IsBoolean()
  send?: boolean;
}

export class CancelDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 1000, nullable: true, type: String })
  @Nullable()
  @Tidy()
  @IsPlainText({ max: 1_000, lines: true })
  reason?: string | null;
}

export class RemindersDto {
  @ApiPropertyOptional({
    format: 'uuid',
    isArray: true,
    minItems: 1,
    type: String,
    description: 'Absent: all whose turn it is',
  })
  @Maybe()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @IsUUID(undefined, { each: true, message: 'each must be the id of a signatory' })
  signatoryIds?: string[];
}

export class ExtendDto {
  @ApiProperty({ ...instantSchema, description: 'Later than the expiry so far' })
  @IsInstant()
  expiresAt!: string;
}

export class ContactDto {
  @ApiProperty({ format: 'email', example: 'aino@example.com' })
  @Tidy()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email!: string;
}
