import { addAttachment } from '../../electron/features/attachments/attachments.service.ts';
import { viewRepair } from '../../electron/features/repair-cases/repair-cases.service.ts';
import { decideCause, seeSite } from '../../electron/features/repair-cases/repair-causes.service.ts';
import { createRepair, issueRepair, recheckRepair } from '../../electron/features/repair-cases/repair-feedback.service.ts';
import { fileService, writeService } from '../../electron/features/repair-cases/repair-orders.service.ts';
import type { RepairCause } from '../../shared/repair-case-lifecycle.ts';
import { createRepairInput } from '../../shared/repair-cases.ts';
import type { ServiceLine } from '../../shared/repair-cases.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import type { Role } from '../../shared/roles.ts';
import { addCustomer, logCall } from './counter.ts';
import type { Shop } from './shop.ts';

/** A PNG of one point. */
export const onePoint = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const serviceLines: readonly ServiceLine[] = [
  { item: '卫生间防水', quantity: '6 平方米', method: '铲除面层，刷两遍防水涂料，闭水 48 小时', laborFen: 60_000, materialFen: 35_050 },
  { item: '墙砖恢复', quantity: '4 平方米', method: '薄贴', laborFen: 40_000, materialFen: 22_000 },
];

interface Of {
  readonly customerId?: number;
  readonly preset?: string;
}

/** A call about a home that was renovated by us: its request runs by a preset of renovation. */
export async function renovationCall(
  shop: Shop,
  changes: Partial<LogRequestInput> = {},
  { customerId, preset = 'renovation-a' }: Of = {},
): Promise<number> {
  const owner = customerId ?? (await addCustomer(shop));
  await shop.app.engine.transaction((tx) => tx.updateTable('customer').set({ presetCode: preset }).where('id', '=', owner).execute());
  const { id } = await logCall(shop, owner, { content: '卫生间墙砖空鼓，楼下渗水', serviceWanted: '尽快止漏', ...changes });
  return id;
}

/** The feedback order of such a call, verified by the front desk. */
export async function beginRepair(shop: Shop, requestId: number, changes: object = {}) {
  const input = createRepairInput.parse({
    requestId,
    ownerName: '张三丰',
    phone: '138 0013 8000',
    address: '控江路100弄8号501室',
    content: '卫生间墙砖空鼓，楼下渗水',
    wish: '尽快止漏，周末施工',
    warrantyResult: 'covered',
    warrantyNote: '保修单 BX20240301-0007',
    ...changes,
  });
  return createRepair(shop.as('frontDesk'), input);
}

/** The row of a command: the case as it stands now. */
export async function at(shop: Shop, id: number): Promise<{ readonly id: number; readonly version: number }> {
  const { version } = await viewRepair(shop.as('supervisor'), { id });
  return { id, version };
}

/** A case up to the cause, by the people whose steps these are. */
export async function judgedRepair(shop: Shop, cause: RepairCause, of: Of = {}): Promise<number> {
  const { id } = await beginRepair(shop, await renovationCall(shop, {}, of));
  await issueRepair(shop.as('frontDesk'), await at(shop, id));
  await recheckRepair(shop.as('supervisor'), { ...(await at(shop, id)), result: 'covered', note: '' });
  await seeSite(shop.as('supervisor'), { ...(await at(shop, id)), at: shop.clock.now });
  await decideCause(shop.as('supervisor'), { ...(await at(shop, id)), cause, note: '墙砖粘结不牢' });
  return id;
}

/** A case of our own cause, its service order with the manager. */
export async function filedRepair(shop: Shop, of: Of = {}): Promise<number> {
  const id = await judgedRepair(shop, 'company', of);
  await writeService(shop.as('supervisor'), { ...(await at(shop, id)), lines: [...serviceLines], isCompared: true });
  await addSitePhoto(shop, id);
  await fileService(shop.as('supervisor'), await at(shop, id));
  return id;
}

/** A photograph of the site (R-002-41). */
export async function addSitePhoto(shop: Shop, id: number, name = '墙面.png', role: Role = 'supervisor') {
  return addAttachment(shop.as(role), { subject: 'repairCase', subjectId: id, name }, Buffer.from(onePoint, 'base64'));
}
