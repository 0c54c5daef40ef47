import type { Block } from './mail-layout.js';
import type { MailTexts } from './mail-texts.js';

/** People's words, made safe to put into headers and between ours. */
export interface Words {
  readonly texts: MailTexts;
  readonly organization: string;
  readonly title: string;
}

/** What stands between a mail's greeting and the notes at its end. */
export interface MailBody {
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}
