import { positionPattern } from '@attestory/event-store';
import { SwaggerModule, DocumentBuilder, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { version } from '../version.js';
import { ProblemAnswer } from './dto/answers.dto.js';

interface Operation {
  readonly responses?: Record<string, unknown>;
  readonly requestBody?: unknown;
  parameters?: { readonly name: string; readonly in: string }[];
}

const problem = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemAnswer' } } },
};
const header = (name: string, description: string, pattern: string) => ({
  ...{ name, in: 'header', required: false, description },
  schema: { type: 'string', pattern },
});
const commandHeaders = [
  header('Idempotency-Key', 'The same key and body has one effect, and gets the same answer', '^[!-~]{1,255}$'),
  header('If-Match', 'The ETag that was read: refused with 412 when it is no longer the newest', '^(\\*|"\\d{1,15}")$'),
];
const positionHeader = header(
  'Attestory-Position',
  'A position that the view must have passed, like `after`',
  positionPattern,
);
const exempt = [
  ...['/v1/oauth/token', '/v1/signing/sessions', '/v1/signing/authentications', '/v1/downloads'],
  ...['/v1/sessions/authentications', '/v1/session', '/v1/session/renewal'],
];

/** The contract that the server serves: what the controllers declare, and what holds for all of them. */
export function openApi(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Attestory')
    .setDescription('Electronic signatures whose source of truth is an event log')
    .setVersion(version)
    .addBearerAuth();
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [ProblemAnswer] });
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>))
      complete(path, method, operation);
  closeInputs(document);
  return document;
}

function complete(path: string, method: string, operation: Operation): void {
  if (operation.responses) operation.responses.default = problem;
  const parameters = operation.parameters ?? [];
  const isForm = path.startsWith('/v1/forms/');
  const isCommand = path.startsWith('/v1/') && method !== 'get' && !isForm && !exempt.includes(path);
  const waits = parameters.some(({ name }) => name === 'after');
  operation.parameters = [...parameters, ...(isCommand ? commandHeaders : []), ...(waits ? [positionHeader] : [])];
}

/** Members that a body's schema doesn't name are refused: the contract says so. */
function closeInputs(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<
    string,
    { type?: string; additionalProperties?: unknown }
  >;
  const seen = new Set<string>();
  const visit = (text: string) => {
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      const schema = schemas[name as string];
      if (!schema || seen.has(name as string)) continue;
      seen.add(name as string);
      if (schema.type === 'object') schema.additionalProperties ??= false;
      visit(JSON.stringify(schema));
    }
  };
  for (const operations of Object.values(document.paths))
    for (const { requestBody } of Object.values(operations as Record<string, Operation>))
      if (requestBody) visit(JSON.stringify(requestBody));
}
