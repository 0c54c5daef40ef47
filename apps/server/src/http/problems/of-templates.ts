import type { Problems } from './problem-type.js';

/** Problems of templates and bulk sendings. */
export const problemsOfTemplates = {
  'template-retired': {
    status: 409,
    detail: 'Nothing more is made from it. Use another template, or make a new one; its invitations stay as they are.',
  },
  'rows-have-errors': {
    status: 422,
    detail:
      'Correct the lines that `errors` names, and send the file again. Or send it with `skipErrors=true`: rows with errors are left out then, where the file as a whole can be read.',
  },
  'bulk-sending-over': { status: 409, detail: 'It has ended or was stopped: read it to see what was sent.' },
} as const satisfies Problems;
