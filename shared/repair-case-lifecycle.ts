import type { Lifecycle } from './lifecycle.ts';

/**
 * States of a renovation repair, SM-18: 来电 -> 查卷核实保修 -> 维修反馈单 -> 工程部复核、现场 -> 原因三分 -> (供应商 | 客户 | 公司: 维修服务单 ->
 * 经理审 -> 总经办 -> 业主同意 -> 施工队联系) -> 完工 -> 业主签满意卡.
 */
export const repairStates = [
  'called',
  'verified',
  'issued',
  'rechecked',
  'seen',
  'ofSupplier',
  'supplierComing',
  'ofCustomer',
  'explained',
  'ofCompany',
  'filed',
  'reviewed',
  'approved',
  'agreed',
  'withTeam',
  'contacted',
  'completed',
  'signed',
  'voided',
] as const;
export type RepairState = (typeof repairStates)[number];

/** Whose fault it is: the supplier's product, the customer or something else, our own construction (R-002-38). */
export const repairCauses = ['supplier', 'customer', 'company'] as const;
export type RepairCause = (typeof repairCauses)[number];

export type RepairCommand =
  | 'verify'
  | 'issue'
  | 'recheck'
  | 'see'
  | 'blameSupplier'
  | 'blameCustomer'
  | 'blameCompany'
  | 'tellSupplier'
  | 'supplierDone'
  | 'explain'
  | 'file'
  | 'review'
  | 'sendBack'
  | 'approve'
  | 'officeSendBack'
  | 'ownerAgrees'
  | 'ownerDeclines'
  | 'giveTeam'
  | 'teamContacts'
  | 'complete'
  | 'sign'
  | 'void';

/** Customer service. */
const desk = ['frontDesk', 'supervisor', 'serviceManager'] as const;
/** Engineering. */
const engineering = ['supervisor', 'serviceManager'] as const;

/**
 * SM-18. The manager of engineering is the service manager, the office 总经办 the general manager (A.1). What is sent back, and what the owner
 * does not want, goes to be costed anew.
 */
export const repairLifecycle: Lifecycle<RepairState, RepairCommand> = {
  verify: { from: ['called'], to: 'verified', who: desk },
  issue: { from: ['verified'], to: 'issued', who: desk },
  recheck: { from: ['issued'], to: 'rechecked', who: engineering },
  see: { from: ['rechecked'], to: 'seen', who: engineering },
  blameSupplier: { from: ['seen'], to: 'ofSupplier', who: engineering },
  blameCustomer: { from: ['seen'], to: 'ofCustomer', who: engineering },
  blameCompany: { from: ['seen'], to: 'ofCompany', who: engineering },
  tellSupplier: { from: ['ofSupplier', 'supplierComing'], to: 'supplierComing', who: desk },
  supplierDone: { from: ['supplierComing'], to: 'completed', who: desk },
  explain: { from: ['ofCustomer'], to: 'explained', who: desk },
  file: { from: ['ofCompany'], to: 'filed', who: engineering },
  review: { from: ['filed'], to: 'reviewed', who: ['serviceManager'] },
  sendBack: { from: ['filed'], to: 'ofCompany', who: ['serviceManager'], needsReason: true },
  approve: { from: ['reviewed'], to: 'approved', who: ['generalManager'] },
  officeSendBack: { from: ['reviewed'], to: 'ofCompany', who: ['generalManager'], needsReason: true },
  ownerAgrees: { from: ['approved'], to: 'agreed', who: desk },
  ownerDeclines: { from: ['approved'], to: 'ofCompany', who: desk, needsReason: true },
  giveTeam: { from: ['agreed'], to: 'withTeam', who: engineering },
  teamContacts: { from: ['withTeam'], to: 'contacted', who: desk },
  complete: { from: ['contacted'], to: 'completed', who: desk },
  sign: { from: ['completed'], to: 'signed', who: desk },
  void: {
    from: [
      'called',
      'verified',
      'issued',
      'rechecked',
      'seen',
      'ofSupplier',
      'supplierComing',
      'ofCustomer',
      'ofCompany',
      'filed',
      'reviewed',
      'approved',
      'agreed',
      'withTeam',
      'contacted',
    ],
    to: 'voided',
    who: engineering,
    needsReason: true,
  },
};

/** What has to come first, as the guard of the refusal names it, where "not in this state" would not say why. */
const missingSteps: Partial<Readonly<Record<RepairCommand, Partial<Readonly<Record<RepairState, MissingStep>>>>>> = {
  issue: { called: 'warrantyUnchecked' },
  see: { issued: 'notRechecked' },
  blameSupplier: { issued: 'notRechecked', rechecked: 'siteNotSeen' },
  blameCustomer: { issued: 'notRechecked', rechecked: 'siteNotSeen' },
  blameCompany: { issued: 'notRechecked', rechecked: 'siteNotSeen' },
  tellSupplier: { seen: 'causeMissing' },
  explain: { seen: 'causeMissing' },
  file: { seen: 'causeMissing' },
  approve: { filed: 'notReviewed' },
  ownerAgrees: { filed: 'notReviewed', reviewed: 'notApproved' },
  giveTeam: { filed: 'notReviewed', reviewed: 'notApproved', approved: 'ownerNotAgreed' },
  teamContacts: { agreed: 'noTeam' },
  complete: { agreed: 'noTeam', withTeam: 'teamNotContacted' },
  sign: { contacted: 'notCompleted', supplierComing: 'notCompleted' },
};
export type MissingStep =
  | 'warrantyUnchecked'
  | 'notRechecked'
  | 'siteNotSeen'
  | 'causeMissing'
  | 'notReviewed'
  | 'notApproved'
  | 'ownerNotAgreed'
  | 'noTeam'
  | 'teamNotContacted'
  | 'notCompleted';

/** The step that a command waits for in this state; undefined: none is known. */
export function missingStep(state: RepairState, command: RepairCommand): MissingStep | undefined {
  return missingSteps[command]?.[state];
}

/** The command that a cause stands for. */
export const blameCommands = {
  supplier: 'blameSupplier',
  customer: 'blameCustomer',
  company: 'blameCompany',
} as const satisfies Record<RepairCause, RepairCommand>;

/** States in which nothing is waited for any more. */
export const endedRepairStates: readonly RepairState[] = ['explained', 'signed', 'voided'];
export const openRepairStates: readonly RepairState[] = repairStates.filter((state) => !endedRepairStates.includes(state));

/** The one command that comes next in a state; of the three causes the form asks. Undefined: nothing is waited for. */
export const nextRepairCommands: Readonly<Record<RepairState, RepairCommand | 'decideCause' | undefined>> = {
  called: 'verify',
  verified: 'issue',
  issued: 'recheck',
  rechecked: 'see',
  seen: 'decideCause',
  ofSupplier: 'tellSupplier',
  supplierComing: 'supplierDone',
  ofCustomer: 'explain',
  explained: undefined,
  ofCompany: 'file',
  filed: 'review',
  reviewed: 'approve',
  approved: 'ownerAgrees',
  agreed: 'giveTeam',
  withTeam: 'teamContacts',
  contacted: 'complete',
  completed: 'sign',
  signed: undefined,
  voided: undefined,
};

/** The way that a case takes, for the line of steps on its page; until the cause is known only what all have in common. */
export function repairPath(cause: RepairCause | ''): readonly RepairState[] {
  const common = ['called', 'verified', 'issued', 'rechecked', 'seen'] as const;
  switch (cause) {
    case '':
      return common;
    case 'supplier':
      return [...common, 'ofSupplier', 'supplierComing', 'completed', 'signed'];
    case 'customer':
      return [...common, 'ofCustomer', 'explained'];
    case 'company':
      return [...common, 'ofCompany', 'filed', 'reviewed', 'approved', 'agreed', 'withTeam', 'contacted', 'completed', 'signed'];
  }
}
