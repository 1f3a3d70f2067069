import type { Role } from '../../shared/roles.ts';
import { createFormInput, decideFormInput } from '../../shared/feedback-forms.ts';
import { reportIncidentInput } from '../../shared/incidents.ts';
import { loginOf, shopPassword } from '../support/demo-shop.ts';
import { picture } from '../support/photo.ts';
import { httpSeat } from '../support/seats.ts';

const hour = 3_600_000;
const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** Somebody of the demo shop over HTTP. */
export async function seatOf(address: string, role: Role) {
  const { client, cookie } = httpSeat(address);
  await client.auth.signIn.mutate({ loginName: loginOf(role), password: shopPassword, seat: '打印测试' });
  return { client, cookie, address };
}
type Seat = Awaited<ReturnType<typeof seatOf>>;

/** A photo of a record, with its caption. */
export async function addPhoto(
  { client, cookie, address }: Seat,
  subject: 'feedbackForm' | 'incident',
  id: number,
  caption: string,
): Promise<void> {
  const query = new URLSearchParams({ subject, subjectId: String(id), name: 'site.png', key: crypto.randomUUID() });
  const answer = await fetch(`${address}/files?${query}`, {
    method: 'POST',
    headers: { cookie: cookie(), origin: new URL(address).origin, 'x-counter': '1', 'content-type': 'application/octet-stream' },
    body: new Uint8Array(picture(320, 240)),
  });
  if (!answer.ok) throw new Error(`the photo was refused: ${answer.status} ${await answer.text()}`);
  const { rows } = await client.attachments.of.query({ subject, subjectId: id });
  const last = rows.at(-1);
  if (last) await client.attachments.describe.mutate(send({ id: last.id, caption }));
}

/** A feedback form of a request: appraised, decided, agreed with the customer. */
export async function decidedForm(seat: Seat, requestId: number, fault: string): Promise<number> {
  const { client } = seat;
  const now = Date.now();
  const { id } = await client.feedbackForms.create.mutate(
    send(
      createFormInput.parse({
        requestId,
        kind: 'specialPart',
        reporterName: '王建国',
        receivedAt: now - hour,
        goods: '真皮沙发 S-201 三人位',
        fault,
        needs: [{ kind: 'specialPart', what: '电动推杆', quantity: 2 }],
        details: '推杆异响，升降到一半卡住',
        opinion: '换推杆',
      }),
    ),
  );
  const at = async () => {
    const { version } = await client.feedbackForms.get.query({ id });
    return { id, version };
  };
  await client.feedbackForms.appraise.mutate(
    send({ ...(await at()), result: '推杆齿条磨损，属质量问题', at: now - hour / 2, isSupervisorThere: true, opinion: '同意更换推杆' }),
  );
  await client.feedbackForms.decide.mutate(send(decideFormInput.parse({ ...(await at()), decision: 'specialPart', note: '向工厂订推杆' })));
  await client.feedbackForms.agree.mutate(send({ ...(await at()), at: now, how: 'phone' as const, text: '同意等十天换推杆，不收费' }));
  return id;
}

/** A major incident, signed by supervisor and manager, with the general manager's instruction and an action. */
export async function instructedIncident(address: string, requestId: number, investigation: string): Promise<number> {
  const supervisor = await seatOf(address, 'supervisor');
  const manager = await seatOf(address, 'serviceManager');
  const general = await seatOf(address, 'generalManager');
  const facts = '整批柜门起泡，客户拒绝验收';
  const { id } = await supervisor.client.incidents.report.mutate(
    send(
      reportIncidentInput.parse({
        source: 'complaint',
        requestId,
        facts,
        visitPlannedAt: Date.now() + hour,
        firstOpinion: '先停装，换样板比对',
      }),
    ),
  );
  const at = async () => {
    const { version } = await supervisor.client.incidents.get.query({ id });
    return { id, version };
  };
  await supervisor.client.incidents.visit.mutate(send({ ...(await at()), at: Date.now(), note: '' }));
  await supervisor.client.incidents.write.mutate(
    send({
      ...(await at()),
      facts,
      investigation,
      cause: '压贴胶水不合格',
      appraisal: '产品质量问题，非安装造成',
      opinion: '整批更换，工厂承担费用',
      abnormalRecord: '',
    }),
  );
  await supervisor.client.incidents.submit.mutate(send(await at()));
  for (const { client } of [supervisor, manager]) await client.incidents.sign.mutate(send({ ...(await at()), note: '' }));
  await supervisor.client.incidents.file.mutate(send(await at()));
  await general.client.incidents.instruct.mutate(send({ ...(await at()), instruction: '一周内换完，向客户当面致歉' }));
  const [owner] = (await supervisor.client.staff.list.query()).filter(({ isActive }) => isActive);
  if (!owner) throw new Error('nobody for the action');
  await supervisor.client.incidents.addAction.mutate(
    send({ ...(await at()), text: '联系工厂重做柜门并跟踪发货', ownerId: owner.id, dueOn: '2099-12-31' }),
  );
  return id;
}
