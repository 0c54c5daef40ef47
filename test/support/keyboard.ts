import type { Locator, Page } from 'playwright-core';
import { expect } from '@jest/globals';

/** Further than any page goes on. */
const mostSteps = 120;

/** Somebody before a page who has a keyboard and no mouse, and sees where they are. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on from one thing to the next until something has the focus, and sees that it has. */
  async to(wanted: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
    await wanted.waitFor({ state: 'attached' });
    for (let step = 0; step < mostSteps && !(await hasFocus(wanted)); step++) await this.page.keyboard.press(key);
    expect({ wanted: String(wanted), reached: await hasFocus(wanted), shown: await this.isShown() }).toEqual({
      wanted: String(wanted),
      reached: true,
      shown: true,
    });
  }

  /** Goes to something and presses a key there. */
  async press(wanted: Locator, key = 'Enter'): Promise<void> {
    await this.to(wanted);
    await this.page.keyboard.press(key);
  }

  /** Goes to a field and types into it what replaces what is there. */
  async type(wanted: Locator, text: string): Promise<void> {
    await this.to(wanted);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** Waits until something has got the focus by itself. */
  async isAt(wanted: Locator): Promise<void> {
    await expect(soon(() => hasFocus(wanted))).resolves.toBe(true);
  }

  /** Whether a line is drawn around what has the focus, or around the label that stands for it. */
  private isShown(): Promise<boolean> {
    return this.page.evaluate<boolean>(`(() => {
      const here = document.activeElement;
      return [here, here.nextElementSibling].some((one) => one && getComputedStyle(one).outlineStyle === 'solid');
    })()`);
  }
}

const hasFocus = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((element) => element === element.ownerDocument.activeElement);

/** Whether it comes to be so within what a page takes at most. */
async function soon(is: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + 30_000;
  while (!(await is())) {
    if (Date.now() > until) return false;
    await new Promise((done) => setTimeout(done, 50));
  }
  return true;
}
