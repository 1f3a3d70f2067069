import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { newSlip, supervisorAt } from '../print/slips.ts';
import { expect, test } from '../support/browser.ts';

const { common, feedbackForms, incidents } = zhCN;

test.describe.configure({ timeout: 120_000 });

test('R-000-04 the supervisor marks a job major from the page of its slip', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  const { no, requestNo } = await supervisor.client.workOrders.get.query({ id });
  const { page } = await shop.seat({ role: 'supervisor', path: `/work-orders/${id}` });
  await page.getByRole('button', { name: incidents.section.mark }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: incidents.field.firstOpinion }).fill('先停用，主管今天上门');
  // without the time of the visit it is not an incident; what was typed stays
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('textbox', { name: incidents.field.firstOpinion })).toHaveValue('先停用，主管今天上门');
  await dialog.getByLabel(incidents.field.visitPlannedAt).fill('+2h');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /SG\d{8}-\d{4}$/ })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(requestNo);
  await page.goto(`/work-orders/${id}`);
  await expect(page.getByRole('heading', { name: no })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /^SG\d{8}-\d{4}$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: incidents.section.mark })).toHaveCount(0);
});

test('B-12 two people correct a form at once: both versions stand beside each other, and no text is lost', async ({ shop }) => {
  const { client } = await supervisorAt(shop.address);
  const at = Math.floor(Date.now() / 60_000 - 1) * 60_000;
  const facts = { kind: 'quality', reporterName: '王建国', receivedAt: at, goods: '真皮沙发', fault: '扶手脱皮' } as const;
  const { id } = await client.feedbackForms.create.mutate({ key: crypto.randomUUID(), body: facts });
  const { page } = await shop.seat({ role: 'supervisor', path: `/feedback-forms/${id}` });
  await page.getByRole('button', { name: feedbackForms.command.edit, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: feedbackForms.field.details }).fill('我写的详情');
  const { version } = await client.feedbackForms.get.query({ id });
  await client.feedbackForms.update.mutate({ key: crypto.randomUUID(), body: { id, version, ...facts, details: '别人写的详情' } });
  await page.keyboard.press('Control+Enter');
  const notice = dialog.getByRole('alert').filter({ hasText: common.stale.title });
  await expect(notice).toContainText('我写的详情');
  await expect(notice).toContainText('别人写的详情');
  await notice.getByRole('button', { name: common.stale.useMine }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('我写的详情');
});
