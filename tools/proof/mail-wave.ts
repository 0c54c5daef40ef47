import type { Due } from './mail-reasons.ts';
import type { MailRig } from './mail-rig.ts';
import { count, type Objections, pause } from './rig.ts';

/** What came of a wave of e-mails. */
export interface Crashing {
  crashes: number;
  arrived: number;
  repeated: number;
}

type Points = (records: Due['records']) => readonly string[];
const appends: Points = ({ handed, bounced, delayed }) =>
  [handed, bounced, delayed].map((type) => `store.append of ${type}`);

/** Where the service is killed, once for each e-mail. */
export const crashModes = {
  'not handed over': () => ['before mail.send'],
  'accepted, not recorded': () => ['after mail.send'],
  'about to be recorded': (records: Due['records']) => appends(records).map((name) => `before ${name}`),
  recorded: (records: Due['records']) => appends(records).map((name) => `after ${name}`),
} satisfies Record<string, Points>;
export type CrashMode = keyof typeof crashModes;

/** Between the mail server's answer and the record: only there may an e-mail go out again. */
const between: readonly CrashMode[] = ['accepted, not recorded', 'about to be recorded'];

/** E-mails that go out while the service is killed again and again. */
export class Wave {
  private readonly rig: MailRig;
  private readonly objections: Objections;
  private readonly about: string;

  constructor(rig: MailRig, objections: Objections, about: string) {
    [this.rig, this.objections, this.about] = [rig, objections, about];
  }

  async run(due: Due, mode: CrashMode): Promise<Crashing> {
    const { mail, order } = this.rig;
    const [bouncing = '', delayed = '', ...others] = due.addresses;
    const [before, turnedAway] = [mail.received.length, mail.turnedAway.length];
    const arrived = (address: string) => mail.received.slice(before).some(({ to }) => to === address);
    mail.treat(bouncing, 'bounce');
    mail.treat(delayed, 'delay');
    order.forget();
    order.set({ each: crashModes[mode](due.records) });
    await this.until(() => others.every(arrived), 'all but the one who is put off have their e-mail');
    const tried = (address: string) => mail.turnedAway.slice(turnedAway).some(({ to }) => to === address);
    await this.until(() => tried(bouncing) && tried(delayed), 'the two others were tried');
    mail.treat(delayed, 'accept');
    this.rig.forward(2);
    await this.until(() => arrived(delayed), 'the one who was put off has their e-mail');
    await this.until(() => isRecorded(due), 'all is on record');
    await this.settle();
    mail.treat(bouncing, 'accept');
    return this.judge(due, mode, before, turnedAway);
  }

  /** By nobody's hand but that which starts the service again. */
  private async until(isSo: () => boolean, what: string): Promise<void> {
    if (!(await this.rig.untilSo(isSo))) this.objections.add(`${this.about}: waited in vain until ${what}`);
  }

  /** Nothing more is to come: not by itself, nor after another start. */
  private async settle(): Promise<void> {
    await this.rig.server.ended(300);
    this.rig.order.clear();
    await this.rig.server.end('SIGKILL');
    await this.rig.server.restart();
    await pause(700);
  }

  private judge(due: Due, mode: CrashMode, before: number, turnedAway: number): Crashing {
    const { mail, order } = this.rig;
    const crashes = order.crashed();
    const mayRepeat = (messageId: string) =>
      between.includes(mode) ? crashes.filter(({ about }) => about === messageId).length : 0;
    const received = mail.received.slice(before);
    const [bouncing = '', ...reachable] = due.addresses;
    let repeated = 0;
    for (const address of reachable) {
      const mine = received.filter(({ to }) => to === address);
      const ids = [...new Set(mine.map(({ messageId }) => messageId))];
      this.objections.unless(ids.length === 1, () => `${this.about}: ${ids.length} Message-IDs to one recipient`);
      const allowed = mayRepeat(ids[0] ?? '');
      repeated += mine.length - 1;
      this.objections.unless(
        mine.length >= 1 && mine.length - 1 <= allowed,
        () => `${this.about}: ${mine.length} e-mails to one recipient after ${allowed} crashes that allow a repeat`,
      );
      const links = mine.map((one) => one.links.filter((link) => link.includes(due.link ?? '#')).join());
      const linked = due.link === undefined || (new Set(links).size === 1 && links[0] !== '');
      this.objections.unless(linked, () => `${this.about}: without its link, or repeated with another`);
    }
    const tries = mail.turnedAway.slice(turnedAway).filter(({ to }) => to === bouncing).length;
    const bounced = due.events().find(({ type }) => type === due.records.bounced)?.data.messageId ?? '';
    this.objections.unless(
      tries >= 1 && tries - 1 <= mayRepeat(bounced),
      () => `${this.about}: ${tries} tries of the address that bounces`,
    );
    return { crashes: crashes.length, arrived: received.filter(({ to }) => reachable.includes(to)).length, repeated };
  }
}

function isRecorded({ addresses, events, records }: Due): boolean {
  const facts = events();
  const numbers = [count(facts, records.handed), count(facts, records.bounced)];
  return numbers.join() === `${addresses.length - 1},1` && (!records.last || count(facts, records.last) === 1);
}
