import type { Insertable } from 'kysely';
import type { RepairCaseTable } from '../../db/schema/repairs.ts';

type Given = 'no' | 'requestId' | 'ownerName' | 'phone' | 'address' | 'content' | 'wish' | 'warrantyNote' | 'createdBy' | 'createdAt';

/** A case of which nothing is known yet but what the call said. */
export function newRepair(given: Pick<RepairCaseTable, Given>): Insertable<RepairCaseTable> {
  return {
    ...given,
    serviceNo: '',
    state: 'called',
    stateAt: given.createdAt,
    warrantyResult: '',
    warrantyCheckedBy: null,
    warrantyCheckedAt: null,
    secondCheckBy: null,
    secondCheckAt: null,
    secondCheckResult: '',
    secondCheckNote: '',
    siteSeenAt: null,
    cause: '',
    causeNote: '',
    helpPlan: '',
    explainedAt: null,
    supplierName: '',
    supplierToldAt: null,
    supplierComesAt: null,
    isCompared: 0,
    totalFen: 0,
    reviewedBy: null,
    reviewedAt: null,
    officeBy: null,
    officeAt: null,
    officeOpinion: '',
    ownerAgreedAt: null,
    ownerAgreedHow: '',
    teamName: '',
    teamAt: null,
    teamContactedAt: null,
    completedAt: null,
    cardSignedAt: null,
    satisfaction: '',
    version: 1,
  };
}
