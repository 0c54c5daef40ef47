// biome: lint/style/noRestrictedImports
import * as imported from 'nodemailer';

export const used = imported;
