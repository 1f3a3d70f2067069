import type { ImportProblem } from '../../../shared/imports.ts';
import { findKnown } from './archive-known.ts';
import { readArchiveRow } from './archive-row.ts';
import type { ArchiveRow } from './archive-row.ts';
import { resolveArchive } from './archive-resolve.ts';
import { writeCustomers } from './archive-write.ts';
import type { ImportPlan } from './import-plan.ts';

const customersAtOnce = 250;

/** The archive: who the customers are, what they bought and built, and until when it is under warranty. */
export const archivePlan: ImportPlan<ArchiveRow> = {
  target: 'customers',
  // With a number of their own, customers need no phone on each row.
  required: (mapping) => (typeof mapping['customerNo'] === 'number' ? ['name'] : ['name', 'phone']),
  filled: ['name'],
  read: readArchiveRow,
  async resolve(db, rows, tell) {
    const known = await findKnown(
      db,
      rows.map(({ value }) => value),
    );
    const errors: ImportProblem[] = [];
    const { customers, ...plan } = resolveArchive(rows, known, ({ row }, ...problem) => errors.push(tell(row, ...problem)));
    const total = plan.created + plan.updated;
    return {
      ...plan,
      errors: errors.toSorted((a, b) => a.row - b.row),
      duplicates: [],
      async write(tx, about) {
        for (let start = 0; start < customers.length; start += customersAtOnce) {
          await about.step(Math.round((total * start) / customers.length));
          await writeCustomers(tx, customers.slice(start, start + customersAtOnce), { ...about, source: about.fileName });
        }
        await about.step(total);
      },
    };
  },
};
