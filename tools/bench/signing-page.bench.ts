import type { Page } from 'playwright-core';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { sendInvitation, threePeople } from '../../test/support/signing.ts';
import { less, type Measurement, middle, type Scale, whole } from './figures.ts';

/** P24. */
export const signingPage: Measurement = { of: 'the signing page on a slow line', measure: signingPageFigures };

/** A phone on the edge of the network: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, a quarter of this processor. */
const line = { downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150, offline: false };
const slowerBy = 4;
const bound = 2_000;
const aim = 1_500;

interface Run {
  /** Until the button to open can be pressed, in milliseconds from following the link. */
  readonly interactive: number;
  /** Bytes of scripts, styles and texts on the line until then. */
  readonly bytes: number;
}

async function signingPageFigures(scale: Scale) {
  const server = await AttestoryProcess.start();
  const browser = await launchBrowser();
  try {
    const { api } = await ApiClient.register(server);
    const pdf = await samplePdf('The rent is 900 euros a month.');
    const runs: Run[] = [];
    // The first is of a process that has served nothing yet.
    for (let run = 0; run <= scale.runs; run++) {
      const [person] = threePeople();
      await sendInvitation(api, pdf, [person]);
      const secret = await api.secretFor(person.email);
      const context = await browser.newContext({ baseURL: server.baseUrl, viewport: { width: 390, height: 844 } });
      const measured = await follow(await context.newPage(), secret);
      if (run > 0) runs.push(measured);
      await context.close();
    }
    return [
      {
        id: 'P24',
        what: 'signing page interactive from following the link, nothing of it in the cache: 1.6 Mbit/s, 150 ms, a processor slowed down 4×',
        against: `${bound / 1_000} s`,
        ratios: runs.map(({ interactive }) => interactive / bound),
        measured: `${whole(middle(runs, ({ interactive }) => interactive))} ms, ${whole(middle(runs, ({ bytes }) => bytes) / 1_000)} kB`,
        ...{ atLeast: '≤ 1×', aim: `${aim / bound}×`, reached: less(1, aim / bound) },
      },
    ];
  } finally {
    await browser.close();
    await server.remove();
  }
}

async function follow(page: Page, secret: string): Promise<Run> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', line);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
  await page.goto(`/s#${secret}`, { waitUntil: 'commit' });
  const button = page.getByRole('button', { name: /^Open the document/ });
  await button.waitFor();
  // A frame after it is there, when whatever was to run has run: it answers.
  const interactive = await page.evaluate<number>(
    'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))',
  );
  const bytes = await page.evaluate<number>(
    'performance.getEntriesByType("resource").reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)',
  );
  return { interactive, bytes };
}
