import type { Product } from './products.ts';
import type { Random } from './random.ts';

const openings = ['客户来电反映', '业主反映', '顾客电话报修，', '客户说', '据客户描述，', '老客户来电，', '物业代报，', '店里来电说', ''];
const since = [
  '从昨天晚上开始',
  '已经有三天了',
  '用了不到半年',
  '上个月修过一次又坏了',
  '今天早上突然出现',
  '断断续续有一个星期',
  '安装以后一直这样',
  '搬家以后就不正常',
  '国庆节前就有这个问题',
];
const tried = [
  '自己重启过两次没有用',
  '已经拔掉电源等了半小时',
  '按说明书检查过开关和插座都是好的',
  '之前打过厂家电话让找我们',
  '找楼下师傅看过说要换配件',
  '客户自己清洗过滤网，没有改善',
  '换过插座也是一样',
];
const effects = [
  '家里有老人和小孩，很不方便',
  '店里正在营业，影响收银',
  '冰箱里的东西都要坏了',
  '客户情绪比较激动，要求尽快处理',
  '办公室十几个人等着用',
  '担心漏电不敢再开',
  '楼下邻居已经来投诉',
  '下周要交房验收',
];
const wishes = [
  '希望今天下午能上门',
  '要求明天上午九点前到',
  '只有周末家里有人',
  '上门前半小时请打电话',
  '请带齐配件一次修好',
  '要求先报价再维修',
  '希望派上次来的师傅',
  '请带发票和保修卡',
  '晚上六点以后才有人在家',
  '来之前在门卫处登记',
];
const notes = [
  '停车请走东门，地下车库B2层',
  '电梯需要刷卡，到了打电话下来接',
  '机器装在阳台高处，需要带梯子',
  '客户已付定金',
  '在保修期内，有购机发票',
  '发票遗失，凭序列号查保修',
  '该机为二手房自带，非本店销售',
];

const complaintOpenings = ['对上次维修不满意：', '投诉：', '反映服务问题：'];
const complaints = [
  '师傅约好上午十点，结果下午三点才到，也没有提前打电话',
  '维修以后不到两天又出现同样的故障',
  '收费没有明细，和电话里说的价格不一样',
  '安装时把墙面划伤了，没有恢复',
  '打了三次电话都说会回复，一直没有人回',
  '师傅没有穿鞋套，把地板踩脏了',
];
const consults = [
  '咨询延长保修怎么办理，需要带什么材料',
  '询问配件价格和更换一次的工时费',
  '想了解清洗保养多久做一次，有没有套餐',
  '问保修期怎么算，发票丢了能不能保修',
  '询问旧机回收抵扣的政策',
  '想问新房安装要预留多大的位置和什么样的插座',
];
const opinions = [
  '表扬维修师傅态度好，技术熟练，走之前还把地面收拾干净',
  '建议公众号增加预约时间段选择',
  '建议短信通知里写明师傅的电话',
  '建议周日也安排人值班接电话',
];
const installs = ['新购机器已送到，需要预约安装', '新房交付，要求安装并调试', '旧机拆除后原位安装新机', '客户自购配件，要求上门安装'];

function sentence(parts: readonly string[]): string {
  return `${parts.filter(Boolean).join('，')}。`;
}

/** What the front desk writes while the customer talks: 40 to 200 characters, mostly around 80. */
export function complaintText(random: Random, type: string, product: Product, model: string): string {
  const length = 40 + random.int(0, 60) + (random.chance(0.35) ? random.int(0, 90) : 0);
  const isTrouble = type !== 'opinion' && type !== 'consulting';
  const machine = `${product.category}${random.chance(0.5) ? model : ''}`;
  const first = [`${random.pick(openings)}${mainClause(random, type, machine, product)}`];
  if (isTrouble && random.chance(0.75)) first.push(random.pick(since));
  const more = [
    () => random.pick(isTrouble ? tried : opinions),
    () => random.pick(isTrouble ? effects : consults),
    () => [random.pick(wishes), `联系时间${random.int(8, 20)}点`].join('，'),
    () => random.pick(notes),
    () => `备用电话${random.int(13, 18)}${random.digits(9)}`,
    () => random.pick(notes),
  ];
  let text = sentence(first);
  for (const next of more) if (text.length < length) text += sentence([next()]);
  return text.slice(0, 200);
}

function mainClause(random: Random, type: string, machine: string, product: Product): string {
  switch (type) {
    case 'complaint':
      return `${machine}维修后${random.pick(complaintOpenings)}${random.pick(complaints)}`;
    case 'consulting':
      return `${machine}，${random.pick(consults)}`;
    case 'opinion':
      return `${machine}，${random.pick(opinions)}`;
    case 'installation':
      return `${machine}${random.pick(installs)}，现场${random.pick(['已通水电', '尚未开通燃气', '墙体为混凝土', '吊顶已封闭'])}`;
    case 'returnExchange':
      return `${machine}${random.pick(product.symptoms)}，购买不满${random.int(3, 15)}天，要求${random.pick(['换机', '退货'])}`;
    default:
      return `${machine}${random.pick(product.symptoms)}`;
  }
}

export const instructions = [
  '',
  '',
  '',
  '上门前请与客户联系',
  '带齐常用配件',
  '注意收取上门费',
  '客户家有宠物',
  '请穿鞋套',
  '客户要求开票',
];
export const workLines = [
  '检查电源和线路',
  '按故障代码检修',
  '更换损坏配件',
  '试机并记录运行数据',
  '清洁机器和现场',
  '向客户讲解使用方法',
  '核对序列号和保修期',
];
export const opinionsOfWork = [
  '满意',
  '满意',
  '非常满意',
  '师傅很专业，满意',
  '基本满意',
  '修好了，但是等的时间有点长',
  '服务态度好',
  '一般',
];
export const rescheduleReasons = [
  '上一家工作量增加，无法按时到达',
  '客户临时外出，改约时间',
  '配件未到，改约',
  '道路拥堵，与客户重新约定',
  '天气原因不能高空作业',
];
export const voidReasons = ['客户取消，问题已自行解决', '重复登记', '地址不在服务范围', '客户改送店维修'];
export const slipVoidReasons = ['客户不在家，改日重新派工', '派错工种，重新派工', '打印纸张损坏，重开一单', '客户临时取消上门'];
export const reopenReasons = ['三天内同一故障再次出现', '客户反映仍有异响', '回访发现未彻底解决', '客户要求复查'];
export const returnReasons = ['现场检测原件完好，未使用', '规格不符，退回', '多领一件'];
export const reverseReasons = ['数量录错，冲销', '领错配件，冲销重开'];
export const talkTexts = [
  '询问师傅什么时候到，已告知在路上',
  '询问配件是否到货',
  '客户改约时间，已转主管',
  '催促处理进度，已安抚',
  '询问收费标准，已说明',
  '确认地址和楼栋号',
  '客户补充说明故障现象',
];
export const resolveTexts = ['已电话解答客户问题', '已向客户说明政策并发送资料', '意见已登记并转相关部门', '远程指导客户操作，问题解决'];
