import type { Proof } from '../bench/figures.ts';
import { CopiesDue, type Kind } from './copies-due.ts';
import { MailRig } from './mail-rig.ts';
import { checkKept, checkPurged } from './purge-checks.ts';
import { type Extent, Objections, pause } from './rig.ts';

const append = (types: string) => `store.append of ${types}`;
const around = (step: string) => [`before ${step}`, `after ${step}`];
/** What a purge does, step by step, where nobody else holds the document, and where somebody does. */
const steps: { readonly [K in Kind]: readonly string[] } = {
  alone: [
    append('PurgeStarted'),
    append('HolderRemoved+DocumentPurgeStarted'),
    'keys.destroy',
    'vault.delete',
    append('DocumentBytesPurged'),
    append('DocumentPurged'),
  ],
  shared: [append('PurgeStarted'), append('HolderRemoved'), append('DocumentPurged')],
};
const inSmall = [`after ${append('HolderRemoved+DocumentPurgeStarted')}`, 'after keys.destroy', 'after vault.delete'];

/**
 * R9 for purges: the service dies before and after each step of many purges at once, one life after another. Seen failing
 * with a key that is left.
 */
export async function provePurging({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R9');
  const rig = await MailRig.start();
  const due = await CopiesDue.of(rig, quick ? 2 : 6);
  const rounds = quick
    ? [['alone', 1] as const]
    : [1, 2, 3].flatMap((n) => [['alone', n] as const, ['shared', n] as const]);
  let crashes = 0;
  try {
    for (const [kind, nth] of rounds) {
      const points = quick ? inSmall : steps[kind].flatMap(around);
      const copies = await due.prepare(kind);
      rig.order.forget();
      rig.order.set({ points, nth });
      due.untilDue();
      await purged(rig, due, copies.length, objections);
      rig.order.clear();
      const reached = rig.order.crashed().length;
      crashes += reached;
      objections.unless(nth > 1 || reached === points.length, () => `${kind}: ${reached} of ${points.length} crashes`);
      if (!quick) process.stderr.write(`R9: purges, ${kind}, ${nth}: ${reached} crashes\n`);
    }
    // Whoever comes again finds nothing to do.
    await pause(700);
    const kept = await checkKept(due, objections);
    await rig.server.end('SIGKILL');
    const files = await checkPurged(rig, due, objections);
    const { code, stdout } = await rig.server.cli('verify', '--json');
    objections.unless(code === 0, () => `verify: ${stdout.slice(0, 500)}`);
    return objections.proof(
      `the service killed before and after each step of ${due.all.length} purges (${[...new Set(Object.values(steps).flat())].join(', ')}), at the first, second and third of those under way at once`,
      `${crashes} crashes: ${due.all.length} copies purged by nobody’s hand, each with one certificate that verifies; ${files} files and ${due.of('alone').length} keys gone, ${kept} copies of other holders read`,
      crashes >= (quick ? inSmall.length : 36),
    );
  } finally {
    await rig.remove();
  }
}

async function purged(rig: MailRig, due: CopiesDue, wanted: number, objections: Objections): Promise<void> {
  if (!(await rig.untilSo(() => due.purgedOfNewest() === wanted)))
    objections.add(`${due.purgedOfNewest()} of ${wanted} copies were purged`);
  // The last points come after all is seen.
  await rig.server.ended(500);
  rig.order.clear();
  await rig.server.end('SIGKILL');
  await rig.server.restart();
}
