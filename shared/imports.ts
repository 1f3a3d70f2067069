import { z } from 'zod';

export const importTargets = ['customers', 'parts'] as const;
export type ImportTarget = (typeof importTargets)[number];

/** A file travels in pieces of at most 512 KiB (base64), so that no request is large. */
export const uploadInput = z.strictObject({
  uploadId: z.string().max(40).nullable(),
  fileName: z.string().min(1).max(200),
  index: z.number().int().min(0).max(40),
  isLast: z.boolean(),
  base64: z.string().max(700_000),
});
/** `mapping`: target field -> column index, null = not in the file. Absent mapping: the host guesses. */
export const previewInput = z.strictObject({
  uploadId: z.string().min(1).max(40),
  target: z.enum(importTargets),
  mapping: z.record(z.string().max(40), z.number().int().min(0).max(199).nullable()).optional(),
});
export const runImportInput = previewInput.extend({
  mapping: z.record(z.string().max(40), z.number().int().min(0).max(199).nullable()),
  onDuplicate: z.enum(['skip', 'refuse']).default('skip'),
});
export const uploadRef = z.strictObject({ uploadId: z.string().min(1).max(40) });

export interface ImportProblem {
  /** Row number as the sheet shows it, 1-based. */
  readonly row: number;
  readonly column: string;
  readonly field: string;
  readonly code: 'required' | 'invalid' | 'tooLong' | 'duplicateInFile' | 'duplicateInShop' | 'notANumber' | 'badPhone';
  readonly value: string;
}

/** Answer to a piece: the id to send with the next one. */
export interface UploadReceipt {
  readonly uploadId: string;
  /** Bytes received so far. */
  readonly size: number;
  readonly isComplete: boolean;
}

/** What an import wrote; nothing was written before all of it. */
export interface ImportResult {
  /** Running number of the import in the audit log. */
  readonly id: number;
  readonly created: number;
  readonly skipped: number;
}

export interface ImportPreview {
  readonly headers: readonly string[];
  readonly mapping: Readonly<Record<string, number | null>>;
  readonly fields: readonly { readonly key: string; readonly isRequired: boolean }[];
  readonly rowCount: number;
  /** The first ten rows as they stand in the file. */
  readonly sample: readonly (readonly string[])[];
  /** The first 200, errors before duplicates; `problemCount` counts all, duplicates included. Errors stop the import, duplicates only where so chosen. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  readonly duplicateCount: number;
  readonly readyCount: number;
}

export interface ImportProgress {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number;
  readonly created: number;
  readonly skipped: number;
}

/** A part of an import is a row of a price list or stock list. */
export const importFields: Readonly<
  Record<ImportTarget, readonly { readonly key: string; readonly isRequired: boolean; readonly aliases: readonly string[] }[]>
> = {
  customers: [
    {
      key: 'name',
      isRequired: true,
      aliases: ['客户名称', '客户姓名', '姓名', '名称', '客户', '用户姓名', 'name', 'customer', 'customer name'],
    },
    {
      key: 'phone',
      isRequired: true,
      aliases: ['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式', '电话号码', 'phone', 'mobile', 'tel'],
    },
    { key: 'phone2', isRequired: false, aliases: ['电话2', '备用电话', '固定电话', '座机', 'phone 2', 'phone2', 'landline'] },
    { key: 'contact', isRequired: false, aliases: ['联系人', '经办人', 'contact', 'contact name'] },
    { key: 'kind', isRequired: false, aliases: ['类型', '客户类型', '性质', 'kind', 'type'] },
    { key: 'region', isRequired: false, aliases: ['区域', '地区', '片区', '街道', 'region', 'area', 'district'] },
    { key: 'address', isRequired: false, aliases: ['地址', '详细地址', '通讯地址', '住址', '安装地址', 'address'] },
    { key: 'product', isRequired: false, aliases: ['产品', '型号', '产品型号', '商品', '货品', 'product', 'model'] },
    { key: 'serial', isRequired: false, aliases: ['序列号', '机号', '编号', '机身号', 'serial', 'serial number', 'sn'] },
    {
      key: 'purchasedOn',
      isRequired: false,
      aliases: ['购买日期', '购机日期', '购机日', '购货日期', '开票日期', 'purchase date', 'purchased on'],
    },
    { key: 'note', isRequired: false, aliases: ['备注', '说明', 'note', 'remarks'] },
  ],
  parts: [
    { key: 'code', isRequired: true, aliases: ['编码', '配件编码', '物料编码', '货号', '代码', 'code', 'part no', 'part number'] },
    { key: 'name', isRequired: true, aliases: ['名称', '配件名称', '品名', '物料名称', 'name', 'part name'] },
    { key: 'spec', isRequired: false, aliases: ['规格', '规格型号', '型号', 'spec', 'specification'] },
    { key: 'unit', isRequired: true, aliases: ['单位', '计量单位', 'unit'] },
    { key: 'barcode', isRequired: false, aliases: ['条码', '条形码', 'barcode', 'ean'] },
    { key: 'category', isRequired: false, aliases: ['类别', '分类', '类型', 'category', 'class'] },
    { key: 'cost', isRequired: false, aliases: ['成本', '成本价', '进价', '采购价', 'cost'] },
    { key: 'price', isRequired: false, aliases: ['售价', '单价', '价格', '销售价', 'price'] },
    { key: 'minQty', isRequired: false, aliases: ['最低库存', '安全库存', '下限', 'minimum', 'min', 'min stock'] },
    { key: 'qty', isRequired: false, aliases: ['库存', '数量', '现存量', '期初数量', 'qty', 'quantity', 'stock'] },
    { key: 'place', isRequired: false, aliases: ['库位', '仓库', '货位', '位置', 'place', 'location', 'bin'] },
  ],
};
