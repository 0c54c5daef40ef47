import {
  authenticationMethods,
  identityCountries,
  identityLevels,
  type Language,
  languages,
  memberRoles,
} from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const erasable = { type: String, nullable: true };
const assurances = ['single-factor', 'strong'];
const contextSchema = { example: 'personal', pattern: '^(personal|organization/[0-9a-f-]{36})$' };

export class ChooseContextDto {
  @ApiProperty({ ...contextSchema, description: '`personal`, or `organization/` and its id' })
  @IsString()
  @MaxLength(100)
  context!: string;
}

export class ChangePersonDto {
  @ApiProperty({ enum: languages })
  @IsIn(languages, { message: `must be one of: ${languages.join(', ')}` })
  language!: Language;
}

export class PersonTokenAnswer {
  @ApiProperty({ description: 'For `Authorization: Bearer`; browsers have it as a cookie' }) token!: string;
  @ApiProperty({ ...time, description: 'Renew it by then' }) expiresAt!: string;
  @ApiProperty({ ...time, description: 'Sign in again by then' }) sessionExpiresAt!: string;
}

export class ContextAnswer {
  @ApiProperty(contextSchema) context!: string;
}

export class ContextOfPersonAnswer {
  @ApiProperty({ ...contextSchema, description: 'For `Attestory-Context` and PUT /v1/session/context' })
  context!: string;
  @ApiProperty({ description: 'The one of this request' }) current!: boolean;
  @ApiPropertyOptional({ format: 'uuid' }) organizationId?: string;
  @ApiPropertyOptional({ description: 'Of the organization' }) name?: string;
  @ApiPropertyOptional({ format: 'uuid' }) memberId?: string;
  @ApiPropertyOptional({ enum: memberRoles }) role?: string;
}

export class ContextsOfPersonAnswer {
  @ApiProperty({ type: ContextOfPersonAnswer, isArray: true }) items!: ContextOfPersonAnswer[];
}

export class LinkedIdentityAnswer {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ enum: identityCountries }) country!: string;
  @ApiProperty({ enum: identityLevels }) level!: string;
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty({ ...erasable, format: 'date' }) birthDate!: string | null;
  @ApiProperty({ ...erasable, description: 'Masked; for strong sessions' }) identityNumber!: string | null;
  @ApiProperty(time) linkedAt!: string;
  @ApiProperty({ description: 'Of a sandbox: it proves nothing' }) test!: boolean;
}

export class VerifiedEmailAnswer {
  @ApiProperty(erasable) email!: string | null;
  @ApiProperty(time) verifiedAt!: string;
}

export class PersonAnswer {
  @ApiProperty(uuid) personId!: string;
  @ApiProperty({ enum: languages }) language!: string;
  @ApiProperty({ ...erasable, description: 'As the newest identity tells it; not all do' }) name!: string | null;
  @ApiProperty({ type: LinkedIdentityAnswer, isArray: true }) identities!: LinkedIdentityAnswer[];
  @ApiProperty({ type: VerifiedEmailAnswer, isArray: true }) emails!: VerifiedEmailAnswer[];
  @ApiProperty(time) registeredAt!: string;
  @ApiProperty({ enum: assurances, description: 'How this session was signed in' }) assurance!: string;
  @ApiProperty(contextSchema) context!: string;
  @ApiProperty() revision!: number;
}

export class ChangedPersonAnswer {
  @ApiProperty(uuid) personId!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ type: String, nullable: true }) position!: string | null;
}

export class SessionOfPersonAnswer {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ description: 'The one that asks' }) current!: boolean;
  @ApiProperty({ enum: [...authenticationMethods, 'e-mail-link'] }) method!: string;
  @ApiProperty({ enum: assurances }) assurance!: string;
  @ApiProperty({ ...erasable, example: 'Firefox, Linux' }) agent!: string | null;
  @ApiProperty(time) startedAt!: string;
  @ApiProperty({ ...time, description: 'Its token was changed for a new one; at its start, the first was given' })
  renewedAt!: string;
  @ApiProperty(time) expiresAt!: string;
  @ApiPropertyOptional({ description: 'By a sandbox: it proves nothing' }) test?: boolean;
}

export class SessionsOfPersonAnswer {
  @ApiProperty({ type: SessionOfPersonAnswer, isArray: true }) items!: SessionOfPersonAnswer[];
}

export class EndedSessionAnswer {
  @ApiProperty({ enum: ['ended'] }) state!: string;
  @ApiProperty({ type: String, nullable: true }) position!: string | null;
}
