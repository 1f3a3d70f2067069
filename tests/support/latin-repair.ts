import type { ProcedurePath } from '../../shared/procedure-permissions.ts';

type Command = <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) => Promise<T>;

/** A renovation repair with engineering, on a request of a project whose contract is one of renovation. */
export async function addLatinRepair(
  command: Command,
  customerId: number,
): Promise<{ readonly repairId: number; readonly repairRequestId: number }> {
  const home = await command('projects.create', {
    customerId,
    name: 'Mill Lane bathroom',
    trade: 'renovation-a',
    completedOn: '2024-05-01',
  });
  const { id, version } = home;
  await command('presets.setContract', { subject: 'project', id, version, presetCode: 'renovation-a', calendarCode: '' });
  const { id: repairRequestId } = await command('requests.log', {
    customerId,
    projectId: home.id,
    contactName: 'Jo Carter',
    phone: '138 0013 8000',
    address: '3 Mill Lane',
    content: 'Tiles come off the wall',
    serviceWanted: 'Visit',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'unknown',
    promisedAt: Date.now() + 24 * 3_600_000,
  });
  const repair = await command('repairCases.create', {
    requestId: repairRequestId,
    ownerName: 'Jo Carter',
    phone: '138 0013 8000',
    address: '3 Mill Lane',
    content: 'Tiles come off the wall',
    wish: 'Before the holidays',
    warrantyResult: 'covered',
    warrantyNote: 'Card C-77',
  });
  await command('repairCases.issue', { id: repair.id, version: repair.version });
  return { repairId: repair.id, repairRequestId };
}
