import { authenticationMethods } from '@attestory/domain';
import { ApiProperty } from '@nestjs/swagger';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };

export class BegunAnswer {
  @ApiProperty({ description: 'Where the person’s browser goes now' }) redirectUrl!: string;
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ ...time, description: 'By when they have to come back' }) expiresAt!: string;
}

export class AuthenticatedAnswer {
  @ApiProperty({ enum: ['authenticated'] }) state!: string;
  @ApiProperty(uuid) invitationId!: string;
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ type: String, nullable: true, description: 'As the scheme tells it; not all do' }) name!:
    | string
    | null;
  @ApiProperty({ ...time, description: 'A signature in the same session may rest on it until then' })
  validUntil!: string;
  @ApiProperty({ description: 'Of a sandbox: it proves nothing' }) test!: boolean;
}
