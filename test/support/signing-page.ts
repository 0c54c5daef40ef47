import type { Locator, Page } from 'playwright-core';
import type { ApiClient } from './api-client.ts';

/** Follows the newest link in somebody's mail, and waits for what stands on top of the page. */
export async function followLink(page: Page, api: ApiClient, email: string): Promise<void> {
  const secret = await api.secretFor(email);
  await page.goto(`/s#${secret}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Opens by a deliberate act, and waits until the first document is drawn. */
export async function openDocuments(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Open the document/ }).click();
  await page.locator('.textLayer span').first().waitFor();
}

/** A wave, as a hand would draw it. */
export async function drawSignature(page: Page): Promise<void> {
  const canvas = page.locator('.pad canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('there is no place to draw');
  const [left, middle] = [box.x + box.width / 8, box.y + box.height / 2];
  await page.mouse.move(left, middle);
  await page.mouse.down();
  for (let i = 1; i <= 12; i++)
    await page.mouse.move(left + (i * box.width) / 20, middle + Math.sin(i) * (box.height / 4));
  await page.mouse.up();
}

export const signButton = (page: Page): Locator => page.getByRole('button', { name: 'Sign', exact: true });

export async function signed(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'You have signed' }).waitFor();
}

/** Presses Tab until something has the focus, as whoever has no mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`the keyboard does not lead to ${String(target)}`);
}
