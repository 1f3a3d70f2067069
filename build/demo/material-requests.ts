import { createHash } from 'node:crypto';
import type { MaterialPath, MaterialRequestState } from '../../shared/material-request-lifecycle.ts';
import { materialChain } from '../../shared/material-requests.ts';
import type { BuyReason } from '../../shared/material-requests.ts';
import { chainOf } from '../../shared/signature-chains.ts';
import type { StepCode } from '../../shared/signature-chains.ts';
import type { Bulk } from './bulk.ts';
import { hour } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { People } from './shop.ts';

interface MaterialOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  readonly people: People;
}

interface Case {
  readonly path: MaterialPath;
  readonly state: MaterialRequestState;
  readonly daysAgo: number;
  readonly reason: string;
  readonly buyReason?: BuyReason | null;
  readonly isAutomatic?: true;
  /** Item of the catalogue, or words for what is not in it. */
  readonly lines: readonly (readonly [itemId: number | null, qty: number, name?: string, spec?: string, unit?: string])[];
}

/** What the demo shop shows of material requests (B-18, SM-07): each path, each place where one can wait, and a purchase on site that is late. */
const cases: readonly Case[] = [
  { path: 'factory', state: 'issued', daysAgo: 30, reason: '橱柜门铰链断裂，两户同批', lines: [[3, 4]] },
  {
    path: 'central',
    state: 'refused',
    daysAgo: 22,
    reason: '换一批安装工具箱',
    buyReason: 'cheaper',
    lines: [[null, 2, '铝合金工具箱', '18 寸', '个']],
  },
  {
    path: 'emergency',
    state: 'bought',
    daysAgo: 9,
    reason: '现场水管接头开裂，超出预计',
    lines: [
      [null, 2, '铜活接头', '4 分', '个'],
      [null, 1, '生料带', '加厚', '卷'],
    ],
  },
  { path: 'factory', state: 'stocked', daysAgo: 6, reason: '油烟机止回阀老化，待更换', lines: [[5, 2]] },
  {
    path: 'central',
    state: 'approved',
    daysAgo: 4,
    reason: '净水器滤芯工厂缺货两周',
    buyReason: 'factoryCannot',
    lines: [
      [7, 6],
      [8, 2],
    ],
  },
  { path: 'factory', state: 'approved', daysAgo: 3, reason: '空调支架三处锈蚀', lines: [[9, 3]] },
  {
    path: 'central',
    state: 'submitted',
    daysAgo: 1,
    reason: '客户装修急用，工厂要等十天',
    buyReason: 'faster',
    lines: [
      [10, 2],
      [null, 5, '不锈钢角阀', '4 分热水', '个'],
    ],
  },
  { path: 'factory', state: 'submitted', daysAgo: 1, reason: '洗衣机排水泵常备件用完', lines: [[11, 4]] },
  { path: 'factory', state: 'draft', daysAgo: 1, reason: '备用量不足 10 天，按近 90 天用量补', isAutomatic: true, lines: [[12, 20]] },
];

export interface MaterialRequests {
  /** What is asked for on this day. */
  morning(day: number): void;
}

export function createMaterialRequests({ bulk, journal, numbers, calendar, people }: MaterialOptions): MaterialRequests {
  const { users, technicians } = people;
  const chief = users.supervisor[0];
  const manager = users.serviceManager[0];
  const keeper = users.storekeeper[0];
  const desk = users.frontDesk[0];
  const office = users.adminOffice[0];
  if (!chief || !manager || !keeper || !desk || !office) throw new Error('the demo shop needs its heads');
  const signers: Partial<Readonly<Record<StepCode, User>>> = { supervisor: chief, serviceManager: manager };
  // those of the incidents come before
  let approvals = 10_000;
  let requests = 0;
  const write = ({ path, state, daysAgo, reason, buyReason = null, isAutomatic, lines }: Case, nth: number): void => {
    const id = ++requests;
    const createdAt = calendar.now - daysAgo * 24 * hour;
    const dayText = (at: number) => calendar.dayText(calendar.indexOf(at));
    const no = numbers.no('materialRequest', 'CL', dayText(createdAt).replaceAll('-', ''));
    const applicantId = technicians[nth % technicians.length]?.staffId ?? 1;
    const author = isAutomatic ? keeper : desk;
    const isBought = state === 'bought';
    const boughtAt = isBought ? createdAt + hour : null;
    const purpose = isAutomatic ? ('reserve' as const) : ('use' as const);
    const seller = isBought ? '万家丽建材市场' : '';
    const amountFen = isBought ? 5600 : null;
    const tell = (when: number, user: User, kind: string, data: object = {}) =>
      journal.later(when, user, 'materialRequests.step', 'materialRequest', id, kind, data);
    bulk.add('materialRequest', {
      ...{ id, no, applicantId, path, purpose, workOrderId: null, reason, buyReason, neededOn: dayText(createdAt + 72 * hour), state },
      ...{ stateAt: createdAt + 2 * hour, submittedBy: state === 'draft' ? null : author.id, seller, boughtAt, amountFen },
      ...{
        boughtBy: isBought ? desk.id : null,
        buyNote: '',
        bookInDueOn: isBought ? dayText(createdAt + 73 * hour) : '',
        lateToldAt: null,
      },
      ...{ isAutomatic: isAutomatic ? 1 : 0, createdAt, createdBy: author.id, version: 3 },
    });
    tell(createdAt, author, isAutomatic ? 'draftedBySystem' : 'drafted', { no });
    const stored = lines.map(([itemId, qty, name = '', spec = '', unit = '']) => ({ itemId, name, spec, unit, qty, note: '' }));
    for (const [position, line] of stored.entries()) {
      const isIn = state === 'stocked' || state === 'issued';
      const received = { receivedQty: isIn ? line.qty : 0, issuedQty: state === 'issued' ? line.qty : 0 };
      bulk.add('materialRequestLine', { materialRequestId: id, position, ...line, ...received });
    }
    if (state === 'draft') return;
    if (path === 'emergency') {
      for (const [step, user] of Object.entries(signers)) {
        const post = step as 'supervisor' | 'serviceManager';
        const said = { at: createdAt + hour / 4, way: 'phone' as const };
        bulk.add('materialConsent', {
          materialRequestId: id,
          post,
          userId: user.id,
          ...said,
          recordedAt: createdAt + hour / 2,
          recordedBy: desk.id,
        });
        tell(createdAt + hour / 2, desk, 'consentGiven', { name: user.name, ...said });
      }
      tell(createdAt + hour, desk, 'bought', { seller, at: boughtAt, amountFen, reason: '' });
    } else tell(createdAt + hour / 2, author, 'submitted');
    const chain = materialChain(path);
    const isOpen = state === 'submitted' || isBought;
    const startedAt = createdAt + hour;
    const purchase = path === 'emergency' ? [seller, boughtAt, amountFen] : [];
    const content = [
      ...[no, applicantId, path, purpose, null, reason, buyReason, dayText(createdAt + 72 * hour), ...purchase],
      ...stored.flatMap(({ itemId, name, spec, unit, qty, note }) => [itemId, name, spec, unit, qty, note]),
    ];
    const outcome = isOpen ? ('open' as const) : state === 'refused' ? ('refused' as const) : ('granted' as const);
    bulk.add('approval', {
      ...{ id: ++approvals, subject: 'materialRequest', subjectId: id, no, chain, subjectVersion: 2 },
      contentHash: createHash('sha256').update(JSON.stringify(content)).digest('base64url'),
      ...{ authorId: author.id, state: outcome, startedAt, endedAt: isOpen ? null : startedAt + hour, endReason: '', version: 1 },
    });
    const steps = isOpen ? (isBought ? (['supervisor'] as const) : []) : chainOf(chain).steps.map(({ code }) => code as StepCode);
    const signed = outcome === 'refused' ? (['supervisor'] as const) : steps;
    for (const [index, step] of signed.entries()) {
      const user = signers[step];
      if (!user) continue;
      const at = startedAt + (index + 1) * (hour / 4);
      const isRefused = outcome === 'refused';
      const note = isRefused ? '库里还有，先用完' : '';
      const decision = isRefused ? ('refuse' as const) : ('sign' as const);
      bulk.add('approvalSignature', { approvalId: approvals, step, role: step, userId: user.id, at, decision, note });
      tell(at, user, isRefused ? 'stepRefused' : 'stepSigned', { step, role: step, reason: note });
    }
    if (outcome === 'granted') tell(startedAt + hour, manager, 'approved');
    if (state === 'stocked' || state === 'issued') tell(startedAt + 6 * hour, keeper, 'bookedIn');
    if (state === 'issued') tell(startedAt + 7 * hour, keeper, 'handedOut');
  };
  return {
    morning(day) {
      for (const [nth, one] of cases.entries()) if (calendar.indexOf(calendar.now - one.daysAgo * 24 * hour) === day) write(one, nth);
    },
  };
}
