import type { Proof } from '../bench/figures.ts';
import { MailRig } from './mail-rig.ts';
import { type MailReason, mailReasons } from './mail-reasons.ts';
import { type Crashing, type CrashMode, crashModes, Wave } from './mail-wave.ts';
import { type Extent, inLanes, Objections } from './rig.ts';

/**
 * R8: of ten recipients one bounces and one is put off, and the service is killed before and after each e-mail is handed over
 * and recorded. What arrived is judged by a mail server outside. Seen failing with a
 * bounce that is not recorded, and with notices that waited for whoever was put off.
 */
export async function proveDeliveries({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R8');
  const reasons = quick ? (['download links'] as const) : (Object.keys(mailReasons) as MailReason[]);
  const modes: readonly CrashMode[] = quick ? ['accepted, not recorded'] : (Object.keys(crashModes) as CrashMode[]);
  const total: Crashing = { crashes: 0, arrived: 0, repeated: 0 };
  const recipients = quick ? 3 : 10;
  await inLanes(quick ? 1 : 2, reasons, async (reason) => {
    const rig = await MailRig.start(recipients);
    try {
      for (const mode of modes) {
        const due = await mailReasons[reason](rig);
        const { crashes, arrived, repeated } = await new Wave(rig, objections, `${reason}, ${mode}`).run(due, mode);
        total.crashes += crashes;
        total.arrived += arrived;
        total.repeated += repeated;
        if (!quick) process.stderr.write(`R8: ${reason}, ${mode}: ${crashes} crashes, ${repeated} repeats\n`);
      }
      await rig.server.end('SIGKILL');
      const { code, stdout } = await rig.server.cli('verify', '--json');
      objections.unless(code === 0, () => `verify: ${stdout.slice(0, 500)}`);
    } finally {
      await rig.remove();
    }
  });
  const waves = reasons.length * modes.length;
  return objections.proof(
    `one of ${recipients} recipients bounces, another is put off, and the service is killed before and after each e-mail is handed over and recorded; for ${reasons.join(', ')}; as a mail server outside received it`,
    `${total.arrived} e-mails for ${waves} times ${recipients} recipients, one Message-ID for each who is reachable; ${total.crashes} crashes, ${total.repeated} e-mails repeated, all after a crash between the mail server’s acceptance and the record`,
    total.crashes >= waves * recipients,
  );
}
