import type { Role } from '../../shared/roles.ts';
import type { Bulk } from './bulk.ts';

const [centre, zhuzhou, xiangtan, logistics] = [1, 2, 3, 4] as const;

/** Where somebody of the demo works: technicians where they live, storekeepers at the logistics centre. */
export function outletOf(role: Role, region: string): number {
  if (role === 'storekeeper') return logistics;
  return region === '株洲' ? zhuzhou : region === '湘潭' ? xiangtan : centre;
}

interface Person {
  readonly id: number;
  readonly role: Role;
  readonly region: string;
}

/** Writes a repair centre, two sub-centres and a logistics centre, each with whoever answers for it (R-002-75). */
export function writeOutlets(bulk: Bulk, people: readonly Person[], openedAt: number): void {
  const first = (holds: (person: Person) => boolean) => people.find(holds)?.id ?? null;
  const usual = { parentId: null, hoursNote: '周一至周日 8:30–18:00', closedAt: null, closeReason: '', createdAt: openedAt, version: 1 };
  bulk.add('outlet', {
    ...usual,
    id: centre,
    name: '长沙维修中心',
    kind: 'centre',
    region: '雨花区',
    address: '长沙市雨花区万家丽北路268号湘诚大厦1层',
    phone: '400-731-8600',
    responsibleId: first(({ role }) => role === 'supervisor'),
  });
  for (const [id, name, region, address, phone] of [
    [zhuzhou, '株洲分中心', '株洲', '株洲市天元区长江南路18号', '0731-28608600'],
    [xiangtan, '湘潭分中心', '湘潭', '湘潭市岳塘区芙蓉路66号', '0731-58608600'],
  ] as const) {
    const responsibleId = first((person) => person.role === 'technician' && person.region === region);
    const hoursNote = '周一至周六 8:30–17:30';
    bulk.add('outlet', { ...usual, id, name, kind: 'subCentre', parentId: centre, region, address, phone, hoursNote, responsibleId });
  }
  bulk.add('outlet', {
    ...usual,
    id: logistics,
    name: '耗材物流中心',
    kind: 'logistics',
    region: '长沙县',
    address: '长沙县黄兴镇物流大道9号',
    phone: '0731-84608600',
    responsibleId: first(({ role }) => role === 'storekeeper'),
  });
}
