import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemTitles, problems, variables } from '@attestory/server';
import { configurationReference, eventsReference, problemsReference } from './reference.ts';

/** `npm run docs`: writes the references that are generated from the code. */
const folder = resolve(import.meta.dirname, '../../docs/reference');
writeFileSync(resolve(folder, 'events.md'), eventsReference());
writeFileSync(resolve(folder, 'problems.md'), problemsReference(problems, problemTitles));
writeFileSync(resolve(folder, 'configuration.md'), configurationReference(variables));
