import type { Db } from '../../db/engine.ts';

/** What the text index of requests is made of, in pieces; nothing of people whose data were erased (R-004-24). */
export async function findTexts(db: Db, after: number, limit: number) {
  return db
    .selectFrom('serviceRequest')
    .leftJoin('customer', 'customer.id', 'serviceRequest.customerId')
    .select(['serviceRequest.id', 'content', 'serviceWanted', 'address', 'productText', 'contactName', 'customerName'])
    .where('serviceRequest.id', '>', after)
    .where('customer.erasedAt', 'is', null)
    .orderBy('serviceRequest.id')
    .limit(limit)
    .execute();
}
