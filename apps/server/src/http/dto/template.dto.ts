import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ContactDto, DocumentDto, DraftDetailsDto, SignatoryDto } from './invitation.dto.js';
import { Maybe, Tidy } from './member-rules.js';
import { IsPlainText } from './plain-text.js';
import { SignatoryDemandsDto } from './signatory-demands.dto.js';

const uuid = { format: 'uuid' };
const placeholders =
  'May have placeholders: {{Role.name}}, {{Role.email}}, or {{Anything else}} that is asked for at use';

export class TemplateContactDto extends ContactDto {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @Tidy()
  @IsPlainText({ max: 200 })
  name!: string;
}

/** Somebody who is to sign, whoever that will be. */
export class TemplateRoleDto extends OmitType(SignatoryDemandsDto, ['identity'] as const) {
  @ApiPropertyOptional({ ...uuid, description: 'Of a role that the template has already; absent: a new one' })
  @Maybe()
  @IsUUID('all')
  roleId?: string;

  @ApiProperty({ minLength: 1, maxLength: 60, example: 'Tenant', description: 'Without a full stop or braces' })
  @Tidy()
  @IsPlainText({ max: 60 })
  name!: string;

  @ApiPropertyOptional({ type: TemplateContactDto, description: 'Who it is when nobody else is named' })
  @Maybe()
  @IsObject()
  @ValidateNested()
  @Type(() => TemplateContactDto)
  contact?: TemplateContactDto;
}

/** A document that the template has already, by its id; or one that comes with it. */
export class TemplateDocumentDto extends OmitType(DocumentDto, ['fileName', 'base64'] as const) {
  @ApiPropertyOptional({ ...uuid, description: 'Of a document that it has already' })
  @Maybe()
  @IsUUID('all')
  documentId?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 255, example: 'lease.pdf' })
  @ValidateIf((one: TemplateDocumentDto) => one.documentId === undefined)
  @Tidy()
  @IsPlainText({ max: 255 })
  fileName?: string;

  @ApiPropertyOptional({ format: 'byte', description: 'The PDF in base64; up to 5 MB in all' })
  @ValidateIf((one: TemplateDocumentDto) => one.documentId === undefined)
  @IsString()
  @MaxLength(7_000_000)
  base64?: string;
}

/** Members that are absent stay as they are. */
export class SaveTemplateDto extends OmitType(DraftDetailsDto, ['message', 'expiresAt'] as const) {
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Lease, two tenants' })
  @Tidy()
  @IsPlainText({ max: 200 })
  name!: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 200, example: 'Lease of {{Tenant.name}}', description: placeholders })
  @Maybe()
  @Tidy()
  @IsPlainText({ max: 200 })
  title?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 5000, nullable: true, type: String, description: placeholders })
  @IsOptional()
  @Tidy()
  @IsPlainText({ max: 5_000, lines: true })
  message?: string | null;

  @ApiPropertyOptional({
    ...{ minimum: 1, maximum: 365, nullable: true, type: Number },
    description: 'Counted from when an invitation is made; null: the service’s default, from sending on',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  expiresInDays?: number | null;

  @ApiPropertyOptional({ ...uuid, nullable: true, type: String, description: 'Where its invitations lie' })
  @IsOptional()
  @IsUUID('all')
  folderId?: string | null;

  @ApiPropertyOptional({ type: [TemplateRoleDto], description: 'In the order of signing where that is sequential' })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => TemplateRoleDto)
  roles?: TemplateRoleDto[];

  @ApiPropertyOptional({ type: [TemplateDocumentDto] })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => TemplateDocumentDto)
  documents?: TemplateDocumentDto[];
}

export class NewTemplateDto extends SaveTemplateDto {
  @ApiPropertyOptional({
    ...uuid,
    description: 'An invitation or draft: what is not said here is taken from it, but for the people in it',
  })
  @Maybe()
  @IsUUID('all')
  fromInvitationId?: string;
}

export class TemplateValueDto {
  @ApiProperty({ maxLength: 60, example: 'Rent' })
  @Tidy()
  @IsPlainText({ max: 60 })
  name!: string;

  @ApiProperty({ maxLength: 5000, example: '850 €' })
  @Tidy()
  @IsPlainText({ max: 5_000, lines: true })
  value!: string;
}

export class TemplateSignatoryDto extends OmitType(SignatoryDto, [
  'methods',
  'identityNumberRequired',
  'roles',
] as const) {
  @ApiProperty({ ...uuid, description: 'The role in which they sign' })
  @IsUUID('all')
  roleId!: string;
}

export class UseTemplateDto {
  @ApiPropertyOptional({ type: [TemplateValueDto], description: 'What the template’s texts ask for' })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => TemplateValueDto)
  values?: TemplateValueDto[];

  @ApiPropertyOptional({ type: [TemplateSignatoryDto], description: 'Roles with a contact may be left out' })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => TemplateSignatoryDto)
  signatories?: TemplateSignatoryDto[];

  @ApiPropertyOptional({ default: false, description: 'Send at once' })
  @Maybe()
  @IsBoolean()
  send?: boolean;
}
