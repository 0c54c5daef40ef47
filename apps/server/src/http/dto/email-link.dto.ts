import { type Language, languages } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, MaxLength } from 'class-validator';
import { Maybe, Tidy } from './member-rules.js';

export class EmailLinkDto {
  @ApiProperty({ format: 'email', example: 'aino@example.com' })
  @Tidy()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email!: string;

  @ApiPropertyOptional({
    enum: languages,
    description: 'Of the e-mail, and of an account that it leads to; absent: as Accept-Language prefers',
  })
  @Maybe()
  @IsIn(languages, { message: `must be one of: ${languages.join(', ')}` })
  language?: Language;
}

export class RequestedLinkAnswer {
  @ApiProperty({ enum: ['requested'] }) state!: string;
  @ApiProperty({ description: 'The link works once, for so long' }) validForSeconds!: number;
}

export class SignedInByEmailAnswer {
  @ApiProperty({ enum: ['signed-in'] }) state!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ description: 'They had no account before' }) registered!: boolean;
  @ApiProperty({ enum: ['single-factor'], description: 'By e-mail: never strong' }) assurance!: string;
  @ApiProperty({ description: 'For `Authorization: Bearer`; browsers have it as a cookie' }) token!: string;
  @ApiProperty({ format: 'date-time', description: 'Renew it by then' }) expiresAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Sign in again by then' }) sessionExpiresAt!: string;
}
