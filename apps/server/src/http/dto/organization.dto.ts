import {
  type BusinessCountry,
  businessCountries,
  type DeliverySettings,
  type FolderRight,
  type GroupId,
  type Language,
  languages,
  type MemberId,
  type MemberRole,
  memberRoles,
  type Scope,
  scopes,
} from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Maybe, Tidy } from './member-rules.js';
import { IsPlainText } from './plain-text.js';

const oneOf = (values: readonly string[]) => ({ message: `must be one of: ${values.join(', ')}` });
const text = { minLength: 1, maxLength: 200 };

export class RegisterOrganizationDto {
  @ApiProperty({ ...text, example: 'Acme Oy' })
  @Tidy()
  @IsPlainText({ max: 200 })
  name!: string;

  @ApiPropertyOptional({ enum: businessCountries, default: 'FI', description: 'Whose business register' })
  @Maybe()
  @IsIn(businessCountries, oneOf(businessCountries))
  country?: BusinessCountry;

  @ApiProperty({
    example: '1234567-1',
    maxLength: 50,
    description: 'As in the business register; its check digit is checked',
  })
  @IsString()
  @MaxLength(50)
  businessId!: string;
}

export class InviteMemberDto {
  @ApiProperty({ format: 'email', maxLength: 254 })
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiProperty({ enum: memberRoles, description: 'A main user administers, a user sends, a viewer reads' })
  @IsIn(memberRoles, oneOf(memberRoles))
  role!: MemberRole;

  @ApiPropertyOptional({ enum: languages, description: 'Of the e-mail; unless told, the organization’s own' })
  @Maybe()
  @IsIn(languages, oneOf(languages))
  language?: Language;
}

export class InviteAgainDto {
  @ApiPropertyOptional({ enum: languages, description: 'Of the e-mail; unless told, as before' })
  @Maybe()
  @IsIn(languages, oneOf(languages))
  language?: Language;
}

export class ChangeMemberDto {
  @ApiProperty({ enum: memberRoles })
  @IsIn(memberRoles, oneOf(memberRoles))
  role!: MemberRole;
}

export class CreateGroupDto {
  @ApiProperty({ ...text, example: 'Leasing' })
  @Tidy()
  @IsPlainText({ max: 200 })
  name!: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', isArray: true, maxItems: 1_000 })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds?: MemberId[];
}

export class ChangeGroupDto {
  @ApiPropertyOptional(text)
  @Maybe()
  @Tidy()
  @IsPlainText({ max: 200 })
  name?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', isArray: true, maxItems: 1_000, description: 'All of them' })
  @Maybe()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds?: MemberId[];
}

export class FolderRightDto implements FolderRight {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  groupId!: GroupId;

  @ApiProperty({ enum: ['read', 'write'], description: 'Never more than a member’s role allows' })
  @IsIn(['read', 'write'], oneOf(['read', 'write']))
  access!: 'read' | 'write';
}

const rightsSchema = {
  ...{ type: FolderRightDto, isArray: true, nullable: true, maxItems: 200 },
  description: 'null: open to every member, by their role. Main users always may',
};

export class FolderRightsDto {
  @ApiProperty(rightsSchema)
  @ValidateIf(({ rights }: FolderRightsDto) => rights !== null)
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique(({ groupId }: FolderRightDto) => groupId)
  @ValidateNested({ each: true })
  @Type(() => FolderRightDto)
  rights!: FolderRightDto[] | null;
}

export class RenameFolderDto {
  @ApiProperty({ ...text, example: 'Leases' })
  @Tidy()
  @IsPlainText({ max: 200 })
  name!: string;
}

export class CreateFolderDto extends RenameFolderDto {
  @ApiPropertyOptional(rightsSchema)
  @ValidateIf(({ rights }: CreateFolderDto) => rights !== null && rights !== undefined)
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique(({ groupId }: FolderRightDto) => groupId)
  @ValidateNested({ each: true })
  @Type(() => FolderRightDto)
  rights?: FolderRightDto[] | null;
}

export class DeliverySettingsDto implements DeliverySettings {
  @ApiProperty({ description: 'A download link by e-mail to those who signed with strong authentication' })
  @IsBoolean()
  sendDownloadLink!: boolean;

  @ApiProperty({ description: 'Saved to the signer’s personal account' })
  @IsBoolean()
  saveToPersonalAccount!: boolean;

  @ApiProperty({ description: 'A download link also to those who signed lightly' })
  @IsBoolean()
  copyToLightSignatories!: boolean;
}

export class ChangeClientDto {
  @ApiProperty({ type: DeliverySettingsDto, description: 'Of the invitations that it drafts from now on' })
  @ValidateNested()
  @Type(() => DeliverySettingsDto)
  delivery!: DeliverySettingsDto;
}

export class CreateClientDto {
  @ApiProperty({ ...text, example: 'ERP' })
  @Tidy()
  @IsPlainText({ max: 200 })
  name!: string;

  @ApiProperty({ enum: scopes, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(scopes, { ...oneOf(scopes), each: true })
  scopes!: Scope[];

  @ApiPropertyOptional({ type: DeliverySettingsDto })
  @Maybe()
  @ValidateNested()
  @Type(() => DeliverySettingsDto)
  delivery?: DeliverySettingsDto;
}
