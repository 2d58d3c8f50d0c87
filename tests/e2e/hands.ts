import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody works a page: with the mouse, or by keys alone. */
export interface Hands {
  press(target: Locator): Promise<void>;
  /** One of several in a group. */
  pick(radio: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Of a list that the browser shows itself. */
  choose(list: Locator, option: string): Promise<void>;
}

export const mouse: Hands = {
  press: (target) => target.click(),
  pick: (radio) => radio.check(),
  async write(field, text) {
    await field.click();
    await field.press('Control+a');
    await field.pressSequentially(text);
    await leaveList(field.page());
  },
  async choose(list, option) {
    await list.selectOption({ label: option });
  },
};

/** A list of completions that opened while typing. */
async function leaveList(page: Page): Promise<void> {
  const isOpen = await page.getByRole('listbox').isVisible();
  if (isOpen) await page.keyboard.press('Escape');
}

const MOST_TABS = 400;
const MOST_PANES = 8;
const MOST_MOVES = 10;

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Whether the focus has passed an element: then the way back is the shorter one. */
const isBehind = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const active = document.activeElement;
    const isSomewhere = active !== null && active !== document.body;
    const place = isSomewhere ? element.compareDocumentPosition(active) : 0;
    return (place & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !element.contains(active);
  });

/** Whether keys have to go to another pane of the editor first. */
const isElsewhere = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const pane = element.closest('[data-pane]');
    return pane !== null && !pane.contains(document.activeElement);
  });

/** Goes by F6 to the pane, and by Tab to where the keys have to arrive; what can't be reached so is a fault. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let panes = 0; panes < MOST_PANES && (await isElsewhere(target)); panes += 1) {
    await page.keyboard.press('F6');
  }
  const key = (await isBehind(target)) ? 'Shift+Tab' : 'Tab';
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no Tab leads to ${target}`);
}

export function keyboard(page: Page): Hands {
  return {
    async press(target) {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    async pick(radio) {
      const name = await radio.getAttribute('name');
      await tabTo(page, page.locator(`input[type="radio"][name="${name}"]:checked`));
      for (let moves = 0; moves < MOST_MOVES && !(await radio.isChecked()); moves += 1) {
        await page.keyboard.press('ArrowDown');
      }
      await expect(radio).toBeChecked();
    },
    async write(field, text) {
      await tabTo(page, field);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      await leaveList(page);
    },
    async choose(list, option) {
      await tabTo(page, list);
      // As far as a keyboard has keys for it.
      await page.keyboard.type(option.split(' · ')[0] ?? option);
      await expect(list.locator('option:checked')).toHaveText(option);
    },
  };
}
