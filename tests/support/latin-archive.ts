import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { addLatinRepair } from './latin-repair.ts';

type Command = <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) => Promise<T>;
type Get = <T>(path: ProcedurePath, input?: object) => Promise<T>;

/** What the screens of the archive are about. */
export interface LatinArchive {
  readonly vehicleId: number;
  readonly projectId: number;
  readonly cardId: number;
  readonly privacyRequestId: number;
  readonly repairId: number;
  readonly repairRequestId: number;
  readonly formId: number;
  readonly incidentId: number;
  readonly supplierCaseId: number;
  /** Looks like the customer of the shop. */
  readonly twinId: number;
}

const dayMs = 86_400_000;
const dayAt = (offset: number) => new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10);

/** One of each thing of the archive at a customer who is there already: a car, a project with its card, a wish about own data, twins. */
export async function addLatinArchive(
  { command, get }: { readonly command: Command; readonly get: Get },
  customerId: number,
): Promise<LatinArchive> {
  const [engineer] = await get<readonly { readonly id: number }[]>('staff.list');
  const centre = await command('outlets.save', { name: 'Harbour', kind: 'centre', responsibleId: engineer?.id ?? null });
  await command('outlets.save', { name: 'Hill', kind: 'subCentre', parentId: centre.id });
  await command('regions.save', { name: 'North', distanceClass: 'within20', representativeId: engineer?.id ?? null });
  await command('privacy.addPolicy', {
    text: 'We keep your name, phone and address to serve you.',
    effectiveOn: dayAt(-1),
    approvedBy: 'Morgan',
  });
  await command('privacy.recordConsent', { customerId, answers: [{ purpose: 'service', isGiven: true }], way: 'phone' });
  const wish = await command('privacy.receive', {
    customerId,
    kind: 'see',
    channel: 'phone',
    content: 'Wants to know which phones are kept',
  });
  await command('privacy.receive', { customerId, kind: 'complaint', channel: 'letter', content: 'Was called by somebody else' });

  const project = await command('projects.create', {
    customerId,
    name: 'Mill Lane air conditioning',
    trade: 'engineering-a',
    managerName: 'Sam Hill',
    contractNo: 'C-77',
    budgetFen: 8_000_000,
    paymentState: 'balanceOpen',
    contractOn: dayAt(-200),
    completedOn: dayAt(-100),
    acceptedOn: dayAt(-90),
    progressPlan: [{ text: 'Pipes', plannedOn: dayAt(-150), doneOn: dayAt(-148) }],
    documents: ['contract', 'drawings'],
    score: 92,
  });
  const vehicle = await command('installedItems.add', {
    customerId,
    kind: 'vehicle',
    category: 'Van',
    brand: 'Rolling',
    model: 'R-1',
    trade: 'car',
    purchasedOn: dayAt(-700),
    cardState: 'shown',
    cardTermUnit: 'years',
    cardTermCount: 2,
    vehicle: { plate: 'AB1234', vin: 'LZW00000000000001', mileageKm: 42_000, nextOn: dayAt(10) },
  });
  await command('installedItems.add', {
    customerId,
    kind: 'equipment',
    category: 'Chiller',
    model: 'C-9',
    serial: 'CH-9',
    projectId: project.id,
  });
  await command('installedItems.replacePart', { itemId: vehicle.id, part: 'Gearbox', failedOn: dayAt(-30), runningOn: dayAt(-28) });
  const card = await command('warrantyCards.create', {
    kind: 'B',
    customerId,
    projectId: project.id,
    ownerName: 'Jo Carter',
    phone: '13800138000',
    address: '3 Mill Lane',
    handedOverOn: dayAt(-90),
    startsOn: dayAt(-90),
    contents: 'Pipes, ten years\nControls, two years',
  });
  const { id: twinId } = await command('customers.create', {
    name: 'Jo Carter',
    region: 'North',
    phones: [{ shownAs: '138 0013 8000' }, { shownAs: '1380013' }],
  });
  await mergeOnce({ command, get });
  const repair = await addLatinRepair(command, customerId);
  return { ...repair, vehicleId: vehicle.id, projectId: project.id, cardId: card.id, privacyRequestId: wish.id, twinId };
}

/** Two who were one, and two who are not. */
async function mergeOnce({ command, get }: { readonly command: Command; readonly get: Get }): Promise<void> {
  const phones = [{ shownAs: '139 0013 9001' }];
  const [kept, absorbed, other] = [
    await command('customers.create', { name: 'Robin Hale', region: 'South', phones }),
    await command('customers.create', { name: 'R. Hale', region: 'South', phones }),
    await command('customers.create', { name: 'Hale Senior', region: 'South', phones }),
  ];
  const versionOf = async (id: number) =>
    (await get<{ readonly customer: { readonly version: number } }>('customers.get', { id })).customer.version;
  await command('merges.merge', {
    keptId: kept.id,
    keptVersion: await versionOf(kept.id),
    absorbedId: absorbed.id,
    absorbedVersion: await versionOf(absorbed.id),
    choices: { name: 'kept' },
  });
  await command('merges.markDifferent', { firstId: kept.id, secondId: other.id });
}
