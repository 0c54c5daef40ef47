import { type AuthenticationMethod, authenticationMethods, type Language, languages } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsPlainText } from './plain-text.js';
import { RoleDto } from './role.dto.js';

export class SecretDto {
  @ApiProperty({ description: 'What stands behind the # of the link in the e-mail' })
  @IsString()
  @MaxLength(500)
  secret!: string;
}

export class DrawingSizeDto {
  @ApiProperty({ description: 'CSS pixels' })
  @IsNumber()
  @Min(1)
  @Max(10_000)
  width!: number;

  @ApiProperty({ description: 'CSS pixels' })
  @IsNumber()
  @Min(1)
  @Max(10_000)
  height!: number;
}

const most = { strokes: 500, points: 20_000 };

/** Whether strokes are lists of points [x, y, t] of finite numbers, within bounds. */
export function areStrokes(value: unknown): value is [number, number, number][][] {
  if (!Array.isArray(value) || value.length > most.strokes || !value.every(Array.isArray)) return false;
  const points = (value as unknown[][]).flat();
  return points.length <= most.points && points.every(isPoint);
}

function isPoint(point: unknown): boolean {
  if (!Array.isArray(point) || point.length !== 3 || !point.every(Number.isFinite)) return false;
  const [x, y, t] = point as [number, number, number];
  return Math.abs(x) <= 20_000 && Math.abs(y) <= 20_000 && t >= 0 && t <= 86_400_000;
}

export class LightDto {
  @ApiProperty({ maxLength: 200, description: 'The name as typed' })
  @IsString()
  @ValidateIf((light: LightDto) => light.name !== '')
  @IsPlainText({ max: 200 })
  name!: string;

  @ApiProperty({ type: DrawingSizeDto })
  @IsObject()
  @ValidateNested()
  @Type(() => DrawingSizeDto)
  size!: DrawingSizeDto;

  @ApiProperty({
    description: 'Points [x, y, t]: CSS pixels of size, milliseconds from the first point',
    type: 'array',
    items: { type: 'array', items: { type: 'array', items: { type: 'number' }, minItems: 3, maxItems: 3 } },
  })
  @ValidateBy({
    name: 'strokes',
    validator: {
      validate: areStrokes,
      defaultMessage: () =>
        `must be at most ${most.strokes} strokes and ${most.points} points [x, y, t] of finite numbers`,
    },
  })
  strokes!: [number, number, number][][];

  @ApiPropertyOptional({ description: 'Nobody drew it: the strokes were written from the name as typed' })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsBoolean()
  typed?: boolean;
}

export class DeclineDto {
  @ApiPropertyOptional({ maxLength: 1000, nullable: true, type: String, description: 'For the sender' })
  @IsOptional()
  @IsPlainText({ max: 1_000, lines: true })
  reason?: string | null;
}

const areHashes = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= 1_000 &&
  Object.entries(value).every(
    ([id, hash]) => id.length <= 64 && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash),
  );

export class SignatureDto {
  @ApiProperty({ type: RoleDto })
  @IsObject()
  @ValidateNested()
  @Type(() => RoleDto)
  role!: RoleDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    description: 'Document id to the SHA-256 (lowercase hex) of the bytes that were shown',
  })
  @ValidateBy({
    name: 'contentHashes',
    validator: {
      validate: areHashes,
      defaultMessage: () => 'must map document ids to SHA-256 hashes in lowercase hex',
    },
  })
  contentHashes!: Record<string, string>;

  @ApiPropertyOptional({ type: LightDto, description: 'For a light signature; not recorded with a strong one' })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => LightDto)
  light?: LightDto;
}

export class AuthenticationDto {
  @ApiProperty({ enum: authenticationMethods })
  @IsIn(authenticationMethods, { message: `must be one of: ${authenticationMethods.join(', ')}` })
  method!: AuthenticationMethod;

  @ApiPropertyOptional({
    enum: ['this', 'another'],
    description: 'Where the identification app is; absent: it is asked',
  })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsIn(['this', 'another'])
  device?: 'this' | 'another';

  @ApiPropertyOptional({
    enum: languages,
    description: 'Of the pages on the way, and of a new account; absent: the invitation’s, else Accept-Language',
  })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsIn(languages, { message: `must be one of: ${languages.join(', ')}` })
  language?: Language;
}
