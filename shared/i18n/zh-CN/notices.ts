/** Notices to departments and heads, and when they were read. */
export const notices = {
  title: '通报',
  toMe: '待阅通报',
  none: '没有待阅的通报',
  notSent: '尚未通报',
  kind: {
    incidentReported: '重大质量事故已上报',
    incidentClosed: '质量事故已关闭',
    feedbackOutcome: '信息反馈处理结果',
  },
  sent: '{{time}} 由 {{name}} 通报',
  readBy: '{{name}} 于 {{time}} 已阅',
  unread: '未阅',
  read: '已阅',
};
