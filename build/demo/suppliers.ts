import type { SupplierKind, SupplierSubject, SupplierWay } from '../../shared/suppliers.ts';
import type { Bulk, Row } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';

type Case = { -readonly [K in keyof Row<'supplierCase'>]: Row<'supplierCase'>[K] };
type Goods = { -readonly [K in keyof Row<'supplierGoods'>]: Row<'supplierGoods'>[K] };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Those whose names stand elsewhere in the demo shop, and some more. */
const list: readonly (readonly [name: string, kind: SupplierKind, contact: string, phone: string, address: string])[] = [
  ['广东顺德配件中心', 'supplier', '何经理', '0757-2266 3180', '佛山市顺德区容桂街道容奇大道 18 号'],
  ['长沙恒远电器配件批发部', 'supplier', '周老板', '0731-8445 2176', '长沙市雨花区高桥大市场 B3-12'],
  ['广州精诚制冷配件有限公司', 'supplier', '梁小姐', '020-3456 7712', '广州市白云区石槎路 268 号'],
  ['佛山顺达五金', 'supplier', '陈师傅', '0757-8321 5560', '佛山市禅城区季华西路 66 号'],
  ['华中电子元件商行', 'supplier', '吴先生', '027-8772 0931', '武汉市洪山区珞喻路 312 号'],
  ['株洲通用机电', 'outsideMaker', '谭工', '0731-2288 6405', '株洲市天元区黄河南路 5 号'],
  ['格兰压缩机芜湖工厂', 'factory', '售后部 许工', '0553-5678 120', '芜湖市经济技术开发区银湖北路 9 号'],
  ['佛山恒洁卫浴长沙服务站', 'supplier', '刘站长', '0731-8890 1145', '长沙市岳麓区金星中路 408 号'],
  ['雅居木门湖南总代', 'supplier', '郭经理', '0731-8256 3390', '长沙市开福区三一大道 303 号'],
  ['绿野地板售后部', 'supplier', '彭小姐', '0731-8512 7068', '长沙市天心区芙蓉南路 158 号'],
];

interface Telling {
  readonly supplier: string;
  readonly subject: SupplierSubject;
  readonly subjectId: number | null;
  readonly requestId: number | null;
  readonly what: string;
  readonly way?: SupplierWay;
  readonly dueAfter: number;
}

/** What was sent to suppliers and what came of it; rows are written at the end, as far as their story went. */
export interface Suppliers {
  readonly tell: (at: number, user: User, telling: Telling) => Case;
  readonly answer: (row: Case, at: number, user: User, answer: string, visitAt?: number) => void;
  readonly ship: (row: Case, at: number, user: User, what: string, quantity: string, expectedOn: string) => Goods;
  readonly arrive: (row: Case, goods: Goods, at: number, user: User) => void;
  readonly close: (row: Case, at: number, user: User) => void;
  /** What is not about any document: stories of the last days. */
  readonly morning: (day: number) => void;
  readonly flush: () => void;
}

interface SupplierOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  readonly buyer: User;
  readonly openedAt: number;
}

export function createSuppliers({ bulk, journal, numbers, calendar, buyer, openedAt }: SupplierOptions): Suppliers {
  const ids = new Map(list.map(([name], index) => [name, index + 1]));
  for (const [name, kind, contactName, phone, address] of list) {
    const id = ids.get(name) ?? 0;
    bulk.add('supplier', { id, name, kind, contactName, phone, address, note: '', archivedAt: null, createdAt: openedAt, version: 1 });
    journal.record(openedAt, buyer, 'suppliers.save', 'supplier', id, 'created', { name });
  }
  const cases: Case[] = [];
  const goods: Goods[] = [];
  const record = (at: number, user: User, row: Case, procedure: string, kind: string, data: object = {}) =>
    journal.record(at, user, `supplierCases.${procedure}`, 'supplierCase', row.id, kind, { no: row.no, ...data });
  const change = (row: Case, changes: Partial<Case>) => Object.assign(row, changes, { version: row.version + 1 });
  const onDay = (at: number) => calendar.dayText(calendar.indexOf(at));

  const made: Suppliers = {
    tell(at, user, { supplier, dueAfter, way = 'phone', ...about }) {
      const no = numbers.no('supplierCase', 'GY', onDay(at).replaceAll('-', ''));
      const row: Case = {
        ...about,
        id: cases.length + 1,
        no,
        supplierId: ids.get(supplier) ?? 1,
        way,
        sentAt: at,
        sentBy: user.id,
        answerDueAt: at + dueAfter,
        answeredAt: null,
        answer: '',
        visitAt: null,
        state: 'sent',
        stateAt: at,
        endReason: '',
        version: 1,
      };
      cases.push(row);
      record(at, user, row, 'send', 'sent', { supplier, way, answerDueAt: row.answerDueAt });
      return row;
    },
    answer(row, at, user, answer, visitAt) {
      change(row, { state: 'answered', stateAt: at, answeredAt: at, answer, visitAt: visitAt ?? null });
      record(at, user, row, visitAt === undefined ? 'answer' : 'agreeVisit', visitAt === undefined ? 'answered' : 'visitAgreed', { at });
    },
    ship(row, at, user, what, quantity, expectedOn) {
      const sent: Goods = {
        id: goods.length + 1,
        supplierCaseId: row.id,
        what,
        quantity,
        shippedOn: onDay(at),
        carrier: '德邦快递',
        trackingNo: `DPK${3_640_000_000 + row.id * 7919}`,
        expectedOn,
        arrivedAt: null,
        receivedBy: null,
        remarks: '',
        createdAt: at,
      };
      goods.push(sent);
      change(row, { state: 'answered', answeredAt: row.answeredAt ?? at });
      record(at, user, row, 'ship', 'goodsShipped', { expectedOn });
      return sent;
    },
    arrive(row, sent, at, user) {
      Object.assign(sent, { arrivedAt: at, receivedBy: user.id, remarks: '外包装完好' });
      change(row, {});
      record(at, user, row, 'arrive', 'goodsArrived', { goodsId: sent.id, at });
    },
    close(row, at, user) {
      change(row, { state: 'closed', stateAt: at });
      record(at, user, row, 'close', 'closed');
    },
    morning(index) {
      const at = calendar.startOf(index) + 8 * hour + 10 * minute;
      if (at > calendar.now - minute) return;
      const alone = { subject: 'none', subjectId: null, requestId: null } as const;
      if (index === calendar.last - 6) {
        const what = '遥控器到货 20 只，有 3 只按键失灵，请补发';
        const row = made.tell(at, buyer, { ...alone, supplier: '华中电子元件商行', what, way: 'wechat', dueAfter: day });
        made.answer(row, at + minute, buyer, '已安排补发 3 只，坏件随下批货退回');
        made.ship(row, at + 2 * minute, buyer, '遥控器 RC-08', '3 只', calendar.dayText(index + 7));
      }
      if (index === calendar.last - 3)
        made.tell(at, buyer, {
          ...alone,
          supplier: '株洲通用机电',
          what: '送修的两台排水泵电机绕组烧毁，请报修复价和工期',
          dueAfter: day,
        });
    },
    flush() {
      for (const row of cases) bulk.add('supplierCase', row);
      for (const sent of goods) bulk.add('supplierGoods', sent);
    },
  };
  return made;
}
