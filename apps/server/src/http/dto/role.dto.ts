import { signingAuthorities, type SigningCapacity } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsUUID, ValidateIf, ValidateNested } from 'class-validator';
import { IsPlainText } from './plain-text.js';

const kinds = ['self', 'otherOrganization', 'representative'] as const;

/** A role that the sender settles. */
export class DemandedRoleDto {
  @ApiProperty({ enum: kinds })
  @IsIn(kinds)
  kind!: (typeof kinds)[number];

  @ApiPropertyOptional({ maxLength: 200, description: 'The organization’s name, unless organizationId is given' })
  @ValidateIf(
    (role: DemandedRoleDto) =>
      role.kind === 'otherOrganization' || (role.kind === 'representative' && !role.organizationId),
  )
  @IsPlainText({ max: 200 })
  name?: string;

  @ApiPropertyOptional({ maxLength: 50 })
  @ValidateIf((role: DemandedRoleDto) => role.kind === 'representative' && !role.organizationId)
  @IsPlainText({ max: 50 })
  businessId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf((role: DemandedRoleDto) => role.organizationId !== undefined)
  @IsUUID()
  organizationId?: string;
}

export class CapacityDto implements SigningCapacity {
  @ApiProperty({ enum: signingAuthorities, description: 'By what right: alone, jointly with others, by procuration …' })
  @IsIn(signingAuthorities, { message: `must be one of: ${signingAuthorities.join(', ')}` })
  authority!: (typeof signingAuthorities)[number];

  @ApiProperty({ minLength: 1, maxLength: 100, example: 'Managing director' })
  @IsPlainText({ max: 100 })
  position!: string;
}

/** The role in which a signatory signs. */
export class RoleDto extends DemandedRoleDto {
  @ApiPropertyOptional({
    type: CapacityDto,
    description: 'Of a representative: where the sender asks, it must be there',
  })
  @ValidateIf((role: RoleDto) => role.capacity !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => CapacityDto)
  capacity?: CapacityDto;
}
