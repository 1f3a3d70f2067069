import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { SupplierCaseListRow, SupplierSubject } from '../../../shared/suppliers.ts';
import { useTRPC } from '../../api.ts';
import { useCan } from '../../session.tsx';
import { tabular } from '../../theme.ts';
import { Section } from '../detail-page.tsx';
import { ErrorState } from '../error-state.tsx';
import { When } from '../when.tsx';
import { CaseStateChip, GoodsChip } from './case-marks.tsx';
import { SendCaseDialog } from './send-case-dialog.tsx';
import type { SendCaseDialogProps } from './send-case-dialog.tsx';

interface CasesSectionProps {
  /** Whose cases: of a request, of another document, of a supplier. */
  readonly of: {
    readonly requestId?: number;
    readonly subject?: SupplierSubject;
    readonly subjectId?: number;
    readonly supplierId?: number;
  };
  /** From here one can be sent; without it, only read. */
  readonly send?: Pick<SendCaseDialogProps, 'about' | 'start'> | undefined;
  /** Shown even when there is nothing and nothing can be sent. */
  readonly isAlwaysShown?: boolean;
}

/** On the page of a document or a supplier: the cases, how far they are, what is on its way, and a new one. */
export function CasesSection({ of, send, isAlwaysShown = false }: CasesSectionProps): ReactNode {
  const { t } = useTranslation('suppliers');
  const allowed = useCan();
  const mayRead = allowed('suppliers.read');
  const query = useQuery(useTRPC().supplierCases.list.queryOptions({ show: 'all', ...of, limit: 50 }, { enabled: mayRead }));
  const [isSending, begin] = useState(false);
  if (!mayRead) return null;
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return null;
  const maySend = send !== undefined && allowed('suppliers.manage');
  const rows = query.data.rows.toSorted((one, other) => other.id - one.id);
  if (rows.length === 0 && !maySend && !isAlwaysShown) return null;
  return (
    <Section
      title={of.supplierId === undefined ? t('section.title') : t('page.cases')}
      actions={
        maySend && (
          <Button variant="outlined" onClick={() => begin(true)}>
            {t('section.send')}
          </Button>
        )
      }
    >
      {rows.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{t(of.supplierId === undefined ? 'section.none' : 'page.noCases')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {rows.map((row) => (
          <CaseLine key={row.id} row={row} isOfSupplier={of.supplierId !== undefined} />
        ))}
      </Box>
      {isSending && send && <SendCaseDialog {...send} onClose={() => begin(false)} />}
    </Section>
  );
}

function CaseLine({ row, isOfSupplier }: { readonly row: SupplierCaseListRow; readonly isOfSupplier: boolean }): ReactNode {
  const { t } = useTranslation('suppliers');
  return (
    <li>
      <Box sx={lineStyle}>
        <Link component={RouterLink} to={`/suppliers/cases/${row.id}`} sx={{ ...tabular, fontWeight: 600, whiteSpace: 'nowrap' }}>
          {row.no}
        </Link>
        <CaseStateChip row={row} />
        {!isOfSupplier && <span>{row.supplierName}</span>}
        {isOfSupplier && row.requestNo && <span>{row.requestNo}</span>}
        {row.state === 'sent' && (
          <Typography component="span" variant="body2" sx={{ color: row.isLate ? 'error.main' : 'text.secondary' }}>
            {t('field.answerDueAt')} <When at={row.answerDueAt} />
          </Typography>
        )}
        {row.visitAt !== null && row.state === 'answered' && (
          <span>
            {t('field.visitAt')} <When at={row.visitAt} />
          </span>
        )}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {row.answer ? t('page.answered', { text: row.answer }) : row.what}
      </Typography>
      {row.goods.map((goods) => (
        <Box key={goods.id} sx={lineStyle}>
          <GoodsChip goods={goods} />
          <span>
            {goods.what} {goods.quantity}
          </span>
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            {goods.arrivedAt === null ? (
              `${t('field.expectedOn')} ${goods.expectedOn}`
            ) : (
              <>
                {t('field.arrivedAt')} <When at={goods.arrivedAt} />
              </>
            )}
          </Typography>
        </Box>
      ))}
    </li>
  );
}

const lineStyle = { display: 'flex', gap: 1.25, alignItems: 'center', flexWrap: 'wrap' } as const;
