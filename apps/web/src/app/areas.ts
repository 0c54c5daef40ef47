import { archiveArea } from '../archive/area.js';
import { audit } from '../audit/area.js';
import { documentsArea } from '../documents/area.js';
import { historyArea } from '../history/area.js';
import { inboxArea } from '../inbox/area.js';
import { invitations } from '../invitations/area.js';
import { bulk } from '../bulk/area.js';
import { missingDocument } from '../missing-document/area.js';
import { organizationsArea } from '../organizations/area.js';
import { retention } from '../retention/area.js';
import { settings } from '../settings/area.js';
import { templates } from '../templates/area.js';
import type { Area } from './area.js';

/** Every part of the application, in the order of the ways to them: the first one is where people land. */
export const areas: readonly Area[] = [
  inboxArea,
  documentsArea,
  invitations,
  templates,
  bulk,
  archiveArea,
  historyArea,
  organizationsArea,
  missingDocument,
  retention,
  audit,
  settings,
];
