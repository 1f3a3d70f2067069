import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useParams } from 'react-router';
import type { OldPartView } from '../../../shared/old-parts.ts';
import type { TimelineEntry } from '../../../shared/settings.ts';
import { useTRPC } from '../../api.ts';
import { AttachmentsSection } from '../../components/attachments/attachments-section.tsx';
import { DetailPage, Facts, Section } from '../../components/detail-page.tsx';
import { NotFoundPage } from '../../components/frame/error-page.tsx';
import { Money } from '../../components/money.tsx';
import { ConsignmentsSection } from '../../components/purchasing/consignments-section.tsx';
import { ClaimStateChip, OldPartStateChip, useOldPartText } from '../../components/old-parts/old-part-marks.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { When } from '../../components/when.tsx';
import { dynamicText } from '../../message-key.ts';
import { useCan } from '../../session.tsx';
import { OldPartDialogs } from './old-part-dialogs.tsx';
import type { OldPartDialog } from './use-old-part-commands.ts';
import { useOldPartCommands } from './use-old-part-commands.ts';

/** One old part: what it replaced, where it is, its claim, and who did what. */
export function OldPartPage(): ReactNode {
  const id = Number(useParams()['id']);
  return Number.isSafeInteger(id) && id > 0 ? <OneOldPart key={id} id={id} /> : <NotFoundPage />;
}

function OneOldPart({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation('oldParts');
  const query = useQuery(useTRPC().oldParts.get.queryOptions({ id }));
  const [dialog, open] = useState<OldPartDialog>();
  const commands = useOldPartCommands(open);
  // what went through JSON is what the host sent: values of unknown kinds in the history
  const row = query.data as unknown as OldPartView | undefined;
  return (
    <>
      <DetailPage<OldPartView>
        query={{ ...query, data: row }}
        backTo="/old-parts"
        title={(view) => view.itemName}
        chip={(view) => <OldPartStateChip row={view} />}
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
            <About row={view} />
            <Claim row={view} />
            <ConsignmentsSection
              of={{ oldPartId: view.id }}
              isAlwaysShown={view.state === 'returnedToMaker'}
              start={{
                direction: 'back',
                party: view.supplierName ?? '',
                what: `${view.itemName} ${view.qty} ${view.unit}`,
                trackingNo: view.claim?.consignmentNo ?? '',
              }}
            />
            <AttachmentsSection subject="oldPart" subjectId={view.id} title={t('page.photos')} />
          </>
        )}
      </DetailPage>
      {row && dialog && <OldPartDialogs dialog={dialog} row={row} onClose={() => open(undefined)} />}
    </>
  );
}

function Subtitle({ row }: { readonly row: OldPartView }): ReactNode {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <Link component={RouterLink} to={`/work-orders/${row.workOrderId}`}>
        {row.workOrderNo}
      </Link>
      <span>{`${row.qty} ${row.unit}`}</span>
      {row.staffName && <span>{row.staffName}</span>}
    </Box>
  );
}

function About({ row }: { readonly row: OldPartView }): ReactNode {
  const { t } = useTranslation('oldParts');
  const allowed = useCan();
  const said = useOldPartText()({ ...row, condition: '' });
  const isDone = row.state !== 'awaited' && row.state !== 'received';
  return (
    <Section title={t('page.facts')}>
      <Facts
        items={[
          [
            t('field.part'),
            <Link key="part" component={RouterLink} to={`/parts/${row.itemId}`}>
              {`${row.itemCode} ${row.itemName}`}
            </Link>,
          ],
          [t('field.qty'), `${row.qty} ${row.unit}`],
          [t('field.technician'), row.staffName],
          [t('field.issuedAt'), <When key="issued" at={row.issuedAt} />],
          [t('field.dueAt'), <When key="due" at={row.dueAt} />],
          [t('field.wish'), [t(`wish.${row.wish}`), row.isShown && t('shown')].filter(Boolean).join(' · ')],
          [t('field.condition'), row.condition],
          ...(said === '' ? [] : [[t('field.text'), said] as const]),
          ...(row.lotNo === '' ? [] : [[t('field.lotNo'), row.lotNo] as const]),
          ...(row.receivedAt === null
            ? []
            : [
                [t('field.receivedAt'), <When key="received" at={row.receivedAt} />] as const,
                [t('field.receivedBy'), row.receivedByName] as const,
                [
                  t('field.note'),
                  allowed('print.documents') && row.receiptDocumentId !== null ? (
                    <Link key="note" component={RouterLink} to={`/print/old-parts?id=${row.receiptDocumentId}`}>
                      {row.receiptNo}
                    </Link>
                  ) : (
                    row.receiptNo
                  ),
                ] as const,
              ]),
          ...(isDone
            ? [[t('field.settledBy'), row.stateByName] as const, [t('field.settledAt'), <When key="settled" at={row.stateAt} />] as const]
            : []),
          ...(row.stockItemId === null
            ? []
            : [
                [
                  t('field.stockItem'),
                  <Link key="stock" component={RouterLink} to={`/parts/${row.stockItemId}`}>
                    {row.stockItemCode}
                  </Link>,
                ] as const,
              ]),
          ...(row.amountFen > 0
            ? [[t(row.state === 'sold' ? 'field.amount' : 'field.cost'), <Money key="amount" fen={row.amountFen} />] as const]
            : []),
        ]}
      />
    </Section>
  );
}

function Claim({ row: { claim } }: { readonly row: OldPartView }): ReactNode {
  const { t } = useTranslation('oldParts');
  if (!claim) return null;
  return (
    <Section title={t('page.claim')} actions={<ClaimStateChip row={claim} />}>
      <Facts
        items={[
          [
            t('field.supplier'),
            <Link key="supplier" component={RouterLink} to={`/suppliers/${claim.supplierId}`}>
              {claim.supplierName}
            </Link>,
          ],
          ...(claim.supplierCaseId === null
            ? []
            : [
                [
                  t('field.supplierCase'),
                  <Link key="case" component={RouterLink} to={`/suppliers/cases/${claim.supplierCaseId}`}>
                    {claim.supplierCaseNo}
                  </Link>,
                ] as const,
              ]),
          [t('field.dueOn'), claim.dueOn],
          [t('field.claimNote'), claim.note],
          ...(claim.sentAt === null
            ? []
            : [
                [t('field.sentAt'), <When key="sent" at={claim.sentAt} />] as const,
                [t('field.consignmentNo'), claim.consignmentNo] as const,
              ]),
          ...(claim.answeredAt === null
            ? []
            : [
                [t('field.answeredAt'), <When key="answered" at={claim.answeredAt} />] as const,
                [t('field.answer'), claim.answer] as const,
                [t('field.creditedFen'), <Money key="credited" fen={claim.creditedFen} />] as const,
              ]),
        ]}
      />
    </Section>
  );
}

function History({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { t, i18n } = useTranslation('oldParts');
  if (entries.length === 0) return <Typography>—</Typography>;
  const items = entries.map(({ id, at, kind, userName, data }) => ({
    id,
    at,
    title: i18n.exists(`oldParts:event.${kind}`)
      ? dynamicText(i18n, `oldParts:event.${kind}`, data as Readonly<Record<string, string>>)
      : kind,
    who: userName ?? undefined,
    detail: typeof data['reason'] === 'string' ? data['reason'] : '',
  }));
  return <Timeline label={t('page.timeline')} items={items.reverse()} />;
}
