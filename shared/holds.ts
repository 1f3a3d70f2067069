/** Why a job stands still, over its state (SM-01): a part is missing, a big repair, the customer's wish, or the supplier (R-001-21). */
export const holdReasons = ['part', 'bigRepair', 'customer', 'supplier'] as const;
export type HoldReason = (typeof holdReasons)[number];
