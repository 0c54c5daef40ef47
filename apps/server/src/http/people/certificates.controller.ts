import { APPLICATION, type Application, certificateOf, type PersonSession } from '@attestory/application';
import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForPersons } from '../access.js';
import { After, Person } from '../command-context.js';
import { CertificateAnswerDto } from '../dto/retention-answers.dto.js';
import { UuidPipe } from '../uuid.pipe.js';

/** What was deleted of a person's own copies, as an organization sees it of its own. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/me')
export class CertificatesController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get('certificates/:certificateId')
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({ summary: 'The signed proof of what was deleted of one’s own, with the key to verify it by' })
  @ApiOkResponse({ type: CertificateAnswerDto })
  own(
    @Person() { personId }: Pick<PersonSession, 'personId'>,
    @Param('certificateId', UuidPipe) certificateId: string,
    @After() after?: string,
  ) {
    return certificateOf(
      this.app,
      certificateId,
      ({ holder }) => holder.kind === 'person' && holder.personId === personId,
      after,
    );
  }
}
