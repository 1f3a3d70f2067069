import { prepared } from '../../db/prepared.ts';

/** A customer's engineer and the representative of the region, as far as they are technicians at work. */
export const preassignedOf = prepared((db, customerId: number) =>
  db
    .selectFrom('customer')
    .leftJoin('staff as engineer', (join) =>
      join.onRef('engineer.id', '=', 'customer.engineerId').on('engineer.isActive', '=', 1).on('engineer.isTechnician', '=', 1),
    )
    .leftJoin('region', 'region.name', 'customer.region')
    .leftJoin('staff as representative', (join) =>
      join
        .onRef('representative.id', '=', 'region.representativeId')
        .on('representative.isActive', '=', 1)
        .on('representative.isTechnician', '=', 1),
    )
    .select([
      'engineer.id as engineerId',
      'engineer.name as engineerName',
      'representative.id as representativeId',
      'representative.name as representativeName',
    ])
    .where('customer.id', '=', customerId),
);
