import { identityCountries, importedMethods } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBase64, IsObject, MaxLength } from 'class-validator';

const sometime = { format: 'date-time', example: '2024-05-31T14:00:00+03:00' } as const;

export class ImportedIdentityDto {
  @ApiProperty({ enum: identityCountries })
  country!: string;

  @ApiProperty({ example: '010170-999R', description: 'Kept as a keyed hash, and shown masked' })
  number!: string;
}

export class ImportedRoleDto {
  @ApiProperty({ enum: ['self', 'otherOrganization', 'representative'] })
  kind!: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'Of the organization' })
  name?: string;

  @ApiPropertyOptional({ maxLength: 50, description: 'Of a representative, beside the name' })
  businessId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of a representative of the organization that imports' })
  organizationId?: string;
}

export class ImportedSignatoryDto {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  name!: string;

  @ApiPropertyOptional({ format: 'email', maxLength: 254 })
  email?: string;

  @ApiPropertyOptional({ type: ImportedIdentityDto, description: 'By which their personal account is found' })
  identity?: ImportedIdentityDto;

  @ApiProperty(sometime)
  signedAt!: string;

  @ApiProperty({ type: ImportedRoleDto })
  role!: ImportedRoleDto;

  @ApiProperty({ enum: importedMethods })
  method!: string;

  @ApiProperty({ enum: ['none', 'single-factor', 'strong'] })
  assurance!: string;
}

/** What is said of a document that was signed elsewhere. `checkImport` of the domain checks it, as it does a file's. */
export class ImportDescriptionDto {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  title!: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 255, default: 'document.pdf' })
  fileName?: string;

  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the PDF' })
  sha256!: string;

  @ApiProperty(sometime)
  closedAt!: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'Where it was signed' })
  origin?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of the organization: where its copy goes' })
  folder?: string;

  @ApiProperty({ type: [ImportedSignatoryDto], minItems: 1, maxItems: 100 })
  signatories!: ImportedSignatoryDto[];
}

export class ImportDto {
  @ApiProperty({ type: ImportDescriptionDto })
  @IsObject()
  description!: ImportDescriptionDto;

  @ApiProperty({ format: 'byte', description: 'The PDF in base64; larger ones are imported by the command line' })
  @IsBase64()
  @MaxLength(7_000_000)
  base64!: string;
}

export class ImportedDocumentView {
  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  @ApiProperty()
  sha256!: string;

  @ApiProperty()
  bytes!: number;

  @ApiProperty()
  pages!: number;

  @ApiProperty({ description: 'That the PDF itself carries' })
  signatures!: number;

  @ApiProperty({ format: 'uuid' })
  importId!: string;

  @ApiProperty()
  position!: string;
}
