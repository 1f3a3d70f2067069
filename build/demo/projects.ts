import { requiredDocuments } from '../../shared/projects.ts';
import type { DocumentKind, PaymentState } from '../../shared/projects.ts';
import { nameTerms, numberTerms } from '../../shared/search-text.ts';
import { linesOfProject } from '../../shared/warranties.ts';
import type { ProjectRecord } from '../../shared/warranties.ts';
import type { Bulk, NewRow } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';
import { mobile, personName } from './people.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';
import { siteName } from './towns.ts';
import type { Trades } from './trades.ts';

export interface DemoProject {
  readonly id: number;
  readonly record: ProjectRecord;
  readonly contractNo: string;
  readonly paymentState: PaymentState;
  /** Preset and calendar that the contract names, empty: none. */
  readonly presetCode: string;
  readonly calendarCode: string;
}

export interface ProjectOwner {
  readonly customerId: number;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly isHome: boolean;
  readonly at: number;
  readonly user: User;
}

export interface Projects {
  /** A job of the customer's with its warranty lines, its cards and the terms under which both are found. */
  add(owner: ProjectOwner): DemoProject;
  readonly count: number;
}

const someJob = weighted([
  [{ trade: 'engineering-a', job: '中央空调安装工程', yuan: [8, 90] }, 24],
  [{ trade: 'engineering-b', job: '多联机空调系统工程', yuan: [20, 160] }, 18],
  [{ trade: 'it-a', job: '综合布线与监控工程', yuan: [6, 60] }, 18],
  [{ trade: 'it-b', job: '机房设备集成', yuan: [10, 80] }, 10],
  [{ trade: 'supply', job: '办公设备供货', yuan: [3, 40] }, 14],
  [{ trade: 'renovation-a', job: '店面装修工程', yuan: [8, 50] }, 16],
]);
const homeJob = { trade: 'renovation-c', job: '全屋装修', yuan: [6, 35] };

const stages = ['合同签订与图纸会审', '进场与隐蔽工程', '主体安装', '调试与培训', '竣工验收'];
const contents: Readonly<Record<string, string>> = {
  'renovation-c': '隐蔽水电工程 10 年\n泥水装饰工程 3 年\n木作工程 2 年\n墙面工程 2 年',
  'renovation-a': '吊顶与隔墙 2 年\n电气线路 5 年\n防水 5 年',
  'engineering-b': '主要设备 1 年\n空调系统终身受理，首年免费',
  'it-a': '硬件设备 3 年\n软件升级 3 年',
};
const otherDocuments: readonly DocumentKind[] = ['contract', 'budget', 'changeOrders', 'warrantyCard'];

export function createProjects(
  bulk: Bulk,
  journal: Journal,
  numbers: Numbers,
  random: Random,
  calendar: Calendar,
  nextLine: () => number,
  trades: Trades,
): Projects {
  let projects = 0;
  let cards = 0;

  /** Days of the job up to today; how far it came decides what has been paid. */
  function course(latest: number): ProjectRecord & { readonly paymentState: PaymentState } {
    const begun = latest - (random.chance(0.3) ? random.int(5, 60) : random.int(60, 1000));
    let day = begun;
    const later = (least: number, most: number): string => {
      day += random.int(least, most);
      return day > latest ? '' : calendar.dayText(day);
    };
    const contractOn = calendar.dayText(begun);
    const goodsAcceptedOn = later(10, 40);
    const completedOn = later(15, 70);
    const acceptedOn = later(2, 20);
    const finalAcceptedOn = random.chance(0.6) ? later(90, 180) : '';
    const paymentState =
      completedOn === ''
        ? 'unpaid'
        : acceptedOn === '' || random.chance(0.12)
          ? 'completedUnpaid'
          : finalAcceptedOn === '' && random.chance(0.6)
            ? 'balanceOpen'
            : 'settled';
    return { trade: '', contractOn, goodsAcceptedOn, completedOn, acceptedOn, finalAcceptedOn, paymentState };
  }

  function planOf({ contractOn, goodsAcceptedOn, completedOn, acceptedOn }: ProjectRecord): string {
    const done = [contractOn, goodsAcceptedOn, completedOn, completedOn, acceptedOn];
    return JSON.stringify(stages.map((text, index) => ({ text, plannedOn: done[index] ?? '', doneOn: done[index] ?? '' })));
  }

  function addCard(kind: 'A' | 'B', owner: ProjectOwner, id: number, record: ProjectRecord, manager: string): void {
    const { at, user, customerId } = owner;
    const { trade, completedOn, acceptedOn } = record;
    const no = numbers.no('warrantyCard', 'BX', calendar.dayText(calendar.indexOf(at)).replaceAll('-', ''));
    const cardId = ++cards;
    // Now and then one was written wrongly and made anew.
    const isVoid = cardId % 15 === 4;
    const reason = isVoid ? '业主姓名写错，重新开具' : '';
    const toOwner = {
      ownerName: owner.name,
      phone: owner.phone,
      postcode: '410007',
      address: owner.address,
      handedOverOn: acceptedOn,
      startsOn: acceptedOn,
    };
    bulk.add('warrantyCard', {
      id: cardId,
      no,
      kind,
      customerId,
      projectId: id,
      ...(kind === 'B'
        ? toOwner
        : { ownerName: owner.name, phone: '', postcode: '', address: '', handedOverOn: completedOn, startsOn: acceptedOn }),
      contents: contents[trade] ?? '合同内全部设备与安装 1 年',
      companySignedBy: manager,
      supervisorSignedBy: kind === 'A' ? personName(random) : '',
      signedOn: acceptedOn,
      voidedAt: isVoid ? at : null,
      voidReason: reason,
      userId: user.id,
      createdAt: at,
      version: isVoid ? 2 : 1,
    });
    journal.record(at, user, 'warrantyCards.create', 'warrantyCard', cardId, 'created', { no, kind });
    journal.record(at, user, 'warrantyCards.create', 'project', id, 'cardMade', { no, kind });
    if (!isVoid) return;
    journal.record(at, user, 'warrantyCards.void', 'warrantyCard', cardId, 'voided', { reason }, { voidReason: ['', reason] });
    addCard(kind, owner, id, record, manager);
  }

  return {
    add(owner) {
      const { customerId, isHome, at, user } = owner;
      const id = ++projects;
      const { trade, job, yuan } = isHome ? homeJob : someJob(random);
      const { paymentState, ...days } = course(calendar.indexOf(at));
      const record = { ...days, trade };
      const name = `${siteName(random, isHome)}${isHome ? `${random.int(1, 30)}栋` : ''}${job}`;
      const contractNo = `HT${record.contractOn.slice(0, 4)}-${String(id).padStart(4, '0')}`;
      const managerName = personName(random);
      const isAccepted = record.acceptedOn !== '';
      const isComplete = isAccepted && random.chance(0.7);
      const documents = [
        ...(isComplete ? requiredDocuments : requiredDocuments.filter(() => random.chance(0.5))),
        ...otherDocuments.filter(() => random.chance(0.6)),
      ];
      const archivedAt = isComplete && paymentState === 'settled' && random.chance(0.6) ? at : null;
      const presetCode = trades.contractFor(trade);
      // A contract for office hours only begins at their next opening (R-002-63).
      const calendarCode = presetCode === 'it-a' && id % 2 === 0 ? 'office' : '';
      const row: NewRow<'project'> = {
        ...record,
        id,
        customerId,
        name,
        managerName,
        managerPhone: mobile(random),
        contractNo,
        budgetFen: random.int(yuan[0] ?? 1, yuan[1] ?? 9) * 1_000_000 + random.int(0, 99) * 10_000,
        progressPlan: planOf(record),
        changeOrders: random.chance(0.3) ? '增加检修口两处；配电箱改到走廊东侧，费用另计。' : '',
        paymentState,
        documents: documents.join('\n'),
        score: isAccepted ? random.int(78, 100) : null,
        note: '',
        presetCode,
        calendarCode,
        archivedAt,
        createdAt: at,
        version: archivedAt === null ? 1 : 2,
      };
      bulk.add('project', row);
      for (const line of linesOfProject(record, []))
        bulk.add('warranty', { ...line, id: nextLine(), itemId: null, projectId: id, customerId });
      bulk.addTerms('project', id, [...nameTerms(name), ...numberTerms(contractNo)]);
      journal.record(at, user, 'projects.create', 'project', id, 'created', { name });
      journal.record(at, user, 'projects.create', 'customer', customerId, 'projectAdded', { name });
      if (isAccepted && trade in contents) addCard(isHome ? 'B' : 'A', owner, id, record, managerName);
      if (archivedAt !== null) journal.record(at, user, 'projects.archive', 'project', id, 'archived', {}, { archivedAt: [null, at] });
      return { id, record, contractNo, paymentState, presetCode, calendarCode };
    },
    get count() {
      return projects;
    },
  };
}
