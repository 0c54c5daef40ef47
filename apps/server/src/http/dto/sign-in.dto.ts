import { authenticationMethods, identityCountries } from '@attestory/domain';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { AuthenticationDto } from './signing.dto.js';

const intents = ['sign-in', 'register', 'link'] as const;

export class SignInDto extends AuthenticationDto {
  @ApiProperty({
    enum: intents,
    description:
      '`sign-in`: only who has an account; `register`: who has none gets one; `link`: one more identity for the account that has signed in here',
  })
  @IsIn(intents, { message: `must be one of: ${intents.join(', ')}` })
  intent!: (typeof intents)[number];
}

export class SignedInAnswer {
  @ApiProperty({ enum: ['signed-in'] }) state!: string;
  @ApiProperty({ description: 'There was no account before' }) registered!: boolean;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'As the scheme tells it; not all do' }) name!:
    | string
    | null;
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ maximum: 100, description: 'How many documents of the same identity the account has' })
  earlierDocuments!: number;
  @ApiProperty({ description: 'Of a sandbox: it proves nothing' }) test!: boolean;
  @ApiProperty({ description: 'For `Authorization: Bearer`; browsers have it as a cookie' }) token!: string;
  @ApiProperty({ format: 'date-time', description: 'Renew it by then' }) expiresAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Sign in again by then' }) sessionExpiresAt!: string;
}

export class OfferedMethodAnswer {
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ enum: identityCountries, description: 'Whose identities it proves' }) country!: string;
  @ApiProperty({ description: 'Of a sandbox: it proves nothing' }) test!: boolean;
}

export class OfferedMethodsAnswer {
  @ApiProperty({ type: OfferedMethodAnswer, isArray: true }) items!: OfferedMethodAnswer[];
}
