import type { HoldReason } from '../../shared/holds.ts';

/** What people write when a job stands still. */
export const holdNotes: Readonly<Record<HoldReason, readonly string[]>> = {
  part: ['主控板缺货，厂家三天后到', '压缩机需从总部调拨', '门板颜色要定做，七天到货', '滤芯型号停产，正在找替代件'],
  bigRepair: ['需拉回车间大修，约一周', '内胆更换，需要吊装设备', '台面整体更换，重新下料'],
  customer: ['客户出差，周末才有人在家', '客户要和家人商量维修方案', '客户装修未完，暂不能上门'],
  supplier: ['已报厂家，等工程师上门鉴定', '供应商承诺周四前换货', '厂家要求寄回检测'],
};

/** Why a promise was missed and what is done now (R-002-98). */
export const explanations: readonly { readonly reason: HoldReason | ''; readonly note: string; readonly plan: string }[] = [
  { reason: '', note: '前一单超时，师傅没赶上', plan: '改派邻近师傅，今天内到' },
  { reason: 'part', note: '配件比预计晚到一天', plan: '到货后当天上门更换' },
  { reason: 'customer', note: '客户临时改时间', plan: '按客户约定的时间上门' },
  { reason: '', note: '高温天报修集中，人手不足', plan: '安排周末加班处理' },
  { reason: 'supplier', note: '厂家工程师改期', plan: '与厂家确认新时间并陪同上门' },
  { reason: 'bigRepair', note: '拆机后发现要大修', plan: '拉回车间，修好送回' },
];

export const escalationTexts = [
  { reason: '客户要求换新机，超出前台权限', answer: '同意按换货政策办理，先补差价说明' },
  { reason: '同一故障第三次报修', answer: '由主管带队上门，当场会诊' },
  { reason: '客户要求赔偿误工费', answer: '赠送一次保养，已与客户谈妥' },
  { reason: '疑似设计缺陷，同型号多起', answer: '已报厂家，本单先免费处理' },
  { reason: '客户情绪激动，扬言投诉到消协', answer: '服务经理已致电道歉，约定明天上门' },
] as const;

export const departments = [
  { department: '销售部', text: '客户问购机时承诺的赠品，请核实', answer: '赠品已补发，单号已告知客户' },
  { department: '财务部', text: '客户要求补开发票，请核对抬头', answer: '发票已开，今天寄出' },
  { department: '仓储部', text: '客户反映送货时外箱破损，请查出库记录', answer: '出库时完好，按物流破损处理' },
] as const;

export const supportTexts = [
  { text: '显示屏报 F3，手册上没有，请技术支持', answer: '查通讯线，重新插接后复位' },
  { text: '改装过的管路，要不要整体更换', answer: '先做保压，保不住再换' },
  { text: '新旧主板不兼容，怎么处理', answer: '用转接线，参数按新板设' },
] as const;
