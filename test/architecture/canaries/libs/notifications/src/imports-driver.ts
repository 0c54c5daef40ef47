// accepted
import * as imported from 'nodemailer';

export const used = imported;
