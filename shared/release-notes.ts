import type { Language } from './i18n/types.ts';

export interface ReleaseNotes {
  readonly version: string;
  readonly points: Readonly<Record<Language, readonly string[]>>;
}

/** What each version brought, in the words of the counter, newest first; the first is the version of this program. */
export const releaseNotes: readonly ReleaseNotes[] = [
  {
    version: '0.1.0',
    points: {
      'zh-CN': [
        '来电登记：电话一响就知道是谁，客户、产品、历史和承诺时间都在一个画面上。',
        '派工、改约、回单和打印：派工单、反馈单、服务报告单等单据，从 A4、241 毫米连续纸到 80 毫米小票。',
        '配件、旧件、采购、盘点和补货：扫码领用，台账随时与实物相符。',
        '工具：谁领了什么、使用年限、遗失赔偿、维修报废、申购和月末盘点。',
        '时限：每项承诺都有时钟，超时前先提醒，超时要说明。',
        '个人信息：征询同意、查阅、复制、更正和删除，谁看过谁的资料都有记录。',
        '数据加密保存：没有密钥，拿走电脑或硬盘也看不到客户资料；请打印恢复码并妥善保管。',
      ],
      en: [
        'Calls: the phone rings and you see who it is, with products, history and promised times on one screen.',
        'Dispatch, rescheduling, hand-back and printing: slips, feedback forms and reports, from A4 and 241 mm continuous paper to the 80 mm roll.',
        'Parts, old parts, purchasing, stocktakes and reordering: issued by scanning, and the ledger agrees with the shelf.',
        'Tools: who holds what, how long it must live, losses, repairs, purchases and the count at the end of the month.',
        'Time limits: every promise has a clock that warns before it is missed and asks why afterwards.',
        'Personal data: consent, access, copies, corrections and deletion, and a record of who looked at whom.',
        'Data are kept encrypted: whoever takes the PC or its disk reads nothing without the key. Print the recovery code and keep it safe.',
      ],
    },
  },
];
