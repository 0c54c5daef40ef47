import { audit } from '../audit/area.js';
import { invitations } from '../invitations/area.js';
import { missingDocument } from '../missing-document/area.js';
import { retention } from '../retention/area.js';
import { settings } from '../settings/area.js';
import type { Area } from './area.js';

/** Every part of the application, in the order of the ways to them. */
export const areas: readonly Area[] = [invitations, missingDocument, retention, audit, settings];
