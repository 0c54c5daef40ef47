import {
  APPLICATION,
  type Application,
  certificateOf,
  isOwn,
  type Owner,
  type PersonSession,
  purgedOf,
} from '@attestory/application';
import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForPersons } from '../access.js';
import { After, Person } from '../command-context.js';
import { CertificateAnswerDto, PurgedPageAnswer } from '../dto/retention-answers.dto.js';
import { PageDto, pageOf } from '../page.dto.js';
import { purgedBody } from '../retention/retention-body.js';
import { UuidPipe } from '../uuid.pipe.js';

/** What was deleted of a person's own copies, as an organization sees it of its own. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/me/certificates')
export class CertificatesController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({
    summary: 'What is gone of one’s own, newest first, each with the id of its certificate',
    description: 'Whoever signed in by an e-mail link sees what their addresses had found.',
  })
  @ApiOkResponse({ type: PurgedPageAnswer })
  async list(@Person() person: PersonSession, @Query() query: PageDto, @After() after?: string) {
    const { items, nextCursor } = await purgedOf(this.app, person, pageOf(query), after);
    return { items: items.map(purgedBody), nextCursor };
  }

  @Get(':certificateId')
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({ summary: 'The signed proof of what was deleted of one’s own, with the key to verify it by' })
  @ApiOkResponse({ type: CertificateAnswerDto })
  own(@Person() person: Owner, @Param('certificateId', UuidPipe) certificateId: string, @After() after?: string) {
    return certificateOf(this.app, certificateId, (copy) => isOwn(person, copy), after);
  }
}
