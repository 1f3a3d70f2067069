import type { Generated } from 'kysely';
import type { IncidentState } from '../../../shared/incident-lifecycle.ts';
import type { IncidentSource } from '../../../shared/incidents.ts';

/** Incident form 问题跟踪调查处置单 (B-13, SM-04). Never deleted. */
export interface IncidentTable {
  id: Generated<number>;
  no: string;
  source: IncidentSource;
  requestId: number | null;
  workOrderId: number | null;
  projectId: number | null;
  state: IncidentState;
  stateAt: number;
  facts: string;
  visitPlannedAt: number;
  visitedAt: number | null;
  /** Told that the time of the visit has passed. */
  visitMissedAt: number | null;
  firstOpinion: string;
  investigation: string;
  cause: string;
  appraisal: string;
  opinion: string;
  /** 异常情况记录, of quality cases (R-000-38). */
  abnormalRecord: string;
  instruction: string;
  instructedBy: number | null;
  instructedAt: number | null;
  closing: string;
  closedBy: number | null;
  closedAt: number | null;
  createdAt: number;
  createdBy: number;
  version: number;
}

export interface IncidentActionTable {
  id: Generated<number>;
  incidentId: number;
  text: string;
  /** Staff. */
  ownerId: number;
  dueOn: string;
  /** Told that its day has passed. */
  lateToldAt: number | null;
  doneAt: number | null;
  doneBy: number | null;
  result: string;
  createdAt: number;
  createdBy: number;
}
