import {
  APPLICATION,
  type Application,
  type CommandContext,
  type Importer,
  ImportDocumentCommand,
  newIdOf,
  voucherOf,
} from '@attestory/application';
import { checkImport, type ImportDescription, type OrganizationId } from '@attestory/domain';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from './access.js';
import { Context } from './command-context.js';
import { ImportDto, ImportedDocumentView } from './dto/import.dto.js';
import { ProblemError } from './problems.js';
import { invalid } from './validation.pipe.js';

/** As the largest documents in JSON are. */
const mostInlineBytes = 5_000_000;

@ApiTags('archive')
@ApiBearerAuth()
@Controller('v1/archive/imports')
export class ImportsController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(APPLICATION) private readonly app: Application,
  ) {}

  @Post()
  @ForTenants('organization:admin')
  @ApiOperation({
    summary: 'Import a document that was signed elsewhere, and vouch for what is said of it',
    description: 'The same bytes are imported once: again it is refused with the id of the document that there is.',
  })
  @ApiCreatedResponse({ type: ImportedDocumentView })
  async import(@Context() { identity, tenant }: CommandContext, @Body() { description, base64 }: ImportDto) {
    const organizationId = tenant.organizationId as OrganizationId;
    const checked = this.checked(description, organizationId);
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length > mostInlineBytes)
      throw invalid('#/base64', 'holds more than 5 MB: import it by the command line');
    const importer = {
      ...{ organizationId, folders: tenant.folders, vouchedBy: voucherOf(tenant.by) },
      importId: newIdOf(identity.commandId, 'import') as Importer['importId'],
    };
    const pdf = { fileName: 'document.pdf', bytes: [bytes] };
    return this.commands.execute(new ImportDocumentCommand(identity, importer, checked, pdf));
  }

  /** @throws ProblemError `invalid-input` */
  private checked(given: unknown, organizationId: OrganizationId): ImportDescription {
    const checked = checkImport(given, { now: this.app.clock.now(), organizationId });
    if ('description' in checked) return checked.description;
    const errors = checked.faults.map(({ pointer, fault }) => ({ pointer: `#/description${pointer}`, message: fault }));
    throw new ProblemError('invalid-input', { errors });
  }
}
