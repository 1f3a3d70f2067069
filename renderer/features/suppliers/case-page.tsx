import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { SupplierCaseView } from '../../../shared/suppliers.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { useTRPC } from '../../api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { ConsignmentsSection } from '../../components/purchasing/consignments-section.tsx';
import { CaseStateChip, GoodsChip } from '../../components/supplier/case-marks.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import { useCan } from '../../session.tsx';
import { CaseDialogs } from './case-dialogs.tsx';
import type { CaseDialog } from './case-dialogs.tsx';
import { useCaseCommands } from './use-case-commands.ts';

/** One case with a supplier: what they were told, what they say, and the goods that come. */
export function SupplierCasePage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneCase key={id} id={id} /> : <NotFoundPage />;
}

function OneCase({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('suppliers');
  const query = useQuery(useTRPC().supplierCases.get.queryOptions({ id }));
  const [dialog, setDialog] = useState<CaseDialog>();
  const commands = useCaseCommands(setDialog);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const row = query.data as unknown as SupplierCaseView | undefined;
  return (
    <>
      <DetailPage<SupplierCaseView>
        query={{ ...query, data: row }}
        backTo="/suppliers/cases"
        title={(view) => view.no}
        chip={(view) => <CaseStateChip row={view} />}
        subtitle={(view) => <Subtitle row={view} />}
        commands={commands}
        aside={(view) => (
          <Section title={t('page.timeline')}>
            <History entries={view.timeline} />
          </Section>
        )}
      >
        {(view) => (
          <>
            <Told row={view} />
            <Goods row={view} />
            <ConsignmentsSection
              of={{ supplierCaseId: view.id }}
              start={{ direction: 'back', party: view.supplierName, what: view.what.slice(0, 200) }}
              isAlwaysShown
            />
          </>
        )}
      </DetailPage>
      {row && dialog && <CaseDialogs dialog={dialog} row={row} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function Subtitle({ row }: { readonly row: SupplierCaseView }): ReactNode {
  const { t } = useTranslation('suppliers');
  const allowed = useCan();
  const supplier = useQuery(useTRPC().suppliers.get.queryOptions({ id: row.supplierId })).data;
  const { subject, subjectId, subjectNo } = row;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <Link component={RouterLink} to={`/suppliers/${row.supplierId}`}>
        {row.supplierName}
      </Link>
      {supplier && <span>{[supplier.contactName, supplier.phone].filter(Boolean).join(' ')}</span>}
      {row.requestId !== null && allowed('requests.read') && (
        <Link component={RouterLink} to={`/requests/${row.requestId}`}>
          {t('subject.request')} {row.requestNo}
        </Link>
      )}
      {subject === 'feedbackForm' && allowed('feedbackForms.read') && (
        <Link component={RouterLink} to={`/feedback-forms/${subjectId}`}>
          {t('subject.feedbackForm')} {subjectNo}
        </Link>
      )}
      {subject === 'repairCase' && allowed('repairCases.read') && (
        <Link component={RouterLink} to={`/repair-cases/${subjectId}`}>
          {t('subject.repairCase')} {subjectNo}
        </Link>
      )}
    </Box>
  );
}

function Told({ row }: { readonly row: SupplierCaseView }): ReactNode {
  const { t } = useTranslation('suppliers');
  return (
    <Section title={t('page.told')}>
      <Facts
        items={[
          [t('field.what'), row.what],
          [t('field.way'), t(`way.${row.way}`)],
          [t('field.sentAt'), <When key="sent" at={row.sentAt} />],
          [t('field.sentBy'), row.sentByName],
          [t('field.answerDueAt'), <When key="due" at={row.answerDueAt} />],
          [t('field.answeredAt'), row.answeredAt !== null && <When key="answered" at={row.answeredAt} />],
          ...(row.visitAt === null ? [] : [[t('field.visitAt'), <When key="visit" at={row.visitAt} />] as const]),
          [t('field.answer'), row.answer],
          ...(row.endReason ? [[t('field.endReason'), row.endReason] as const] : []),
        ]}
      />
    </Section>
  );
}

function Goods({ row }: { readonly row: SupplierCaseView }): ReactNode {
  const { t } = useTranslation('suppliers');
  return (
    <Section title={t('goods.title')}>
      {row.goods.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('goods.none')}</Typography>
      ) : (
        <DataTable
          label={t('goods.title')}
          rows={row.goods}
          rowKey={({ id }) => id}
          columns={[
            { key: 'state', label: t('field.goodsState'), render: (goods) => <GoodsChip goods={goods} /> },
            { key: 'what', label: t('field.goodsWhat'), render: ({ what }) => what },
            { key: 'quantity', label: t('field.quantity'), render: ({ quantity }) => quantity },
            { key: 'shipped', label: t('field.shippedOn'), render: ({ shippedOn }) => shippedOn },
            {
              key: 'carrier',
              label: t('field.carrier'),
              render: ({ carrier, trackingNo }) => [carrier, trackingNo].filter(Boolean).join(' '),
            },
            { key: 'expected', label: t('field.expectedOn'), render: ({ expectedOn }) => expectedOn },
            {
              key: 'arrived',
              label: t('field.arrivedAt'),
              render: ({ arrivedAt, receivedByName, remarks }) =>
                arrivedAt !== null && (
                  <>
                    <When at={arrivedAt} /> {[receivedByName, remarks].filter(Boolean).join(' · ')}
                  </>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function History({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation('suppliers');
  const items = entries.map(({ id, at, kind, userName, data }) => ({
    id,
    at,
    title: i18n.exists(`suppliers:event.${kind}`) ? dynamicText(i18n, `suppliers:event.${kind}`) : kind,
    who: userName ?? undefined,
    detail: typeof data['supplier'] === 'string' ? data['supplier'] : '',
  }));
  return <Timeline label={t('page.timeline')} items={items.reverse()} />;
}
