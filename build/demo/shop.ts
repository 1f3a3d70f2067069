import type { Role } from '../../shared/roles.ts';
import type { Bulk } from './bulk.ts';
import type { User } from './journal.ts';
import { outletOf, writeOutlets } from './outlets.ts';
import { mobile, personName } from './people.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';

/** The accounts a visitor of the demo signs in with. */
export const demoLogins = [
  { loginName: 'qiantai', role: 'frontDesk', title: '前台 front desk' },
  { loginName: 'zhuguan', role: 'supervisor', title: '售后主管 supervisor' },
  { loginName: 'diaodu', role: 'dispatcher', title: '调度专员 dispatcher' },
  { loginName: 'kuguan', role: 'storekeeper', title: '库管 storekeeper' },
  { loginName: 'weixiu', role: 'technician', title: '维修工 technician' },
  { loginName: 'huifang', role: 'followUpCaller', title: '回访员 follow-up caller' },
  { loginName: 'genzong', role: 'trackingClerk', title: '跟踪业务员 tracking clerk' },
  { loginName: 'jingli', role: 'serviceManager', title: '服务经理 service manager' },
  { loginName: 'zongjing', role: 'generalManager', title: '总经理 general manager' },
  { loginName: 'guanli', role: 'businessDepartment', title: '管理部 business department' },
  { loginName: 'xingzheng', role: 'adminOffice', title: '行政部 admin office' },
  { loginName: 'admin', role: 'administrator', title: '系统管理员 administrator' },
  { loginName: 'xinxi', role: 'dataSteward', title: '客户信息管理岗 data steward' },
] as const satisfies readonly { readonly loginName: string; readonly role: Role; readonly title: string }[];

export const demoZone = 'Asia/Shanghai';

export interface Technician {
  readonly staffId: number;
  readonly name: string;
  /** Where they live and work. */
  readonly region: string;
  /** What they are trained for. */
  readonly skills: readonly string[];
  /** The products that those are about. */
  readonly categories: readonly string[];
}

/** Who works in the demo shop, by what they do. */
export interface People {
  readonly users: Readonly<Record<Role, readonly User[]>>;
  readonly technicians: readonly Technician[];
}

// Of every ten people six repair; each role has at least one person.
const someRole = weighted<Role>([
  ['technician', 62],
  ['frontDesk', 16],
  ['supervisor', 6],
  ['storekeeper', 8],
  ['followUpCaller', 5],
  ['serviceManager', 2],
  ['administrator', 1],
]);

/** What people are good at, the training that stands for it, and the products that it is about. */
const crafts = [
  { text: '空调制冷', skill: '空调、制冷', categories: ['空调'] },
  { text: '冰洗维修', skill: '冰箱、洗衣机', categories: ['冰箱', '洗衣机'] },
  { text: '热水器燃气', skill: '热水器、燃气', categories: ['热水器'] },
  { text: '厨电净水', skill: '油烟机、净水器', categories: ['油烟机', '净水器'] },
  { text: '家具安装', skill: '衣柜、沙发', categories: ['衣柜', '沙发'] },
  { text: '橱柜台面', skill: '橱柜、台面', categories: ['橱柜'] },
  { text: '打印机复印机', skill: '打印机', categories: ['打印机'] },
  { text: '电脑网络', skill: '台式电脑、路由器', categories: ['台式电脑', '路由器'] },
  { text: '安防监控', skill: '监控设备、电视机', categories: ['监控设备', '电视机'] },
];
const regions = ['芙蓉区', '天心区', '岳麓区', '开福区', '雨花区', '望城区', '长沙县', '株洲', '湘潭'];
const accountOfRole = new Map<Role, string>(demoLogins.map(({ loginName, role }) => [role, loginName]));

export interface ShopOptions {
  readonly staff: number;
  /** When the shop opened. */
  readonly openedAt: number;
  readonly now: number;
  /** Hash of the demo password per login name; whoever has none cannot sign in. */
  readonly passwordHashes: ReadonlyMap<string, string>;
}

/** Writes the shop, its people and their accounts. */
export function writeShop(bulk: Bulk, random: Random, { staff, openedAt, now, passwordHashes }: ShopOptions): People {
  bulk.add('shop', {
    id: 1,
    name: '湘诚家电家居售后服务中心',
    phone: '400-731-8600',
    address: '长沙市雨花区万家丽北路268号湘诚大厦1层',
    zone: demoZone,
    language: 'zh-CN',
    lockAfterMin: 10,
    createdAt: openedAt,
    version: 1,
  });
  const users: Record<Role, User[]> = {
    frontDesk: [],
    supervisor: [],
    dispatcher: [],
    storekeeper: [],
    followUpCaller: [],
    trackingClerk: [],
    technician: [],
    serviceManager: [],
    generalManager: [],
    businessDepartment: [],
    adminOffice: [],
    administrator: [],
    dataSteward: [],
  };
  const technicians: Technician[] = [];
  const staffed: { readonly id: number; readonly role: Role; readonly region: string }[] = [];
  let accounts = 0;
  for (let id = 1; id <= staff; id++) {
    const role = demoLogins[id - 1]?.role ?? someRole(random);
    const name = personName(random);
    const isTechnician = role === 'technician';
    const region = isTechnician ? random.pick(regions) : '';
    // In turn, so that somebody knows every product.
    const turn = technicians.length;
    const held = isTechnician
      ? [...new Set([crafts[turn % crafts.length], random.pick(crafts)])].filter((craft) => craft !== undefined)
      : [];
    bulk.add('staff', {
      id,
      name,
      phone: mobile(random),
      isTechnician: isTechnician ? 1 : 0,
      skills: held.map(({ text }) => text).join('、'),
      region,
      outletId: outletOf(role, region),
      isActive: 1,
      createdAt: openedAt,
      version: 1,
    });
    staffed.push({ id, role, region });
    const known = { skills: held.map(({ skill }) => skill), categories: held.flatMap(({ categories }) => categories) };
    if (isTechnician) technicians.push({ staffId: id, name, region, ...known });
    // Most technicians hold the paper slip and never sign in.
    if (isTechnician && users.technician.length >= 3) continue;
    const userId = ++accounts;
    const loginName =
      users[role].length === 0 ? (accountOfRole.get(role) ?? role) : `${accountOfRole.get(role) ?? role}${users[role].length + 1}`;
    bulk.add('userAccount', {
      id: userId,
      loginName,
      displayName: name,
      staffId: id,
      passwordHash: passwordHashes.get(loginName) ?? '',
      disabledAt: null,
      createdAt: openedAt,
      version: 1,
    });
    bulk.add('userRole', { userId, role });
    bulk.add('session', {
      id: userId,
      tokenHash: `ended-${userId}`,
      userId,
      seat: 'Chromium on Linux',
      createdAt: openedAt,
      lastSeenAt: openedAt,
      expiresAt: openedAt + 1,
      lockedAt: null,
      revokedAt: Math.min(now, openedAt + 1),
    });
    users[role].push({ id: userId, sessionId: userId, name, staffId: id });
  }
  writeOutlets(bulk, staffed, openedAt);
  return { users, technicians };
}
