/** An empty container for a new one 以空换新 (R-000-34). */
export const empties = {
  list: {
    title: '空容器（以空换新）',
    search: '搜索人员、耗材',
    emptyTitle: '还没有以空换新的领用',
    emptyHint: '耗材勾选“以空换新”后，发给维修工的每一笔都记在这里；第一次领用不用交空容器。',
  },
  field: {
    person: '领用人',
    item: '耗材',
    held: '手中未交空',
    credit: '可再领',
    changedAt: '最近变动',
    containers: '空容器个数',
    reason: '放行原因',
    at: '时间',
    kind: '事项',
    qty: '数量',
    document: '单据',
    by: '经手',
  },
  kind: { firstIssue: '首次领用', issue: '领用', handedIn: '交回空容器', released: '主管放行', backUnused: '未用退回' },
  command: { handIn: '收空容器', release: '免空放行', history: '领用与交回' },
  releaseHint: '没有空容器也准许再领这么多个，只此一次。',
  done: { handedIn: '已收空容器', released: '已放行' },
  history: { none: '还没有记录。' },
};
