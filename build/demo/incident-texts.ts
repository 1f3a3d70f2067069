import { createHash } from 'node:crypto';

interface IncidentText {
  readonly facts: string;
  readonly firstOpinion: string;
  readonly investigation: string;
  readonly cause: string;
  readonly appraisal: string;
  readonly opinion: string;
  readonly instruction: string;
  readonly action: string;
  /** The digest of what is signed, as `signedContent` and the approvals make it. */
  readonly hash: (no: string, source: string, abnormalRecord: string) => string;
}

type Words = Omit<IncidentText, 'hash'>;

const words: readonly Words[] = [
  {
    facts: '同一小区三户净水机漏水，楼下天花受损，客户要求赔偿',
    firstOpinion: '先关总阀止漏，逐户登记损失',
    investigation: '三户均为同批次滤瓶，瓶口有细裂纹',
    cause: '滤瓶注塑批次不合格',
    appraisal: '产品质量问题，与安装无关',
    opinion: '同批次全部更换，工厂承担损失',
    instruction: '一周内换完，赔偿从快从简',
    action: '排查同批次客户并上门更换滤瓶',
  },
  {
    facts: '安装时发现机柜背板变形，两台无法固定',
    firstOpinion: '暂停安装，换货后再约',
    investigation: '外包装无破损，背板出厂即变形',
    cause: '工厂冲压模具磨损',
    appraisal: '出厂质量问题',
    opinion: '退换两台，请工厂书面答复',
    instruction: '换货优先，工厂答复归档',
    action: '联系工厂换货并取得书面答复',
  },
  {
    facts: '空调压缩机三个月内二次烧毁，客户投诉到消协',
    firstOpinion: '主管上门安抚，先借用备机',
    investigation: '现场电压长期偏高，保护器未动作',
    cause: '电压保护器失效',
    appraisal: '部件质量与用电环境共同造成',
    opinion: '更换压缩机并加装稳压器，费用各半',
    instruction: '压缩机免费更换，稳压器按成本价',
    action: '更换压缩机并加装稳压器',
  },
  {
    facts: '借出样机归还时屏幕开裂',
    firstOpinion: '样机隔离，与借用方核对交接单',
    investigation: '交接单记录借出时完好',
    cause: '运输中受压',
    appraisal: '借用方运输责任',
    opinion: '按约定赔偿屏幕费用',
    instruction: '照约定执行，保留合作',
    action: '开具赔偿单并送修样机',
  },
  {
    facts: '热水器排烟管脱落，幸未伤人，客户情绪激动',
    firstOpinion: '立即停用，主管当天到场',
    investigation: '卡箍未锁紧，安装记录无复核签字',
    cause: '安装后未按规程复核',
    appraisal: '安装质量问题',
    opinion: '重新安装，三年内免费巡检，安装班组再培训',
    instruction: '',
    action: '',
  },
  {
    facts: '退货冰箱内胆有异味，库房验收时发现',
    firstOpinion: '单独存放，请主管鉴定',
    investigation: '内胆残留发泡剂气味，通风三天未消',
    cause: '发泡工艺问题',
    appraisal: '同意按质量问题退货',
    opinion: '退工厂，客户全额退款',
    instruction: '',
    action: '',
  },
  {
    facts: '新装中央空调试机时主板冒烟，客户要求整机更换',
    firstOpinion: '断电封存，查电源接线后再定',
    investigation: '',
    cause: '',
    appraisal: '',
    opinion: '',
    instruction: '',
    action: '',
  },
];

export const incidentTexts: readonly IncidentText[] = words.map((text) => ({
  ...text,
  hash: (no, source, abnormalRecord) => {
    const { firstOpinion, facts, investigation, cause, appraisal, opinion } = text;
    const content = [no, source, firstOpinion, facts, investigation, cause, appraisal, opinion, abnormalRecord];
    return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  },
}));
