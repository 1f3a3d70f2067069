import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { yuanInWords } from '../../shared/money.ts';
import { dayOf, formatDateTime } from '../../shared/time.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { onEveryPaper } from './paper-checks.ts';
import { addPhoto, decidedForm, instructedIncident, seatOf } from './paper-records.ts';
import { markOf, pdfOf, picturesIn, squeeze } from './pdf.ts';
import { enterPaper, newCall, newSlip, supervisorAt } from './slips.ts';

test.describe.configure({ timeout: 300_000 });

const { paperForms: words, feedbackForms, incidents, approvals, common, print } = zhCN;
const zone = 'Asia/Shanghai';
const long = Array.from({ length: 24 }, (_, nth) => `${nth + 1}、沙发电动推杆升到一半卡住，断电重启后仍有异响，扶手处皮面开裂。`).join('');

async function printNow(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.getByText(print.onePage.printed).first().waitFor();
}

test('F-03 R-000-14 R-000-19 the feedback form on every paper: what was reported, appraised, decided and agreed, photos, four signatures', async ({
  shop,
}) => {
  const supervisor = await seatOf(shop.address, 'supervisor');
  const requestId = await newCall(await supervisorAt(shop.address));
  const id = await decidedForm(supervisor, requestId, long);
  for (const caption of ['推杆左侧', '齿条磨损']) await addPhoto(supervisor, 'feedbackForm', id, caption);
  const { no } = await supervisor.client.feedbackForms.get.query({ id });
  const { page } = await shop.seat({ role: 'supervisor', path: `/feedback-forms/${id}` });
  await withoutPrintDialog(page);
  await page.reload();
  await page.getByRole('button', { name: words.print.form }).first().click();
  await sheets(page).first().waitFor();
  const { feedback } = words;
  await onEveryPaper(page, 'feedbackForm', `/print/feedback-form?id=${id}`, [
    ...[no, long, '真皮沙发S-201三人位', '电动推杆', '推杆异响，升降到一半卡住', '推杆齿条磨损，属质量问题', '同意更换推杆'],
    ...[feedbackForms.decision.specialPart, '向工厂订推杆', '同意等十天换推杆，不收费', feedback.supervisorThere],
    ...[feedback.signReporter, feedback.signSupervisor, feedback.signCustomer, feedback.signManagement, '推杆左侧', '齿条磨损'],
  ]);
  await page.goto(`/print/feedback-form?id=${id}&paper=A4`);
  await sheets(page).first().waitFor();
  expect(await picturesIn(page)).toBeGreaterThan(0);
  await page.getByLabel(words.page.withPhotos).uncheck();
  await expect(sheets(page).locator('image')).toHaveCount(0);
  await printNow(page);
  expect((await pdfOf(page)).text).not.toContain(markOf(1));
  await page.reload();
  await sheets(page).first().waitFor();
  await printNow(page);
  expect((await pdfOf(page)).text).toContain(markOf(1));
});

test('F-04 R-000-21 the incident form on every paper: findings, instruction, actions and readers; who signed in the program stands there with the time', async ({
  shop,
}) => {
  const requestId = await newCall(await supervisorAt(shop.address));
  const id = await instructedIncident(shop.address, requestId, long);
  const manager = await seatOf(shop.address, 'serviceManager');
  await addPhoto(manager, 'incident', id, '起泡的柜门');
  const view = await manager.client.incidents.get.query({ id });
  const { page } = await shop.seat({ role: 'serviceManager', path: '/' });
  await withoutPrintDialog(page);
  const signed = view.approvals.flatMap(({ signatures }) => signatures);
  expect(signed.length).toBeGreaterThanOrEqual(2);
  await onEveryPaper(page, 'incident', `/print/incident?id=${id}`, [
    ...[view.no, long, '整批柜门起泡，客户拒绝验收', '先停装，换样板比对', '压贴胶水不合格', '产品质量问题，非安装造成'],
    ...['整批更换，工厂承担费用', '一周内换完，向客户当面致歉', '联系工厂重做柜门并跟踪发货', '2099-12-31', '起泡的柜门'],
    ...signed.flatMap(({ userName, at, step }) => [
      `${userName}${formatDateTime(at, zone)}`,
      words.incident.sign.replace('{{post}}', approvals.step[step]),
    ]),
    ...[incidents.source.complaint, common.role.businessDepartment],
  ]);
  await page.goto(`/print/incident?id=${id}&paper=A4`);
  await sheets(page).first().waitFor();
  await printNow(page);
  await page.reload();
  await sheets(page).first().waitFor();
  await printNow(page);
  expect((await pdfOf(page)).text).toContain(markOf(1));
  expect(await manager.client.incidents.printData.query({ id })).toMatchObject({ printCount: 2 });
});

test('F-29 R-003-63 the service report on every paper: cause, remedy, the sum in words and what the customer says; several slips at once', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const done = await newSlip(supervisor);
  await enterPaper(supervisor, done, { remedy: long });
  const open = await newSlip(supervisor, { customerName: '李四光' });
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const [slip] = await supervisor.client.workOrders.printData.query({ ids: [done] });
  const { report } = words;
  await onEveryPaper(page, 'serviceReport', `/print/service-report?ids=${done},${open}`, [
    ...[slip?.no ?? '', report.title, '排水孔堵塞', long, '满意', yuanInWords(slip?.chargeFen ?? 0), '李四光', '冰箱不制冷，冷藏室有水'],
    ...[report.signUser, report.signTechnician],
  ]);
  await page.goto(`/print/service-report?ids=${done},${open}&paper=A4`);
  await sheets(page).first().waitFor();
  // the customer's copy and that of the file, of each
  expect((await pdfOf(page)).text.split(squeeze(report.signUser))).toHaveLength(5);
});

test('F-22 R-002-19 the application on every paper prints project, manager, contact, problem, special demands and who is responsible', async ({
  shop,
}) => {
  const { client } = await supervisorAt(shop.address);
  const { rows } = await client.projects.list.query({ limit: 1 });
  const project = rows[0];
  if (!project) throw new Error('the shop has no project');
  const requestId = await newCall(await supervisorAt(shop.address), {
    call: { content: long, projectId: project.id, customerId: project.customerId, newCustomer: null },
  });
  const { page } = await shop.seat({ role: 'supervisor', path: `/requests/${requestId}` });
  const { request, project: onPaper } = await client.requests.paperData.query({ id: requestId });
  expect(onPaper).toMatchObject({ name: project.name, managerName: project.managerName });
  await page.getByRole('button', { name: zhCN.requestLife.command.more }).click();
  await page.getByRole('menuitem', { name: words.print.projectRequest }).click();
  await sheets(page).first().waitFor();
  await onEveryPaper(page, 'projectRequest', `/print/project-request?id=${requestId}`, [
    ...[request.no, project.name, project.managerName, request.customerName, request.contactName, request.phone, request.address],
    ...[long, request.serviceWanted, request.life.owner?.name ?? '?', words.projectRequest.signCustomer],
  ]);
});

test('F-23 the register of appointments on every paper: each visit with who agreed it and the call that confirmed it again', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  for (let nth = 0; nth < 30; nth++) await newSlip(supervisor, { customerName: `预约客户${nth}` });
  const today = dayOf(Date.now(), zone);
  const { page } = await shop.seat({ role: 'supervisor', path: '/appointments' });
  const { lines } = await supervisor.client.appointments.printData.query({ from: today, to: today });
  const visit = lines.find(({ customerName }) => customerName === '预约客户3');
  await supervisor.client.appointments.reconfirm.mutate({
    key: crypto.randomUUID(),
    body: { id: visit?.id ?? 0, version: 1, result: 'confirmed' },
  });
  await page.getByRole('link', { name: words.print.register }).click();
  await sheets(page).first().waitFor();
  await onEveryPaper(page, 'appointmentRegister', `/print/appointments?from=${today}&to=${dayOf(Date.now() + 86_400_000, zone)}`, [
    ...Array.from({ length: 30 }, (_, nth) => `预约客户${nth}`),
    ...[words.register.reconfirm, words.register.sign, ...[zhCN.appointments.result.confirmed.slice(0, 3)]],
  ]);
});

test('the notice to the customer on every paper: proposed from the request, its text is changed before it is printed, and an empty one is not printed', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const requestId = await newCall(supervisor);
  const { request } = await supervisor.client.requests.paperData.query({ id: requestId });
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await withoutPrintDialog(page);
  const { notice } = words;
  const until = notice.until.replace('{{time}}', formatDateTime(request.promisedAt, zone));
  await onEveryPaper(page, 'customerNotice', `/print/customer-notice?id=${requestId}`, [
    ...[request.no, notice.title, notice.greeting.replace('{{name}}', request.contactName), request.content, until, notice.thanks],
    ...[notice.receipt, notice.signShop],
  ]);
  const field = page.getByLabel(words.page.noticeText);
  await field.fill('');
  await expect(page.getByText(words.page.noticeMissing)).toBeVisible();
  await expect(sheets(page).first()).not.toContainText(notice.thanks);
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).not.toHaveAttribute('data-printed', 'yes');
  await field.fill(`<b>${long}</b>`);
  await expect(sheets(page).first()).toContainText('<b>1、沙发');
  await printNow(page);
  expect((await pdfOf(page)).text).toContain(squeeze(`<b>${long}</b>`));
  await page.getByRole('button', { name: words.page.noticeReset }).click();
  await expect(field).toHaveValue(new RegExp(notice.thanks));
});

test('R-000-58 the hand-over list on every paper: from, to, count, every number, what is missing, two signatures and the mark of a reprint', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const { client, staffIds } = supervisor;
  const numbers: string[] = [];
  for (let nth = 0; nth < 7; nth++) numbers.push((await client.workOrders.get.query({ id: await newSlip(supervisor) })).no);
  const missing = numbers[3] ?? '';
  const { id } = await client.handovers.create.mutate({
    key: crypto.randomUUID(),
    body: {
      ...{ kind: 'workOrder', fromId: staffIds[0] ?? 0, toId: staffIds[1] ?? 0, at: Date.now() - 60_000, note: '周五收回的单' },
      numbers: numbers.filter((no) => no !== missing),
    },
  });
  const { handover } = await client.handovers.printData.query({ id });
  const { page } = await shop.seat({ role: 'supervisor', path: `/handovers/${id}` });
  await withoutPrintDialog(page);
  await page.getByRole('button', { name: words.print.form }).click();
  await sheets(page).first().waitFor();
  await onEveryPaper(page, 'handover', `/print/handover?id=${id}`, [
    ...[handover.no, handover.fromName, handover.toName, ...numbers, '周五收回的单', words.handover.signFrom, words.handover.signTo],
    `${missing}（`,
  ]);
  await page.goto(`/print/handover?id=${id}&paper=A4`);
  await sheets(page).first().waitFor();
  await printNow(page);
  await page.reload();
  await sheets(page).first().waitFor();
  await printNow(page);
  expect((await pdfOf(page)).text).toContain(markOf(1));
});
