import { mkdirSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import axe from 'axe-core';
import { AttestoryProcess } from './attestory-process.ts';
import { complaintsOf, launchBrowser } from './browser.ts';

const screens = 'test-output/screens';
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** A browser before a running server: its pages tell what they complain of, and can be looked at. */
export class Web {
  private readonly pages: { readonly page: Page; readonly complaints: readonly string[] }[] = [];

  private constructor(
    readonly server: AttestoryProcess,
    readonly browser: Browser,
  ) {}

  static async open(server: AttestoryProcess): Promise<Web> {
    mkdirSync(screens, { recursive: true });
    return new Web(server, await launchBrowser());
  }

  /** On a server of its own. */
  static async start(): Promise<Web> {
    const server = await AttestoryProcess.start();
    return Web.open(server).catch(async (error: unknown) => {
      await server.remove();
      throw error;
    });
  }

  /** A browser of somebody's own, with nothing in it yet; on a phone unless other options say so. */
  async person(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.server.baseUrl,
      viewport: phone,
      locale: 'en-GB',
      ...options,
    });
    return this.page(context);
  }

  /** Another tab of a browser. */
  async page(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    this.pages.push({ page, complaints: complaintsOf(page) });
    return page;
  }

  /** What all pages have complained of so far: errors, and what their content security policy forbids. */
  complaints(): readonly string[] {
    return this.pages.flatMap(({ complaints }) => complaints);
  }

  /** Keeps pictures of a page, on a phone and on a desk, and has it judged for whoever can't see or use it as others do. */
  async seen(page: Page, name: string): Promise<void> {
    const before = page.viewportSize();
    for (const [size, viewport] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(viewport);
      await page.screenshot({ path: `${screens}/${name}-${size}.png`, fullPage: true });
      expect({ name, size, wider: await widerThanScreen(page) }).toEqual({ name, size, wider: 0 });
    }
    expect({ name, barriers: await barriersOn(page) }).toEqual({ name, barriers: [] });
    if (before) await page.setViewportSize(before);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** Ends the browser and the server. */
  async remove(): Promise<void> {
    await this.close();
    await this.server.remove();
  }
}

/** By how many pixels a page runs out of the screen to the side. */
async function widerThanScreen(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Serious findings of axe-core, each with where. */
async function barriersOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
