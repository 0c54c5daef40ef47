import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const note = 'Generated from the code by `npm run docs`; a test keeps it true.';

/** docs/reference/events.md: every fact of the log, from the domain's types and their comments. */
export function eventsReference(): string {
  const sections = eventFiles().map(([stream, files]) => {
    const sources = files.map((file) => readFileSync(join(root, 'libs/domain/src', file), 'utf8'));
    return `## ${stream}\n\n${sources.flatMap(eventsIn).join('\n\n')}`;
  });
  return `# Events\n\n${note} A shape is a contract for ever: a later need adds an optional member or a new version.\nMembers of the type \`Personal\` are encrypted in the log.\n\n${sections.join('\n\n')}\n`;
}

/** docs/reference/problems.md: every problem of the API, from its table. */
export function problemsReference(
  problems: Readonly<Record<string, { readonly status: number; readonly detail: string }>>,
  titles: Readonly<Record<string, string>>,
): string {
  const rows = Object.entries(problems)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, detail }]) => `| \`${code}\` | ${status} | ${titles[code]} | ${detail} |`);
  return `# Problems\n\n${note} Each is served at \`/problems/{code}\`, too.\n\n| code | status | title | what to do |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** docs/reference/configuration.md: every variable, from its table. */
export function configurationReference(
  variables: Readonly<
    Record<string, { readonly fallback: string; readonly meaning: string; readonly demanded?: boolean }>
  >,
): string {
  const rows = Object.entries(variables).map(
    ([name, { fallback, meaning, demanded }]) => `| \`${name}\`${demanded ? ' *' : ''} | ${fallback} | ${meaning} |`,
  );
  return `# Configuration\n\n${note} Everything is set by environment variables, or by lines\nof the file that \`ATTESTORY_CONFIG\` names. What is wrong keeps the server from starting (exit code 2), with a line for\neach fault that says where it stands and what to do. \`attestory doctor\` checks all of it without starting anything.\n\n| variable | default | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function eventFiles(): [string, string[]][] {
  const names: Record<string, string> = {
    invitation: '`invitation-{id}`: people’s acts, and seals',
    delivery: '`delivery-{invitationId}`: what the processes do',
    document: '`document-{id}`: stored bytes, and who holds them',
    import: '`import-{id}`: what takes documents that were signed elsewhere',
    'archived-document': '`archived-document-{id}`: a holder’s copy of a document',
    'email-link': '`email-link-{id}`: signing in by e-mail',
    notice: '`notices-{organizationId}`, `notices-link-{id}`: what became of e-mails that belong to no invitation',
    organization: '`organization-{id}`',
    template: '`template-{id}`: what invitations are made from',
    'bulk-sending': '`bulk-sending-{id}`: one invitation for each row of a table',
    person: '`person-{id}`: personal accounts; `identity-{claimId}`: whose an identity is',
    session: '`session-{id}`: where people are signed in',
    service: '`service` and `heads`: keys, policies, signed heads',
  };
  const folders = readdirSync(join(root, 'libs/domain/src'), { withFileTypes: true }).filter((e) => e.isDirectory());
  return folders.flatMap(({ name }) => {
    const heading = names[name];
    if (!heading) return [];
    const files = readdirSync(join(root, 'libs/domain/src', name));
    const facts = files
      .filter((file) => /^(\w+-)?events\.ts$/.test(file))
      .toSorted()
      .toReversed();
    const found = facts.length > 0 ? facts : ['decider.ts'];
    return [[heading, found.map((file) => join(name, file))] as [string, string[]]];
  });
}

/** Interfaces whose `type` is their own name are events. */
function eventsIn(source: string): string[] {
  const pattern =
    /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export interface (\w+) \{\n {2}readonly type: '\2';\n([\s\S]*?)\n\}\n/g;
  return [...source.matchAll(pattern)].map(([, comment, name, body]) => {
    const meaning = (comment ?? '').replace(/^\s*\*? ?/gm, '').trim();
    const shape = (body ?? '')
      .replace(/^ {2}readonly data: /, '')
      .replace(/^ {2}/gm, '')
      .replace(/;$/, '');
    return `### ${name}\n\n${meaning ? `${meaning}\n\n` : ''}\`\`\`ts\n${shape}\n\`\`\``;
  });
}
