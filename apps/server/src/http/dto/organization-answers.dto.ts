import { businessCountries, memberRoles, scopes } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DeliverySettingsDto, FolderRightDto } from './organization.dto.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const text = { type: String, nullable: true };
const position = { description: 'The log position reached; opaque. Also in the header Attestory-Position' };

/** What a command reached. */
class Reached {
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}

class PageAnswer {
  @ApiProperty({ ...text, description: 'null: that was the last page' }) nextCursor!: string | null;
}

export class OrganizationAnswerDto {
  @ApiProperty(uuid) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() businessId!: string;
  @ApiProperty({ enum: businessCountries }) country!: string;
  @ApiProperty(time) registeredAt!: string;
  @ApiProperty() revision!: number;
}

export class RegisteredOrganizationAnswer extends Reached {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ ...uuid, description: 'Of who registered it, its main user' }) memberId!: string;
}

export class MemberBody {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ enum: ['invited', 'joined'] }) state!: string;
  @ApiProperty({ enum: memberRoles }) role!: string;
  @ApiProperty({ ...text, description: 'To which the invitation went' }) email!: string | null;
  @ApiProperty({ ...text, description: 'As their identity said it when they joined; not all do' }) name!: string | null;
  @ApiProperty({ ...text, ...time }) invitedAt!: string | null;
  @ApiProperty({ ...text, ...time, description: 'Until when they can join' }) expiresAt!: string | null;
  @ApiProperty({ ...text, ...time }) joinedAt!: string | null;
}
export class MemberAnswerDto extends MemberBody {
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}
export class MemberPage extends PageAnswer {
  @ApiProperty({ type: MemberBody, isArray: true }) items!: MemberBody[];
}

export class RemovedAnswer extends Reached {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ enum: ['removed'] }) state!: string;
}

export class MembershipAnswer extends Reached {
  @ApiProperty(uuid) organizationId!: string;
  @ApiProperty({ description: 'Of the organization' }) name!: string;
  @ApiProperty(uuid) memberId!: string;
  @ApiProperty({ enum: memberRoles }) role!: string;
}

export class LeftAnswer extends Reached {
  @ApiProperty(uuid) organizationId!: string;
  @ApiProperty({ enum: ['left'] }) state!: string;
}

export class GroupBody {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(text) name!: string | null;
  @ApiProperty({ type: String, format: 'uuid', isArray: true }) memberIds!: string[];
}
export class GroupAnswerDto extends GroupBody {
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}
export class GroupPage extends PageAnswer {
  @ApiProperty({ type: GroupBody, isArray: true }) items!: GroupBody[];
}

export class FolderBody {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(text) name!: string | null;
  @ApiProperty({ type: FolderRightDto, isArray: true, nullable: true, description: 'null: by role' })
  rights!: FolderRightDto[] | null;
}
export class FolderAnswerDto extends FolderBody {
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}
export class FolderPage extends PageAnswer {
  @ApiProperty({ type: FolderBody, isArray: true }) items!: FolderBody[];
}

export class ClientBody {
  @ApiProperty(uuid) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: scopes, isArray: true }) scopes!: string[];
  @ApiProperty({ type: DeliverySettingsDto }) delivery!: DeliverySettingsDto;
  @ApiProperty() revoked!: boolean;
}
export class ClientAnswer extends ClientBody {
  @ApiProperty() revision!: number;
  @ApiProperty(position) position!: string;
}
export class ClientSecretAnswer extends ClientAnswer {
  @ApiPropertyOptional({ description: 'Shown this once, and absent in a repeat' }) clientSecret?: string;
}
export class ClientPage extends PageAnswer {
  @ApiProperty({ type: ClientBody, isArray: true }) items!: ClientBody[];
}
