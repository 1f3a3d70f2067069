import type { AuditRow } from '../../shared/settings.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, test } from '../support/browser.ts';

const { common, settings } = zhCN;
const { audit } = settings;

test('R-002-48 F118 the owner finds what happened to a slip, takes it along, and has the record chain checked', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'generalManager', path: '/settings/audit' });
  const main = page.getByRole('main');
  const { rows } = await ask<{ readonly rows: readonly AuditRow[] }>(page, 'audit.list', { subject: 'workOrder' });
  const slip = rows.find(({ thing }) => thing !== '');
  if (!slip) throw new Error('something happened to a slip');
  await main.getByRole('textbox', { name: audit.number }).fill(slip.thing);
  const table = main.getByRole('table');
  await expect(table.getByRole('row').nth(1)).toContainText(slip.thing);
  await expect(table.getByRole('link').first()).toHaveAttribute('href', `/work-orders/${slip.subjectId}`);

  const download = page.waitForEvent('download');
  await main.getByRole('button', { name: common.action.export }).click();
  expect((await download).suggestedFilename()).toContain('操作记录');

  const chain = main.getByRole('region', { name: audit.chain.title });
  await chain.getByRole('button', { name: audit.chain.check }).click();
  await expect(chain).toContainText(audit.chain.sound, { timeout: 30_000 });

  const [, seq = '', mark = ''] = /第 (\d+) 号 ([0-9a-f]{12})/.exec((await chain.textContent()) ?? '') ?? [];
  await chain.getByRole('button', { name: audit.chain.paper }).click();
  await chain.getByRole('textbox', { name: audit.chain.seq }).fill(seq);
  await chain.getByRole('textbox', { name: audit.chain.mark }).fill(mark);
  await chain.getByRole('button', { name: audit.chain.compare, exact: true }).click();
  await expect(chain.getByRole('status')).toHaveText(audit.chain.answer.same);
});
