import { authenticationMethods, languages } from '@attestory/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DeliveryDto } from './invitation.dto.js';

const uuid = { format: 'uuid' };
const time = { format: 'date-time' };
const erasable = { type: String, nullable: true };

class TemplateContactAnswer {
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty(erasable) email!: string | null;
}

export class TemplateRoleAnswer {
  @ApiProperty(uuid) roleId!: string;
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty({ enum: ['light', 'strong', ...authenticationMethods], isArray: true }) methods!: string[];
  @ApiPropertyOptional() identityNumberRequired?: boolean;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As the sender settles the role' })
  roles?: object;
  @ApiPropertyOptional({ type: TemplateContactAnswer }) contact?: TemplateContactAnswer;
}

export class TemplateDocumentAnswer {
  @ApiProperty(uuid) documentId!: string;
  @ApiProperty(erasable) fileName!: string | null;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' }) sha256!: string;
  @ApiProperty() pages!: number;
  @ApiProperty() bytes!: number;
}

export class TemplateAnswerDto {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ enum: ['saved', 'retired'] }) state!: string;
  @ApiProperty({ description: 'One more with each change' }) version!: number;
  @ApiProperty(erasable) name!: string | null;
  @ApiProperty(erasable) title!: string | null;
  @ApiProperty(erasable) message!: string | null;
  @ApiProperty({ enum: languages }) language!: string;
  @ApiProperty({ enum: ['parallel', 'sequential'] }) order!: string;
  @ApiProperty({ type: Number, nullable: true }) expiresInDays!: number | null;
  @ApiProperty({ ...uuid, ...erasable }) folderId!: string | null;
  @ApiProperty({ type: DeliveryDto }) delivery!: DeliveryDto;
  @ApiProperty({ type: [TemplateRoleAnswer] }) roles!: TemplateRoleAnswer[];
  @ApiProperty({ type: [String], description: 'What its texts ask for at use, beside the roles' }) values!: string[];
  @ApiProperty({ type: [TemplateDocumentAnswer] }) documents!: TemplateDocumentAnswer[];
  @ApiProperty(time) madeAt!: string;
  @ApiProperty(time) changedAt!: string;
  @ApiProperty({ ...uuid, ...erasable, description: 'The invitation that it was made from' }) madeFrom!: string | null;
  @ApiProperty() revision!: number;
  @ApiProperty({ description: 'The log position reached; opaque. Also in the header Attestory-Position' })
  position!: string;
}

export class TemplatePage {
  @ApiProperty({ type: [TemplateAnswerDto] }) items!: TemplateAnswerDto[];
  @ApiProperty({ ...erasable, description: 'null: that was the last page' }) nextCursor!: string | null;
}
