import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { emptyLedger, type Ledger, loadLoop } from './load.ts';

const clients = 8;

/** R1: kill -9 at random points under load; a ledger of what was acknowledged is kept outside. */
export async function proveKills(kills: number): Promise<Proof> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  try {
    const pdf = await samplePdf('Kill me');
    const { credentials } = await ApiClient.register(server);
    const ledger = emptyLedger();
    let problems = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const api = await ApiClient.authenticate(server.baseUrl, credentials);
      let stopped = false;
      const loops = Array.from({ length: clients }, () => loadLoop(api, pdf, ledger, () => stopped));
      await new Promise((done) => setTimeout(done, 150 + Math.random() * 1_200));
      await server.end('SIGKILL');
      stopped = true;
      const verified = await server.cli('verify', '--json');
      if (verified.code !== 0) problems += report(kill, `verify: ${verified.stdout.slice(0, 500)}${verified.stderr}`);
      await server.restart();
      await Promise.all(loops);
      process.stdout.write(
        `\rR1: ${kill} of ${kills} kills, ${ledger.commands.length} acknowledged, ${problems} problems `,
      );
    }
    const api = await ApiClient.authenticate(server.baseUrl, credentials);
    problems += await checkLedger(api, ledger);
    process.stdout.write('\n');
    return {
      id: 'R1',
      what: `kill -9 at ${kills} random points under ${clients} clients; a ledger of acknowledged commands kept outside`,
      result: `${ledger.commands.length} acknowledged commands (${ledger.signed.length} signatures, ${ledger.completed.length} completions): ${problems} lost, doubled or broken; the log verified after every kill`,
      holds: problems === 0 && ledger.commands.length > kills,
    };
  } finally {
    await server.remove();
  }
}

/** Everything acknowledged is there, exactly once. */
async function checkLedger(api: ApiClient, ledger: Ledger): Promise<number> {
  let problems = 0;
  for (const { path, body, key, answer } of ledger.commands) {
    if (path !== '/v1/invitations') continue;
    const again = await api.post(path, body, { 'idempotency-key': key });
    if (JSON.stringify(again.body) !== JSON.stringify(answer))
      problems += report(0, `another answer for ${key}: ${JSON.stringify(again.body).slice(0, 300)}`);
  }
  for (const { invitationId, signatoryId } of ledger.signed) {
    const { body } = await api.get(`/v1/invitations/${invitationId}/history`);
    const types = (type: string) =>
      body.items.filter(
        (e: { type: string; data: { signatoryId?: string } }) =>
          e.type === type && (!e.data.signatoryId || e.data.signatoryId === signatoryId),
      ).length;
    if (types('DocumentSigned') !== 1) problems += report(0, `${types('DocumentSigned')} signatures of ${signatoryId}`);
    if (ledger.completed.includes(invitationId) && types('InvitationCompleted') !== 1)
      problems += report(0, `${types('InvitationCompleted')} completions of ${invitationId}`);
  }
  return problems;
}

function report(kill: number, text: string): 1 {
  process.stderr.write(`\nR1, kill ${kill}: ${text}\n`);
  return 1;
}
