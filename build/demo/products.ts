import { words } from './random.ts';
import type { Random } from './random.ts';

/** A kind of product that customers bring to the counter, with what breaks on it and how it is put right. */
export interface Product {
  readonly category: string;
  readonly brands: readonly string[];
  /** Letters that its model names begin with. */
  readonly models: readonly string[];
  readonly faultClass: 'mechanical' | 'electrical' | 'hardware' | 'software';
  readonly weight: number;
  readonly symptoms: readonly string[];
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  readonly services: readonly string[];
  readonly parts: readonly string[];
}

const appliance = words('凌波 尚冷 海屿 星禾 蓝雁 瑞恒 安捷 北辰');
const furniture = words('木言 禾匠 云杉 千山 雅筑 全屋里');
const machine = words('联讯 方舟 启微 华印 视安 锐捷通');

export const products: readonly Product[] = [
  {
    category: '空调',
    brands: appliance,
    models: words('KFR-26GW KFR-35GW KFR-50LW KFR-72LW KFR-120Q'),
    faultClass: 'electrical',
    weight: 20,
    symptoms: [
      '开机后室内机吹出来的风不凉，制冷效果很差',
      '外机启动几分钟就自动停机，显示屏显示E4',
      '室内机漏水，墙面和地板都打湿了',
      '运行时外机震动很大，噪音影响邻居休息',
      '遥控器没有反应，面板按键也失灵',
      '制热模式下一直吹冷风，半小时也没有热风',
      '开机跳闸，空气开关一合就断',
    ],
    causes: [
      '连接管喇叭口渗漏，制冷剂不足',
      '排水管老化堵塞，接水盘溢出',
      '外机电容容量下降，压缩机启动困难',
      '室温传感器阻值漂移',
      '外机固定脚垫老化松动',
      '主控板继电器触点烧蚀',
    ],
    remedies: [
      '重新扩口连接并保压检漏，抽真空后按铭牌加注制冷剂，试机出风温度正常',
      '疏通并更换排水管，清洗接水盘和蒸发器，倒水试验不再渗漏',
      '更换压缩机启动电容，测量运行电流正常，连续试机三十分钟无异常',
      '更换室温传感器，核对各点温度与显示一致',
      '更换外机减震脚垫并重新紧固，噪音明显下降',
    ],
    services: ['上门检修并加氟', '上门检修', '清洗保养', '移机安装'],
    parts: words('压缩机电容 室温传感器 排水管 铜管 制冷剂R32 主控板 贯流风扇 外机支架 四通阀 遥控器'),
  },
  {
    category: '冰箱',
    brands: appliance,
    models: words('BCD-218 BCD-265 BCD-405 BCD-510W BC-93'),
    faultClass: 'electrical',
    weight: 14,
    symptoms: [
      '冷藏室不制冷，里面的菜都坏了',
      '冷冻室结了厚厚一层冰，抽屉拉不出来',
      '压缩机一直转不停机，电费涨得厉害',
      '门封条变形关不严，周围有水珠',
      '底部漏水，厨房地面每天都要拖',
      '夜里发出很大的嗡嗡声，全家人睡不着',
    ],
    causes: ['化霜加热管断路', '门封条老化变形', '风门电机卡滞', '压缩机启动器损坏', '排水口结冰堵塞'],
    remedies: [
      '更换化霜加热管并手动化霜，试机两小时温度达到零下十八度',
      '更换门封条并校正门体，密封良好',
      '更换启动器，压缩机启停正常，噪音恢复',
      '疏通排水口并加装防堵件，无漏水',
      '更换风门电机，冷藏室温度稳定在四度',
    ],
    services: ['上门维修', '上门检测不制冷原因', '更换门封'],
    parts: words('化霜加热管 门封条 风门电机 启动器 温控器 干燥过滤器 冷凝风机 抽屉滑轨'),
  },
  {
    category: '洗衣机',
    brands: appliance,
    models: words('XQG100 XQB80 XQG90 WD120'),
    faultClass: 'mechanical',
    weight: 12,
    symptoms: [
      '脱水时机身跳动很厉害，移位半米',
      '进水很慢，显示E1报警',
      '排水排不出去，衣服泡在水里',
      '洗完的衣服有黑色的絮状物',
      '门锁打不开，衣服取不出来',
      '转动时有金属摩擦的响声',
    ],
    causes: ['减震器漏油失效', '进水阀滤网堵塞', '排水泵被硬币卡住', '门锁电磁铁损坏', '三角支架断裂，轴承进水'],
    remedies: [
      '更换四根减震器并调平机脚，空载和满载脱水均平稳',
      '清洗进水滤网并更换进水阀，进水时间正常',
      '拆出排水泵取出异物，测试排水通畅',
      '更换门锁组件，开关二十次无异常',
      '更换三角支架和水封轴承，试洗一桶无异响',
    ],
    services: ['上门维修', '内筒深度清洗', '更换排水泵'],
    parts: words('减震器 进水阀 排水泵 门锁组件 水封轴承 三角支架 电机碳刷 门密封圈'),
  },
  {
    category: '热水器',
    brands: appliance,
    models: words('JSQ25 JSQ30 ES60H ES80H'),
    faultClass: 'electrical',
    weight: 10,
    symptoms: [
      '打不着火，听到点火声但没有火焰',
      '水温忽冷忽热，洗澡洗到一半变冷水',
      '机器下面滴水，接了半盆',
      '漏电保护插头一插上就跳',
      '烧一个晚上水还是温的',
    ],
    causes: ['点火针积碳', '水流传感器结垢', '加热管结垢穿孔', '镁棒耗尽，内胆接口渗漏', '燃气比例阀失准'],
    remedies: [
      '清理点火针并调整间隙，连续点火十次正常',
      '清洗水流传感器和进水滤网，出水温度稳定',
      '更换加热管和镁棒，测量绝缘电阻合格',
      '更换密封圈并打压试验，无渗漏',
      '校准比例阀二次压力，火焰稳定',
    ],
    services: ['上门维修', '除垢保养', '更换镁棒'],
    parts: words('点火针 水流传感器 加热管 镁棒 比例阀 安全阀 密封圈 漏电保护插头'),
  },
  {
    category: '油烟机',
    brands: appliance,
    models: words('CXW-200 CXW-260 CXW-338'),
    faultClass: 'mechanical',
    weight: 7,
    symptoms: ['吸力变小，炒菜时满屋子油烟', '开机有很大的轰鸣声', '照明灯不亮，按键没有反应', '油杯漏油滴到灶台上'],
    causes: ['叶轮油污失去平衡', '止回阀卡住', '开关板受潮', '油路密封条老化'],
    remedies: ['拆洗叶轮和风道并做动平衡，风量恢复', '更换止回阀，排烟顺畅', '更换开关板和照明灯', '更换密封条并清洗油网'],
    services: ['上门拆洗', '上门维修'],
    parts: words('叶轮 止回阀 开关板 LED照明灯 油网 电机'),
  },
  {
    category: '净水器',
    brands: appliance,
    models: words('RO-400G RO-600G UF-3000'),
    faultClass: 'hardware',
    weight: 6,
    symptoms: ['出水有异味，孩子不敢喝', '一直排废水停不下来', '龙头出水很细，接一杯水要两分钟', '指示灯红灯常亮，换了滤芯也不灭'],
    causes: ['滤芯到期失效', '逆止阀损坏', '高压开关失灵', '滤芯复位未完成'],
    remedies: [
      '更换全套滤芯并冲洗十分钟，测量纯水TDS值12',
      '更换逆止阀和高压开关，停机正常',
      '清洗管路，更换前置滤芯',
      '按说明复位滤芯计时',
    ],
    services: ['更换滤芯', '上门检修'],
    parts: words('PP棉滤芯 RO膜滤芯 活性炭滤芯 逆止阀 高压开关 增压泵 快接接头'),
  },
  {
    category: '电视机',
    brands: appliance,
    models: words('55U7 65U8 75Q9 43A3'),
    faultClass: 'hardware',
    weight: 6,
    symptoms: ['开机有声音没有图像', '屏幕右侧出现一条竖线', '连不上无线网络，一直提示密码错误', '看半小时就自动重启'],
    causes: ['背光灯条烧毁', '屏线松动氧化', '无线模块固件异常', '电源板电容鼓包'],
    remedies: ['更换背光灯条，画面亮度均匀', '重新压接屏线，竖线消失', '升级系统固件并恢复网络设置', '更换电源板，连续播放四小时正常'],
    services: ['上门检修', '更换灯条', '挂架安装'],
    parts: words('背光灯条 电源板 主板 遥控器 挂架 屏线'),
  },
  {
    category: '衣柜',
    brands: furniture,
    models: words('YG-2415 YG-1820 TM-2400'),
    faultClass: 'mechanical',
    weight: 6,
    symptoms: [
      '推拉门脱轨，关不上也推不动',
      '柜门铰链断裂，门板快掉下来了',
      '安装后柜体不平，门缝一头大一头小',
      '板材有刺鼻气味，开窗一个月也散不掉',
      '抽屉滑轨卡住，拉到一半就拉不动',
    ],
    causes: ['下滑轮磨损', '铰链疲劳断裂', '地面不平未垫实', '滑轨滚珠脱落', '封边条脱胶'],
    remedies: [
      '更换上下滑轮并重新调校轨道，推拉顺畅',
      '更换六只阻尼铰链并调整门缝，缝隙均匀',
      '重新调平柜体并加固背板',
      '更换三节静音滑轨，承重试验合格',
      '重新封边并做去味处理',
    ],
    services: ['上门调试', '上门维修', '补件安装'],
    parts: words('阻尼铰链 上滑轮 下滑轮 三节滑轨 封边条 拉手 三合一连接件 衣通托'),
  },
  {
    category: '沙发',
    brands: furniture,
    models: words('SF-301 SF-208 SF-606L'),
    faultClass: 'mechanical',
    weight: 4,
    symptoms: ['坐垫塌陷，中间凹下去一个坑', '皮面开裂掉皮', '电动伸缩功能失灵，卡在半躺的位置', '坐下去有吱呀吱呀的响声'],
    causes: ['海绵密度下降回弹不足', '电机推杆齿轮打滑', '蛇簧卡扣断裂', '框架螺丝松动'],
    remedies: ['更换高密度海绵垫，坐感恢复', '更换推杆电机，升降二十次正常', '更换蛇簧卡扣并加固框架', '修补皮面并上色护理'],
    services: ['上门维修', '更换海绵', '皮面护理'],
    parts: words('高密度海绵 推杆电机 蛇簧 卡扣 沙发脚 电动控制盒'),
  },
  {
    category: '橱柜',
    brands: furniture,
    models: words('CG-3600 CG-2700'),
    faultClass: 'mechanical',
    weight: 3,
    symptoms: ['台面接缝处开裂，水渗到柜子里面', '水槽下水管漏水，柜板泡发了', '吊柜往下沉，不敢放碗', '拉篮卡住推不进去'],
    causes: ['台面胶缝老化', '下水接口密封圈变形', '吊码松动', '拉篮阻尼器损坏'],
    remedies: ['打磨后重新粘接台面接缝并抛光', '更换下水密封圈和受损柜板', '重新固定吊码并加装托条', '更换拉篮阻尼器'],
    services: ['上门维修', '台面修补'],
    parts: words('下水密封圈 吊码 阻尼器 台面胶 踢脚板'),
  },
  {
    category: '打印机',
    brands: machine,
    models: words('M1136 M227 L3158 GK888'),
    faultClass: 'hardware',
    weight: 8,
    symptoms: [
      '打印时卡纸，每十张卡一次',
      '打印出来有黑色竖条，发票都作废了',
      '电脑提示脱机，重启也不行',
      '发票打印位置偏移，套打对不上格子',
      '扫描出来的文件全是白页',
    ],
    causes: ['搓纸轮磨损', '硒鼓刮板损坏', '驱动端口错误', '定影膜破裂', '进纸传感器脏污'],
    remedies: [
      '更换搓纸轮和分页器，连续打印五十张不卡纸',
      '更换硒鼓，打印测试页清晰',
      '重新安装驱动并固定网络地址，三台电脑均能打印',
      '更换定影膜组件',
      '调整纸张格式和边距，套打对齐',
    ],
    services: ['上门维修', '送修', '远程协助'],
    parts: words('硒鼓 搓纸轮 分页器 定影膜 碳带 打印头 数据线'),
  },
  {
    category: '台式电脑',
    brands: machine,
    models: words('T4900 P360 M70'),
    faultClass: 'software',
    weight: 6,
    symptoms: [
      '开机蓝屏，停在启动画面不动',
      '运行很慢，打开表格要等五分钟',
      '不停弹出广告，怀疑中了病毒',
      '主机风扇声音特别大',
      '重要的报表文件打不开了',
    ],
    causes: ['固态硬盘坏块', '系统文件损坏', '散热硅脂干涸，风扇积灰', '内存金手指氧化', '流氓软件驻留'],
    remedies: [
      '更换固态硬盘并恢复系统和数据',
      '重装系统，安装办公软件和杀毒软件',
      '清灰并更换硅脂，温度下降二十度',
      '清洁内存金手指，压力测试一小时通过',
      '查杀病毒并设置每周备份',
    ],
    services: ['上门维修', '数据恢复', '系统重装'],
    parts: words('固态硬盘500G 内存条8G 电源 散热风扇 硅脂 主板电池'),
  },
  {
    category: '监控设备',
    brands: machine,
    models: words('NVR-16 DS-2CD IPC-T3'),
    faultClass: 'hardware',
    weight: 5,
    symptoms: ['收银台的摄像头没有画面', '录像只能回放三天，硬盘报警', '夜间画面全黑，红外灯不亮', '手机远程看不到，提示设备不在线'],
    causes: ['网线水晶头氧化', '录像硬盘坏道', '红外灯板烧毁', '路由器更换后端口未映射'],
    remedies: [
      '重新压接水晶头并做防水，画面恢复',
      '更换监控专用硬盘并重新格式化，录像三十天',
      '更换红外灯板',
      '重新配置网络和云平台，手机可远程查看',
    ],
    services: ['上门维修', '远程协助', '新增点位安装'],
    parts: words('监控硬盘4T 水晶头 红外灯板 电源适配器 超五类网线 防水盒'),
  },
  {
    category: '路由器',
    brands: machine,
    models: words('AX3000 AX5400 ER-605'),
    faultClass: 'software',
    weight: 4,
    symptoms: ['无线信号时断时续，开会总是掉线', '指示灯全亮但是上不了网', '楼上房间完全没有信号', '访客网络连上以后打不开网页'],
    causes: ['固件缺陷', '电源适配器老化', '信道干扰严重', '上级光猫桥接设置错误'],
    remedies: ['升级固件并固定信道，测速正常', '更换电源适配器', '加装面板无线接入点，全屋覆盖', '重新设置拨号和分组'],
    services: ['上门调试', '远程协助'],
    parts: words('电源适配器 无线面板 千兆交换机 光纤跳线'),
  },
];

/** A model of the product, e.g. `KFR-35GW/A3`. */
export function modelName(random: Random, product: Product): string {
  return `${random.pick(product.models)}/${random.pick(words('A B C D E H K'))}${random.int(1, 9)}`;
}

/** A serial as it stands on the type plate. */
export function serialNumber(random: Random): string {
  return `${random.pick(words('AC BX XY RS YJ DS GW ZN'))}${random.digits(2)}${random.pick(words('A B C D E F G H J K L M'))}${random.digits(8)}`;
}

/** Cars of customers: not sold to everybody, so they are no part of the weights above. */
export const car: Product = {
  category: '车辆',
  brands: [],
  models: [],
  faultClass: 'mechanical',
  weight: 0,
  symptoms: [
    '刹车时有尖锐的响声',
    '发动机故障灯亮，加速无力',
    '空调不制冷，出风口都是热风',
    '冷车启动困难，要打三四次火',
    '高速行驶时方向盘抖动',
  ],
  causes: ['刹车片磨损到极限', '火花塞积碳', '制冷剂泄漏', '蓄电池容量下降', '轮胎动平衡失准'],
  remedies: [
    '更换前轮刹车片并清洁分泵，路试正常',
    '更换四只火花塞并清洗节气门',
    '检漏后加注制冷剂，出风温度正常',
    '更换蓄电池，启动电压合格',
    '重做四轮动平衡和定位',
  ],
  services: ['到店保养', '上门取车检修', '道路救援'],
  parts: [],
};

/** Homes and shops that were renovated by us: called about as a whole. */
export const renovation: Product = {
  category: '装修工程',
  brands: [],
  models: [],
  faultClass: 'mechanical',
  weight: 0,
  symptoms: [
    '卫生间墙砖空鼓，楼下渗水',
    '客厅吊顶板缝开裂，已经有两米长',
    '主卧墙面起皮发霉',
    '厨房插座跳闸，送不上电',
    '实木地板起拱，走上去有响声',
    '阳台推拉门关不严，下雨进水',
  ],
  causes: [],
  remedies: [],
  services: ['上门查看并维修', '按保修单维修', '出具维修方案'],
  parts: [],
};

/** Brand, model, kind. */
export const carModels = [
  ['五菱', '荣光 1.5L 厢式', '小型厢式货车'],
  ['五菱', '宏光 S 1.5L', '小型普通客车'],
  ['江铃', '特顺 短轴', '轻型封闭货车'],
  ['长安', '星卡 双排', '轻型栏板货车'],
  ['比亚迪', '秦 PLUS 55KM', '小型轿车'],
] as const;
