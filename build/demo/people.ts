import { weighted, words } from './random.ts';
import type { Random } from './random.ts';

// Common surnames first; 曾 单 仇 查 乐 解 区 have a reading of their own as surnames, the last group has two characters.
const common = words(
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 彭 肖 蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 龙 黎 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武 钱 严 莫 孔 向 常 汤',
);
const polyphonic = words('曾 单 仇 查 乐 解 区 盖 缪 朴 尉 冼 逄 昝 宓');
const compound = words('欧阳 司马 上官 诸葛 尉迟 令狐 皇甫 夏侯 东方 慕容 司徒 宇文');

const surname = weighted<readonly string[]>([
  [common.slice(0, 20), 52],
  [common.slice(20), 40],
  [polyphonic, 5],
  [compound, 3],
]);

const firstChars = words(
  '建 志 国 文 明 晓 小 海 春 秀 玉 桂 丽 雅 思 子 梓 雨 欣 佳 嘉 宇 浩 俊 立 永 家 光 新 红 淑 美 慧 静 雪 云 天 德 成 正 世 振 学 金 凤 兰 月 婉 若 一',
);
const lastChars = words(
  '华 军 伟 强 芳 敏 英 杰 涛 霞 平 刚 辉 玲 斌 波 红 梅 燕 丹 萍 琴 林 洋 宁 琪 轩 涵 怡 婷 鑫 磊 超 勇 艳 娟 飞 鹏 博 瑶 曦 桐 兵 生 祥 莲 珍 贵 明 峰 龙 妮 清 江 山 松 波 颖 倩 蓉',
);

/** A person's name of two to four characters. */
export function personName(random: Random): string {
  const family = random.pick(surname(random));
  const isShort = random.chance(0.22);
  return isShort ? family + random.pick(lastChars) : family + random.pick(firstChars) + random.pick(lastChars);
}

export const formsOfAddress = ['先生', '女士'] as const;

const companyHeads = words(
  '恒远 鑫达 天元 博雅 华信 中联 金桥 长信 瑞丰 宏图 联创 星湖 湘江 岳麓 南岭 银杏 金穗 远大 同心 锦绣 百川 德盛 凯诚 明珠 新华 万家 一品 康泰 启明 飞鸿 蓝天 翠湖 龙泉 东升 浦湾 安居 乐居 环宇 晨光 立信 正和 华宸 众合 佳和 聚力 融汇 通达 睿思 科瑞 智云',
);
const companyFields = words(
  '物业管理 酒店管理 餐饮 商贸 科技 建筑装饰 教育咨询 医疗器械 物流 电子 广告传媒 信息技术 食品 服装 汽车服务 房地产经纪 健身 文化传播 机电设备 环保工程',
);
const companyEnds = words('有限公司 有限公司 有限公司 有限责任公司 股份有限公司 工作室 门店 分公司');
const offices = words(
  '第一小学 第三中学 实验幼儿园 人民医院 社区卫生服务中心 街道办事处 社区居委会 税务分局 图书馆 供电所 交警大队 农村信用社 职业技术学院 老干部活动中心 派出所',
);
const dealers = words('家电商行 家居城 电器专卖店 建材经营部 电脑经营部 家具广场');

export function companyName(random: Random, city: string): string {
  const tail = random.chance(0.15) ? `${random.int(1, 12)}店` : '';
  return `${random.chance(0.6) ? city : ''}${random.pick(companyHeads)}${random.pick(companyHeads)}${random.pick(companyFields)}${random.pick(companyEnds)}${tail}`;
}

export function officeName(random: Random, city: string, district: string): string {
  return `${city}${district}${random.chance(0.4) ? random.pick(companyHeads) : ''}${random.pick(offices)}`;
}

export function dealerName(random: Random, city: string): string {
  return `${city}${random.pick(companyHeads)}${random.pick(companyHeads)}${random.pick(dealers)}`;
}

export const contactRoles = words('行政 前台 采购 店长 后勤主任 IT管理员 办公室主任 值班经理 财务 保安队长');

const mobileHeads = words(
  '130 131 132 135 136 137 138 139 150 151 152 155 156 157 158 159 166 170 173 175 176 177 178 180 181 182 183 185 186 187 188 189 191 193 198 199',
);

export function mobile(random: Random): string {
  const head = random.pick(mobileHeads);
  const rest = random.digits(8);
  if (random.chance(0.75)) return head + rest;
  const separator = random.chance(0.5) ? ' ' : '-';
  return [head, rest.slice(0, 4), rest.slice(4)].join(separator);
}

export function landline(random: Random, area: string): string {
  const number = `${area}-8${random.digits(7)}`;
  return random.chance(0.35) ? `${number}${random.chance(0.6) ? '转' : '-'}${random.int(2, 8)}${random.digits(2)}` : number;
}

export function serviceNumber(random: Random): string {
  return `400-${random.digits(3)}-${random.digits(4)}`;
}
