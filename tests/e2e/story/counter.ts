import type { Page } from '@playwright/test';
import { readPdf } from '../../print/pdf.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Pdf } from '../../print/pdf.ts';

export interface Person {
  readonly displayName: string;
  readonly loginName: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** Who works on that day. */
export const people = {
  administrator: { displayName: '周敏', loginName: 'zhoumin', password: 'guihua-zhenggao-8', roles: ['administrator'] },
  frontDesk: { displayName: '陈静', loginName: 'chenjing', password: 'longjing-xiaren-5', roles: ['frontDesk'] },
  supervisor: { displayName: '王强', loginName: 'wangqiang', password: 'yangchun-mian-20', roles: ['supervisor'] },
  storekeeper: { displayName: '李敏', loginName: 'limin', password: 'xiaolong-tangbao-6', roles: ['storekeeper'] },
} as const satisfies Readonly<Record<string, Person>>;

export type Who = keyof typeof people;

export const shop = { shopName: '沪东家电售后服务部', shopPhone: '021-65430000', shopAddress: '杨浦区控江路 1500 号' };
export const technicians = [
  { name: '赵铁柱', skills: '冰箱 空调' },
  { name: '孙小海', skills: '洗衣机' },
] as const;

/** Where the people of the story sit: each at a window of their own, or one after the other at the same one. */
export interface Counter {
  /** The window at which this person can work now. */
  at(who: Who): Promise<Page>;
  /** Everybody has a window, so what one does can be watched by another. */
  readonly isSideBySide: boolean;
  /** The paper of the preview that is open at this window. */
  paper(page: Page): Promise<Pdf>;
}

/** The open preview as the browser gives it to the printer. */
export async function paperOfBrowser(page: Page): Promise<Pdf> {
  return readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
}
