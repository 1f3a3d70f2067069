import type { Bulk } from './bulk.ts';

/** Classes by function (R-004-50), each with the words that parts of it are called by; the last takes the rest. */
const classes = [
  { id: 1, code: 'DJ', name: '电机', words: /电机|风机|马达|压缩机|泵/ },
  { id: 2, code: 'DZ', name: '电控', words: /板|电源|传感|开关|遥控|电容|模块|灯|线/ },
  { id: 3, code: 'GL', name: '管路', words: /管|阀|接头|制冷剂|滤/ },
  { id: 4, code: 'HC', name: '耗材', words: /生料带|扎带|胶|螺栓|螺丝|铜鼻子|除锈剂|清洗剂|保温棉/ },
  { id: 5, code: 'JG', name: '结构件', words: /./ },
] as const;

export function writeClasses(bulk: Bulk): void {
  for (const { id, code, name } of classes) bulk.add('itemClass', { id, axis: 'function', code, name });
}

export function functionClassOf(name: string): number {
  return (classes.find(({ words }) => words.test(name)) ?? classes[4]).id;
}
