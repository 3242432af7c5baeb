import type { Page } from '@playwright/test';
import { expect } from './fixture';

/** Between two keys of a fast typist, in milliseconds. */
const betweenKeys = 40;

const notesField = (page: Page) =>
  page.getByRole('textbox', { name: 'What to Test, English (US)' });

/** Uses the window by keyboard: writes notes, opens other screens and comes back. */
export class Typist {
  /** Keys pressed so far. */
  presses = 0;
  /** Everything that was typed into the notes so far. */
  #typed = '';
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Types two words at the end of the notes, opens another screen and comes back. */
  async workABit(): Promise<void> {
    await notesField(this.#page).focus();
    await this.#press('Control+End');
    for (const key of `${this.#typed.length} letters `) {
      await this.#press(key);
      this.#typed += key;
    }
    await this.#press('Control+2');
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    await this.#press('Control+1');
    await expect(notesField(this.#page)).toBeVisible();
  }

  /** Every letter is there, and in its place. */
  async nothingIsLost(): Promise<void> {
    await expect(notesField(this.#page)).toHaveValue(this.#typed);
  }

  async #press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    this.presses += 1;
    await this.#page.waitForTimeout(betweenKeys);
  }
}
