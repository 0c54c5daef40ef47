import { authenticationMethods } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LogoAnswer } from './branding.dto.js';
import { DemandedRoleDto } from './role.dto.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const hash = { pattern: '^[0-9a-f]{64}$', description: 'SHA-256' };
const text = { type: String, nullable: true };

class NamedOrganizationAnswer {
  @ApiProperty() name!: string;
}

class LookAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'null: the service’s own' }) colour!: string | null;
  @ApiProperty({ type: LogoAnswer, nullable: true, description: 'At /v1/signing/branding/logo' })
  logo!: LogoAnswer | null;
}

class SenderAnswer extends NamedOrganizationAnswer {
  @ApiProperty({ type: LookAnswer }) branding!: LookAnswer;
}

class OrganizationToSignForAnswer extends NamedOrganizationAnswer {
  @ApiProperty(uuid) organizationId!: string;
}

class AvailableMethodAnswer {
  @ApiProperty({ enum: authenticationMethods }) method!: string;
  @ApiProperty({ description: 'ISO 3166', example: 'FI' }) country!: string;
  @ApiProperty({ enum: ['low', 'substantial', 'high'], description: 'As eIDAS has it' }) level!: string;
  @ApiProperty({ enum: ['always', 'on-request', 'never'], description: 'Whether it tells the identity number' })
  identityNumber!: string;
  @ApiProperty({ description: 'Of a sandbox: it proves nothing' }) test!: boolean;
}

class AuthenticationStateAnswer {
  @ApiProperty({ description: 'Without one they can’t sign; false: a drawing is enough' }) required!: boolean;
  @ApiProperty({ type: [AvailableMethodAnswer] }) methods!: AvailableMethodAnswer[];
  @ApiProperty({ description: 'The sender named who must come' }) expectsIdentity!: boolean;
  @ApiProperty({ description: 'The sender gets the whole identity number' }) identityNumberRequired!: boolean;
  @ApiProperty({ enum: ['none', 'authenticated', 'expired'], description: 'In this session' }) state!: string;
  @ApiPropertyOptional({
    example: 'identity-mismatch',
    description: 'What the newest one in this session came to, where it came to nothing',
  })
  failed?: string;
  @ApiPropertyOptional({ enum: authenticationMethods }) method?: string;
  @ApiPropertyOptional({ ...time, description: 'A signature may rest on it until then' }) validUntil?: string;
  @ApiProperty({ description: 'What those can do who have none of the methods' }) withoutMethod!: string;
}

class RoleDemandAnswer {
  @ApiPropertyOptional({ type: DemandedRoleDto }) role?: DemandedRoleDto;
  @ApiPropertyOptional({ description: 'A representative states in what capacity they sign' }) capacity?: boolean;
}

class WhomToAskAnswer {
  @ApiProperty({ description: 'The organization that sent it' }) organization!: string;
  @ApiPropertyOptional({ description: 'Of the member who sent it, as long as they are one' }) email?: string;
}

class MySignatureAnswer {
  @ApiProperty(time) signedAt!: string;
  @ApiProperty(uuid) eventId!: string;
  @ApiProperty({ ...hash, description: 'Of the signature’s event in the log' }) hash!: string;
  @ApiProperty({ description: '`light`, or the strong method' }) method!: string;
  @ApiProperty({
    enum: ['download-link', 'personal-account', 'organization-archive'],
    isArray: true,
    description: 'Where a copy of the sealed documents goes when the invitation closes',
  })
  copies!: string[];
  @ApiPropertyOptional({ type: WhomToAskAnswer, description: 'Who has the sealed documents, where no copy comes' })
  ask?: WhomToAskAnswer;
}

class SigningMeAnswer {
  @ApiProperty(uuid) signatoryId!: string;
  @ApiProperty(text) name!: string | null;
  @ApiProperty({ enum: ['pending', 'opened', 'signed'] }) state!: string;
  @ApiProperty({ type: [String], description: '`light`, `strong` or single strong methods' }) methods!: string[];
  @ApiProperty({ description: 'In sequential order: it is their turn' }) turn!: boolean;
  @ApiPropertyOptional({ type: AuthenticationStateAnswer }) authentication?: AuthenticationStateAnswer;
  @ApiPropertyOptional({ type: RoleDemandAnswer }) roles?: RoleDemandAnswer;
  @ApiPropertyOptional({
    type: [OrganizationToSignForAnswer],
    description: 'Registered organizations for which they may sign as a member (once authenticated), or are asked to',
  })
  organizations?: OrganizationToSignForAnswer[];
  @ApiPropertyOptional({ type: MySignatureAnswer, description: 'Once they have signed' }) signature?: MySignatureAnswer;
}

class OtherSignatoryAnswer {
  @ApiProperty(text) name!: string | null;
  @ApiProperty({ enum: ['pending', 'signed'] }) state!: string;
}

class DocumentToSignAnswer {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(text) fileName!: string | null;
  @ApiProperty(hash) sha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Files inside the PDF' }) attachments!: number;
  @ApiProperty({ description: 'Signatures that it carried when it was uploaded' }) signatures!: number;
  @ApiProperty({ description: 'This session was served it whole' }) shown!: boolean;
}

class ConsentAnswer {
  @ApiProperty({ description: 'What signing says' }) text!: string;
  @ApiProperty() language!: string;
  @ApiProperty() version!: string;
}

/** What a signatory sees. */
export class SigningViewAnswer {
  @ApiProperty(uuid) invitationId!: string;
  @ApiProperty({ type: SenderAnswer, description: 'Who asks' }) organization!: SenderAnswer;
  @ApiProperty(text) title!: string | null;
  @ApiProperty(text) message!: string | null;
  @ApiProperty({ enum: ['sent', 'completed'] }) state!: string;
  @ApiProperty(time) expiresAt!: string;
  @ApiProperty({ enum: ['parallel', 'sequential'] }) order!: string;
  @ApiProperty({ type: SigningMeAnswer }) me!: SigningMeAnswer;
  @ApiProperty({ type: [OtherSignatoryAnswer], description: 'Everybody, by name only' })
  signatories!: OtherSignatoryAnswer[];
  @ApiProperty({ type: [DocumentToSignAnswer] }) documents!: DocumentToSignAnswer[];
  @ApiProperty({ type: ConsentAnswer }) consent!: ConsentAnswer;
}
