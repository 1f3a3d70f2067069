import type { RepairCause } from '../../shared/repair-case-lifecycle.ts';

export const wishes = ['尽快止漏，周末施工', '不影响营业，晚上施工', '颜色要和原来一致', '修好后再做一次闭水试验', '请先看现场再定方案'];

export const causeNotes: Readonly<Record<RepairCause, readonly string[]>> = {
  supplier: ['龙头阀芯质量问题，批次号已记录', '木门油漆起皮，属厂家质量', '地板起拱，基材含水率超标'],
  customer: ['业主自行打孔，打穿水管', '楼上漏水渗入，与本工程无关', '长期未通风，墙面受潮发霉'],
  company: ['墙砖粘结不牢，空鼓', '防水涂刷遍数不够', '吊顶龙骨间距过大，板缝开裂', '插座回路接线松动'],
};

export const helpPlans = ['按成本价代为修补，材料由业主选定', '协助联系楼上业主和物业调解', '赠送一次除霉处理，建议加装除湿机'];
export const suppliers = ['佛山恒洁卫浴长沙服务站', '雅居木门湖南总代', '绿野地板售后部'];
export const teams = ['李师傅泥工班', '陈师傅防水班', '周师傅木工班', '水电二班'];

export const serviceLines = [
  { item: '卫生间防水', quantity: '6 平方米', method: '铲除面层，刷两遍防水涂料，闭水 48 小时', laborFen: 60_000, materialFen: 35_050 },
  { item: '墙砖恢复', quantity: '4 平方米', method: '薄贴，同色勾缝', laborFen: 40_000, materialFen: 22_000 },
  { item: '吊顶板缝处理', quantity: '12 米', method: '开槽补缝，贴抗裂带，批灰打磨', laborFen: 36_000, materialFen: 9_800 },
  { item: '墙面乳胶漆', quantity: '28 平方米', method: '铲底修补，一底两面', laborFen: 56_000, materialFen: 31_200 },
  { item: '插座回路检修', quantity: '3 处', method: '重新压接，做绝缘测试', laborFen: 18_000, materialFen: 2_600 },
] as const;
