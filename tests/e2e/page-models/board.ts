import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { board, dispatch } = zhCN;

/** The dispatch board: what waits, the technicians' day, and what is said aloud. */
export function boardScreen(page: Page) {
  const waiting = page.getByRole('listbox', { name: board.waiting.label });
  const grid = page.getByRole('grid', { name: board.people.label });
  return {
    waiting,
    jobs: waiting.getByRole('option'),
    jobOf: (customer: string): Locator => waiting.getByRole('option').filter({ hasText: customer }),
    grid,
    rowOf: (name: string): Locator => grid.getByRole('row').filter({ has: page.getByRole('rowheader').filter({ hasText: name }) }),
    slipOf: (customer: string): Locator => grid.getByRole('gridcell').filter({ hasText: customer }),
    said: page.getByTestId('board-said'),
    dialog: page.getByRole('dialog'),
    reason: (kind: keyof typeof board.hindrance.reason): Locator =>
      page.getByRole('dialog').getByRole('textbox', { name: board.hindrance.reason[kind] }),
    moveReason: page.getByRole('dialog').getByRole('textbox', { name: board.move.reason, exact: true }),
    moveTold: page.getByRole('dialog').getByRole('textbox', { name: board.move.told }),
    tab: (tab: keyof typeof dispatch.tab): Locator => page.getByRole('tab', { name: dispatch.tab[tab] }),
  };
}
