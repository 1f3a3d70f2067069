import { weighted, words } from './random.ts';
import type { Random } from './random.ts';

export interface Town {
  readonly name: string;
  readonly area: string;
  readonly districts: readonly string[];
  readonly streets: readonly string[];
}

export const towns: readonly Town[] = [
  {
    name: '长沙',
    area: '0731',
    districts: words('芙蓉区 天心区 岳麓区 开福区 雨花区 望城区 长沙县'),
    streets: words(
      '五一大道 芙蓉中路 韶山北路 人民东路 解放西路 劳动西路 城南西路 湘府中路 万家丽北路 麓山南路 枫林三路 金星北路 车站北路 远大一路 营盘东路 三一大道 潇湘中路 桐梓坡西路 书院南路 新建西路 香樟路 木莲东路 曙光中路 星沙大道 开元东路',
    ),
  },
  {
    name: '株洲',
    area: '0731',
    districts: words('天元区 芦淞区 荷塘区 石峰区 渌口区'),
    streets: words('长江北路 黄河南路 泰山西路 天台路 建设中路 新华西路 车站路 红旗北路 珠江南路 响石岭路 沿江中路 人民南路'),
  },
  {
    name: '湘潭',
    area: '0731',
    districts: words('雨湖区 岳塘区 湘潭县'),
    streets: words('韶山西路 建设北路 芙蓉大道 河东大道 双拥中路 福星中路 宝塔路 书院路 板塘路 湖湘西路'),
  },
  {
    name: '武汉',
    area: '027',
    districts: words('江岸区 江汉区 武昌区 洪山区 汉阳区 青山区 东西湖区'),
    streets: words('解放大道 中山大道 珞喻路 武珞路 和平大道 友谊大道 建设大道 发展大道 雄楚大道 汉阳大道 民族大道 徐东大街'),
  },
  {
    name: '岳阳',
    area: '0730',
    districts: words('岳阳楼区 云溪区 君山区'),
    streets: words('巴陵中路 南湖大道 五里牌路 金鹗中路 建湘路 求索东路 洞庭北路 学院路'),
  },
];

const someTown = weighted<Town>(towns.map((town, index) => [town, [70, 10, 8, 7, 5][index] ?? 1]));

const estateHeads = words(
  '湘江 岳麓 梅溪湖 洋湖 锦绣 阳光 碧水 金色 翡翠 紫薇 桂花 香樟 银杏 滨江 东方 中央 时代 世纪 幸福 和谐 长房 恒达 万科里 绿洲 天际 云栖 松雅 浏阳河 黄兴 白沙',
);
const estateEnds = words('花园 家园 名苑 华府 新城 公馆 雅苑 小区 国际 壹号 御景湾 城邦 丽景 安置区 公寓');
const buildings = words('大厦 写字楼 科技园 商务中心 产业园 广场');

export interface Place {
  readonly town: Town;
  readonly district: string;
}

export function place(random: Random): Place {
  const town = someTown(random);
  return { town, district: random.pick(town.districts) };
}

/** The house that a job is done in: a block of flats for a household, an office block for all others. */
export function siteName(random: Random, isHome: boolean): string {
  return `${random.pick(estateHeads)}${random.pick(isHome ? estateEnds : buildings)}`;
}

/** Where a household lives, as people say it on the phone. */
export function homeAddress(random: Random, { town, district }: Place): string {
  const street = `${random.pick(town.streets)}${random.int(1, 688)}号`;
  const estate = `${random.pick(estateHeads)}${random.pick(estateEnds)}`;
  const unit = random.chance(0.7) ? `${random.int(1, 4)}单元` : '';
  const floor = random.int(1, 33);
  return `${town.name}市${district}${street}${estate}${random.int(1, 42)}栋${unit}${floor}0${random.int(1, 6)}室`;
}

/** Where a company or an office sits. */
export function workAddress(random: Random, { town, district }: Place): string {
  const street = `${random.pick(town.streets)}${random.int(1, 688)}号`;
  return `${town.name}市${district}${street}${random.pick(estateHeads)}${random.pick(buildings)}${random.pick(['A座', 'B座', '1号楼', '2号楼', '3号楼', '南楼'])}${random.int(1, 28)}层`;
}
