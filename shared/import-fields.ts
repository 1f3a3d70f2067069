export interface ImportField {
  readonly key: string;
  readonly isRequired: boolean;
  /** Titles that people give the column, in both languages; the first Chinese and the first Latin one are those of our own sheets. */
  readonly aliases: readonly string[];
}

function field(key: string, ...aliases: readonly string[]): ImportField {
  return { key, isRequired: false, aliases };
}

function required(key: string, ...aliases: readonly string[]): ImportField {
  return { key, isRequired: true, aliases };
}

/** Columns of a sheet of the archive: a row names a customer, and may name one of the customer's projects and items (B-01 to B-06). */
export const archiveFields: readonly ImportField[] = [
  required('name', '客户名称', '客户姓名', '姓名', '名称', '客户', '用户姓名', 'customer name', 'name', 'customer'),
  required(
    'phone',
    '电话',
    '联系电话',
    '手机',
    '手机号',
    '手机号码',
    '联系方式',
    '电话号码',
    '客户电话',
    '用户电话',
    'phone',
    'mobile',
    'tel',
  ),
  field('phone2', '电话2', '备用电话', '固定电话', '座机', 'phone 2', 'phone2', 'landline'),
  field('customerNo', '客户编号', '客户号', '客户代码', 'customer no.', 'customer number', 'customer id'),
  field('contact', '联系人', '经办人', 'contact', 'contact name'),
  field('kind', '客户类型', '类型', '性质', 'customer type', 'kind', 'type'),
  field('region', '区域', '地区', '片区', '街道', 'region', 'area', 'district'),
  field('address', '地址', '详细地址', '通讯地址', '住址', '安装地址', 'address'),
  field('note', '备注', '说明', 'note', 'remarks'),

  field('product', '产品型号', '产品', '型号', '商品', '货品', '车型', 'product model', 'product', 'model'),
  field('category', '产品类别', '品类', '类别', 'product category', 'category'),
  field('brand', '品牌', '厂商', '厂家', '生产厂家', 'brand', 'maker', 'manufacturer'),
  field('itemCode', '货号', '货号代码', '产品编码', '商品编码', 'item code'),
  field('spec', '规格', '规格参数', 'specification', 'spec'),
  field('serial', '序列号', '机号', '编号', '机身号', '机身编号', '出厂编号', 'serial number', 'serial', 'sn'),
  field('purchasedOn', '购买日期', '购机日期', '购机日', '购货日期', '购车日期', 'purchase date', 'purchased on'),
  field('invoiceNo', '发票号', '发票号码', '发票编号', 'invoice no.', 'invoice number'),
  field('invoicedOn', '开票日期', '发票日期', 'invoice date'),
  field('invoicePrice', '发票价', '发票金额', '开票金额', 'invoice price', 'invoice amount'),
  field('receivedOn', '收货日期', '签收日期', '送货日期', 'receipt date', 'delivery date'),
  field('installedOn', '安装日期', '装机日期', 'installation date', 'installed on'),
  field('installedBy', '安装人', '安装工', '安装人员', 'installed by', 'installer'),
  field('acceptedOn', '产品验收日期', '安装验收日期', 'item acceptance date'),
  field('location', '安装位置', '摆放位置', '位置', 'item location', 'location'),
  field('ownSale', '本店销售', '自售', '是否本店销售', 'sold by us', 'own sale'),
  field('gift', '赠品', '是否赠品', 'gift'),
  field('accessories', '附件齐全', '附件', 'accessories complete', 'accessories'),
  field('packing', '包装箱', '包装', 'packing kept', 'packing'),
  field('condition', '外观状况', '成色', '机况', 'condition'),
  field('trade', '保修规则', '保修政策', 'warranty policy'),
  field('cardNo', '保修卡号', '三包卡号', '保修卡', 'warranty card no.', 'card number'),
  field('cardStartOn', '保修开始日期', '保卡起始日', '保修起始日期', '保修起始', 'warranty start', 'warranty from'),
  field('warrantyUntil', '保修到期日', '保修截止日期', '保修期至', '保修到期', '保修截止', 'warranty until', 'warranty end'),
  field('itemNote', '产品备注', '商品备注', 'item note'),

  field('plate', '车牌号', '车号', '车牌', 'plate', 'plate number', 'licence plate'),
  field('vehicleKind', '车种', '车辆种类', 'vehicle kind'),
  field('vin', '车架号', '车辆识别代号', 'vin'),
  field('mileage', '行驶里程', '里程', '公里数', 'mileage'),
  field('cycleMonths', '保养周期（月）', '保养周期', 'maintenance months'),
  field('cycleKm', '保养里程间隔', '保养间隔里程', 'maintenance km'),
  field('nextOn', '下次保养日期', 'next maintenance date'),
  field('nextKm', '下次保养里程', 'next maintenance km'),

  field('projectName', '工程名称', '项目名称', '工程', '项目', 'project name', 'project'),
  field('contractNo', '合同号', '合同编号', '合同', 'contract no.', 'contract number'),
  field('manager', '项目经理', '项目负责人', '工程负责人', 'project manager'),
  field('managerPhone', '项目经理电话', '负责人电话', 'project manager phone'),
  field('budget', '合同预算', '合同金额', '工程造价', 'contract budget', 'contract amount'),
  field('payment', '付款情况', '付款状态', '收款情况', '款项', 'payment state', 'payment'),
  field('contractOn', '合同日期', '签订日期', 'contract date'),
  field('goodsAcceptedOn', '货品验收日期', '到货验收日期', 'goods acceptance date'),
  field('completedOn', '竣工日期', '完工日期', 'completion date'),
  field('projectAcceptedOn', '验收日期', '初验日期', '工程验收日期', 'acceptance date'),
  field('finalAcceptedOn', '终验日期', '最终验收日期', 'final acceptance date'),
  field('projectTrade', '工程保修规则', '工程保修政策', 'project warranty policy'),
  field('projectNote', '工程备注', '项目备注', 'project note'),
];

/** A part of an import is a row of a price list or stock list. */
export const partFields: readonly ImportField[] = [
  required('code', '编码', '配件编码', '物料编码', '货号', '代码', 'code', 'part no', 'part number'),
  required('name', '名称', '配件名称', '品名', '物料名称', 'name', 'part name'),
  field('spec', '规格', '规格型号', '型号', 'spec', 'specification'),
  required('unit', '单位', '计量单位', 'unit'),
  field('barcode', '条码', '条形码', 'barcode', 'ean'),
  field('category', '类别', '分类', '类型', 'category', 'class'),
  field('cost', '成本', '成本价', '进价', '采购价', 'cost'),
  field('price', '售价', '单价', '价格', '销售价', 'price'),
  field('minQty', '最低库存', '安全库存', '下限', 'minimum', 'min', 'min stock'),
  field('useClass', '用途分类', '用途', 'use class', 'use'),
  field('functionClass', '功能分类', '功能', 'function class', 'function'),
  field('structureClass', '结构分类', '结构', 'structure class', 'structure'),
  field('packUnit', '包装单位', '大单位', 'pack unit'),
  field('packQty', '包装数量', '每包装数量', '换算率', 'pack quantity', 'units per pack'),
  field('supplier', '供应商', '供货商', '厂商', 'supplier'),
  field('highValue', '贵重', '台账', '是否贵重', 'high value'),
  field('leadDays', '到货天数', '采购周期', '采购周期（天）', 'lead days', 'lead time'),
  field('safetyQty', '安全储备', '保险储备', 'safety stock', 'safety'),
  field('tracking', '跟踪方式', '批次管理', 'tracking'),
  field('qty', '库存', '数量', '现存量', '期初数量', 'qty', 'quantity', 'stock'),
  field('place', '库位', '仓库', '货位', '位置', 'place', 'location', 'bin'),
];

/** A row of the exercise book: a kind of tool, or one tool of it with its number and who has it since when (B-21, B-22). */
export const toolFields: readonly ImportField[] = [
  required('name', '名称', '工具名称', '品名', '工具', 'name', 'tool', 'tool name'),
  field('spec', '规格', '规格型号', '型号', 'spec', 'specification', 'model'),
  field('unit', '单位', '计量单位', 'unit'),
  field('code', '编码', '品种编码', '工具编码', '代码', 'code', 'kind code'),
  field('no', '编号', '工具编号', '出厂编号', 'tool no.', 'number', 'no.', 'serial'),
  field('qty', '数量', '件数', '库存', 'quantity', 'qty', 'pieces'),
  field('holder', '使用负责人', '使用人', '领用人', '持有人', '姓名', 'held by', 'holder', 'issued to'),
  field('issuedOn', '领用日期', '领用时间', '发放日期', '日期', 'issued on', 'issue date'),
  field('dueOn', '归还日期', '应还日期', 'due back on', 'due back'),
  field('manager', '管理负责人', '管理人', '保管人', '负责人', 'managed by', 'manager'),
  field('place', '工具房', '存放地点', '库位', 'tool room', 'place', 'room'),
  field('condition', '成色', '状况', '完好情况', 'condition'),
  field('boughtOn', '购入日期', '购买日期', '采购日期', 'bought on', 'purchase date'),
  field('lifeMonths', '使用年限（月）', '使用年限', '年限', '寿命', 'life in months', 'life', 'lifetime'),
  field('original', '原价', 'original price'),
  field('purchase', '采购价', '进价', '单价', '价格', 'purchase price', 'price', 'cost'),
  field('deposit', '押金', 'deposit'),
  field('numbered', '一件一号', '是否编号', 'one number each', 'numbered'),
  field('once', '一次性领用', '以旧换新', 'given once', 'old for new'),
  field('minQty', '最低库存', '安全库存', 'minimum', 'min stock'),
  field('category', '类别', '分类', 'category', 'class'),
  field('useRange', '用途与使用范围', '用途', '使用范围', 'use and range', 'use'),
];

/** The title of a field's column in the sheets that we make. */
export function fieldTitle({ key, aliases }: ImportField, language: 'zh-CN' | 'en'): string {
  const isLatin = (title: string) => /^[\x20-\x7e]+$/.test(title);
  return (language === 'en' ? aliases.find(isLatin) : aliases[0]) ?? key;
}
