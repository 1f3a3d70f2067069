import {
  fileIncident,
  signIncident,
  submitIncident,
  visitIncident,
  writeIncident,
} from '../../electron/features/incidents/incident-appraisal.service.ts';
import { reportIncident } from '../../electron/features/incidents/incident-report.service.ts';
import { viewIncident } from '../../electron/features/incidents/incidents.service.ts';
import { reportIncidentInput } from '../../shared/incidents.ts';
import type { ReportIncidentInput } from '../../shared/incidents.ts';
import type { Role } from '../../shared/roles.ts';
import type { Shop } from './shop.ts';

const hour = 3_600_000;

export async function report(shop: Shop, changes: Partial<ReportIncidentInput> = {}, by: Role = 'supervisor') {
  const input = reportIncidentInput.parse({
    source: 'complaint',
    facts: '整批柜门起泡，客户拒绝验收',
    visitPlannedAt: shop.clock.now + hour,
    firstOpinion: '先停装，换样板比对',
    ...changes,
  });
  return reportIncident(shop.as(by), input);
}

/** The incident as the user who acts next sees it. */
export async function seen(shop: Shop, id: number) {
  const { version } = await viewIncident(shop.as('supervisor'), { id });
  return { id, version };
}

export const findings = {
  facts: '整批柜门起泡，客户拒绝验收',
  investigation: '现场抽查十二扇，九扇起泡',
  cause: '压贴胶水不合格',
  appraisal: '产品质量问题，非安装造成',
  opinion: '整批更换，工厂承担费用',
  abnormalRecord: '到货时外包装完好',
};

/** Visited, written and laid before the signers. */
export async function submitted(shop: Shop, id: number): Promise<void> {
  await visitIncident(shop.as('supervisor'), { ...(await seen(shop, id)), at: shop.clock.now, note: '' });
  await writeIncident(shop.as('supervisor'), { ...(await seen(shop, id)), ...findings });
  await submitIncident(shop.as('supervisor'), await seen(shop, id));
}

/** Signed by these in turn. */
export async function signedBy(shop: Shop, id: number, ...roles: readonly Role[]): Promise<void> {
  for (const role of roles) await signIncident(shop.as(role), { ...(await seen(shop, id)), note: '' });
}

/** With the general manager. */
export async function filed(shop: Shop, id: number): Promise<void> {
  await submitted(shop, id);
  await signedBy(shop, id, 'supervisor', 'serviceManager');
  await fileIncident(shop.as('supervisor'), await seen(shop, id));
}
