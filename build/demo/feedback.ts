import { newForm } from '../../electron/features/feedback-forms/new-form.ts';
import { feedbackPath } from '../../shared/feedback-form-lifecycle.ts';
import type { FeedbackDecision, FeedbackState } from '../../shared/feedback-form-lifecycle.ts';
import type { FeedbackKind, FeedbackNeed } from '../../shared/feedback-forms.ts';
import { openRequestStates } from '../../shared/request-lifecycle.ts';
import type { Bulk, Row } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Life } from './life.ts';
import type { Suppliers } from './suppliers.ts';

type Form = { -readonly [K in keyof Row<'feedbackForm'>]: Row<'feedbackForm'>[K] };

interface Story {
  readonly kind: FeedbackKind;
  readonly decision: FeedbackDecision | '';
  readonly until: FeedbackState;
  readonly daysAgo: number;
  readonly fault: string;
  readonly needs?: readonly FeedbackNeed[];
  readonly appraisal?: string;
}

const part = (what: string, quantity = 1): FeedbackNeed => ({ kind: 'specialPart', what, quantity });
const stories: readonly Story[] = [
  {
    kind: 'quality',
    decision: 'repairable',
    until: 'closed',
    daysAgo: 12,
    fault: '内机外壳运输磕碰，有裂纹',
    appraisal: '外壳可更换，不影响使用',
  },
  {
    kind: 'factory',
    decision: 'factory',
    until: 'awaitingGoods',
    daysAgo: 8,
    fault: '压缩机异响，现场无法拆检',
    needs: [{ kind: 'factory', what: '压缩机返厂检测', quantity: 1 }],
    appraisal: '压缩机抱轴，需返厂',
  },
  {
    kind: 'specialPart',
    decision: 'specialPart',
    until: 'arrived',
    daysAgo: 7,
    fault: '主板烧毁，市面无此型号',
    needs: [part('主控板 KFR-72LW')],
  },
  {
    kind: 'replacement',
    decision: 'replacementPart',
    until: 'supplierTold',
    daysAgo: 5,
    fault: '缺少排水软管和两只卡扣',
    needs: [{ kind: 'replacement', what: '排水软管', quantity: 1 }],
  },
  {
    kind: 'designDefect',
    decision: 'customerPlan',
    until: 'done',
    daysAgo: 3,
    fault: '出水口离墙太近，无法按图安装',
    appraisal: '安装图与实物不符',
  },
  { kind: 'quality', decision: 'repairable', until: 'decided', daysAgo: 1, fault: '门封条变形，冷藏室结霜' },
  { kind: 'quality', decision: '', until: 'submitted', daysAgo: 1, fault: '烤漆面板有三处色差，客户要求换新' },
  { kind: 'designDefect', decision: '', until: 'submitted', daysAgo: 0, fault: '把手螺丝孔滑丝，同批已有两台' },
];

const minute = 60_000;
const hour = 60 * minute;

/** One step a morning, so that the days of a story follow each other. */
interface Telling {
  readonly row: Form;
  readonly life: Life | undefined;
  readonly story: Story;
  readonly firstDay: number;
  /** What its supplier was sent, and what is on its way. */
  sent?: { readonly row: ReturnType<Suppliers['tell']>; goods?: ReturnType<Suppliers['ship']> };
}

export interface Feedback {
  /** What is told on a morning; a new form is about the newest job. */
  morning(day: number, newest: Life | undefined): void;
  flush(): void;
}

/** Feedback forms of the last two weeks, each as far as its story goes. */
export function createFeedback(
  {
    bulk,
    journal,
    numbers,
    calendar,
    suppliers,
  }: {
    readonly bulk: Bulk;
    readonly journal: Journal;
    readonly numbers: Numbers;
    readonly calendar: Calendar;
    readonly suppliers: Suppliers;
  },
  { desk, head }: { readonly desk: User; readonly head: User },
): Feedback {
  const told: Telling[] = [];
  const record = (at: number, user: User, row: Form, happened: string, data: object = {}) =>
    journal.record(at, user, `feedbackForms.${happened}`, 'feedbackForm', row.id, happened, data);

  return {
    morning(day, newest) {
      const at = calendar.startOf(day) + 8 * hour;
      if (at > calendar.now - minute) return;
      for (const one of told) advance(one, day - one.firstDay, at);
      for (const story of stories) if (calendar.last - day === story.daysAgo) told.push(begin(story, newest, day, at));
    },
    flush() {
      for (const { row, life } of told) {
        // a job that has ended meanwhile had no open form
        const isOver = life !== undefined && !openRequestStates.includes(life.row.state);
        bulk.add('feedbackForm', { ...row, requestId: isOver && row.state !== 'closed' ? null : row.requestId });
        if (row.state === 'awaitingGoods')
          bulk.add('feedbackNote', {
            id: row.id,
            formId: row.id,
            text: '厂家答复本周发货，单号随后告知',
            at: row.stateAt,
            userId: head.id,
          });
        if (row.managementToldAt !== null) addNotice(bulk, row, row.managementToldAt, head);
      }
    },
  };

  function begin(story: Story, life: Life | undefined, day: number, at: number): Telling {
    const { kind, fault, needs = [] } = story;
    const no = numbers.no('feedbackForm', 'XF', calendar.dayText(day).replaceAll('-', ''));
    const given = { no, requestId: life?.row.id ?? null, workOrderId: null, taskId: null, kind, reporterName: desk.name, receivedAt: at };
    const texts = { goods: life?.row.productText || '空调 KFR-35GW', fault, needs: JSON.stringify(needs), details: '', opinion: '' };
    const row = { ...newForm({ ...given, ...texts, createdBy: desk.id, createdAt: at }), id: told.length + 1 } as Form;
    record(at, desk, row, 'submitted', { no, kind });
    return { row, life, story, firstDay: day };
  }

  function advance(one: Telling, nth: number, at: number): void {
    const { row, story } = one;
    const path = feedbackPath(story.decision);
    const state = path[nth];
    if (state === undefined || nth > path.indexOf(story.until)) return;
    if (state === 'decided' && story.appraisal) {
      Object.assign(row, { appraisal: story.appraisal, appraisedAt: at, appraisedBy: head.id, isSupervisorThere: 1 });
      record(at, head, row, 'appraised', { result: story.appraisal });
    }
    Object.assign(row, { state, stateAt: at, version: row.version + 1 }, factsOf(state, story.decision, at, head));
    record(at, head, row, eventOf[state] ?? state, state === 'decided' ? { decision: story.decision } : {});
    tellOn(one, state, at);
  }

  /** The supplier's case goes with the form (R-000-14). */
  function tellOn(one: Telling, state: FeedbackState, at: number): void {
    const { row, story } = one;
    const [need] = story.needs ?? [];
    if (state === 'supplierTold') {
      const about = { subject: 'feedbackForm', subjectId: row.id, requestId: row.requestId } as const;
      const what = `${row.goods}\n${story.fault}`;
      one.sent = { row: suppliers.tell(at, head, { ...about, supplier: row.supplierName, what, dueAfter: 24 * hour }) };
    }
    if (!one.sent) return;
    const { row: sent } = one.sent;
    if (state === 'awaitingGoods')
      one.sent.goods = suppliers.ship(
        sent,
        at,
        head,
        need?.what ?? row.goods,
        `${need?.quantity ?? 1} 件`,
        calendar.dayText(calendar.indexOf(at) + 3),
      );
    if (state === 'arrived' && one.sent.goods) suppliers.arrive(sent, one.sent.goods, at, head);
    if (state === 'done') suppliers.close(sent, at, head);
  }
}

function addNotice(bulk: Bulk, { id, no, requestId }: Form, sentAt: number, head: User): void {
  bulk.add('notice', {
    // those of the incidents come before
    id: 1000 + id,
    subject: 'feedbackForm',
    subjectId: id,
    no,
    requestId,
    kind: 'feedbackOutcome',
    role: 'businessDepartment',
    sentAt,
    sentBy: head.id,
    readAt: null,
    readBy: null,
  });
}

const eventOf: Partial<Readonly<Record<FeedbackState, string>>> = {
  decided: 'decided',
  supplierTold: 'supplierTold',
  awaitingGoods: 'goodsAwaited',
  arrived: 'goodsArrived',
  done: 'done',
  managementTold: 'managementTold',
  closed: 'closed',
};

function factsOf(state: FeedbackState, decision: FeedbackDecision | '', at: number, head: User): Partial<Form> {
  switch (state) {
    case 'decided':
      return {
        decision,
        decidedAt: at,
        decidedBy: head.id,
        ...(decision === 'customerPlan' && { agreedAt: at, agreedHow: 'phone', agreedText: '同意改用侧出水，费用由我方承担' }),
      };
    case 'supplierTold':
      return { supplierName: '广东顺德配件中心', supplierToldAt: at };
    case 'arrived':
      return { goodsArrivedAt: at };
    case 'done':
      return { doneAt: at, result: '已处理，客户认可' };
    case 'managementTold':
      return { managementToldAt: at };
    case 'closed':
      return { closedAt: at, closedBy: head.id };
    default:
      return {};
  }
}
