import {
  authenticationMethods,
  type IdentityCountry,
  type Instant,
  identityCountries,
  parseIdentityNumber,
} from '@attestory/domain';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import { Maybe } from './member-rules.js';
import { IsDay, IsPlainText } from './plain-text.js';
import { DemandedRoleDto } from './role.dto.js';

const methods = ['light', 'strong', ...authenticationMethods] as const;
export type RequestedMethod = (typeof methods)[number];

/** Read as of the year that is now, which a Swedish number of ten digits needs. */
export function identityNumberOf(country: IdentityCountry, text: string) {
  return parseIdentityNumber(country, text, new Date().toISOString() as Instant);
}

const isNumber = (value: unknown, { object }: ValidationArguments): boolean => {
  const { country } = object as ExpectedIdentityDto;
  const known = identityCountries.find((one) => one === country);
  return (
    typeof value === 'string' && value.length <= 30 && known !== undefined && 'number' in identityNumberOf(known, value)
  );
};
const byNumber = ({ identityNumber, country }: ExpectedIdentityDto) =>
  identityNumber !== undefined || country !== undefined;

/** Who must come: an identity number with its country, or a name with a date of birth. */
export class ExpectedIdentityDto {
  @ApiPropertyOptional({ enum: identityCountries, description: 'Of the identity number' })
  @ValidateIf(byNumber)
  @IsIn(identityCountries, { message: `must be one of: ${identityCountries.join(', ')}` })
  country?: IdentityCountry;

  @ApiPropertyOptional({ maxLength: 30, example: '010170-999R', description: 'Shown masked from then on' })
  @ValidateIf(byNumber)
  @ValidateBy({
    name: 'identityNumber',
    validator: {
      validate: (value, args) => isNumber(value, args as ValidationArguments),
      defaultMessage: () => 'must be an identity number of that country, with its check digits right',
    },
  })
  identityNumber?: string;

  @ApiPropertyOptional({ maxLength: 200, example: 'Aino Virtanen' })
  @ValidateIf((identity: ExpectedIdentityDto) => !byNumber(identity) || identity.name !== undefined)
  @ValidateBy({
    name: 'nameOrNumber',
    validator: {
      validate: (_, args) => !byNumber(args?.object as ExpectedIdentityDto),
      defaultMessage: () => 'must not stand beside an identity number',
    },
  })
  @IsPlainText({ max: 200 })
  name?: string;

  @ApiPropertyOptional({ format: 'date', example: '1952-10-13' })
  @ValidateIf((identity: ExpectedIdentityDto) => !byNumber(identity))
  @IsDay()
  birthDate?: string;
}

export class RolesDto {
  @ApiPropertyOptional({
    type: DemandedRoleDto,
    description: 'self: where they begin, free to move on to an organization. An organization: they sign for it',
  })
  @Maybe()
  @IsObject()
  @ValidateNested()
  @Type(() => DemandedRoleDto)
  role?: DemandedRoleDto;

  @ApiPropertyOptional({ description: 'A representative must state their signing authority and position' })
  @Maybe()
  @IsBoolean()
  capacity?: boolean;
}

/** What the sender wants of a signatory beside a signature. */
export class SignatoryDemandsDto {
  @ApiPropertyOptional({
    ...{ enum: methods, isArray: true, minItems: 1, uniqueItems: true, default: ['light'] },
    description: 'light: by drawing. strong: by any method of strong authentication that is offered, or by those named',
  })
  @Maybe()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(methods, { each: true, message: `each must be one of: ${methods.join(', ')}` })
  methods?: RequestedMethod[];

  @ApiPropertyOptional({
    ...{ type: ExpectedIdentityDto, nullable: true },
    description: 'Who must come to authenticate; null: whoever holds the link',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExpectedIdentityDto)
  identity?: ExpectedIdentityDto | null;

  @ApiPropertyOptional({ description: 'The whole identity number is asked for, kept and shown; else masked at most' })
  @Maybe()
  @IsBoolean()
  identityNumberRequired?: boolean;

  @ApiPropertyOptional({ type: RolesDto, nullable: true, description: 'null: the role is theirs to choose' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RolesDto)
  roles?: RolesDto | null;
}
