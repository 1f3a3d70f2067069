import type { ProcedurePath } from '../../shared/procedure-permissions.ts';

type Command = <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) => Promise<T>;

/** A renovation repair with engineering, on a request of a project whose contract is one of renovation. */
export async function addLatinRepair(
  command: Command,
  customerId: number,
): Promise<{
  readonly repairId: number;
  readonly repairRequestId: number;
  readonly formId: number;
  readonly incidentId: number;
  readonly supplierCaseId: number;
}> {
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
  const form = await command('feedbackForms.create', {
    requestId: repairRequestId,
    kind: 'quality',
    reporterName: 'Jo Carter',
    receivedAt: Date.now() - 60_000,
    goods: 'Wall tiles',
    fault: 'Glaze comes off in three places',
    needs: [{ kind: 'specialPart', what: 'Tile T-9', quantity: 4 }],
  });
  const incident = await command('incidents.report', {
    source: 'install',
    requestId: repairRequestId,
    facts: 'A cupboard came off the wall',
    visitPlannedAt: Date.now() + 3_600_000,
    firstOpinion: 'Stop the work and look at the anchors',
  });
  await command('incidents.visit', { id: incident.id, version: incident.version, at: Date.now() });
  const sent = await command('supplierCases.send', {
    supplierName: 'Tile works',
    formId: form.id,
    what: 'Glaze comes off: send four tiles T-9',
    way: 'mail',
    answerDueAt: Date.now() + 3_600_000,
  });
  const shipped = {
    what: 'Tile T-9',
    quantity: '4 pcs',
    shippedOn: '2026-01-05',
    carrier: 'Road',
    trackingNo: 'R-1',
    expectedOn: '2026-01-08',
  };
  await command('supplierCases.ship', { id: sent.id, version: sent.version, ...shipped });
  return { supplierCaseId: sent.id, repairId: repair.id, repairRequestId, formId: form.id, incidentId: incident.id };
}
